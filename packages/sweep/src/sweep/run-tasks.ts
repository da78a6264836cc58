import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CompiledRule } from '@qingqu/rules-sdk';
import type pg from 'pg';
import { LeaseLost, RulesRefused } from '../errors.js';
import { type Evaluation, Evaluator } from '../evaluator/evaluator.js';
import type { KeysMessage } from '../evaluator/protocol.js';
import { refuseUnfit, withParser } from '../rules/load-rules.js';
import { verifyRule } from '../rules/rules-json.js';
import { makeWorkDir } from '../snapshot/files.js';
import { openSnapshot, type Snapshot } from '../snapshot/open-snapshot.js';
import { traced } from '../trace.js';
import { keysFor, referenceDigest } from './base.js';
import { findSweep } from './close-sweep.js';
import type { Counts } from './counts.js';
import type { Sweep, SweepDeps } from './deps.js';
import { strikeOut } from './holds.js';
import { BaseMoved, type Note, reconcile } from './reconcile.js';
import { BadParameter, runsOf } from './resolve-params.js';
import type { TaskParams } from './task-params.js';
import { claimTask, failTask, keepLease, leaseMsOf, releaseTask, type Task } from './tasks.js';

/** What became of a task under this worker's hands. `pending`: it failed and will be tried again; `lost`: another worker has it. */
export interface TaskReport {
  ruleId: string;
  status: 'done' | 'pending' | 'failed' | 'lost';
  durationMs: number;
  /** Whether the rule ran over everything or by keys, over what changed. */
  mode?: 'full' | 'keys';
  counts?: Counts;
  /** What one should know of a task that is done. */
  note?: Note;
  error?: { code: string; message: string };
}

export interface RunOptions {
  /** Ends the work after the current statement; the task in hand is given back. */
  signal?: AbortSignal;
  onProgress?(report: TaskReport): void;
  /** Whether to stay until every task is finished, also those that other workers hold (and might lose); true unless told. */
  wait?: boolean;
}

/**
 * Works off the tasks of a sweep, together with any number of other workers. One rule that fails, is slow or greedy fails alone and is tried
 * again; the others are not touched by it.
 */
export async function runSweepTasks(deps: SweepDeps, sweepId: bigint, options: RunOptions = {}): Promise<TaskReport[]> {
  const sweep = await findSweep(deps.pool, sweepId);
  if (sweep.status !== 'running') return [];
  const reports: TaskReport[] = [];
  await withBench(deps, sweep, async (bench) => {
    const line = new Line(bench, options.signal, (report) => {
      reports.push(report);
      options.onProgress?.(report);
    });
    try {
      for await (const task of claimTasks(deps, sweep, line, options)) await line.take(task);
    } finally {
      await line.finish();
    }
  });
  return reports;
}

/** The tasks of one worker, one after another: while what one rule found is reconciled, the next rule runs. */
class Line {
  private reconciling: Promise<void> | undefined;

  constructor(
    private readonly bench: Bench,
    private readonly signal: AbortSignal | undefined,
    private readonly report: (report: TaskReport) => void,
  ) {}

  /** Returns when the rule has run and the task before is reconciled. */
  async take(task: Task): Promise<void> {
    const before = this.reconciling;
    await new Promise<void>((ran) => {
      const about = { 'qingqu.rule': task.ruleId, 'qingqu.sweep': String(this.bench.sweep.id) };
      const running = traced('task', about, () => runTask(this.bench, task, this.signal, ran));
      this.reconciling = running.then(async (report) => {
        await before;
        this.report(report);
      });
      this.reconciling.then(ran, ran); // whoever awaits it next is told the error
    });
    await before;
  }

  /** Waits for the last task. Returns whether there was one to wait for. */
  async finish(): Promise<boolean> {
    const { reconciling } = this;
    this.reconciling = undefined;
    await reconciling;
    return reconciling !== undefined;
  }
}

/** Sets up what rules are run with, and takes it down whatever happens. Throws SnapshotUnusable when this machine has no snapshot of the epoch. */
export async function withBench<T>(deps: SweepDeps, sweep: Sweep, work: (bench: Bench) => Promise<T>): Promise<T> {
  const snapshot = await openSnapshot(deps.snapshotDir, sweep.epoch);
  const spillDir = await makeWorkDir(deps.snapshotDir, sweep.epoch);
  const evaluator = new Evaluator({ tempDirectory: spillDir, ...deps.evaluator }, snapshot);
  try {
    return await withParser((parser) => work({ deps, sweep, snapshot, evaluator, parser }));
  } finally {
    await evaluator.close();
    await rm(spillDir, { recursive: true, force: true });
  }
}

/** The tasks that this worker gets, until none is left. */
async function* claimTasks(
  deps: SweepDeps,
  sweep: Sweep,
  line: Line,
  { signal, wait = true }: RunOptions,
): AsyncGenerator<Task> {
  for (;;) {
    signal?.throwIfAborted();
    const claim = await claimTask(deps.pool, sweep.id, leaseMsOf(deps));
    if (claim && 'task' in claim) yield claim.task;
    else if (await line.finish())
      continue; // others may have waited for that one
    else if (!claim || !wait) return;
    else await pause(claim.waitMs, undefined, { signal });
  }
}

