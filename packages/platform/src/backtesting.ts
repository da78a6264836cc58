import { runNextBacktest } from '@qingqu/sweep';
import type { Platform } from './open-platform.js';
import { both } from './say.js';
import { sweepDeps } from './sweeping.js';

/** Does the backtest that waits longest, or one whose worker died. False when there is none, or this process is to stop. */
export function makeNextBacktest(platform: Platform, signal: AbortSignal): Promise<boolean> {
  const onFault = (backtest: string, { message }: Error) =>
    platform.voice.line(both(`回溯检验 ${backtest} 出错：${message}`, `backtest ${backtest} failed: ${message}`));
  return runNextBacktest({ ...sweepDeps(platform), onFault }, signal);
}
