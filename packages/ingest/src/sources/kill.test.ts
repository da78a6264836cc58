// Two workers ask the same sources, a folder and a database, and one of them is killed again and again at random instants: nothing is lost,
// and nothing taken in twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import { projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { seeded } from '../testing/sample-file.js';
import { type SourceHarness, sourceHarness } from './testing/source-harness.js';

const KILLS = times({ ci: 10, nightly: 200 });
const ROWS = 1_200;
const PASSWORD = 'only-for-this-test';

const child = join(process.cwd(), 'packages/ingest/dist/sources/testing/ask-child.js');
const seed = testSeed;
const random = seeded(seed);
const reader = `kill_reader_${process.pid}`;
let database: TestDatabase;
let treasury: TestDatabase;
let h: SourceHarness;
let dir: string;

beforeAll(async () => {
  if (!existsSync(child)) throw new Error(`${child} is not built; run npm run build first`);
  [database, treasury] = [await testDatabase(), await testDatabase()];
  h = await sourceHarness(database);
  dir = join(h.dir, 'watched');
  mkdirSync(dir);
  await h.add('folder', { kind: 'folder', path: dir, settle: '1s' });
  await treasury.system.query('create table road (code text, title text, changed_at timestamptz)');
  await treasury.system.query(`create role ${reader} login password '${PASSWORD}'`);
  await treasury.system.query(`grant usage on schema public to ${reader}`);
  await treasury.system.query(`grant select on road to ${reader}`);
  const { hostname, port, pathname } = new URL(treasury.url);
  await h.add('roads', {
    kind: 'sql',
    dialect: 'postgres',
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    user: reader,
    password: 'env:TREASURY_PASSWORD',
    tls: 'off',
    query: `select code as "key", title as name, '410225000000' as region_code, 'running' as status, changed_at as entered_at from road`,
    watermark: 'entered_at',
  });
});
afterAll(async () => {
  await treasury.system.query(`drop owned by ${reader}`);
  await treasury.system.query(`drop role ${reader}`);
  h.dispose();
  await Promise.all([database.drop(), treasury.drop()]);
});

it(`takes each file and each row in once over ${KILLS} kills (seed ${seed})`, async () => {
  let kills = 0;
  let rounds = 0;
  let files = 0;
  while (kills < KILLS) {
    rounds += 1;
    for (const part of ['a', 'b']) {
      const rows = Array.from({ length: ROWS }, (_, at): [string, string] => [`${part}${at}`, `${part} 第${rounds}次`]);
      writeFileSync(join(dir, `${String(rounds).padStart(3, '0')}-${part}.csv`), projects(...rows));
      files += 1;
    }
    await treasury.system.query(
      `insert into road select 'R' || $1::int || '-' || n, '道路', '2018-10-15'::timestamptz + make_interval(hours => $1::int, secs => n / 3) from generate_series(1, $2) n`,
      [rounds, ROWS],
    );
    const workers = [start(), start()];
    const [victim, other] = workers as [Worker, Worker];
    const isKilled = await killOnce(victim);
    if (isKilled) kills += 1;
    await expireLeases();
    await other.ended;
    if (!isKilled) await victim.ended;
  }
  await assertInvariants(database.system);
  expect(readdirSync(dir)).toEqual(['taken']);
  expect(readdirSync(join(dir, 'taken'))).toHaveLength(files);
  const { rows: taken } = await database.system.query(
    `select s.name as source, count(*)::int as files, count(distinct f.origin_sha256)::int as contents, sum(n_loaded)::int as loaded,
       sum(n_updated)::int as updated, sum(n_read)::int as read from ingest_file f join source s on s.id = f.source_id where f.status = 'done' group by s.name order by s.name`,
  );
  expect(taken).toEqual([
    {
      source: 'folder',
      files,
      contents: files,
      loaded: 2 * ROWS,
      updated: (rounds - 1) * 2 * ROWS,
      read: rounds * 2 * ROWS,
    },
    {
      source: 'roads',
      files: expect.any(Number),
      contents: expect.any(Number),
      loaded: rounds * ROWS,
      updated: 0,
      read: expect.any(Number),
    },
  ]);
  const { rows: left } = await database.system.query(
    "select name, status from ingest_file where status <> 'done' union all select name, position::text from source where position -> 'failed' <> '{}' or attempts > 0",
  );
  expect(left).toEqual([]);
  expect(await h.projects()).toMatchObject({ a0: `a 第${rounds}次`, [`b${ROWS - 1}`]: `b 第${rounds}次` });
  keepEvidence('F1/sources', { kills, files, 'rows of a database': rounds * ROWS, seed });
}, 600_000);

interface Worker {
  process: ChildProcess;
  /** Resolves when it has ended well, or was killed. */
  ended: Promise<void>;
  onSign(listener: () => void): void;
}

function start(): Worker {
  const process_ = spawn(process.execPath, [child, database.url, h.deps.blobDir, 'folder', 'roads'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TREASURY_PASSWORD: PASSWORD },
  });
  let errors = '';
  process_.stderr!.on('data', (text) => {
    errors += text;
  });
  const lines = createInterface(process_.stdout!);
  const ended = new Promise<void>((resolve, reject) => {
    process_.on('error', reject);
    process_.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve() : reject(new Error(`a worker ended with ${code}: ${errors}`)),
    );
  });
  // Whoever waits for it later hears of a failure too.
  ended.catch(() => undefined);
  return { process: process_, ended, onSign: (listener) => void lines.on('line', listener) };
}

/** Kills a worker a random while after one of its first signs of life; false when it was done before. */
async function killOnce(worker: Worker): Promise<boolean> {
  const at = random(8);
  let signs = 0;
  worker.onSign(() => {
    if (signs++ === at) setTimeout(() => worker.process.kill('SIGKILL'), random(150));
  });
  await worker.ended;
  return worker.process.signalCode === 'SIGKILL';
}

/** Time passes until the dead worker's claims count no more; those who live keep theirs. */
const expireLeases = async () => {
  const past = 'lease_until = least(lease_until, clock_timestamp())';
  await database.system.query(`update source set ${past} where lease_until is not null`);
  await database.system.query(
    `update ingest_file set ${past} where lease_until is not null and status in ('received', 'loading')`,
  );
};
