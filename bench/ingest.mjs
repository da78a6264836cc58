import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import { variantFile, variants, withOtherLineEnds } from './ingest/variants.mjs';
import { openDatabase } from './lib/database.mjs';
import { feedFile, generatedWorld, MASTER_KEY } from './lib/feeds.mjs';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { benchDir, built, stateDir } from './lib/paths.mjs';

const sources = ['payment', 'subsidy_line'];
const blobDir = join(stateDir, 'ingest-blobs');

/**
 * Files through the real ingest (framing, checks, sealing, identities, ledger, checkpoints, versions), against COPY of the very rows that it
 * stored: into a table with neither index nor trigger, and into the real one. With `feed`, one file of it instead, stopped half-way and taken up
 * by another process; with `memory-rows`, what a process takes at most for files of these sizes.
 */
export async function benchIngest(options, report, server) {
  const { asOf, rounds, rows, fresh, feed, 'memory-rows': sizes } = options;
  const world = await generatedWorld('prefecture', { asOf, only: sources }, report.line);
  const db = await openDatabase(server, 'bench_ingest', {
    content: 'ingest',
    fresh,
    fill: async () => undefined,
    log: () => undefined,
  });
  const { systemPool } = await built('schema');
  const pool = systemPool(db.url, 4);
  try {
    if (feed) return await measureStopped(report, pool, db.url, feed, await feedFile(world, feed, rows));
    if (sizes) return await measureMemory(report, pool, db.url, world, sizes.split(',').map(Number));
    report.heading(`Ingest: files of ${rows.toLocaleString('en')} rows against bare COPY`);
    const results = [];
    for (const variant of variants) {
      const path = await variantFile(await feedFile(world, variant.source, rows), variant);
      results.push(await measure(pool, variant, path, rounds));
    }
    show(report, results);
    report.claim('L4', {
      rows,
      'rows/s, slowest feed': Math.round(Math.min(...results.map((each) => each.rowsPerSecond.ingest))),
      ...Object.fromEntries(results.map((each) => [`${each.name}, rows/s`, Math.round(each.rowsPerSecond.ingest)])),
    });
    report.add('ingest', { rows, variants: results });
  } finally {
    await pool.end();
  }
}

async function clear(pool, feed) {
  await pool.query(
    `truncate ${feed}, ${feed}_history, ingest_file, ingest_row, ingest_block, quarantine, record_mark, control_total, reconciliation_break`,
  );
  await rm(blobDir, { recursive: true, force: true });
  await mkdir(blobDir, { recursive: true });
}

async function measure(pool, { name, feed, sealed }, path, rounds) {
  const { ingestFile, loadReferenceData } = await built('packages/ingest');
  const { Vault } = await built('schema');
  const copied = join(stateDir, `${feed}.copy`);
  const otherBytes = join(stateDir, 'again.csv');
  await withOtherLineEnds(path, otherBytes);
  const deps = {
    pool,
    vault: new Vault(MASTER_KEY),
    blobDir,
    now: () => performance.now(),
    reference: await loadReferenceData(pool),
  };
  const take = async (file) => {
    const { ms, result } = await timed(() => ingestFile(deps, { feed, path: file, receivedBy: 'bench' }));
    if (result.status !== 'done') throw new Error(`${file}: ${result.status} ${result.lastError ?? ''}`);
    return { ms, result };
  };
  const figures = { ingest: [], otherBytes: [], sameBytes: [], bare: [], real: [] };
  let rows = 0;
  let counts = {};
  const sides = {
    async ingest() {
      await clear(pool, feed);
      const { ms, result } = await take(path);
      figures.ingest.push(ms);
      ({ counts, read: rows } = result);
      const again = await take(otherBytes);
      if (again.result.counts.unchanged + again.result.counts.quarantined < rows)
        throw new Error(`${name}: delivered again, its rows are not all unchanged`);
      figures.otherBytes.push(again.ms);
      figures.sameBytes.push((await take(path)).ms);
      await copyOut(pool, feed, copied);
    },
    async bare() {
      await pool.query(`drop table if exists bare_copy; create table bare_copy (like ${feed})`);
      figures.bare.push((await timed(() => copyIn(pool, 'bare_copy', copied))).ms);
      await pool.query('drop table bare_copy');
    },
    async real() {
      await clear(pool, feed);
      figures.real.push((await timed(() => copyIn(pool, feed, copied))).ms);
    },
  };
  for (let round = 0; round < rounds; round++) {
    // The engine comes first in the first round, since COPY takes what it stored.
    const order = round % 2 ? ['real', 'bare', 'ingest'] : ['ingest', 'bare', 'real'];
    for (const side of order) await sides[side]();
  }
  const ratio = (from, to) => spread(figures[to].map((ms, at) => ms / figures[from][at]));
  const { size } = await stat(path);
  const stored = (await stat(copied)).size;
  await Promise.all([rm(copied), rm(otherBytes)]);
  return {
    name,
    sealed,
    rows,
    counts,
    fileMb: Math.round(size / 2 ** 20),
    storedMb: Math.round(stored / 2 ** 20),
    ms: figures,
    rowsPerSecond: Object.fromEntries(Object.entries(figures).map(([side, ms]) => [side, (rows / median(ms)) * 1000])),
    ofBareCopy: ratio('ingest', 'bare'),
    ofRealCopy: ratio('ingest', 'real'),
    otherBytesFaster: ratio('otherBytes', 'ingest'),
    sameBytesFaster: ratio('sameBytes', 'ingest'),
  };
}

