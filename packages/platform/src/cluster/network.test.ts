// Some nights over a bad line to Postgres: files, sweeps and cases come to the same as over a good one.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { retryBatch } from '@qingqu/ingest';
import { systemPool } from '@qingqu/schema';
import { keepEvidence, randomFrom, testSeed, times } from '@qingqu/schema/testing';
import { workOnCases } from '../casework.js';
import { openHeartbeat } from '../heartbeat.js';
import type { Platform } from '../open-platform.js';
import { sweepNow } from '../sweeping.js';
import { ingestDeps, takeIn } from '../take-in.js';
import { FaultyProxy } from '../testing/faulty-proxy.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { insist } from './testing/at-hand.js';
import { assertAllInvariants, outcomeOf } from './testing/outcome.js';

const AS_OF = '2018-11-30';
const NIGHTS = times({ ci: 1, nightly: 100 });
/** How many commits may follow one another before an answer is lost: enough of them for what takes several to come to its end at last. */
const COMMITS_BETWEEN = 6;
const seed = testSeed;
const never = new AbortController().signal;

let quiet: TestPlatform;
let expected: Awaited<ReturnType<typeof outcomeOf>>;

beforeAll(async () => {
  quiet = await testPlatform({ today: AS_OF });
  for (let n = 0; n < NIGHTS; n += 1) await night(quiet.platform, n);
  expected = await outcomeOf(quiet.platform.system);
}, 300_000);
afterAll(() => quiet?.drop());

it(`commits whose answer is lost are recognised as done (seed ${seed})`, async () => {
  const wanted = times({ ci: 10, nightly: 2_000 });
  const caught = await overBadLine(async (proxy, isOver) => {
    let count = 0;
    const random = randomFrom(seed);
    while (!isOver() && count < wanted) {
      const sprung = proxy.trap({ mishap: 'swallow', nth: 1 + Math.floor(random() * COMMITS_BETWEEN) });
      await Promise.race([sprung.then(() => (count += 1)), over(isOver)]);
    }
    return count;
  });
  expect(caught).toBe(wanted);
  keepEvidence('F13', { 'answers to COMMIT lost': caught, nights: NIGHTS, seed });
}, 400_000);

it(`a line that is slow, breaks or falls silent delays work and changes nothing of it (seed ${seed})`, async () => {
  const faults: Record<string, (proxy: FaultyProxy) => Promise<unknown>> = {
    'latency of 500 ms': (proxy) => suffering(proxy, { kind: 'latency', ms: 500 }),
    RST: async (proxy) => proxy.reset(),
    'half-open': async (proxy) => proxy.halfOpen(),
    '1 byte/s': (proxy) => suffering(proxy, { kind: 'slow', bytesPerSecond: 1 }),
    'cut in mid-COMMIT': async (proxy) => void proxy.trap({ mishap: 'cut' }),
  };
  const wanted = times({ ci: 10, nightly: 1_000 });
  const befell = new Map(Object.keys(faults).map((name) => [name, 0]));
  await overBadLine(async (proxy, isOver) => {
    const random = randomFrom(seed);
    for (let n = 0; !isOver() && n < wanted; n += 1) {
      const [name, strike] = Object.entries(faults)[n % 5]!;
      await strike(proxy);
      befell.set(name, befell.get(name)! + 1);
      await Promise.race([pause(50 + random() * 300), over(isOver)]);
    }
  });
  const all = [...befell.values()].reduce((sum, n) => sum + n, 0);
  expect(all).toBe(wanted);
  keepEvidence('F12', { ...Object.fromEntries(befell), nights: NIGHTS, seed });
}, 400_000);

/** Works through the nights over a line of which somebody else sees to that it is bad. */
async function overBadLine<T>(spoil: (proxy: FaultyProxy, isOver: () => boolean) => Promise<T>): Promise<T> {
  const test = await testPlatform({ today: AS_OF, leaseSeconds: 2 });
  const proxy = await FaultyProxy.start(test.platform.databaseUrl);
  const databaseUrl = proxy.through(test.platform.databaseUrl);
  const platform: Platform = { ...test.platform, databaseUrl, system: systemPool(databaseUrl) };
  const heartbeat = openHeartbeat(databaseUrl, [platform.system], 500);
  const beats = setInterval(() => void heartbeat.beat((pool) => pool.query('select 1')).catch(() => undefined), 500);
  let isOver = false;
  const spoiling = spoil(proxy, () => isOver);
  for (let n = 0; n < NIGHTS; n += 1) await night(platform, n, insist);
  isOver = true;
  const result = await spoiling;
  proxy.heal();
  proxy.disarm();
  clearInterval(beats);
  await heartbeat.close();
  await assertAllInvariants(test.platform.system);
  const outcome = await outcomeOf(test.platform.system);
  for (const part of Object.keys(expected) as (keyof typeof expected)[])
    expect({ part, is: outcome[part] }).toEqual({ part, is: expected[part] });
  await platform.system.end();
  await proxy.close();
  await test.drop();
  return result;
}

const at = <T>(work: () => Promise<T>): Promise<T> => work();

/** Files, sweep, cases: on the first night the sample world's, later a file with one record more. */
async function night(platform: Platform, n: number, doing: typeof at = at): Promise<void> {
  for (const path of n === 0 ? sampleOf(platform) : [oneMore(platform, n)])
    await doing(async () => {
      const [result] = await takeIn(platform, { paths: [path], receivedBy: 'test' }, never);
      // A file that five attempts have failed with waits for somebody who looks at it, and finds nothing wrong.
      if (result?.status === 'parked') await retryBatch(ingestDeps(platform), result.id, {});
      if (result?.status !== 'done') throw new Error(`not in: ${path}`);
    });
  await doing(() => sweepNow(platform, { asOf: AS_OF, reason: `night ${n}`, startedBy: 'test' }, never));
  await doing(() => workOnCases(platform, never));
}

const sampleOf = ({ folders: { sample } }: Platform): string[] =>
  readdirSync(sample)
    .filter((name) => /^(0[1236789]|10|17|18)-.*\.csv$/.test(name))
    .sort()
    .map((name) => join(sample, name));

function oneMore({ environment }: Platform, n: number): string {
  const path = join(environment.stateDir, `${n}-project.csv`);
  writeFileSync(path, `key,name,region_code,status\nnight-${n},路,410225000000,running\n`);
  return path;
}

async function suffering(proxy: FaultyProxy, fault: Parameters<FaultyProxy['suffer']>[0]): Promise<void> {
  proxy.suffer(fault);
  await pause(600);
  proxy.heal();
}

async function over(isOver: () => boolean): Promise<void> {
  while (!isOver()) await pause(50);
}
