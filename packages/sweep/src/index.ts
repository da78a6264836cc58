export { type BacktestReport, renderVerdicts, summaryOf, writeReport } from '@qingqu/rules-sdk/backtest';
export { type ExplainedParam, type Explanation, explainWarning, type ReadOne } from './ask/explain-warning.js';
export { type FoundAgain, findAgain } from './ask/find-again.js';
export {
  CANDIDATES_MAX,
  type Candidate,
  type ForeseenWarning,
  type NotChecked,
  Precheck,
  type PrecheckReport,
} from './ask/precheck.js';
export { replayWarning, type WarningReplay } from './ask/replay-warning.js';
export { type HealthRequest, type RuleHealth, ruleHealth } from './ask/rule-health.js';
export type { Attempt, Condition, Side } from './ask/why-not.js';
export { type WhyNotAnswer, type WhyNotRequest, whyNotRule } from './ask/why-not-rule.js';
export { type BacktestRequest, backtestPackage } from './backtest/backtest-package.js';
export { verdictsOn } from './backtest/look-back.js';
export { type BacktestWish, cancelBacktest, requestBacktest } from './backtest/request-backtest.js';
export { type BacktestWorkerDeps, runNextBacktest } from './backtest/run-backtests.js';
export type { DeskSettings } from './desk/change-kind.js';
export {
  type ChangeRecord,
  type Decision,
  decideChange,
  type KindOfChange,
  kindsOfChange,
  listChanges,
  type Proposal,
  proposeChange,
} from './desk/changes.js';
export { type FetchedPackage, fetchPackage, packageNameOf } from './desk/fetch-package.js';
export { type Hold, openHolds } from './desk/holds.js';
export { type ListedKey, listKeys, publicKeyOf } from './desk/keys.js';
export { type ListedPackage, listPackages } from './desk/packages.js';
export { parameterChange, parameterValue } from './desk/parameter.js';
export { type ParameterInForce, parametersInForce } from './desk/parameters-in-force.js';
export { ChangeRefused, type RefusalCode } from './desk/refused.js';
export { type InstalledRule, installedRule, type ListedRule, listRules, type RuleStatus } from './desk/rules.js';
export { type ListedEntry, listWhitelist } from './desk/whitelist.js';
export { LeaseLost, QuestionFailed, RulesRefused, SnapshotUnusable, SweepBusy, SweepRefused } from './errors.js';
export { type Evaluation, Evaluator, type EvaluatorSettings } from './evaluator/evaluator.js';
export type { EvidenceValue, Failure, FailureCode, Finding, Interval, Run } from './evaluator/protocol.js';
export { installRules } from './rules/install-rules.js';
export { loadRules } from './rules/load-rules.js';
export { type SweptRule, sweptRules } from './rules/swept-rules.js';
export {
  type BuiltSnapshot,
  buildSnapshot,
  type SnapshotDeps,
  type SnapshotProgress,
} from './snapshot/build-snapshot.js';
export { newestSnapshotFile } from './snapshot/files.js';
export { openSnapshot, type Snapshot } from './snapshot/open-snapshot.js';
export { closeSweep } from './sweep/close-sweep.js';
export type { Counts } from './sweep/counts.js';
export type { Sweep, SweepDeps } from './sweep/deps.js';
export type { HeldRule, StormSettings } from './sweep/holds.js';
export { sweepInvariants } from './sweep/invariants.js';
export { renderMessage, showValue } from './sweep/render-message.js';
export { type Replay, replaySweep } from './sweep/replay-sweep.js';
export { requestSweep, type SweepWish } from './sweep/request-sweep.js';
export { type LatestRequest, runSweep, type SweepOptions, type SweepReport, sweepLatest } from './sweep/run-sweep.js';
export { type RunOptions, runSweepTasks, type TaskReport } from './sweep/run-tasks.js';
export { type StartedSweep, type SweepRequest, startSweep } from './sweep/start-sweep.js';
