import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { prepareTemplate, systemPool } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import pg from 'pg';
import { startChild, takeInUndisturbed } from './testing/child.js';
import { type Cluster, startCluster } from './testing/cluster.js';
import { expectSame } from './testing/expect-same.js';
import { assertInvariants } from './testing/invariants.js';
import { sampleSubsidyLines, seeded } from './testing/sample-file.js';
import { stateOf } from './testing/state-of.js';

// The database crashes (stop -m immediate) again and again while two workers take in files; what was committed is there, and all ends as it
// does where nothing happens.

const CRASHES = times({ ci: 20, nightly: 500 });
const WORKERS = 2;
const ROWS = 3000;

const seed = testSeed;
const random = seeded(seed);
const dir = mkdtempSync(join(tmpdir(), 'ingest-crash-'));
let cluster: Cluster;
let url: string;
let undisturbed: TestDatabase;

beforeAll(async () => {
  mkdirSync(join(dir, 'in'));
  [cluster, undisturbed] = await Promise.all([startCluster(), testDatabase()]);
  const template = await prepareTemplate(cluster.url, { schemaDir: join(process.cwd(), 'schema') });
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  await admin.query(`create database crash template ${template}`);
  await admin.end();
  const place = new URL(cluster.url);
  place.pathname = '/crash';
  url = place.href;
}, 180_000);
afterAll(async () => {
  await Promise.all([cluster?.drop(), undisturbed?.drop()]);
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

it(`ends the same after ${CRASHES} crashes of the database under load (seed ${seed})`, async () => {
  let crashes = 0;
  let crashing: Promise<void> | undefined;
  const paths: string[] = [];

  /** Takes the file in, from one crash to the next; now and then the database crashes when a transaction has been committed. */
  async function worker(path: string): Promise<void> {
    for (;;) {
      const child = startChild({ url, blobDir: join(dir, 'disturbed'), paths: [path] }, (sign) => {
        if (sign === 0 || crashing || crashes >= CRASHES || random(3) > 0) return;
        crashes += 1;
        crashing = cluster.crash().finally(() => {
          crashing = undefined;
        });
      });
      const end = await child.end;
      if (end.how === 'finished') return;
      // Whatever it says, it must be the database's being away.
      if (end.how === 'failed')
        expect(end.errors).toMatch(
          /connection|terminat|ECONNREFUSED|ECONNRESET|EPIPE|57P0|starting up|shutting down|recovery/i,
        );
      await crashing;
    }
  }

  while (crashes < CRASHES) {
    const path = join(dir, 'in', `${String(paths.length + 1).padStart(3, '0')}-subsidy_line.csv`);
    writeFileSync(path, sampleSubsidyLines(random, ROWS, 6000));
    paths.push(path);
    await Promise.all(Array.from({ length: WORKERS }, () => worker(path)));
    await crashing;
  }
  await takeInUndisturbed(undisturbed.system, join(dir, 'undisturbed'), paths, { rows: ROWS });
  const pool = systemPool(url, 2);
  try {
    await assertInvariants(pool);
    const [after, expected] = [await stateOf(pool), await stateOf(undisturbed.system)];
    expectSame(after.files, expected.files);
    expectSame(after, expected);
    expect(expected.current.length).toBeGreaterThan(2000);
    keepEvidence('F4/ingest', { 'immediate stops': crashes, workers: WORKERS, files: paths.length, seed });
  } finally {
    await pool.end();
  }
}, 600_000);
