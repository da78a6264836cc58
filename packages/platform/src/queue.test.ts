import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { waitFor } from './embedded-postgres/wait.js';
import { openQueue, type Schedule, type Wake, type WakeQueue } from './queue.js';
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
    const nightly: Wake = { kind: 'nightly', name: 'sweep' };
    const schedules: Schedule[] = [
      { name: 'nightly-sweep', wake: nightly, at: { hour: 2, minute: 30 } },
      { name: 'catch-up', wake: { kind: 'catch-up' }, everyMinutes: 5 },
    ];
    await queue.schedule(schedules);
    await queue.schedule(schedules);
    expect(await queue.jobs[0]!.getJobSchedulersCount()).toBe(2);
    expect(await queue.mend()).toBe(false);
    await queue.jobs[0]!.removeJobScheduler('catch-up');
    expect(await queue.mend()).toBe(true);
    expect(await queue.jobs[0]!.getJobSchedulersCount()).toBe(2);
    await queue.close();
    expect(queue.backend).toBe(redis ? 'redis' : 'postgres');
  });

  run(`shares work out, and wakes somebody to conclude when every part is done or given up (${name})`, async () => {
    const [one, two] = [await open(), await open()];
    const seen: string[] = [];
    const concluded = new Promise<void>((resolve) => {
      for (const queue of [one, two])
        queue.work(
          async (wake) => {
            if (wake.kind === 'ingest' && wake.fileId === '3') throw new Error('for good');
            if (wake.kind === 'ingest') seen.push(wake.fileId);
            if (wake.kind === 'changes') resolve();
          },
          () => undefined,
        );
    });
    const parts = ['1', '2', '3', '4', '5'].map((fileId): Wake => ({ kind: 'ingest', fileId }));
    await one.fanOut(parts, { kind: 'changes' });
    await concluded;
    expect(seen.sort()).toEqual(['1', '2', '4', '5']);
    await Promise.all([one.close(), two.close()]);
  });

  run(
    `takes files in while something takes long that somebody asked for, and rests when told to (${name})`,
    async () => {
      const queue = await open();
      let answer: () => void = () => undefined;
      const isLong = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const files: string[] = [];
      let begin: () => void = () => undefined;
      const isBegun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const isIn = new Promise<void>((resolve) => {
        queue.work(
          async (wake) => {
            if (wake.kind === 'ingest' && files.push(wake.fileId) === 1) resolve();
            if (wake.kind !== 'backtest') return;
            begin();
            await isLong;
          },
          () => undefined,
        );
      });
      // Who rests before the long one has begun does not begin it; who waits for work then may still take what comes at that moment.
      await queue.add([{ kind: 'backtest' }]);
      await isBegun;
      await queue.add([{ kind: 'ingest', fileId: '8' }]);
      await isIn;
      queue.rest();
      await queue.addOnceIn(60_000, [{ kind: 'ingest', fileId: '9' }]);
      await queue.addOnceIn(60_000, [{ kind: 'ingest', fileId: '9' }]);
      // The first file is worked on before the queue knows that it is done.
      const counts = await waitFor(10, async () => {
        const now = await queue.counts();
        return now.active === 1 ? now : undefined;
      });
      expect(counts).toMatchObject({ waiting: 1, active: 1 });
      answer();
      await queue.close();
      expect(files).toEqual(['8']);
    },
  );
});
