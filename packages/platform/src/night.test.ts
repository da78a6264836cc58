// A worker was away for two nights. When workers are back, whatever queue wakes them:
//   1. the files of the inbox are taken in and moved away, what is no feed file is put aside;
//   2. every missed night is swept, as of its own date or the fixed one, oldest first, and casework is brought up to the day;
//   3. each night is done once, although two workers are there;
//   4. what comes in by day is swept without waiting for the night.
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertCasework } from '@qingqu/casework/testing';
import { insertRows, madeWarning } from '@qingqu/schema/testing';
import { databaseDate } from './business-date.js';
import { waitFor } from './embedded-postgres/wait.js';
import { startWorker } from './night.js';
import { openQueue } from './queue.js';
import { takeIn } from './take-in.js';
import { emptyRedis, redisDatabase } from './testing/redis.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

const redis = redisDatabase(3);

/** All at midnight: whatever the time of day, the same nights of each have passed. */
const midnight = { hour: 0, minute: 0 };
const times = { ingest: midnight, sweep: midnight, casework: midnight };

const backends = [
  { name: 'Postgres', redisUrl: undefined, run: it, fixed: undefined },
  { name: 'Redis', redisUrl: redis, run: redis ? it : it.skip, fixed: '2018-11-30' },
];

describe.each(backends)('two workers on $name', ({ name, redisUrl, run, fixed }) => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await testPlatform({ redisUrl, today: fixed });
    if (redisUrl) await emptyRedis(redisUrl);
  });
  afterAll(() => test.drop());

  const slots = async () =>
    (
      await test.platform.system.query<{ name: string; night: string; status: string; attempts: number }>(
        "select name, slot as night, status, attempts from schedule_slot where slot <> 'installed' order by name, slot",
      )
    ).rows;

  run(`catch up the nights that were missed, once (${name})`, async () => {
    const { platform } = test;
    const { inbox } = platform.dirs;
    copyFileSync(join(platform.folders.sample, '01-agency.csv'), join(inbox, '01-agency.csv'));
    const { rows: places } = await platform.system.query<{ code: string; lo: bigint }>(
      "select code, scope_lo as lo from region where code = '411425000000'",
    );
    await insertRows(platform.system, 'warning', [madeWarning(1, places[0]!, 1n, {})]);
    writeFileSync(join(inbox, 'letter.csv'), 'nothing that there is a feed for\n');
    writeFileSync(join(inbox, 'note.txt'), 'no feed file');
    await platform.system.query(
      `insert into schedule_slot (name, slot, status, started_at)
       select name, 'installed', 'done', clock_timestamp() - interval '2 days' from unnest(array['ingest', 'sweep', 'casework']) as name`,
    );
    const stop = new AbortController();
    const queues = await Promise.all([1, 2].map(() => openQueue({ databaseUrl: platform.databaseUrl, redisUrl })));
    try {
      await Promise.all(queues.map((queue) => startWorker(platform, queue, stop.signal, times)));
      const done = await waitFor(120, async () => {
        const all = await slots();
        return all.length === 6 && all.every(({ status }) => status === 'done') ? all : undefined;
      });
      expect({ lines: test.lines, done: done?.map(({ name, attempts }) => ({ name, attempts })) }).toEqual({
        lines: test.lines,
        done: ['casework', 'casework', 'ingest', 'ingest', 'sweep', 'sweep'].map((name) => ({ name, attempts: 1 })),
      });
      const nights = done!.filter((slot) => slot.name === 'sweep').map((slot) => slot.night);
      const { rows: sweeps } = await platform.system.query<{ asOf: string; status: string }>(
        'select as_of as "asOf", status from sweep order by id',
      );
      expect(sweeps).toEqual((fixed ? [fixed] : nights).map((asOf) => ({ asOf, status: 'done' })));
      expect(readdirSync(inbox).sort()).toEqual(['note.txt', 'refused', 'taken']);
      expect(readdirSync(join(inbox, 'taken'))).toEqual(['01-agency.csv']);
      expect(readdirSync(join(inbox, 'refused'))).toEqual(['letter.csv']);
      const { rows: files } = await platform.system.query('select name, status from ingest_file');
      expect(files).toEqual([{ name: '01-agency.csv', status: 'done' }]);
      const today = fixed ?? (await databaseDate(platform.system));
      const { rows: cases } = await platform.system.query(
        'select state, warnings, opened_on as "openedOn" from case_file',
      );
      expect(cases).toEqual([{ state: 'assigned', warnings: 1, openedOn: today }]);
      await assertCasework(platform.system);
    } finally {
      stop.abort();
      await Promise.all(queues.map((queue) => queue.close()));
    }
    expect(test.lines.filter((line) => /failed:/.test(line))).toEqual([]);
  });

  run(`gives back what it is stopped in, and the next worker goes on (${name})`, async () => {
    const { platform } = test;
    copyFileSync(join(platform.folders.sample, '02-fund.csv'), join(platform.dirs.inbox, '02-fund.csv'));
    await platform.system.query(
      "delete from schedule_slot where slot = (select max(slot) from schedule_slot where slot <> 'installed')",
    );
    const working = async (stop: AbortController, until: () => Promise<boolean>) => {
      const queue = await openQueue({ databaseUrl: platform.databaseUrl, redisUrl });
      try {
        await startWorker(platform, queue, stop.signal, times);
        expect({ lines: test.lines, isSo: await waitFor(120, async () => (await until()) || undefined) }).toEqual({
          lines: test.lines,
          isSo: true,
        });
      } finally {
        stop.abort();
        await queue.close();
      }
    };
    const isRunning = async () =>
      (await platform.system.query("select from sweep_task where status = 'running'")).rows.length > 0;
    await working(new AbortController(), isRunning);
    expect(await isRunning()).toBe(false);
    expect(await last()).toEqual({ status: 'running', attempts: 0, isHeld: false });

    await working(new AbortController(), async () => (await last())?.status === 'done');
    expect(await last()).toEqual({ status: 'done', attempts: 1, isHeld: false });
    expect(test.lines.filter((line) => /failed:|abort/.test(line))).toEqual([]);
  });

  run(`sweeps what came in by day, over what it can reach (${name})`, async () => {
    const { platform } = test;
    const paths = [join(platform.folders.sample, '17-programme.csv')];
    await takeIn(platform, { paths, receivedBy: 'test' }, new AbortController().signal);
    const stop = new AbortController();
    const queue = await openQueue({ databaseUrl: platform.databaseUrl, redisUrl });
    try {
      await startWorker(platform, queue, stop.signal, times);
      const tasks = await waitFor(120, async () => {
        const { rows } = await platform.system.query<{ mode: string; n: number }>(
          `select t.mode, count(*)::int as n from sweep_task t join sweep s on s.id = t.sweep_id
           where s.reason = 'ingest' and s.status = 'done' group by t.mode order by t.mode`,
        );
        return rows.length > 0 ? rows : undefined;
      });
      expect(tasks?.find(({ mode }) => mode === 'keys')?.n).toBeGreaterThan(10);
    } finally {
      stop.abort();
      await queue.close();
    }
  });

  /** The newest night of the sweep. */
  const last = async () =>
    (
      await test.platform.system.query<{ status: string; attempts: number; isHeld: boolean }>(
        `select status, attempts, coalesce(lease_until > clock_timestamp(), false) as "isHeld" from schedule_slot
         where name = 'sweep' and slot <> 'installed' order by slot desc limit 1`,
      )
    ).rows[0];
});
