// Everything that can come twice comes twice: each file, and each wake-up a great many times, to two workers. It changes nothing.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keepEvidence, randomFrom, shuffled, testSeed, times } from '@qingqu/schema/testing';
import { workOnCases } from '../casework.js';
import { waitFor } from '../embedded-postgres/wait.js';
import type { Wake } from '../queue.js';
import { sweepNow } from '../sweeping.js';
import { takeIn } from '../take-in.js';
import { emptyRedis, redisDatabase } from '../testing/redis.js';
import { testPlatform } from '../testing/test-platform.js';
import { startWorkerAtHand } from './testing/at-hand.js';
import { assertAllInvariants, outcomeOf } from './testing/outcome.js';

const AS_OF = '2018-11-30';
const PATIENCE_SECONDS = 240;
const redis = redisDatabase(9);
const seed = testSeed;
const never = new AbortController().signal;

const backends = [
  { name: 'Postgres', claim: 'F10/postgres', redisUrl: undefined, run: it },
  { name: 'Redis', claim: 'F10/redis', redisUrl: redis, run: redis ? it : it.skip },
];

describe.each(backends)('two workers on $name', ({ name, claim, redisUrl, run }) => {
  run(
    `do nothing twice, whatever comes twice (${name})`,
    async () => {
      if (redisUrl) await emptyRedis(redisUrl);
      const { platform, drop } = await testPlatform({ today: AS_OF, redisUrl });
      const { sample } = platform.folders;
      const paths = readdirSync(sample)
        .filter((name) => /^(0[1236789]|10|17|18)-.*\.csv$/.test(name))
        .sort()
        .map((name) => join(sample, name));
      await takeIn(platform, { paths, receivedBy: 'test' }, never);
      const { sweep } = await sweepNow(platform, { asOf: AS_OF, reason: 'nightly', startedBy: 'nightly' }, never);
      await workOnCases(platform, never);
      const before = await outcomeOf(platform.system);

      const again = await takeIn(platform, { paths, receivedBy: 'test' }, never);
      expect(again.map((result) => 'already' in result && result.already !== undefined)).toEqual(paths.map(() => true));

      const files = again.map((result) => ({ kind: 'ingest', fileId: String('id' in result && result.id) }) as const);
      const kinds: Wake[] = [
        ...files,
        { kind: 'changes' },
        { kind: 'sweep', sweepId: String(sweep.id) },
        { kind: 'sweeps' },
        { kind: 'nightly', name: 'sweep' },
        { kind: 'export' },
        { kind: 'backtest' },
      ];
      const wakes = Array.from({ length: times({ ci: 1_000, nightly: 20_000 }) }, (_, n) => kinds[n % kinds.length]!);
      const workers = await Promise.all([startWorkerAtHand(platform), startWorkerAtHand(platform)]);
      const [{ queue }] = workers as [(typeof workers)[0], unknown];
      // The workers come together, and what was set to wake them every now and then does so meanwhile.
      for (const schedule of ['sources', 'catch-up', 'audit'] as const)
        await queue.add([{ kind: schedule }, { kind: schedule }]);
      await queue.jobs[0]!.addBulk(shuffled(wakes, randomFrom(seed)).map((wake) => ({ name: wake.kind, data: wake })));
      const isEmpty = await waitFor(PATIENCE_SECONDS, async () => {
        const { waiting, active, failed } = await queue.counts();
        return (waiting === 0 && active === 0) || failed > 0 || undefined;
      });
      expect(isEmpty).toBe(true);
      expect(await queue.counts()).toMatchObject({ failed: 0 });
      await Promise.all(workers.map((worker) => worker.stop()));
      await assertAllInvariants(platform.system);
      expect(await outcomeOf(platform.system)).toEqual(before);
      await drop();
      keepEvidence(claim, { 'wake-ups delivered again': wakes.length, 'files handed in again': paths.length, seed });
    },
    300_000,
  );
});
