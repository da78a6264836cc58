import pg from 'pg';
import { type OpenSql, PIECE_ROWS, type Piece, type SqlSettings, WATERMARK } from './dialect.js';
import { sqlError } from './sql-error.js';

const CONNECT_MS = 20_000;

/** What is text in Postgres stays as it is written; what feeds expect otherwise is put so. */
const written = new Map<number, (text: string) => string>([
  [pg.types.builtins.BOOL, (text) => (text === 't' ? 'true' : 'false')],
  [pg.types.builtins.TIMESTAMPTZ, (text) => text.replace(/[+-]\d\d$/, '$&:00')],
]);
const types = { getTypeParser: ((oid: number) => written.get(oid) ?? String) as typeof pg.types.getTypeParser };

/** Postgres: a cursor in a read-only transaction. */
export const openPostgres: OpenSql = async (settings, secret) => {
  const { host, port, database, user, tls } = settings;
  const client = new pg.Client({
    host,
    port: port ?? 5432,
    database,
    user,
    password: await secret(settings.password),
    ssl: tls === 'verify',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'qingqu',
    options: '-c timezone=Asia/Shanghai -c datestyle=ISO -c default_transaction_read_only=on',
    types,
  });
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    throw sqlError(settings, error);
  });
  return {
    async *pull(from) {
      try {
        yield* pull(client, settings, from);
      } catch (error) {
        throw sqlError(settings, error as Error);
      }
    },
    close: () => client.end(),
  };
};

async function* pull(client: pg.Client, settings: SqlSettings, from: string | undefined): AsyncIterable<Piece> {
  await client.query('begin isolation level repeatable read, read only');
  const { text, values } = statement(settings, from);
  await client.query(`declare pull no scroll cursor for ${text}`, values);
  for (;;) {
    const { rows, fields } = await client.query<(string | null)[]>({
      text: `fetch ${PIECE_ROWS} from pull`,
      rowMode: 'array',
    });
    yield { columns: fields.slice(0, -1).map(({ name }) => name), rows };
    if (rows.length < PIECE_ROWS) break;
  }
  await client.query('commit');
}

function statement({ query, watermark, lag }: SqlSettings, from: string | undefined) {
  const column = `q.${pg.escapeIdentifier(watermark)}`;
  const conditions = [
    ...(from === undefined ? [] : [`${column} >= $1`]),
    ...(lag === undefined ? [] : [`${column} <= clock_timestamp() - interval '${lag} seconds'`]),
  ];
  return {
    text: `select q.*, ${column}::text as ${WATERMARK} from (${query}) q ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${column}`,
    values: from === undefined ? [] : [from],
  };
}
