// Each ```graphql block of docs/api.md is asked as it stands; none may fail.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { type TestApi, testApi } from './testing/client.js';
import { seedTwoCounties } from './testing/two-counties.js';

const page = readFileSync(join(__dirname, '../../../docs/api.md'), 'utf8');
const documents = [...page.matchAll(/^```graphql\n(.*?)^```/gms)].map(([, document]) => document!);

let database: TestDatabase;
let api: TestApi;
let token: string;
beforeAll(async () => {
  database = await testDatabase();
  await seedTwoCounties(database.system);
  api = await testApi(database);
  ({ token } = await api.user({ username: 'reader' }));
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('docs/api.md', () => {
  it('has examples', () => {
    expect(documents.length).toBeGreaterThanOrEqual(5);
  });

  it.each(documents.map((document, at) => [at + 1, document]))('example %i is answered', async (_at, document) => {
    const { errors, data } = await api.ask(token, String(document));
    expect(errors).toBeUndefined();
    expect(Object.values(data as object)).not.toContain(null);
  });
});
