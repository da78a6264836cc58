export { LeaseLost, RulesRefused, SnapshotUnusable, SweepRefused } from './errors.js';
export { type Evaluation, Evaluator, type EvaluatorSettings } from './evaluator/evaluator.js';
export type { EvidenceValue, Failure, FailureCode, Finding, Interval, Run } from './evaluator/protocol.js';
export { checkSql, type SqlProblem } from './rules/check-sql.js';
export { activeRules, installRules } from './rules/install-rules.js';
export { loadRules } from './rules/load-rules.js';
export {
  type BuiltSnapshot,
  buildSnapshot,
  type SnapshotDeps,
  type SnapshotProgress,
} from './snapshot/build-snapshot.js';
export { openSnapshot, type Snapshot } from './snapshot/open-snapshot.js';
export { closeSweep } from './sweep/close-sweep.js';
export type { Sweep, SweepDeps } from './sweep/deps.js';
export { sweepInvariants } from './sweep/invariants.js';
export type { Counts } from './sweep/reconcile.js';
export { renderMessage } from './sweep/render-message.js';
export { type Replay, replaySweep } from './sweep/replay-sweep.js';
export { type LatestRequest, runSweep, type SweepOptions, type SweepReport, sweepLatest } from './sweep/run-sweep.js';
export { type RunOptions, runSweepTasks, type TaskReport } from './sweep/run-tasks.js';
export { type StartedSweep, type SweepRequest, startSweep } from './sweep/start-sweep.js';
