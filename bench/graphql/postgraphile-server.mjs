// PostGraphile 5 as one would run it in production on the same tables. Started by graphql.mjs on Node 22.
import { createServer } from 'node:http';
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { grafserv } from 'grafserv/node';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeJSONPgSmartTagsPlugin } from 'postgraphile/utils';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import { answer, input } from '../lib/in-child.mjs';

const { apiUrl, poolSize } = await input();

/** The tables have no foreign keys, since files may arrive in any order: PostGraphile is told what refers to what. */
const relations = makeJSONPgSmartTagsPlugin({
  version: 1,
  config: {
    class: {
      payment: {
        tags: {
          foreignKey: [
            '(payee_id) references payee (id)|@fieldName payee|@foreignFieldName payments',
            '(indicator_id) references indicator (id)|@fieldName indicator|@foreignFieldName payments',
            '(fund_id) references fund (id)|@fieldName fund|@foreignFieldName payments',
          ],
        },
      },
      warning: {
        tags: { foreignKey: ['(subject_id) references payee (id)|@fieldName payee|@foreignFieldName warnings'] },
      },
    },
  },
});

/** What pg-aggregates lacks for a table by month: whole months of a date, and a count that is not `count(distinct …)`. */
const monthsAndCounts = {
  name: 'MonthsAndCountsPlugin',
  version: '1.0.0',
  after: ['PgAggregatesSpecsPlugin'],
  schema: {
    hooks: {
      build(build) {
        const {
          sql,
          dataplanPg: { TYPES },
        } = build;
        build.pgAggregateSpecs.push({
          id: 'count',
          humanLabel: 'count',
          HumanLabel: 'Count',
          isSuitableType: (codec) => codec === TYPES.bigint,
          sqlAggregateWrap: (column) => sql`count(${column})`,
          pgTypeCodecModifier: () => TYPES.bigint,
        });
        build.pgAggregateGroupBySpecs.push({
          id: 'truncated-to-month',
          isSuitableType: (codec) => codec === TYPES.date,
          // Through `timestamp`: a date made a `timestamptz` looks up the time zone for each row.
          sqlWrap: (column) => sql`date_trunc('month', ${column}::timestamp)::date`,
          sqlWrapCodec: () => TYPES.date,
        });
        return build;
      },
    },
  },
};

const pool = new pg.Pool({ connectionString: apiUrl, max: poolSize, options: '-c timezone=Asia/Shanghai' });
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  plugins: [relations, monthsAndCounts],
  // Without it every column can be filtered and grouped by, not only those that an index begins with.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ pool, schemas: ['public'], pubsub: false })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, maxRequestLength: 256 * 1024 },
  grafast: {
    explain: false,
    // Whose eyes: the caller is believed, which costs less than checking a token and the user's grant.
    context: (request) => ({
      pgSettings: JSON.parse(request.node.req.headers['x-principal']),
    }),
  },
});
const server = createServer();
server.on('error', (error) => {
  throw error;
});
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => answer({ url: `http://127.0.0.1:${server.address().port}/graphql` }));
