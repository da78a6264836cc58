import pg from 'pg';
import { apiUrl } from '../migrate.js';
import { apiPool, systemPool } from '../pools.js';

export { biLogin, dropBiLogins } from './bi-world.js';

export * from './evidence.js';
export { freePort } from './free-port.js';
export * from './made-rows.js';
export { oneFile } from './one-file.js';
export { randomFrom, shuffled, testSeed } from './random.js';
export * from './simulation.js';

/** A database of its own for one test file: a clone of the migrated template. */
export interface TestDatabase {
  /** The owner's URL, and the URL under which the API logs in. */
  url: string;
  apiUrl: string;
  system: pg.Pool;
  api: pg.Pool;
  drop(): Promise<void>;
}

let counter = 0;

/** Clones the template that jest's global setup has prepared, or another database. Call `drop` in `afterAll`. */
export async function testDatabase(template = process.env.QINGQU_TEST_TEMPLATE): Promise<TestDatabase> {
  const adminUrl = process.env.QINGQU_TEST_ADMIN_URL;
  const password = process.env.QINGQU_TEST_API_PASSWORD;
  if (!adminUrl || !template || !password) throw new Error('no test database server: run the tests with `npm test`');
  counter += 1;
  const name = `qingqu_test_${process.pid}_${counter}_${Date.now().toString(36)}`;
  // Copying the files takes a third of the time that writing them through the log takes; nobody needs this database after a crash.
  await asAdmin(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = onDatabase(adminUrl, name);
  const login = new URL(url);
  login.username = 'qingqu_api';
  login.password = password;
  const system = systemPool(url);
  const api = apiPool(login.href);
  return {
    url,
    apiUrl: login.href,
    system,
    api,
    async drop() {
      await Promise.all([system.end(), api.end()]);
      await asAdmin(adminUrl, `drop database ${name} with (force)`);
    },
  };
}

/** Sets the API login's password once for the whole run (roles belong to the server, not to a database). */
export async function prepareApiLogin(adminUrl: string, password: string): Promise<void> {
  await apiUrl(adminUrl, password);
}

function onDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // A template can be cloned only while nobody is connected to it; another worker may be cloning it right now.
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || attempt > 50) throw error;
        await client.query('select pg_sleep(0.1)');
      }
    }
  } finally {
    await client.end();
  }
}
