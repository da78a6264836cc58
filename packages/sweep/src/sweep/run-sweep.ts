import { epochOfNow, lastClosedEpoch } from '@qingqu/schema';
import { SweepRefused } from '../errors.js';
import { type BuiltSnapshot, buildSnapshot, type SnapshotProgress } from '../snapshot/build-snapshot.js';
import { closeSweep } from './close-sweep.js';
import type { Sweep, SweepDeps } from './deps.js';
import type { HeldRule } from './holds.js';
import { type Replay, replaySweep } from './replay-sweep.js';
import { type RunOptions, runSweepTasks, type TaskReport } from './run-tasks.js';
import { type StartedSweep, type SweepRequest, startSweep } from './start-sweep.js';

export interface SweepOptions extends RunOptions {
  onSnapshot?(progress: SnapshotProgress): void;
  /** The tasks are there to be claimed: other workers can be woken. */
  onStarted?(sweep: StartedSweep): Promise<void>;
  /** Runs a sweep that is finished already again, and compares what it finds with what it found. */
  force?: boolean;
}

export interface SweepReport {
  sweep: Sweep;
  snapshot: BuiltSnapshot;
  /** False when the sweep was there already. */
  created: boolean;
  /** What this process did; tasks of other workers are not in it. */
  tasks: TaskReport[];
  /** Rules in force that it left out, on hold until somebody releases them. */
  onHold: HeldRule[];
  /** With `force`, on a finished sweep. */
  replay?: Replay[];
}

/** A sweep from beginning to end: snapshot, tasks, result. */
export async function runSweep(
  deps: SweepDeps,
  request: SweepRequest,
  options: SweepOptions = {},
): Promise<SweepReport> {
  const snapshot = await buildSnapshot(
    { pool: deps.pool, dir: deps.snapshotDir, ...(options.onSnapshot ? { onProgress: options.onSnapshot } : {}) },
    { epoch: request.epoch },
  );
  const { onHold, ...sweep } = await startSweep(deps, request);
  if (options.force && sweep.status === 'done')
    return { sweep, snapshot, created: false, tasks: [], onHold, replay: await replaySweep(deps, sweep.id) };
  if (sweep.status === 'running') await options.onStarted?.({ ...sweep, onHold });
  const tasks = await runSweepTasks(deps, sweep.id, options);
  const status = await closeSweep(deps.pool, sweep.id);
  return { sweep: { ...sweep, status }, snapshot, created: sweep.created, tasks, onHold };
}

export interface LatestRequest extends Omit<SweepRequest, 'epoch'> {
  /** Closes the open epoch first when something was written in it, so that the sweep sees it; true unless told. */
  closeFirst?: boolean;
}

/** A sweep of the newest state by all rules in force. */
export async function sweepLatest(
  deps: SweepDeps,
  { closeFirst = true, ...request }: LatestRequest,
  options: SweepOptions = {},
): Promise<SweepReport> {
  const epoch = await newestEpoch(deps, closeFirst);
  return runSweep(deps, { ...request, epoch }, options);
}

/** The newest closed epoch; closes the open one before, when something was written in it. */
export async function newestEpoch({ pool }: Pick<SweepDeps, 'pool'>, closeFirst: boolean): Promise<bigint> {
  if (closeFirst) return epochOfNow(pool);
  const closed = await lastClosedEpoch(pool);
  if (closed !== undefined) return closed;
  throw new SweepRefused('No epoch is closed yet: take a batch in, or let the sweep close the open one.');
}
