import type pg from 'pg';
import { casesKeptInvariants } from '../cases/invariants.js';
import { caseworkInvariants } from '../invariants.js';

/** To be called after each test: throws with what does not hold, and the first rows that say so. */
export const assertCasework = (pool: pg.Pool): Promise<void> => assertAll(pool, [caseworkInvariants]);

/** To be called once the platform has kept the cases: what it sees to holds as well. */
export const assertCasesKept = (pool: pg.Pool): Promise<void> =>
  assertAll(pool, [caseworkInvariants, casesKeptInvariants]);

async function assertAll(pool: pg.Pool, all: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const broken: string[] = [];
  for (const [name, sql] of all.flatMap((area) => Object.entries(area))) {
    const { rows } = await pool.query(sql);
    if (rows.length > 0) broken.push(`${name}: ${rows.length} rows, such as ${JSON.stringify(rows[0], asText)}`);
  }
  if (broken.length > 0) throw new Error(`Casework is at odds with itself.\n${broken.join('\n')}`);
}

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
