import { businessDate, civilDate, isCivilDate } from '../business-date.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { sweepNow } from '../sweeping.js';

interface Options {
  asOf?: string;
}

/** `qingqu sweep`. The exit code is 0 when every rule ran. */
export async function sweep(platform: Platform, signal: AbortSignal, options: Options): Promise<number> {
  const asOf = options.asOf ?? (await businessDate(platform));
  const report = await sweepNow(platform, { asOf, reason: 'manual', startedBy: 'command line' }, signal);
  return report.sweep.status === 'done' ? 0 : 1;
}

/** Refuses a date that there is not, before a database is opened for it. */
export function checkAsOf({ asOf }: Options): void {
  if (asOf === undefined || isCivilDate(asOf)) return;
  const { zh, en, example } = civilDate;
  throw new Error(
    both(
      `--as-of ${asOf} 有误：应为${zh}，例如 --as-of ${example}`,
      `--as-of ${asOf} cannot be used: expected ${en}, for example --as-of ${example}`,
    ),
  );
}
