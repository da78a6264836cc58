// The servers that a worker stands on are taken down under it again and again while files come in; each file is taken in, once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { assertInvariants } from '@qingqu/ingest/testing';
import { keepEvidence, randomFrom, shuffled, testSeed, times } from '@qingqu/schema/testing';
import { readEnvironment } from '../environment.js';
import { foldersBelow } from '../folders.js';
import { openPlatform } from '../open-platform.js';
import { hasRedis, startOwnRedis } from '../testing/own-redis.js';
import { testPlatform } from '../testing/test-platform.js';
import { startWorkerAtHand } from './testing/at-hand.js';
import { startOwnPostgres } from './testing/own-postgres.js';

const root = resolve(__dirname, '../../../..');
const seed = testSeed;
const quiet = { line: () => undefined, progress: () => ({ at: () => undefined, done: () => undefined }) };

(hasRedis ? it : it.skip)(
  `takes every file in although Redis is restarted, killed and emptied${hasRedis ? ` (seed ${seed})` : ' (there is no redis-server)'}`,
  async () => {
    const redis = await startOwnRedis();
    const { platform, drop } = await testPlatform({ redisUrl: redis.url, leaseSeconds: 1 });
    const worker = await startWorkerAtHand(platform);
    const counts = {
      restart: times({ ci: 20, nightly: 100 }),
      kill: times({ ci: 5, nightly: 50 }),
      flush: times({ ci: 5, nightly: 50 }),
    };
    const blows = Object.entries(counts).flatMap(([what, n]) =>
      Array.from({ length: n }, () => what as keyof typeof counts),
    );
    let files = 0;
    for (const blow of shuffled(blows, randomFrom(seed))) {
      await worker.handIn(`before-${files}`);
      await redis.suffer(blow);
      await worker.handIn(`after-${files}`);
      files += 2;
    }
    await worker.areIn(files);
    // The schedules are there again, too.
    expect(await worker.queue.jobs[0]!.getJobSchedulersCount()).toBe(6);
    await assertInvariants(platform.system);
    await worker.stop();
    await drop();
    await redis.drop();
    keepEvidence('F6', {
      'Redis restarted': counts.restart,
      'Redis killed': counts.kill,
      FLUSHALL: counts.flush,
      files,
      seed,
    });
  },
  300_000,
);

it('takes every file in although Postgres is restarted, and its connections are used up', async () => {
  const postgres = await startOwnPostgres(join(root, 'schema'));
  const folder = mkdtempSync(join(tmpdir(), 'qingqu-restarts-'));
  const environment = readEnvironment(
    { DATABASE_URL: await postgres.database('restarts'), QINGQU_STATE: folder, QINGQU_LEASE: '1' },
    root,
  );
  const platform = await openPlatform(environment, foldersBelow(root), quiet);
  const worker = await startWorkerAtHand(platform);
  const restarts = times({ ci: 20, nightly: 200 });
  let files = 0;
  for (let n = 0; n < restarts; n += 1) {
    await worker.handIn(`before-${n}`);
    await postgres.restart('fast');
    await worker.handIn(`after-${n}`);
    files += 2;
  }
  const exhaustions = times({ ci: 5, nightly: 50 });
  for (let n = 0; n < exhaustions; n += 1) {
    await worker.handIn(`exhausted-${n}`);
    const taken = await Promise.all(
      Array.from({ length: platform.system.options.max }, () => platform.system.connect()),
    );
    await taken[0]!.query('select pg_sleep(0.2)');
    for (const client of taken) client.release();
    files += 1;
  }
  await worker.areIn(files);
  await assertInvariants(platform.system);
  await worker.stop();
  await platform.close();
  await postgres.drop();
  rmSync(folder, { recursive: true, force: true });
  keepEvidence('F5', { 'Postgres restarted': restarts, 'pool exhausted': exhaustions, files });
}, 400_000);
