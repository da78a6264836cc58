import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import { openPayments } from './graphql/seed.mjs';
import { openDatabase } from './lib/database.mjs';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built, rootDir } from './lib/paths.mjs';

/** What a restore of a province may take at most: 10 million rows in 30 minutes. */
const REACH = { rows: 10_000_000, minutes: 30 };

/**
 * A backup of all tables and its restore into an empty database (consistent, compressed, sealed, counted, checked against sums and digests), beside the least
 * that it costs to move the same rows: COPY TO into nothing, and COPY TO of one database into COPY FROM of another, one table after the other.
 */
export async function benchBackup(options, report, server) {
  const { systemPool } = await built('schema');
  const db = await openPayments(server, options, report.line);
  const source = systemPool(db.url, 4);
  const dir = mkdtempSync(join(tmpdir(), 'qingqu-bench-backup-'));
  const figures = { backup: [], restore: [], 'COPY TO': [], 'COPY TO | FROM': [] };
  try {
    let rows = 0;
    for (let round = 0; round < options.rounds; round++) {
      const folder = join(dir, `backups-${round}`);
      const backup = await timed(() => backUp(source, dir, folder));
      rows = backup.result;
      figures.backup.push(rows / (backup.ms / 1000));
      figures.restore.push(rows / ((await inEmpty(server, (pool) => restore(pool, dir, folder))) / 1000));
      figures['COPY TO'].push(rows / ((await timed(() => copyOut(source))).ms / 1000));
      figures['COPY TO | FROM'].push(rows / ((await inEmpty(server, (pool) => copyOver(source, pool))) / 1000));
      rmSync(folder, { recursive: true });
    }
    show(report, figures, rows);
  } finally {
    await source.end();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function depsOf(system, dir) {
  const { openSecrets } = await built('packages/platform', 'secrets.js');
  const { foldersBelow } = await built('packages/platform', 'folders.js');
  const blobs = join(dir, 'blobs');
  mkdirSync(blobs, { recursive: true });
  // The seeded values are sealed with no key of anybody's; only the numbers of the keys are looked at.
  const secrets = openSecrets(dir, { masterKey: Buffer.alloc(32, 7), sealingKeys: [] });
  const voice = { line: () => undefined, progress: () => ({ at: () => undefined, done: () => undefined }) };
  return { system, secrets, voice, dirs: { blobs }, folders: foldersBelow(rootDir), environment: { stateDir: dir } };
}

const { signal } = new AbortController();

async function backUp(system, dir, folder) {
  const { makeBackup } = await built('packages/platform', 'backup/index.js');
  const { manifest } = await makeBackup(await depsOf(system, dir), { folder, signal });
  return manifest.tables.reduce((sum, table) => sum + table.rows, 0);
}

async function restore(system, dir, folder) {
  const { findBackup, restoreBackup } = await built('packages/platform', 'backup/index.js');
  await restoreBackup(await depsOf(system, dir), { found: await findBackup(folder), by: 'bench', signal });
}

/** Milliseconds of what is done to an empty database. */
async function inEmpty(server, work) {
  const { systemPool } = await built('schema');
  const name = 'bench_restored';
  const { url } = await openDatabase(server, name, {
    content: 'empty',
    fresh: true,
    fill: () => undefined,
    log: () => undefined,
  });
  const pool = systemPool(url, 4);
  try {
    return (await timed(() => work(pool))).ms;
  } finally {
    await pool.end();
  }
}

async function tablesOf(pool) {
  const { copiedTables } = await built('packages/platform', 'backup/tables.js');
  const client = await pool.connect();
  return copiedTables(client).finally(() => client.release());
}

async function copyOut(pool) {
  const client = await pool.connect();
  try {
    for (const { name } of await tablesOf(pool))
      for await (const _ of client.query(copyStreams.to(`copy (select * from "${name}") to stdout`)));
  } finally {
    client.release();
  }
}

async function copyOver(source, target) {
  const [from, to] = await Promise.all([source.connect(), target.connect()]);
  try {
    const tables = await tablesOf(source);
    await to.query('begin');
    await to.query('set local session_replication_role = replica');
    await to.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')}`);
    for (const { name, columns } of tables) {
      const list = columns.map((column) => `"${column}"`).join(', ');
      await pipeline(
        from.query(copyStreams.to(`copy (select ${list} from "${name}") to stdout`)),
        to.query(copyStreams.from(`copy "${name}" (${list}) from stdin`)),
      );
    }
    await to.query('commit');
  } finally {
    from.release();
    to.release();
  }
}

function show(report, figures, rows) {
  report.heading(`Backup and restore of ${rows.toLocaleString('en')} rows`);
  const ratios = { backup: 'COPY TO', restore: 'COPY TO | FROM' };
  for (const [name, rates] of Object.entries(figures)) {
    const bare = ratios[name] && figures[ratios[name]];
    const ratio = bare
      ? `   bare ${ratios[name]} is ${times(spread(bare.map((rate, at) => rate / rates[at])))} as fast`
      : '';
    report.line(`${name.padEnd(16)} ${short(median(rates)).padStart(10)} rows/s${ratio}`);
  }
  const minutes = REACH.rows / median(figures.restore) / 60;
  report.line(`10 million rows at this rate: ${short(minutes)} minutes (reach: ${REACH.minutes})`);
  report.add('backup', { rows, figures, minutesOf10M: minutes });
}
