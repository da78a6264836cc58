import type { CompiledRule } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import type { StoredTrial } from './request-backtest.js';

/** A backtest in the hands of this worker. */
export interface BacktestJob {
  id: string;
  rule: CompiledRule;
  regionCode: string;
  lo: bigint;
  hi: bigint;
  from: string;
  to: string;
  parameters: StoredTrial[];
  attempts: number;
  /** Stands in the job's row for as long as it is this worker's. */
  token: string;
}

/** Each takes an evaluator process and much of the machine, which sweeps need too. */
const RUNNING_MAX = 2;
/** A backtest that so many workers did not survive is not tried for ever. */
export const ATTEMPTS_MAX = 5;

/**
 * Takes the backtest that has waited longest, or one whose worker gave no sign of life, unless two run: a lease in the database's time, with a token by
 * which whatever a previous holder may still do is recognised.
 */
export function claimBacktest(pool: pg.Pool, leaseMs: number): Promise<BacktestJob | undefined> {
  return inTransaction(pool, async (client) => {
    // One at a time, so that what is counted is still so when it is taken.
    await client.query("select pg_advisory_xact_lock(hashtextextended('backtest claim', 0))");
    const { rows } = await client.query<BacktestJob>(
      `update backtest b
       set state = 'running', lease_token = gen_random_uuid(), lease_until = clock_timestamp() + $1 * interval '1 millisecond',
         attempts = attempts + 1, started_at = clock_timestamp(), rows_done = 0, rows_total = 0
       from rule_version v, region r
       where b.id = (
           select id from backtest where state = 'waiting' or (state = 'running' and lease_until < clock_timestamp())
           order by created_at, id limit 1 for update skip locked)
         and (select count(*) from backtest where state = 'running' and lease_until >= clock_timestamp()) < $2
         and v.digest = b.rule_digest and r.code = b.region_code
       returning b.id, v.definition as rule, b.region_code as "regionCode", r.scope_lo as lo, r.scope_hi as hi, b.from_day as "from", b.to_day as "to",
         b.parameters, b.attempts, b.lease_token as token`,
      [leaseMs, RUNNING_MAX],
    );
    return rows[0];
  });
}

/** Says how far it is and keeps the lease; false when it is not this worker's any more: another has it, or it was cancelled. */
export async function keepBacktest(
  pool: pg.Pool,
  job: BacktestJob,
  leaseMs: number,
  progress: { rows: number; of: number },
): Promise<boolean> {
  return isOwn(
    await pool.query(
      `update backtest set rows_done = $3, rows_total = $4, lease_until = clock_timestamp() + $5 * interval '1 millisecond'
       where id = $1 and lease_token = $2 and state = 'running'`,
      [job.id, job.token, Math.round(progress.rows), Math.round(progress.of), leaseMs],
    ),
  );
}

/** Ends it in words for whoever asked. */
export async function failBacktest(pool: pg.Pool, job: BacktestJob, problem: string): Promise<void> {
  await pool.query(
    `update backtest set state = 'failed', problem = $3, finished_at = clock_timestamp(), lease_token = null, lease_until = null
     where id = $1 and lease_token = $2 and state = 'running'`,
    [job.id, job.token, problem],
  );
}

/** Puts a backtest back that was not finished, so that nobody waits for its lease. */
export async function releaseBacktest(pool: pg.Pool, job: BacktestJob): Promise<void> {
  await pool.query(
    `update backtest set state = 'waiting', attempts = attempts - 1, lease_token = null, lease_until = null
     where id = $1 and lease_token = $2 and state = 'running'`,
    [job.id, job.token],
  );
}

const isOwn = ({ rowCount }: pg.QueryResult): boolean => rowCount === 1;
