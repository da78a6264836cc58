import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberSample, sampleDate } from './business-date.js';
import type { Folders } from './folders.js';
import type { Platform } from './open-platform.js';
import { both } from './say.js';
import { sweepNow } from './sweeping.js';
import { takeIn } from './take-in.js';

/**
 * Loads the sample world into a database that holds nothing yet, through the same ingest as everything else, and sweeps it.
 * Interrupted half-way, the next start goes on.
 */
export async function loadSample(platform: Platform, signal: AbortSignal): Promise<void> {
  const { system, environment, voice } = platform;
  const started = sampleDate(platform) !== undefined;
  const { rows } = await system.query<{ batches: boolean; swept: boolean }>(
    "select exists (select from ingest_file) as batches, exists (select from sweep where status = 'done') as swept",
  );
  const { batches, swept } = rows[0]!;
  if (batches && (swept || !started)) return;
  const { asOf, paths } = readSample(platform.folders);
  rememberSample(environment.stateDir, asOf);
  voice.line(both('装入示例数据', 'loading the sample world'));
  const results = await takeIn(platform, { paths, receivedBy: 'sample' }, signal);
  signal.throwIfAborted();
  const missing = results.filter((result) => result.status !== 'done').map((result) => result.name);
  if (missing.length > 0)
    throw new Error(
      both(
        `示例数据未能全部装入（${missing.join('、')}）；排除原因后重新启动，或用 --no-sample 启动`,
        `the sample world is incomplete (${missing.join(', ')}); start again when the cause is gone, or with --no-sample`,
      ),
    );
  await sweepNow(platform, { asOf, reason: 'sample', startedBy: 'sample' }, signal);
}

/** The sample world's business date and its files, in the order in which they are to be taken in. */
export function readSample({ sample }: Pick<Folders, 'sample'>): { asOf: string; paths: string[] } {
  try {
    const { asOf } = JSON.parse(readFileSync(join(sample, 'world.json'), 'utf8')) as { asOf: string };
    const names = readdirSync(sample).filter((name) => /^\d.*\.csv$/.test(name));
    return { asOf, paths: names.sort().map((name) => join(sample, name)) };
  } catch (cause) {
    throw new Error(
      both(
        `${sample} 中没有示例数据；用 --no-sample 启动`,
        `there is no sample world in ${sample}; start with --no-sample`,
      ),
      { cause },
    );
  }
}
