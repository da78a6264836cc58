import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeEpoch } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import { runChild, startChild } from './testing/child.js';
import { expectSame } from './testing/expect-same.js';
import { assertInvariants, digestAsOf } from './testing/invariants.js';
import { sampleSubsidyLines, seeded } from './testing/sample-file.js';
import { stateOf } from './testing/state-of.js';

// kill -9 at random instants of two workers that compete for the same files, again and again until all is done, must end as an undisturbed
// run ends.

const KILLS = times({ ci: 100, nightly: 5_000 });
const WORKERS = 2;
/** Rows of a file: as long as there are kills to be done there is a next one. */
const ROWS = 10_000;
/** Signs of life (`ready`, then one a transaction) after which a child may be killed. */
const SIGNS = 2;

const seed = testSeed;
const random = seeded(seed);
const dir = mkdtempSync(join(tmpdir(), 'ingest-kill-'));
let disturbed: TestDatabase;
let undisturbed: TestDatabase;

beforeAll(async () => {
  [disturbed, undisturbed] = await Promise.all([testDatabase(), testDatabase()]);
  mkdirSync(join(dir, 'in'));
});
afterAll(async () => {
  await Promise.all([disturbed.drop(), undisturbed.drop()]);
  rmSync(dir, { recursive: true, force: true });
});

it(`ends the same after ${KILLS} kills of two workers (seed ${seed})`, async () => {
  let kills = 0;
  const stoppedAt = new Set<number>();
  let files = 0;
  const digests = new Map<bigint, string>();

  /** Takes the file in, from one death to the next. */
  async function worker(path: string): Promise<void> {
    for (;;) {
      const death = kills < KILLS ? { sign: random(SIGNS), within: random(1000) / 1000 } : undefined;
      const child = startChild({ url: disturbed.url, blobDir: join(dir, 'disturbed'), paths: [path] }, killer(death));
      const end = await child.end;
      if (end.how === 'failed') throw new Error(end.errors);
      if (end.how === 'finished') return;
      kills += 1;
      const { rows } = await disturbed.system.query('select n_read from ingest_file order by id desc limit 1');
      stoppedAt.add(rows[0]?.n_read);
    }
  }

  while (kills < KILLS) {
    files += 1;
    const path = join(dir, 'in', `${String(files).padStart(3, '0')}-subsidy_line.csv`);
    writeFileSync(path, sampleSubsidyLines(random, ROWS, 12_000));
    // Beside them one to which nothing happens takes it into the other database.
    const quiet = runChild({ url: undisturbed.url, blobDir: join(dir, 'undisturbed'), paths: [path] });
    await Promise.all([quiet, ...Array.from({ length: WORKERS }, () => worker(path))]);
    await closeEpoch(undisturbed.system);
    const epoch = await closeEpoch(disturbed.system);
    digests.set(epoch, await digestAsOf(disturbed.system, 'subsidy_line', epoch));
  }
  await assertInvariants(disturbed.system);
  for (const [epoch, digest] of digests) expect(await digestAsOf(disturbed.system, 'subsidy_line', epoch)).toBe(digest);

  const [after, expected] = [await stateOf(disturbed.system), await stateOf(undisturbed.system)];
  expectSame(after.files, expected.files);
  expectSame(after, expected);
  expect(stoppedAt.size).toBeGreaterThanOrEqual(4);
  expect(expected.current.length).toBeGreaterThan(4000);
  expect(expected.history.length).toBeGreaterThan(500);
  expect(expected.quarantine.length).toBeGreaterThan(500);
  expect(expected.marks.length).toBeGreaterThan(0);
  expect(readdirSync(join(dir, 'disturbed', 'incoming'))).toEqual([]);
  keepEvidence('F1', { kills, workers: WORKERS, files, 'places reached before a kill': stoppedAt.size, seed });
}, 1_800_000);

/** Milliseconds between signs of life, as lately seen. */
let usual = 200;

/** Kills a child so many signs of life after its first, and then after a part of the time that a sign takes on this machine just now. */
function killer(death: { sign: number; within: number } | undefined) {
  let lastSign = Date.now();
  return (sign: number, child: ChildProcess) => {
    const now = Date.now();
    if (sign > 0) usual = (3 * usual + (now - lastSign)) / 4;
    lastSign = now;
    if (sign === death?.sign) setTimeout(() => child.kill('SIGKILL'), death.within * usual);
  };
}
