import { join } from 'node:path';
import { cleanExports, runExportJobs } from '@qingqu/api';
import type { Platform } from './open-platform.js';
import { both } from './say.js';

/** Where the files of exports lie until they expire. */
export const exportDir = ({ environment }: Platform): string => join(environment.stateDir, 'exports');

/** Makes the exports that wait, goes on with those whose workers died, and removes what has expired. */
export async function makeExports(platform: Platform, signal: AbortSignal): Promise<void> {
  const { system, api, voice, clock } = platform;
  const dir = exportDir(platform);
  const onFault = (job: string, { message }: Error) =>
    voice.line(both(`导出任务 ${job} 出错：${message}`, `export ${job} failed: ${message}`));
  await runExportJobs({ system, api, dir, now: () => clock.now(), onFault }, signal);
  await cleanExports({ system, dir });
}
