import { join } from 'node:path';
import { auditOfSystem, inTransaction, refreshTotals } from '@qingqu/schema';
import type pg from 'pg';
import { rememberRestoredSeal } from '../audit-log.js';
import { both } from '../say.js';
import { addingUp } from './adding-up.js';
import { bringBlobs } from './blobs.js';
import { copyIn } from './copy.js';
import type { BackupDeps } from './deps.js';
import { BackupError } from './errors.js';
import { epochDifference, epochFacts, tableFacts, upToEpoch } from './facts.js';
import { BLOB_LIST, type FoundBackup, readBlobList } from './folder.js';
import { takeIndexesOff } from './indexes.js';
import { expectKeys } from './keys.js';
import { tableFile } from './make-backup.js';
import type { Manifest } from './manifest.js';
import { rewind } from './rewind.js';
import { damaged } from './sealed-file.js';
import { type CopiedTable, columnList, copiedTables, lastMigration, quoted, SEEDED } from './tables.js';

/** Below this, an index is filled as fast as it is made. */
const INDEXED_ROWS = 20_000;
/** For sorting while one index is made. */
const INDEX_MEMORY = '256MB';

export interface RestoreWish {
  found: FoundBackup;
  /** The closed epoch whose records are wanted; the backup as it is, when not given. */
  toEpoch?: bigint | undefined;
  /** Leaves out what was judged, where it rests on later epochs. */
  recordsOnly?: boolean | undefined;
  /** Who orders it, for the audit log. */
  by: string;
  /** Tables of more rows are filled without their indexes. */
  indexedRows?: number | undefined;
  signal: AbortSignal;
}

export interface Restored {
  manifest: Manifest;
  rows: number;
  /** Whether records were taken back, so that totals had to be counted anew. */
  rewound: boolean;
  /** Logins of SQL tools, which are the server's and not in a backup. */
  biLogins: string[];
}

/**
 * Fills an empty database from a backup, in one transaction: there is all of it, checked against the manifest, or nothing. Killed at any instant it is
 * run again; files that it has brought stay.
 *
 * @throws BackupError when the backup, the keys or the database do not fit, before anything is changed
 */
export async function restoreBackup(platform: BackupDeps, wish: RestoreWish): Promise<Restored> {
  const { system, secrets, dirs, voice } = platform;
  const { found, toEpoch, signal } = wish;
  expectKeys(found.manifest.keys, secrets);
  const manifest = found.prove(secrets);
  expectEpoch(manifest, toEpoch);
  await expectMigration(system, manifest);
  await expectEmpty(system);

  const ring = secrets.keys;
  const list = join(found.dir, BLOB_LIST);
  const blobs = await readBlobList(list).catch(() => []);
  if (blobs.length !== manifest.blobs.files) throw damaged(list);
  const onProgress = addingUp(voice.progress(both('文件', 'files'), 'bytes'), manifest.blobs.bytes);
  await bringBlobs(found.blobs, dirs.blobs, blobs, { ring, signal, onProgress });

  const rewound = await inTransaction(system, (client) => fill(platform, client, manifest, wish));
  await system.query('analyze');
  rememberRestoredSeal(platform, manifest);
  if (rewound) await refreshTotals(system, { signal });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { manifest, rows, rewound, biLogins: await biLoginsWithoutRole(system) };
}

function expectEpoch({ epoch }: Manifest, toEpoch: bigint | undefined): void {
  if (toEpoch === undefined || (epoch !== null && toEpoch >= 1n && toEpoch <= BigInt(epoch))) return;
  throw new BackupError({
    zh: `备份中最后关闭的纪元为 ${epoch ?? '无'}，不能恢复到纪元 ${toEpoch}；例如 --to-epoch ${epoch ?? 1}`,
    en: `the last closed epoch of the backup is ${epoch ?? 'none'}, so it cannot be restored to epoch ${toEpoch}; for example --to-epoch ${epoch ?? 1}`,
  });
}

async function expectMigration(pool: pg.Pool, manifest: Manifest): Promise<void> {
  const client = await pool.connect();
  const here = await lastMigration(client).finally(() => client.release());
  if (here === manifest.migration) return;
  throw new BackupError({
    zh: `备份由 ${manifest.version} 版制作，其数据库结构与本版不同；请先安装 ${manifest.version} 版恢复，再升级`,
    en: `the backup was made by version ${manifest.version}, whose database has another structure; restore it with that version, then upgrade`,
  });
}

async function expectEmpty(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name } of await copiedTables(client)) {
      const some = SEEDED.has(name) ? 'n > 1' : 'true';
      if (SEEDED.has(name) && name !== 'epoch') continue;
      const { rows } = await client.query(`select from ${quoted(name)} where ${some} limit 1`);
      if (rows.length > 0) throw notEmpty(name);
    }
  } finally {
    client.release();
  }
}

const notEmpty = (table: string): BackupError =>
  new BackupError({
    zh: `数据库不是空的（${table} 中已有数据），不予恢复；请另用空库，例如 --into postgres://qingqu@127.0.0.1/qingqu_restored，或另选 QINGQU_STATE`,
    en: `the database is not empty (${table} has rows), so nothing is restored into it; use an empty one, for example --into postgres://qingqu@127.0.0.1/qingqu_restored, or another QINGQU_STATE`,
  });

