import { runNextBacktest } from '@qingqu/sweep';
import type { Platform } from './open-platform.js';
import { both } from './say.js';
import { sweepDeps } from './sweeping.js';

/** What came of a backtest is kept for as long: decisions on parameters that rest on it are made within a quarter. */
const KEPT_DAYS = 92;

/** Removes backtests that ended long ago. */
export async function removeOldBacktests({ system }: Pick<Platform, 'system'>): Promise<number> {
  const { rowCount } = await system.query(
    `delete from backtest where state in ('done', 'failed', 'cancelled')
     and coalesce(finished_at, created_at) < clock_timestamp() - make_interval(days => $1)`,
    [KEPT_DAYS],
  );
  return rowCount ?? 0;
}

/** Does the backtest that waits longest, or one whose worker died. False when there is none, or this process is to stop. */
export function makeNextBacktest(platform: Platform, signal: AbortSignal): Promise<boolean> {
  const onFault = (backtest: string, { message }: Error) =>
    platform.voice.line(both(`回溯检验 ${backtest} 出错：${message}`, `backtest ${backtest} failed: ${message}`));
  return runNextBacktest({ ...sweepDeps(platform), onFault }, signal);
}
