import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { openQueue, type Wake, type WakeQueue } from './queue.js';
import { emptyRedis, redisDatabase } from './testing/redis.js';

const redisUrl = redisDatabase(2);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  if (redisUrl) await emptyRedis(redisUrl);
});
afterAll(() => database.drop());

const backends = [
  { name: 'Postgres', redis: undefined, run: it },
  { name: 'Redis', redis: redisUrl, run: redisUrl ? it : it.skip },
];

describe.each(backends)('the queue on $name', ({ name, redis, run }) => {
  const open = (): Promise<WakeQueue> => openQueue({ databaseUrl: database.url, redisUrl: redis });

  run(`hands each wake-up to a worker, and one that fails again (${name})`, async () => {
    const queue = await open();
    const seen: Wake[] = [];
    let failures = 0;
    const all = new Promise<void>((resolve) => {
      queue.work(
        async (wake) => {
          if (wake.kind === 'sweep' && failures++ === 0) throw new Error('once');
          seen.push(wake);
          if (seen.length === 2) resolve();
        },
        () => undefined,
      );
    });
    await queue.add([
      { kind: 'sweep', sweepId: '1' },
      { kind: 'ingest', fileId: '7' },
    ]);
    await all;
    await queue.close();
    expect(failures).toBe(2);
    expect(seen).toEqual(
      expect.arrayContaining([
        { kind: 'sweep', sweepId: '1' },
        { kind: 'ingest', fileId: '7' },
      ]),
    );
  });

  run(`keeps one scheduler a night, however often it is set (${name})`, async () => {
    const queue = await open();
    await queue.everyNight('sweep', { hour: 2, minute: 30 });
    await queue.everyNight('sweep', { hour: 2, minute: 30 });
    await queue.everyMinutes(5);
    await queue.close();
    expect(queue.backend).toBe(redis ? 'redis' : 'postgres');
  });
});
