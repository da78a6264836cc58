import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { countByKey, Vault } from '@qingqu/schema';
import { keepEvidence, type TestDatabase, testDatabase, testSeed, times } from '@qingqu/schema/testing';
import { expectSame } from '../testing/expect-same.js';
import { type Harness, harness } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { sampleSubsidyLines, seeded } from '../testing/sample-file.js';
import { openedValues } from './opened-values.js';

// kill -9 of the rotation at random instants, again and again and from key to key, while files are taken in and corrected: in the end every
// value says what it says where nothing was rotated, and is sealed with the last key.

const KILLS = times({ ci: 15, nightly: 300 });
/** Signs of life (`ready`, then one a transaction) and milliseconds after the last of them, within which a rotation is killed. */
const SIGNS = 3;
const WITHIN = 300;
/** Rows of the world that is there before, and of each file that comes meanwhile. */
const ROWS = 12_000;
const MORE_ROWS = 1_000;

const child = join(process.cwd(), 'schema/dist/testing/rotate-child.js');
const seed = testSeed;
const random = seeded(seed);
let rotated: TestDatabase;
let undisturbed: TestDatabase;
let h: Harness;
let other: Harness;

beforeAll(async () => {
  if (!existsSync(child)) throw new Error(`${child} is not built; run npm run build first`);
  [rotated, undisturbed] = await Promise.all([testDatabase(), testDatabase()]);
  [h, other] = [await harness(rotated), await harness(undisturbed)];
});
afterAll(async () => {
  h.dispose();
  other.dispose();
  await Promise.all([rotated.drop(), undisturbed.drop()]);
});

const ring = (numbers: number[]) => ({
  identityKey: Buffer.alloc(32, 1),
  sealingKeys: numbers.map((number) => ({ number, key: Buffer.alloc(32, number) })),
});
const upTo = (newest: number) => Array.from({ length: newest }, (_, at) => at + 1);

it(`rewrites every value in the end, over ${KILLS} kills with a writer at work (seed ${seed})`, async () => {
  const files = [sampleSubsidyLines(random, ROWS, 9_000)];
  await h.ingest('subsidy_line', files[0]!);
  let newest = 2;
  let kills = 0;
  let killedHalfWay = 0;

  // As a process that runs for weeks: it takes up each new key a little later than the rotation.
  h.deps.vault = new Vault(ring([1]), () => ring(upTo(newest)));
  let isAtWork = false;
  const write = async () => {
    while (isAtWork) {
      files.push(sampleSubsidyLines(random, MORE_ROWS, 9_000));
      await h.ingest('subsidy_line', files.at(-1)!);
    }
  };
  let writing = Promise.resolve();
  // While the next process comes up nothing is written but the file in hand.
  const onReady = () => {
    isAtWork = true;
    writing = writing.then(write);
  };
  try {
    while (kills < KILLS) {
      const { finished, signs } = await rotate(newest, { sign: random(SIGNS), within: random(WITHIN) }, onReady);
      isAtWork = false;
      if (finished) newest += 1;
      else kills += 1;
      if (!finished && signs > 1) killedHalfWay += 1;
    }
  } finally {
    isAtWork = false;
    await writing;
  }
  expect((await rotate(newest)).finished).toBe(true);

  expect((await countByKey(rotated.system)).map(({ key }) => key)).toEqual([newest, newest, newest]);
  await assertInvariants(rotated.system);
  for (const content of files) await other.ingest('subsidy_line', content);
  const [after, expected] = [
    await openedValues(rotated.system, new Vault(ring([newest]))),
    await openedValues(undisturbed.system, new Vault(ring([1]))),
  ];
  expect(after.length).toBe(expected.length);
  expectSame(after.map(comparable), expected.map(comparable));
  expect(killedHalfWay).toBeGreaterThanOrEqual(5);
  keepEvidence('F1/keys', { kills, 'of them half-way': killedHalfWay, keys: newest, seed });
}, 600_000);

/** But for the numbers of quarantined rows (of which a repeated transaction uses some up) and times. */
const comparable = ({
  table,
  rest: { created_at, ...rest },
  plain,
}: Awaited<ReturnType<typeof openedValues>>[number]) => ({
  table,
  plain,
  rest: table === 'quarantine' ? { ...rest, id: undefined } : rest,
});

/** Runs a rotation to this key, and whether it came to its end or was killed before, after how many signs of life. */
function rotate(
  to: number,
  death?: { sign: number; within: number },
  onReady?: () => void,
): Promise<{ finished: boolean; signs: number }> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, rotated.url, ...upTo(to).map(String)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    process_.stderr.on('data', (text) => {
      errors += text;
    });
    let signs = 0;
    createInterface(process_.stdout).on('line', () => {
      if (signs === 0) onReady?.();
      if (signs++ === death?.sign) setTimeout(() => process_.kill('SIGKILL'), death.within);
    });
    process_.on('error', reject);
    process_.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ finished: false, signs });
      else if (code === 0) resolve({ finished: true, signs });
      else reject(new Error(`the rotation ended with code ${code}: ${errors}`));
    });
  });
}
