import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const SAMPLE = 'sample.json';

/** Remembers that the sample world was loaded: its business date stays fixed, or everything in it would be overdue. */
export const rememberSample = (stateDir: string, asOf: string): void =>
  writeFileSync(join(stateDir, SAMPLE), `${JSON.stringify({ asOf })}\n`);

/** The fixed business date: of the settings, else of the sample world; undefined when days pass as usual. */
export function fixedDate(stateDir: string, today: string | undefined): string | undefined {
  if (today !== undefined) return today;
  const path = join(stateDir, SAMPLE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { asOf: string }).asOf : undefined;
}

/** Today in Asia/Shanghai by the database's clock, which all machines share. */
export async function databaseDate(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ today: string }>(
    "select (clock_timestamp() at time zone 'Asia/Shanghai')::date as today",
  );
  return rows[0]!.today;
}
