import type pg from 'pg';
import { RulesRefused, SnapshotUnusable } from '../errors.js';
import type { SweepDeps } from '../sweep/deps.js';
import {
  ATTEMPTS_MAX,
  type BacktestJob,
  claimBacktest,
  failBacktest,
  keepBacktest,
  releaseBacktest,
} from './claim-backtest.js';
import { finishBacktest } from './finish-backtest.js';
import { tryParameters } from './try-parameters.js';

/** What a worker on backtests works with. */
export interface BacktestWorkerDeps extends Pick<SweepDeps, 'pool' | 'snapshotDir' | 'evaluator' | 'leaseMs'> {
  /** Told of what was not foreseen; whoever asked is told no more than that it failed. */
  onFault(backtest: string, error: Error): void;
  /** How often progress is saved; once a second unless said otherwise. */
  saveMs?: number;
}

const LEASE_MS = 30_000;
const SAVE_MS = 1_000;

/** Works on the backtest that has waited longest. False when there is none for this worker, or the signal has come. */
export async function runNextBacktest(deps: BacktestWorkerDeps, signal: AbortSignal): Promise<boolean> {
  const job = signal.aborted ? undefined : await claimBacktest(deps.pool, deps.leaseMs ?? LEASE_MS);
  if (job) await workOn(deps, job, signal);
  return job !== undefined && !signal.aborted;
}

/** A worker that dies leaves no more than a lease that runs out: whoever takes it over begins anew, and finds the same. */
async function workOn(deps: BacktestWorkerDeps, job: BacktestJob, signal: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const kept = keeping(deps, job, lost);
  try {
    if (job.attempts > ATTEMPTS_MAX)
      return await failBacktest(
        deps.pool,
        job,
        `尝试 ${ATTEMPTS_MAX} 次未成 / its worker was lost ${ATTEMPTS_MAX} times`,
      );
    const report = await tryParameters(deps, {
      rule: job.rule,
      values: job.parameters.map(({ name, trial }) => ({ name, value: trial })),
      region: { code: job.regionCode, lo: job.lo, hi: job.hi },
      from: job.from.slice(0, 7),
      to: job.to.slice(0, 7),
      signal: AbortSignal.any([signal, lost.signal]),
      onProgress: kept.note,
    });
    if (report.covers.complete) await finishBacktest(deps.pool, job, report);
    else if (!lost.signal.aborted) await releaseBacktest(deps.pool, job);
  } catch (error) {
    if (lost.signal.aborted) return;
    if (signal.aborted) await releaseBacktest(deps.pool, job);
    else await fail(deps, job, error as Error);
  } finally {
    await kept.stop();
  }
}

/** Says once a second how far it is, which keeps the lease too, and notices when the job is not this worker's any more. */
function keeping(deps: BacktestWorkerDeps, job: BacktestJob, lost: AbortController) {
  let progress = { rows: 0, of: 0 };
  let saving: Promise<void> | undefined;
  const save = async () => {
    if (!(await keepBacktest(deps.pool, job, deps.leaseMs ?? LEASE_MS, progress))) lost.abort();
  };
  const timer = setInterval(() => {
    saving ??= save()
      // A database that is away for a moment is met by the work itself; the lease tells whether it was too long.
      .catch(() => undefined)
      .finally(() => {
        saving = undefined;
      });
  }, deps.saveMs ?? SAVE_MS);
  return {
    note: ({ rows, of }: { rows: number; of: number }) => {
      progress = { rows, of };
    },
    async stop() {
      clearInterval(timer);
      await saving;
    },
  };
}

async function fail({ pool, onFault }: BacktestWorkerDeps, job: BacktestJob, error: Error): Promise<void> {
  if (isAway(error)) throw error;
  const told = problemOf(error);
  if (!told) onFault(job.id, error);
  await failBacktest(
    pool,
    job,
    told ?? '检验出错，请联系管理员 / it failed on our side; tell the administrator its id',
  );
}

/** A database that cannot be reached is no fault of the backtest: it is taken again when its lease has run out. */
const isAway = (error: Error): boolean => /^(08|57P)|^ECONN/.test((error as pg.DatabaseError).code ?? '');

function problemOf(error: Error): string | undefined {
  if (error instanceof SnapshotUnusable)
    return '尚无可用的数据快照，请待下次预警运行后重试 / there is no snapshot of the data yet; wait for the next sweep and ask again';
  if (error instanceof RulesRefused)
    return '规则未通过检查，不予运行 / the rule does not pass the checks any more and is not run';
  return undefined;
}
