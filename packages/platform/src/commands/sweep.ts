import { databaseDate, fixedDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { sweepNow } from '../sweeping.js';

/** `qingqu sweep`. The exit code is 0 when every rule ran. */
export async function sweep(platform: Platform, signal: AbortSignal, options: { asOf?: string }): Promise<number> {
  const { environment, system } = platform;
  const asOf = options.asOf ?? fixedDate(environment.stateDir, environment.today) ?? (await databaseDate(system));
  const report = await sweepNow(platform, { asOf, reason: 'manual', startedBy: 'command line' }, signal);
  return report.sweep.status === 'done' ? 0 : 1;
}
