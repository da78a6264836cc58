import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { built, rootDir, stateDir } from './paths.mjs';

// The benchmarks' server listens on the loopback only and holds invented data.
const API_PASSWORD = 'bench';

/** The Postgres that comes with the platform, with the settings it has in production: nothing is traded for speed. */
export async function startPostgres(log) {
  const { startEmbedded } = await built('packages/platform', 'embedded-postgres/index.js');
  mkdirSync(stateDir, { recursive: true });
  const server = await startEmbedded({ stateDir, log });
  const [{ version }] = await asAdmin(server.url, "select split_part(version(), ' ', 2) as version");
  return { ...server, version };
}

/**
 * A migrated database of this name, filled by `fill(pool)` unless that was done before with the same `content`.
 * Returns its URLs: the owner's, and the one under which the API logs in.
 */
export async function openDatabase(server, name, { content, fresh = false, fill, log }) {
  const { migrate, systemPool, apiUrl } = await built('schema');
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const [present] = await asAdmin(
    server.url,
    'select shobj_description(oid, $$pg_database$$) as content from pg_database where datname = $1',
    [name],
  );
  if (fresh || present?.content !== content) {
    await asAdmin(server.url, `drop database if exists ${name} with (force)`);
    await asAdmin(server.url, `create database ${name}`);
    await migrate(url.href, { schemaDir: join(rootDir, 'schema') });
    const pool = systemPool(url.href, 2);
    try {
      await fill(pool, url.href);
    } finally {
      await pool.end();
    }
    // Only now: a fill that was interrupted begins anew.
    await asAdmin(server.url, `comment on database ${name} is ${pg.escapeLiteral(content)}`);
  } else {
    log(`Using the data in database ${name} (--fresh makes it anew).`);
    // Whatever other code is measured now: it wants the current schema.
    await migrate(url.href, { schemaDir: join(rootDir, 'schema') });
  }
  return { url: url.href, apiUrl: await apiUrl(url.href, API_PASSWORD) };
}

export async function asAdmin(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Runs `fill` without a table's secondary indexes and makes them afterwards: many times faster for millions of rows. */
export async function withoutIndexes(client, tables, fill) {
  const { rows } = await client.query(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not i.indisunique`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${pg.escapeIdentifier(name)}`);
  await fill();
  // Of a table in parts, on the parts as well.
  for (const { definition } of rows) await client.query(definition.replace(' ON ONLY ', ' ON '));
}
