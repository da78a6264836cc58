// Backtests, for the platform. An author's repository has them as `qingqu-rules backtest`.
export { type Bench, type Evaluated, MAX_FINDINGS } from './bench.js';
export type { BacktestReport } from './report.js';
export { type Backtest, type BacktestProgress, runBacktest, type Version } from './run-backtest.js';
export { type Moment, readFacts, type SnapshotFacts } from './snapshot-facts.js';
export { renderVerdicts, type Verdict, type Verdicts } from './verdicts.js';
export { summaryOf, writeReport } from './write-report.js';
