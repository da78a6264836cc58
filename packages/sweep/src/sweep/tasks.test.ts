// The lease of a task: by the database's clock, and worth nothing any more once somebody else has the task.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { claimTask, failTask, keepLease, releaseTask, type Task } from './tasks.js';

const LEASE_MS = 30_000;
const DAY_MS = 86_400_000;

let database: TestDatabase;
let sweepId: bigint;
beforeAll(async () => {
  database = await testDatabase();
  const { rows } = await database.system.query<{ id: bigint }>(
    `insert into sweep (epoch, as_of, ruleset_digest, params_digest, status, reason, started_by)
     values (1, '2018-10-15', 'r', 'p', 'running', 'test', 'test') returning id`,
  );
  sweepId = rows[0]!.id;
  await database.system.query(
    `insert into sweep_task (sweep_id, rule_id, rule_digest, params, status) values ($1, 'one', 'd', '{"suppressedBy": []}', 'pending')`,
    [sweepId],
  );
});
afterAll(() => database.drop());

async function claimed(): Promise<Task> {
  const claim = await claimTask(database.system, sweepId, LEASE_MS);
  if (!claim || !('task' in claim)) throw new Error('there is nothing to claim');
  return claim.task;
}

const leftMs = async () =>
  (
    await database.system.query<{ ms: number }>(
      'select (extract(epoch from lease_until - clock_timestamp()) * 1000)::float8 as ms from sweep_task',
    )
  ).rows[0]!.ms;

it('runs by the clock of the database, whatever that of the worker says', async () => {
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now');
  for (const wrong of [DAY_MS, -DAY_MS]) {
    clock.mockReturnValue(now + wrong);
    const task = await claimed();
    expect(await leftMs()).toBeGreaterThan(0);
    expect(await leftMs()).toBeLessThanOrEqual(LEASE_MS);
    expect(await keepLease(database.system, task, LEASE_MS)).toBe(true);
    expect(await leftMs()).toBeLessThanOrEqual(LEASE_MS);
    expect(await claimTask(database.system, sweepId, LEASE_MS)).toEqual({ waitMs: expect.any(Number) });
    expect(await releaseTask(database.system, task)).toBe(true);
  }
  clock.mockRestore();
});

it('is worth nothing to whoever slept past it, once another has the task', async () => {
  const slept = await claimed();
  await database.system.query(`update sweep_task set lease_until = clock_timestamp() - interval '1 ms'`);
  const awake = await claimed();
  expect([awake.id, awake.leaseToken === slept.leaseToken]).toEqual([slept.id, false]);
  expect(await keepLease(database.system, slept, LEASE_MS)).toBe(false);
  expect(await releaseTask(database.system, slept)).toBe(false);
  expect(await failTask(database.system, slept, { code: 'CRASHED', message: 'x' }, 1)).toBe('lost');
  expect(await keepLease(database.system, awake, LEASE_MS)).toBe(true);
});