/** What one worker works with on one sweep. */
export interface Bench {
  deps: SweepDeps;
  sweep: Sweep;
  snapshot: Snapshot;
  evaluator: Evaluator;
  /** Parses the rules' SQL; runs nothing. */
  parser: DuckDBConnection;
}

/** @param ran is called when the rule has run and what it found is to be reconciled */
async function runTask(
  bench: Bench,
  task: Task,
  signal: AbortSignal | undefined,
  ran: () => void,
): Promise<TaskReport> {
  const { deps } = bench;
  const lease = holdLease(deps, task, signal);
  try {
    const rule = await definitionOf(deps.pool, task.ruleDigest);
    const keys = await keysFor(deps.pool, task, rule, referenceDigest(bench.snapshot, rule));
    return await settle(bench, task, rule, keys, lease.signal, ran);
  } catch (error) {
    const lost: TaskReport = { ruleId: task.ruleId, status: 'lost', durationMs: 0 };
    if (error instanceof LeaseLost) return lost;
    if (isFaultOfTheData(error)) {
      const message = `its findings could not be stored: ${(error as Error).message}`;
      return reportFailure(deps, task, { code: 'SQL', message });
    }
    // Without a database the lease ends by itself.
    const wasMine = await releaseTask(deps.pool, task).catch(() => true);
    // Whoever sleeps past its lease may find its transaction ended as well; then the error says no more than that.
    if (!wasMine) return lost;
    throw error;
  } finally {
    await lease.end();
  }
}

/** Runs the rule, by keys where that is possible, and reconciles what it found. */
async function settle(
  bench: Bench,
  task: Task,
  rule: CompiledRule,
  keys: KeysMessage | undefined,
  signal: AbortSignal,
  ran: () => void,
): Promise<TaskReport> {
  const { deps, sweep, snapshot } = bench;
  const run = await evaluateTask(bench, rule, task.params, { keys, signal });
  ran();
  if (run.status === 'failed') return reportFailure(deps, task, run.failure);
  const based = keys ? { base: String(keys.base), also: keys.also } : {};
  const inputs = { reference: referenceDigest(snapshot, rule), ...based };
  try {
    const { counts, note } = await reconcile(deps, { sweep, task, rule, run, inputs });
    const mode = run.keys ? 'keys' : 'full';
    return { ruleId: task.ruleId, status: 'done', durationMs: run.durationMs, mode, counts, ...(note ? { note } : {}) };
  } catch (error) {
    if (error instanceof BaseMoved) return settle(bench, task, rule, undefined, signal, ran);
    throw error;
  }
}

/** Values that Postgres does not take (a class 22 or 23 error) would be refused again from any worker. */
const isFaultOfTheData = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? '');

/** Evaluates a rule with the task's parameters; a rule that may not run or whose parameters do not fit is a failure of its own. */
export async function evaluateTask(
  { evaluator, parser, sweep }: Bench,
  rule: CompiledRule,
  params: TaskParams,
  options: { keys?: KeysMessage | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Evaluation> {
  try {
    // Checked again: what lies in the database is not believed because it was checked when it came in.
    verifyRule(rule, 'the database');
    await refuseUnfit(parser, rule, 'the database');
    return await evaluator.evaluate(rule, runsOf(rule, params, sweep.asOf), options);
  } catch (error) {
    if (error instanceof RulesRefused || error instanceof BadParameter)
      return { status: 'failed', failure: { code: 'REFUSED', message: error.message } };
    throw error;
  }
}

export async function definitionOf(pool: pg.Pool, digest: string): Promise<CompiledRule> {
  const { rows } = await pool.query<{ definition: CompiledRule }>(
    'select definition from rule_version where digest = $1',
    [digest],
  );
  if (!rows[0]) throw new Error(`the rule version ${digest} is not in the database`);
  return rows[0].definition;
}

async function reportFailure(
  deps: SweepDeps,
  task: Task,
  failure: { code: string; message: string },
): Promise<TaskReport> {
  const error = { code: failure.code, message: `rule '${task.ruleId}': ${failure.message}` };
  const status = await failTask(deps.pool, task, error as Parameters<typeof failTask>[2], 0);
  if (status === 'failed') await strikeOut(deps.pool, task, error);
  return { ruleId: task.ruleId, status, durationMs: 0, error };
}

/** Keeps the lease while the work goes on; stops the work when it is lost. */
function holdLease(deps: SweepDeps, task: Task, outer: AbortSignal | undefined) {
  const leaseMs = leaseMsOf(deps);
  const lost = new AbortController();
  let beat: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beat = keepLease(deps.pool, task, leaseMs).then(
      (kept) => {
        if (!kept) lost.abort(new LeaseLost(`the task '${task.ruleId}' was given to another worker`));
      },
      () => undefined, // no database now: the next beat, or the reconciliation, will tell
    );
  }, leaseMs / 3);
  return {
    signal: outer ? AbortSignal.any([outer, lost.signal]) : lost.signal,
    async end() {
      clearInterval(timer);
      await beat;
    },
  };
}
