import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import { failpoints } from './failpoint.js';
import { runChild, takeInUndisturbed } from './testing/child.js';
import { expectSame } from './testing/expect-same.js';
import { assertInvariants, assertNotInClear } from './testing/invariants.js';
import { sampleCardNo, sampleIdNo, sampleSubsidyLines, seeded } from './testing/sample-file.js';
import { stateOf } from './testing/state-of.js';

// A power cut at each named place, one after the other, must leave nothing that the next worker cannot put right.

/** How often the process is stopped at each place. */
const ROUNDS = times({ ci: 1, nightly: 50 });
const ROWS = 300;
const KEYS = 240;

const seed = testSeed;
const random = seeded(seed);
const dir = mkdtempSync(join(tmpdir(), 'ingest-failpoints-'));
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

it(`ends the same after a stop at each of ${failpoints.length} places, ${ROUNDS} × (seed ${seed})`, async () => {
  const take = ({ system }: TestDatabase, blobs: string, path: string) =>
    takeInUndisturbed(system, join(dir, blobs), [path], { rows: ROWS });
  // Something to differ from, before the first stop.
  const files = [undefined, ...Array.from({ length: ROUNDS }, () => failpoints).flat()].map((place, at) => {
    const path = join(dir, 'in', `${String(at).padStart(4, '0')}-subsidy_line.csv`);
    writeFileSync(path, sampleSubsidyLines(random, ROWS, KEYS));
    return { place, path };
  });
  const missed: string[] = [];
  for (const { place, path } of files) {
    const stop = place && `${place}:1`;
    const args = { url: disturbed.url, blobDir: join(dir, 'disturbed'), paths: [path] };
    const how = stop ? await runChild({ ...args, stop }) : 'finished';
    if (place && how === 'finished') missed.push(place);
    await take(disturbed, 'disturbed', path);
    await take(undisturbed, 'undisturbed', path);
  }
  expect(missed).toEqual([]);
  await assertInvariants(disturbed.system);
  const keys = Array.from({ length: KEYS }, (_, key) => key);
  await assertNotInClear(disturbed.system, [...keys.map(sampleIdNo), ...keys.map(sampleCardNo)]);
  const [after, expected] = [await stateOf(disturbed.system), await stateOf(undisturbed.system)];
  expectSame(after.files, expected.files);
  expectSame(after, expected);
  expect(expected.marks.length).toBeGreaterThan(0);
  keepEvidence('F2', {
    failpoints: failpoints.length,
    'stops at each': ROUNDS,
    kills: failpoints.length * ROUNDS,
    seed,
  });
}, 600_000);
