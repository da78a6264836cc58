import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { parse, validate } from 'graphql';
import { areas, entities } from '../entities/index.js';
import { apiSchema } from '../graphql/schema.js';
import { type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties } from '../testing/two-counties.js';
import { referencePages, rootExamples } from './reference-pages.js';

const described = { schema: apiSchema(), entities, areas };
const folder = join(__dirname, '../../../../docs/reference');
const examples = rootExamples(described);
const queries = examples.filter(({ kind }) => kind === 'query');
const generic = new Set(
  [...entities.values()].flatMap(({ plural, name }) => [plural, `${name[0]!.toLowerCase()}${name.slice(1)}Stats`]),
);

let database: TestDatabase;
let api: TestApi;
let token: string;
beforeAll(async () => {
  database = await testDatabase();
  await seedTwoCounties(database.system);
  api = await testApi(database);
  ({ token } = await api.user({ username: 'reader', role: 'auditor' }));
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('the reference of the schema', () => {
  it('is the committed one', () => {
    const pages = referencePages(described);
    const differing = [...pages].filter(([name, text]) => readOr(name) !== text).map(([name]) => name);
    const gone = readdirSync(folder).filter((name) => !pages.has(name));
    if (differing.length + gone.length > 0)
      throw new Error(
        `docs/reference differs from the schema (${[...differing, ...gone].join(', ')}): npm run qingqu -- schema write`,
      );
  });

  it('shows how each root field is asked', () => {
    const roots = [
      described.schema.getQueryType(),
      described.schema.getMutationType(),
      described.schema.getSubscriptionType(),
    ];
    const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));
    expect(examples.map(({ field }) => field).sort()).toEqual(fields.sort());
  });

  it.each(examples)('has a valid example of $field', ({ document }) => {
    expect(validate(described.schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it.each(queries.filter(({ field }) => generic.has(field)))(
    'gets an answer to the example of $field',
    async (example) => {
      const { errors, data } = await api.ask(token, example.document);
      expect(errors).toBeUndefined();
      expect(data[example.field]).not.toBeNull();
    },
  );

  it.each(queries.filter(({ field }) => !generic.has(field)))(
    'gets an answer, or is told what to change, for the example of $field',
    async ({ document, variables }) => {
      const { errors } = await api.ask(token, document, variables);
      const codes = (errors ?? []).map(({ extensions }) => extensions.code);
      expect(
        codes.filter((code) => !['BAD_USER_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'].includes(code)),
      ).toEqual([]);
    },
  );
});

function readOr(name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}
