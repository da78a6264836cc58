import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { loadReference } from './load-reference.js';
import { systemPool } from './pools.js';
import {
  databaseSchemaVersion,
  databaseTells,
  expectFit,
  expectNobodyTooOld,
  noteSchemaVersion,
  ownSchemaVersion,
} from './schema-version.js';

/** Whoever changes the schema, or its logins, holds this ('qqmi'). */
const UPGRADING = 0x71_71_6d_69;

/** Where the package keeps its migrations and reference data: the folder of its package.json. */
export interface SchemaFolder {
  schemaDir: string;
}

/**
 * Brings the database to the current schema and reference data. Running it again changes nothing; of several at once the first does it, and the others
 * wait. A database that is newer is left as it is: earlier software may work on it as long as it says so.
 *
 * @throws SchemaMismatch when software and database do not go together
 */
export async function migrate(url: string, { schemaDir }: SchemaFolder): Promise<void> {
  const own = ownSchemaVersion({ schemaDir });
  const pool = systemPool(url, 2);
  const lock = await pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [UPGRADING]);
    const found = await databaseSchemaVersion(pool);
    expectFit(own, found);
    if (found && found.version > own.version) return;
    if (found && found.minimum < own.minimum) await expectNobodyTooOld(pool, own);
    await applyMigrations(drizzle(pool), { migrationsFolder: join(schemaDir, 'migrations') });
    await loadReference(pool, join(schemaDir, 'reference'));
    if (await databaseTells(pool)) await noteSchemaVersion(pool, own);
  } finally {
    lock.release(true);
    await pool.end();
  }
}

/** Sees to it that the API can log in with this password, and returns the URL under which it does. */
export async function apiUrl(url: string, password: string): Promise<string> {
  const login = new URL(url);
  login.username = 'qingqu_api';
  login.password = password;
  if (await letsIn(login.href)) return login.href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Processes that start together would be in each other's way.
    await client.query('select pg_advisory_lock($1)', [UPGRADING]);
    await client.query(`alter role qingqu_api with login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  return login.href;
}

/** Whether one may log in so; false when the server refuses the login or its password. */
async function letsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (/^28/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Makes the migrated database that tests clone, a copy for each test file. Returns its name. */
export async function prepareTemplate(adminUrl: string, folder: SchemaFolder): Promise<string> {
  const name = 'qingqu_template';
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${name}`);
    await admin.query(`create database ${name}`);
  } finally {
    await admin.end();
  }
  const template = new URL(adminUrl);
  template.pathname = `/${name}`;
  await migrate(template.href, folder);
  return name;
}
