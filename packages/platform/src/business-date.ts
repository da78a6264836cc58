import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Platform } from './open-platform.js';

const SAMPLE = 'sample.json';

/** What a date is expected to look like, in words. */
export const civilDate = {
  zh: '真实存在的日期',
  en: 'a date that exists',
  example: '2018-11-30',
};

/** Whether the text is a day of the calendar, as YYYY-MM-DD: 2018-02-30 is not. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Remembers that the sample world was loaded: its business date stays fixed, or everything in it would be overdue. */
export function rememberSample(stateDir: string, asOf: string): void {
  const path = join(stateDir, SAMPLE);
  // Whole or not at all, also when the process is killed here.
  writeFileSync(`${path}.new`, `${JSON.stringify({ asOf })}\n`);
  renameSync(`${path}.new`, path);
}

/** The business date of the sample world in this installation's embedded database; undefined when it was never loaded. */
export function sampleDate({ environment, embedded }: Pick<Platform, 'environment' | 'embedded'>): string | undefined {
  const path = join(environment.stateDir, SAMPLE);
  if (!embedded || !existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { asOf: string }).asOf;
}

/** The fixed business date: of the settings, else of the sample world; undefined when days pass as usual. */
export const fixedDate = (platform: Pick<Platform, 'environment' | 'embedded'>): string | undefined =>
  platform.environment.today ?? sampleDate(platform);

/** Today in Asia/Shanghai by the database's clock, which all machines share. */
export async function databaseDate(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ today: string }>(
    "select (clock_timestamp() at time zone 'Asia/Shanghai')::date as today",
  );
  return rows[0]!.today;
}

/** Today, as far as this installation is concerned. */
export const businessDate = async (platform: Pick<Platform, 'environment' | 'embedded' | 'system'>): Promise<string> =>
  fixedDate(platform) ?? (await databaseDate(platform.system));
