import type pg from 'pg';
import { LeaseLost } from '../errors.js';
import type { Failure } from '../evaluator/protocol.js';
import type { TaskParams } from './task-params.js';

/** So many failures, and the rule is left alone for this sweep. */
const STRIKES = 3;

/** A lost worker is no fault of the rule; but a task that so many workers did not survive is not tried for ever. */
const MAX_CLAIMS = 100;

const DEFAULT_LEASE_MS = 30_000;

/** A task that this worker holds. */
export interface Task {
  id: bigint;
  sweepId: bigint;
  ruleId: string;
  ruleDigest: string;
  params: TaskParams;
  leaseToken: string;
  attempts: number;
  /** The task whose outcome this one may carry on by keys. */
  baseTaskId: bigint | null;
}

/** How long to wait for tasks that others hold; undefined when every task is finished. */
export type Claim = { task: Task } | { waitMs: number } | undefined;

export const leaseMsOf = ({ leaseMs }: { leaseMs?: number }): number => leaseMs ?? DEFAULT_LEASE_MS;

/**
 * Takes the next task of a sweep: one that waits, or one whose worker gave no sign of life. The lease runs by the database's clock and has a
 * new token, by which everything that the previous holder may still do is recognised. A rule waits for those that suppress it.
 */
export async function claimTask(pool: pg.Pool, sweepId: bigint, leaseMs: number): Promise<Claim> {
  const { rows } = await pool.query<Task>(
    `update sweep_task t
     set status = 'running', lease_token = gen_random_uuid(), lease_until = clock_timestamp() + $2 * interval '1 millisecond',
       attempts = t.attempts + 1
     from (
       select c.id from sweep_task c
       where c.sweep_id = $1 and (c.status = 'pending' or (c.status = 'running' and c.lease_until < clock_timestamp()))
         and not exists (select from sweep_task s where s.sweep_id = c.sweep_id and s.status in ('pending', 'running')
                         and c.params->'suppressedBy' ? s.rule_id)
       order by c.attempts, c.id limit 1 for update skip locked
     ) next
     where t.id = next.id
     returning t.id, t.sweep_id as "sweepId", t.rule_id as "ruleId", t.rule_digest as "ruleDigest", t.params,
       t.lease_token as "leaseToken", t.attempts, t.base_task_id as "baseTaskId"`,
    [sweepId, leaseMs],
  );
  const task = rows[0];
  if (task && task.attempts > MAX_CLAIMS) {
    await failTask(pool, task, { code: 'CRASHED', message: `its worker was lost ${MAX_CLAIMS} times` }, 0);
    return claimTask(pool, sweepId, leaseMs);
  }
  return task ? { task } : waitForOthers(pool, sweepId, leaseMs);
}

async function waitForOthers(pool: pg.Pool, sweepId: bigint, leaseMs: number): Promise<Claim> {
  const { rows } = await pool.query<{ open: number; wait: number | null }>(
    `select count(*)::int as open, (extract(epoch from min(lease_until) - clock_timestamp()) * 1000)::float8 as wait
     from sweep_task where sweep_id = $1 and status in ('pending', 'running')`,
    [sweepId],
  );
  const { open, wait } = rows[0]!;
  if (open === 0) return undefined;
  return { waitMs: Math.min(Math.max(wait ?? 0, 50), leaseMs, 1_000) };
}

/** Prolongs the lease; false when somebody else has the task now. */
export async function keepLease(pool: pg.Pool, task: Task, leaseMs: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update sweep_task set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
     where id = $1 and lease_token = $2 and status = 'running'`,
    [task.id, task.leaseToken, leaseMs],
  );
  return rowCount === 1;
}

/** Puts a failed task back, or leaves it after three strikes. Nothing that it stood for is cleared. False when the task was somebody else's. */
export async function failTask(
  pool: pg.Pool,
  task: Task,
  { code, message }: Failure,
  durationMs: number,
): Promise<'pending' | 'failed' | 'lost'> {
  const { rows } = await pool.query<{ status: 'pending' | 'failed' }>(
    `update sweep_task
     set status = case when attempts >= $3 then 'failed' else 'pending' end, error_code = $4, error_message = $5, duration_ms = $6,
       finished_at = case when attempts >= $3 then clock_timestamp() end, lease_token = null, lease_until = null
     where id = $1 and lease_token = $2 and status = 'running' returning status`,
    [task.id, task.leaseToken, STRIKES, code, message, durationMs],
  );
  return rows[0]?.status ?? 'lost';
}

/** Gives a task back that was not begun or not finished, so that nobody waits for its lease. Returns whether it was this worker's to give. */
export async function releaseTask(pool: pg.Pool, task: Task): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update sweep_task set status = 'pending', attempts = attempts - 1, lease_token = null, lease_until = null
     where id = $1 and lease_token = $2 and status = 'running'`,
    [task.id, task.leaseToken],
  );
  return rowCount === 1;
}

/** Holds the task's row until the transaction ends, so that what it writes is this worker's to write. @throws LeaseLost */
export async function holdTask(client: pg.ClientBase, task: Task): Promise<void> {
  const { rows } = await client.query(
    `select from sweep_task where id = $1 and lease_token = $2 and status = 'running' for update`,
    [task.id, task.leaseToken],
  );
  if (rows.length === 0)
    throw new LeaseLost(`the task '${task.ruleId}' of sweep ${task.sweepId} was given to another worker`);
}
