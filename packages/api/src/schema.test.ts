import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as tables from '@qingqu/schema';
import { businessTables } from '@qingqu/schema';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, validateSchema } from 'graphql';
import { entities } from './entities/index.js';
import { apiSchema, printApiSchema } from './graphql/schema.js';
import { businessEntity, entity, field, one } from './model/entity.js';
import { registry } from './model/registry.js';

const root = join(__dirname, '../../..');
const all = [...entities.values()];

describe('the schema', () => {
  it('is the committed one', () => {
    const committed = readFileSync(join(root, 'schema/schema.graphql'), 'utf8');
    if (committed !== printApiSchema())
      throw new Error(
        'schema/schema.graphql differs from what the API serves. Look at the change, then: npm run build && node packages/api/dist/print-schema.js schema/schema.graphql',
      );
  });

  it('is valid', () => {
    expect(validateSchema(apiSchema())).toEqual([]);
  });

  it('describes every type, field, argument and value', () => {
    const undescribed: string[] = [];
    for (const type of Object.values(apiSchema().getTypeMap())) {
      if (type.name.startsWith('__') || ['Query', 'Mutation', 'Subscription'].includes(type.name)) continue;
      if (!type.description) undescribed.push(type.name);
    }
    for (const type of Object.values(apiSchema().getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      if (isEnumType(type))
        for (const value of type.getValues()) if (!value.description) undescribed.push(`${type.name}.${value.name}`);
      if (isInputObjectType(type))
        for (const each of Object.values(type.getFields()))
          if (!each.description) undescribed.push(`${type.name}.${each.name}`);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const each of Object.values(type.getFields())) {
        if (!each.description) undescribed.push(`${type.name}.${each.name}`);
        for (const arg of each.args) if (!arg.description) undescribed.push(`${type.name}.${each.name}(${arg.name})`);
      }
    }
    expect(undescribed).toEqual([]);
  });

  it('shows every business table, and no sealed value', () => {
    const shown = new Set(all.map((each) => each.table));
    expect([...businessTables.keys()].filter((table) => !shown.has(table))).toEqual([]);
    const columns = all.flatMap((each) =>
      Object.values(each.members).flatMap((member) => (member.kind === 'field' ? [member.column] : [])),
    );
    expect(
      columns.filter((column) => /_sealed$|password_hash|former_hashes|recovery_hashes|token_hash/.test(column)),
    ).toEqual([]);
  });

  it('lets every relation be walked both ways', () => {
    const oneWay = all.flatMap((each) =>
      Object.entries(each.members).flatMap(([name, member]) =>
        member.kind === 'one' && !member.inverse ? [`${each.name}.${name}`] : [],
      ),
    );
    // A batch holds records of one feed; they are found by filtering that feed's list by the batch.
    expect(oneWay.filter((name) => !name.endsWith('.batch'))).toEqual([]);
  });
});

describe('a description that contradicts itself is refused', () => {
  const members = { code: field(tables.fund.code, 'Code.') };
  const spec = { plural: 'things', about: 'Things.', members };

  it.each([
    [
      'a relation that leads nowhere',
      () =>
        registry([
          entity('Thing', tables.fund, {
            ...spec,
            members: { next: one('Nowhere', tables.fund.fileId, { about: 'x' }) },
          }),
        ]),
      /Thing\.next leads to Nowhere/,
    ],
    [
      'an order by what is no field',
      () => registry([entity('Thing', tables.fund, { ...spec, order: [{ field: 'colour', descending: false }] })]),
      /its order names colour/,
    ],
    [
      'two entities of one name',
      () => registry([businessEntity('Thing', tables.fund, spec), businessEntity('Thing', tables.fund, spec)]),
      /share a name/,
    ],
  ])('%s', (_, describe_, message) => {
    expect(describe_).toThrow(message);
  });
});

describe('the built package', () => {
  // The tests run as CommonJS, the product as ES modules; there, two copies of graphql would refuse each other's types.
  const built = join(root, 'packages/api/dist/print-schema.js');
  (existsSync(built) ? it : it.skip)('runs under plain node, with one copy of graphql', () => {
    const script = `
      import { createServer } from 'node:net';
      import { apiPool } from '@qingqu/schema';
      import { createApi, issueToken } from '@qingqu/api';
      const authKey = Buffer.alloc(32, 1);
      const log = { info() {}, warn() {}, error: (details) => console.error(JSON.stringify(details)) };
      const pool = apiPool('postgres://x@127.0.0.1:1/x');
      const api = await createApi({ pool, authKey, mode: 'development', now: () => new Date(), log });
      const url = await api.app.listen({ port: 0, host: '127.0.0.1' });
      const ask = async (query, headers = {}) => {
        const response = await fetch(url + '/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
        return response.json();
      };
      const { data } = await ask('{ __schema { queryType { name } } }');
      const nobody = '00000000-0000-4000-8000-000000000000';
      const { token } = issueToken(authKey, { userId: nobody, sessionId: nobody }, 60, new Date());
      const { errors } = await ask('{ payments(first: 500) { nodes { lines(first: 500) { nodes { id } } } } }', { authorization: 'Bearer ' + token });
      console.log(data.__schema.queryType.name, errors[0].extensions.code);
      await api.close();
      await pool.end();
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(root, 'packages/api'),
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('Query QUERY_TOO_COMPLEX');
  });
});