/** What a process takes at most for files of these sizes. */
async function measureMemory(report, pool, url, world, sizes) {
  report.heading('Ingest: memory of a process that takes in one file of payments');
  const lines = [];
  for (const rows of sizes) {
    const path = await feedFile(world, 'payment', rows);
    await clear(pool, 'payment');
    lines.push({ rows, ...(await load(url, 'payment', path)) });
  }
  report.table(
    ['rows', 'rows/s', 'most memory'],
    lines.map(({ rows, read, ms, maxRssMb }) => [
      rows.toLocaleString('en'),
      short((read / ms) * 1000),
      `${maxRssMb.toLocaleString('en')} MB`,
    ]),
  );
  report.claim('L4/memory', {
    rows: Math.max(...lines.map(({ rows }) => rows)),
    'memory of the largest / of the smallest': Math.round((lines.at(-1).maxRssMb / lines[0].maxRssMb) * 100) / 100,
    'most memory, MB': Math.max(...lines.map(({ maxRssMb }) => maxRssMb)),
  });
  report.add('ingestMemory', lines);
}

/** One file in one run that is stopped half-way and taken up by another process. */
async function measureStopped(report, pool, url, feed, path) {
  await clear(pool, feed);
  const rows = Number(/-(\d+)\.csv$/.exec(path)[1]);
  report.heading(
    `Ingest: ${rows.toLocaleString('en')} rows of ${feed} (${short(statSync(path).size / 2 ** 30)} GB) in one run`,
  );
  const first = await load(url, feed, path, Math.floor(rows / 2));
  const second = await load(url, feed, path);
  const stored = (await pool.query(`select count(*)::int as n from ${feed}`)).rows[0].n;
  const noted = (await pool.query('select count(*)::int as n from ingest_row')).rows[0].n;
  if (!first.stopped || second.status !== 'done' || noted !== rows)
    throw new Error(`${feed}: ${JSON.stringify({ first, second, noted })}`);
  report.table(
    ['', 'rows read', 'rows/s', 'minutes', 'most memory'],
    [
      ['until the stop', first, first.read],
      ['taken up', second, second.read - first.read],
    ].map(([name, { ms, maxRssMb }, read]) => [
      name,
      read.toLocaleString('en'),
      short((read / ms) * 1000),
      short(ms / 60_000),
      `${maxRssMb.toLocaleString('en')} MB`,
    ]),
  );
  report.line(`  ${stored.toLocaleString('en')} records, ${noted.toLocaleString('en')} rows in the ledger`);
  report.add('ingestStopped', { feed, rows, first, second, stored });
}

/** Takes in a file in a process of its own. */
function load(url, feed, path, stopAfter) {
  return new Promise((resolve, reject) => {
    const args = [join(benchDir, 'ingest', 'load.mjs'), url, blobDir, feed, path];
    const child = spawn(process.execPath, stopAfter === undefined ? args : [...args, String(stopAfter)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(told));
      else reject(new Error(`the process that takes in ${path} ended with code ${code}`));
    });
  });
}

async function copyOut(pool, table, file) {
  const client = await pool.connect();
  try {
    await pipeline(client.query(copyStreams.to(`copy (select * from ${table}) to stdout`)), createWriteStream(file));
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
      'file',
      'encrypted',
      'ingest (rows/s)',
      'COPY, real table',
      'COPY, bare table',
      'ingest ÷ real COPY',
      'ingest ÷ bare COPY',
    ],
    results.map(({ name, sealed, fileMb, rowsPerSecond, ofBareCopy, ofRealCopy }) => [
      `${name} (${fileMb} MB)`,
      sealed,
      short(rowsPerSecond.ingest),
      short(rowsPerSecond.real),
      short(rowsPerSecond.bare),
      times(ofRealCopy),
      times(ofBareCopy),
    ]),
  );
  report.line();
  report.table(
    ['delivered again (rows/s)', 'other line ends', 'faster', 'same bytes', 'faster'],
    results.map(({ name, rowsPerSecond, otherBytesFaster, sameBytesFaster }) => [
      name,
      short(rowsPerSecond.otherBytes),
      times(otherBytesFaster),
      short(rowsPerSecond.sameBytes),
      times(sameBytesFaster),
    ]),
  );
  for (const { name, counts } of results)
    report.line(
      `  ${name}: ${Object.entries(counts)
        .map(([outcome, n]) => `${outcome} ${n.toLocaleString('en')}`)
        .join(', ')}`,
    );
  report.line('Medians of the rounds; ratios of speeds with least and greatest.');
}
