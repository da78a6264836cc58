import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixedDate, rememberSample } from './business-date.js';
import type { Platform } from './open-platform.js';
import { both } from './say.js';
import { sweepNow } from './sweeping.js';
import { takeIn } from './take-in.js';

/**
 * Loads the sample world into a database that holds nothing yet, through the same ingest as everything else, and sweeps it.
 * Interrupted half-way, the next start goes on.
 */
export async function loadSample(platform: Platform, signal: AbortSignal): Promise<void> {
  const { system, folders, environment, voice } = platform;
  const started = fixedDate(environment.stateDir, undefined) !== undefined;
  const { rows } = await system.query<{ batches: boolean; swept: boolean }>(
    "select exists (select from ingest_file) as batches, exists (select from sweep where status = 'done') as swept",
  );
  if (rows[0]!.swept || (rows[0]!.batches && !started)) return;
  const { asOf } = JSON.parse(readFileSync(join(folders.sample, 'world.json'), 'utf8')) as { asOf: string };
  rememberSample(environment.stateDir, asOf);
  voice.line(both('装入示例数据', 'loading the sample world'));
  const paths = readdirSync(folders.sample)
    .filter((name) => /^\d.*\.csv$/.test(name))
    .sort()
    .map((name) => join(folders.sample, name));
  await takeIn(platform, { paths, receivedBy: 'sample' }, signal);
  if (!signal.aborted) await sweepNow(platform, { asOf, reason: 'sample', startedBy: 'sample' }, signal);
}