/** Answers whether records were taken back. */
async function fill(
  platform: BackupDeps,
  client: pg.PoolClient,
  manifest: Manifest,
  wish: RestoreWish,
): Promise<boolean> {
  const tables = await copiedTables(client);
  expectTables(tables, manifest, wish.found.dir);
  // Before the guard is opened: a part takes over the triggers of its whole as they are.
  for (const { table, year } of manifest.parts) await client.query('select keep_fiscal_year($1, $2)', [table, year]);
  const guarded = await openGuard(client, tables);
  await client.query(`truncate ${columnList(tables.map(({ name }) => name))}`);
  const large = manifest.tables.filter(({ rows }) => rows > (wish.indexedRows ?? INDEXED_ROWS));
  const indexes = await takeIndexesOff(
    client,
    large.map(({ name }) => name),
  );
  await loadTables(platform, client, tables, manifest, wish);
  await makeIndexes(platform, client, indexes);
  for (const { name, last, called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), last, called]);
  await expectFacts(client, tables, manifest);

  const to = wish.toEpoch;
  if (to !== undefined) {
    await rewind(client, { to, recordsOnly: wish.recordsOnly ?? false });
    await expectEpochs(client, manifest, to);
  }
  await settle(client);
  await closeGuard(client, guarded);
  await auditOfSystem(
    client,
    { username: wish.by },
    {
      action: 'restore',
      targetKind: 'backup',
      targetId: manifest.id,
      detail: to === undefined ? {} : { epoch: String(to) },
    },
  );
  return to !== undefined;
}

function expectTables(tables: readonly CopiedTable[], manifest: Manifest, dir: string): void {
  const form = (all: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(all.map(({ name, columns }) => [name, [...columns].sort()]));
  if (form(tables) !== form(manifest.tables)) throw damaged(join(dir, 'manifest.json'));
}

/**
 * Takes the triggers off, and lets the owner write where row-level security holds for owners too. Nobody sees it: the tables are this transaction's
 * until it ends. Answers what closes it again.
 */
async function openGuard(client: pg.ClientBase, tables: readonly CopiedTable[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity and not relispartition`,
  );
  const names = new Set(tables.map(({ name }) => name));
  const forced = rows.flatMap(({ name }) => (names.has(name) ? [quoted(name)] : []));
  const all = tables.map(({ name }) => quoted(name));
  await client.query(
    [
      ...all.map((name) => `alter table ${name} disable trigger user`),
      ...forced.map((name) => `alter table ${name} no force row level security`),
    ].join(';'),
  );
  return [
    ...forced.map((name) => `alter table ${name} force row level security`),
    ...all.map((name) => `alter table ${name} enable trigger user`),
  ];
}

async function closeGuard(client: pg.ClientBase, closing: readonly string[]): Promise<void> {
  await client.query(closing.join(';'));
}

async function makeIndexes({ voice }: BackupDeps, client: pg.ClientBase, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  const done = addingUp(voice.progress(both('索引', 'indexes'), 'indexes'), statements.length);
  await client.query(`set local maintenance_work_mem = '${INDEX_MEMORY}'`);
  for (const statement of statements) {
    await client.query(statement);
    done(1);
  }
}

async function loadTables(
  { voice, secrets }: BackupDeps,
  client: pg.ClientBase,
  tables: readonly CopiedTable[],
  manifest: Manifest,
  { found, signal }: RestoreWish,
): Promise<void> {
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  const onRows = addingUp(voice.progress(both('数据', 'records'), 'rows'), total);
  for (const [at, { name, columns, bytes, sha256 }] of manifest.tables.entries()) {
    const file = {
      path: join(found.dir, tableFile(name)),
      name: `${manifest.id}/${name}`,
      ring: secrets.keys,
      expected: { bytes, sha256 },
      freeze: !tables[at]!.partitioned,
    };
    await copyIn(client, { name, columns }, file, { signal, onRows });
  }
}

async function expectFacts(client: pg.ClientBase, tables: readonly CopiedTable[], manifest: Manifest): Promise<void> {
  for (const [at, expected] of manifest.tables.entries()) {
    const { rows, fen } = await tableFacts(client, tables[at]!);
    if (rows !== expected.rows || Object.entries(expected.fen).some(([column, sum]) => fen[column] !== sum))
      throw differs(expected.name);
  }
  const difference = epochDifference(manifest.epochs, await epochFacts(client));
  if (difference) throw differs(difference);
}

/** What was taken back is exactly what the epochs up to this one brought. */
async function expectEpochs(client: pg.ClientBase, manifest: Manifest, to: bigint): Promise<void> {
  const difference = epochDifference(upToEpoch(manifest.epochs, to), await epochFacts(client));
  if (difference) throw differs(difference);
}

const differs = (place: string): BackupError =>
  new BackupError({
    zh: `恢复后的数据与备份不符（${place}），已全部撤回；请改用另一份备份`,
    en: `what was restored is not what was backed up (${place}); all of it was taken back; use another backup`,
  });

/** What must not come to life again: sessions that may have been ended since, and exports whose files are not kept. */
async function settle(client: pg.ClientBase): Promise<void> {
  await client.query(
    `update app_session set revoked_at = clock_timestamp(), revoked_by = 'restore', revoked_reason = 'restore' where revoked_at is null`,
  );
  await client.query(`update export_job set expires_at = least(expires_at, clock_timestamp()) where status = 'done'`);
}

async function biLoginsWithoutRole(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ login: string }>(
    `select login from bi_login where revoked_at is null and expires_at > now() and not exists (select from pg_roles where rolname = login) order by login`,
  );
  return rows.map(({ login }) => login);
}
