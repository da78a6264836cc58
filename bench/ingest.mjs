import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import { openDatabase } from './lib/database.mjs';
import { feedFile, generatedWorld, MASTER_KEY } from './lib/feeds.mjs';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built, stateDir } from './lib/paths.mjs';

const feeds = ['payment', 'subsidy_line'];

/**
 * One file of each large feed through the real ingest (framing, checks, sealing, identities, ledger, checkpoints, versions), against COPY
 * of the very rows that it stored: into a table with neither index nor trigger, and into the real one.
 */
export async function benchIngest(options, report, server) {
  const { asOf, rounds, rows, fresh } = options;
  const world = await generatedWorld('prefecture', { asOf, only: feeds }, report.line);
  const db = await openDatabase(server, 'bench_ingest', {
    content: 'ingest',
    fresh,
    fill: async () => undefined,
    log: () => undefined,
  });
  const { systemPool } = await built('schema');
  const pool = systemPool(db.url, 4);
  try {
    report.heading(`Ingest: files of ${rows.toLocaleString('en')} rows against bare COPY`);
    const results = [];
    for (const feed of feeds) results.push(await measureFeed(pool, feed, await feedFile(world, feed, rows), rounds));
    show(report, results);
    report.add('ingest', { rows, feeds: results });
  } finally {
    await pool.end();
  }
}

async function measureFeed(pool, feed, path, rounds) {
  const { ingestFile, loadReferenceData } = await built('packages/ingest');
  const { Vault } = await built('schema');
  const blobDir = join(stateDir, 'ingest-blobs');
  const copied = join(stateDir, `${feed}.copy`);
  const deps = {
    pool,
    vault: new Vault(MASTER_KEY),
    blobDir,
    now: () => Date.now(),
    reference: await loadReferenceData(pool),
  };
  const take = async (file) => {
    const { ms, result } = await timed(() => ingestFile(deps, { feed, path: file, receivedBy: 'bench' }));
    if (result.status !== 'done') throw new Error(`${file}: ${result.status} ${result.lastError ?? ''}`);
    return { ms, result };
  };
  const figures = { ingest: [], again: [], bare: [], real: [] };
  let rows = 0;
  let counts = {};
  const clear = async () => {
    await pool.query(`truncate ${feed}, ${feed}_history, ingest_file, ingest_row, quarantine`);
    await rm(blobDir, { recursive: true, force: true });
    await mkdir(blobDir, { recursive: true });
  };
  const measure = {
    async ingest() {
      await clear();
      const { ms, result } = await take(path);
      figures.ingest.push(ms);
      ({ counts, read: rows } = result);
      // The same rows in other bytes: every row is read, checked, and found unchanged.
      const otherBytes = join(stateDir, `${feed}-again.csv`);
      await copyFile(path, otherBytes);
      await appendFile(otherBytes, '\n');
      figures.again.push((await take(otherBytes)).ms);
      await copyOut(pool, feed, copied);
    },
    async bare() {
      await pool.query(`drop table if exists bare_copy; create table bare_copy (like ${feed})`);
      figures.bare.push((await timed(() => copyIn(pool, 'bare_copy', copied))).ms);
      await pool.query('drop table bare_copy');
    },
    async real() {
      await clear();
      figures.real.push((await timed(() => copyIn(pool, feed, copied))).ms);
    },
  };
  for (let round = 0; round < rounds; round++) {
    // The engine comes first in the first round, since COPY takes what it stored.
    const order = round % 2 ? ['real', 'bare', 'ingest'] : ['ingest', 'bare', 'real'];
    for (const side of order) await measure[side]();
  }
  const ratio = (from, to) => spread(figures[to].map((ms, at) => ms / figures[from][at]));
  const { size } = await stat(path);
  const stored = (await stat(copied)).size;
  await rm(copied);
  return {
    feed,
    rows,
    counts,
    fileMb: Math.round(size / 2 ** 20),
    storedMb: Math.round(stored / 2 ** 20),
    ms: figures,
    rowsPerSecond: Object.fromEntries(Object.entries(figures).map(([name, ms]) => [name, (rows / median(ms)) * 1000])),
    ofBareCopy: ratio('ingest', 'bare'),
    ofRealCopy: ratio('ingest', 'real'),
  };
}

async function copyOut(pool, table, file) {
  const client = await pool.connect();
  try {
    await pipeline(client.query(copyStreams.to(`copy ${table} to stdout`)), createWriteStream(file));
  } finally {
    client.release();
  }
}

async function copyIn(pool, table, file) {
  const client = await pool.connect();
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      client.query(copyStreams.from(`copy ${table} from stdin`)),
    );
  } finally {
    client.release();
  }
}

function show(report, results) {
  report.table(
    [
      'feed (rows/s)',
      'ingest',
      'again, unchanged',
      'COPY, bare table',
      'COPY, real table',
      'ingest ÷ bare COPY',
      'ingest ÷ real COPY',
    ],
    results.map(({ feed, rows, fileMb, rowsPerSecond, ofBareCopy, ofRealCopy }) => [
      `${feed} (${rows.toLocaleString('en')} rows, ${fileMb} MB)`,
      short(rowsPerSecond.ingest),
      short(rowsPerSecond.again),
      short(rowsPerSecond.bare),
      short(rowsPerSecond.real),
      times(ofBareCopy),
      times(ofRealCopy),
    ]),
  );
  for (const { feed, counts } of results)
    report.line(
      `  ${feed}: ${Object.entries(counts)
        .map(([name, n]) => `${name} ${n.toLocaleString('en')}`)
        .join(', ')}`,
    );
  report.line('Medians of the rounds; ratios of speeds with least and greatest.');
}
