import type { Role } from '@qingqu/schema';
import type pg from 'pg';
import type { Format } from './formats/index.js';

/** A job in the hands of this worker. */
export interface Job {
  id: string;
  userId: string;
  username: string;
  role: Role;
  regionCode: string;
  entity: string;
  format: Format;
  wish: Record<string, unknown>;
  attempts: number;
  /** Stands in the job's row for as long as it is this worker's. */
  token: string;
}

/** A job that so many workers did not survive is not tried for ever. */
export const mostAttempts = 50;

/**
 * Takes the job that has waited longest, or one whose worker gave no sign of life: a lease in the database's time, with a token of
 * its own by which whatever a previous holder may still do is recognised.
 */
export async function claimJob(system: pg.Pool, leaseMs: number): Promise<Job | undefined> {
  const { rows } = await system.query<Job>(
    `update export_job j
     set status = 'running', lease_token = gen_random_uuid(), lease_until = clock_timestamp() + $1 * interval '1 millisecond',
       attempts = attempts + 1, started_at = clock_timestamp(), rows_total = null, rows_done = 0, bytes = 0
     from (
       select id from export_job
       where status = 'waiting' or (status = 'running' and lease_until < clock_timestamp())
       order by created_at, id limit 1 for update skip locked
     ) next
     where j.id = next.id
     returning j.id, j.user_id as "userId", j.username, j.role, j.region_code as "regionCode", j.entity, j.format, j.wish, j.attempts,
       j.lease_token as token`,
    [leaseMs],
  );
  return rows[0];
}

/** What is told of a job while it is being made. */
export interface JobProgress {
  rows: number;
  bytes: number;
}

/** Says how far it is and keeps the lease; false when it is not this worker's any more: another has it, or it was cancelled. */
export async function keepJob(
  system: pg.Pool,
  job: Job,
  leaseMs: number,
  { rows, bytes }: JobProgress,
): Promise<boolean> {
  return isOwn(
    await system.query(
      `update export_job set rows_done = $3, bytes = $4, lease_until = clock_timestamp() + $5 * interval '1 millisecond'
       where id = $1 and lease_token = $2 and status = 'running'`,
      [job.id, job.token, rows, bytes, leaseMs],
    ),
  );
}

/** Notes what it will have and what it is of, once that is known. */
export async function noteBegun(
  system: pg.Pool,
  job: Job,
  begun: { rowsTotal: number; epoch: string; departmentKinds: readonly string[] },
): Promise<boolean> {
  return isOwn(
    await system.query(
      `update export_job set rows_total = $3, epoch = $4, department_kinds = $5 where id = $1 and lease_token = $2 and status = 'running'`,
      [job.id, job.token, begun.rowsTotal, begun.epoch, begun.departmentKinds],
    ),
  );
}

/** What a job came to. */
export interface JobResult {
  file: string;
  rows: number;
  bytes: number;
  sha256: string;
}

/** False when it was not this worker's any more: then nothing has happened, and its file is nobody's. */
export async function finishJob(
  client: pg.ClientBase,
  job: Job,
  { file, rows, bytes, sha256 }: JobResult,
): Promise<boolean> {
  return isOwn(
    await client.query(
      `update export_job set status = 'done', wish = null, file = $3, rows_done = $4, bytes = $5, sha256 = $6, finished_at = clock_timestamp(),
         expires_at = clock_timestamp() + interval '7 days', lease_token = null, lease_until = null
       where id = $1 and lease_token = $2 and status = 'running'`,
      [job.id, job.token, file, rows, bytes, Buffer.from(sha256, 'hex')],
    ),
  );
}

export async function failJob(client: pg.ClientBase, job: Job, problem: string): Promise<boolean> {
  return isOwn(
    await client.query(
      `update export_job set status = 'failed', wish = null, problem = $3, finished_at = clock_timestamp(), lease_token = null, lease_until = null
       where id = $1 and lease_token = $2 and status = 'running'`,
      [job.id, job.token, problem],
    ),
  );
}

/** Puts a job back that was not finished, so that nobody waits for its lease. */
export async function releaseJob(system: pg.Pool, job: Job): Promise<void> {
  await system.query(
    `update export_job set status = 'waiting', attempts = attempts - 1, lease_token = null, lease_until = null
     where id = $1 and lease_token = $2 and status = 'running'`,
    [job.id, job.token],
  );
}

const isOwn = ({ rowCount }: pg.QueryResult): boolean => rowCount === 1;
