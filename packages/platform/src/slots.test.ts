import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { dueNights, onceANight } from './slots.js';

let database: TestDatabase;
const midnight = { hour: 0, minute: 0 };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.system.query('delete from schedule_slot'));

const installed = (daysAgo: number) =>
  database.system.query(
    "insert into schedule_slot (name, slot, status, started_at) values ('sweep', 'installed', 'done', clock_timestamp() - make_interval(days => $1))",
    [daysAgo],
  );
const nights = () => dueNights(database.system, { name: 'sweep', time: midnight });

describe('nights', () => {
  it('asks nothing of a new installation before its first night', async () => {
    expect(await nights()).toEqual([]);
  });

  it('lists every missed night, oldest first, and not more than a month of them', async () => {
    await installed(3);
    const missed = await nights();
    expect(missed).toHaveLength(3);
    expect([...missed].sort()).toEqual(missed);
    await database.system.query('delete from schedule_slot');
    await installed(400);
    expect(await nights()).toHaveLength(32);
  });

  it('does a night once, also when two workers are woken', async () => {
    await installed(1);
    const [night] = await nights();
    let done = 0;
    const work = async () => {
      done += 1;
      await database.system.query('select pg_sleep(0.05)');
    };
    const took = await Promise.all([
      onceANight(database.system, 'sweep', night!, work),
      onceANight(database.system, 'sweep', night!, work),
    ]);
    expect(took.sort()).toEqual([false, true]);
    expect(done).toBe(1);
    expect(await nights()).toEqual([]);
  });

  it('keeps a failed night due, and gives it up after five attempts', async () => {
    await installed(1);
    const [night] = await nights();
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await nights()).toEqual([night]);
      await expect(
        onceANight(database.system, 'sweep', night!, () => Promise.reject(new Error('no room'))),
      ).rejects.toThrow('no room');
    }
    expect(await nights()).toEqual([]);
  });

  it('takes over the night of a worker that died', async () => {
    await installed(1);
    const [night] = await nights();
    await database.system.query(
      "insert into schedule_slot (name, slot, status, lease_until, attempts) values ('sweep', $1, 'running', clock_timestamp() - interval '1 minute', 1)",
      [night],
    );
    expect(await onceANight(database.system, 'sweep', night!, async () => undefined)).toBe(true);
  });
});
