import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { doNights, type Nightly } from './slots.js';

let database: TestDatabase;
const never = new AbortController().signal;
const files: Nightly = { name: 'files', time: { hour: 0, minute: 0 } };
const rules: Nightly = { name: 'rules', time: { hour: 0, minute: 0 }, after: files };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.system.query('delete from schedule_slot'));

const installed = (daysAgo: number, name = 'files') =>
  database.system.query(
    "insert into schedule_slot (name, slot, status, started_at) values ($1, 'installed', 'done', clock_timestamp() - make_interval(days => $2))",
    [name, daysAgo],
  );

/** What was worked on, in order. */
async function nights(nightly: Nightly = files): Promise<string[]> {
  const worked: string[] = [];
  const done = await doNights(database.system, nightly, async (night) => worked.push(night), never);
  expect(done).toEqual(worked);
  return worked;
}

const fail = (nightly: Nightly = files) =>
  expect(doNights(database.system, nightly, () => Promise.reject(new Error('no room')), never)).rejects.toThrow(
    'no room',
  );

const minutesPass = (minutes: number) =>
  database.system.query(
    "update schedule_slot set finished_at = finished_at - make_interval(secs => $1), lease_until = lease_until - make_interval(secs => $1) where slot <> 'installed'",
    [minutes * 60],
  );

const slots = async () =>
  (
    await database.system.query<{ status: string; attempts: number }>(
      "select status, attempts from schedule_slot where slot <> 'installed' order by name, slot",
    )
  ).rows;

describe('nights', () => {
  it('asks nothing of a new installation before its first night', async () => {
    expect(await nights()).toEqual([]);
  });

  it('catches up every missed night, oldest first, and not more than a month of them', async () => {
    await installed(3);
    const missed = await nights();
    expect(missed).toHaveLength(3);
    expect([...missed].sort()).toEqual(missed);
    expect(await nights()).toEqual([]);
    await database.system.query('delete from schedule_slot');
    await installed(400);
    expect(await nights()).toHaveLength(32);
  });

  it('does each night once and in order, also with three workers at the same time', async () => {
    await installed(4);
    const worked: string[] = [];
    let together = 0;
    const work = async (night: string) => {
      together += 1;
      expect(together).toBe(1);
      worked.push(night);
      await database.system.query('select pg_sleep(0.02)');
      together -= 1;
    };
    const took = await Promise.all([1, 2, 3].map(() => doNights(database.system, files, work, never)));
    expect(worked).toHaveLength(4);
    expect([...worked].sort()).toEqual(worked);
    expect(took.flat().sort()).toEqual(worked);
  });

  it('tries a failed night again, each time after more patience, and gives it up after five attempts', async () => {
    await installed(2);
    const [first, second] = await twoNights();
    await fail();
    expect(await nights()).toEqual([]);
    for (const minutes of [1, 4, 16, 64]) {
      await minutesPass(minutes - 0.5);
      expect(await nights()).toEqual([]);
      await minutesPass(1);
      await fail();
    }
    expect(await slots()).toEqual([{ status: 'failed', attempts: 5 }]);
    expect(await nights()).toEqual([second]);
    expect(first! < second!).toBe(true);
  });

  it('leaves a night to the worker that has it, and takes it over when that one gives no sign of life', async () => {
    await installed(1);
    let takenOver: string[] = [];
    const slow = doNights(
      database.system,
      files,
      async () => {
        expect(await nights()).toEqual([]);
        await minutesPass(3);
        takenOver = await nights();
      },
      never,
    );
    await slow;
    expect(takenOver).toHaveLength(1);
    // What the first one says in the end does not count: the night is not its own any more.
    expect(await slots()).toEqual([{ status: 'done', attempts: 2 }]);
  });

  it('gives a night back when it is told to stop, without counting that as a failure', async () => {
    await installed(1);
    const stop = new AbortController();
    const stopped = doNights(
      database.system,
      files,
      async (_night, signal) => {
        stop.abort();
        signal.throwIfAborted();
      },
      stop.signal,
    );
    await expect(stopped).rejects.toThrow('aborted');
    expect(await slots()).toEqual([{ status: 'running', attempts: 0 }]);
    expect(await nights()).toHaveLength(1);
  });

  it('keeps what comes after waiting until the night before it is done or given up', async () => {
    await installed(2, 'files');
    await installed(2, 'rules');
    expect(await nights(rules)).toEqual([]);
    await fail();
    expect(await nights(rules)).toEqual([]);
    await database.system.query("update schedule_slot set attempts = 5 where slot <> 'installed'");
    expect(await nights(rules)).toHaveLength(1);
    await nights();
    expect(await nights(rules)).toHaveLength(1);
  });

  it('does not go back to a night before one that was done', async () => {
    await installed(5);
    const [, second] = await twoNights();
    await database.system.query("insert into schedule_slot (name, slot, status) values ('files', $1, 'done')", [
      second,
    ]);
    const left = await nights();
    expect(left).toHaveLength(3);
    expect(left[0]! > second!).toBe(true);
  });
});

/** The first two nights that are due, without doing them for good. */
async function twoNights(): Promise<string[]> {
  const worked = await nights();
  await database.system.query("delete from schedule_slot where slot <> 'installed'");
  return worked.slice(0, 2);
}
