import { runBacktests } from '@qingqu/sweep';
import type { Platform } from './open-platform.js';
import { both } from './say.js';
import { sweepDeps } from './sweeping.js';

/** Does the backtests that wait, and those whose workers died. */
export function makeBacktests(platform: Platform, signal: AbortSignal): Promise<void> {
  const onFault = (backtest: string, { message }: Error) =>
    platform.voice.line(both(`回溯检验 ${backtest} 出错：${message}`, `backtest ${backtest} failed: ${message}`));
  return runBacktests({ ...sweepDeps(platform), onFault }, signal);
}
