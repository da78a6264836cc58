import type pg from 'pg';
import { assessmentInvariants } from '../assessment/invariants.js';
import { caseInvariants, casesKeptInvariants } from '../cases/invariants.js';
import { circularInvariants } from '../circulars/invariants.js';
import { clockInvariants } from '../clock/invariants.js';
import { correctionInvariants } from '../corrections/invariants.js';
import { exchangeInvariants } from '../exchanges/invariants.js';
import { instrumentInvariants } from '../instruments/invariants.js';
import { monthInvariants } from '../months/invariants.js';
import { reportInvariants } from '../reports/invariants.js';

/** What holds of casework between any two transactions, by area; each statement returns the rows that contradict it. */
const areas: readonly Readonly<Record<string, string>>[] = [
  assessmentInvariants,
  caseInvariants,
  circularInvariants,
  clockInvariants,
  correctionInvariants,
  exchangeInvariants,
  instrumentInvariants,
  monthInvariants,
  reportInvariants,
];

/** To be called after each test: throws with what does not hold, and the first rows that say so. */
export const assertCasework = (pool: pg.Pool): Promise<void> => assertAll(pool, areas);

/** To be called once the platform has kept the cases: what it sees to holds as well. */
export const assertCasesKept = (pool: pg.Pool): Promise<void> => assertAll(pool, [...areas, casesKeptInvariants]);

async function assertAll(pool: pg.Pool, all: typeof areas): Promise<void> {
  const broken: string[] = [];
  for (const [name, sql] of all.flatMap((area) => Object.entries(area))) {
    const { rows } = await pool.query(sql);
    if (rows.length > 0) broken.push(`${name}: ${rows.length} rows, such as ${JSON.stringify(rows[0], asText)}`);
  }
  if (broken.length > 0) throw new Error(`Casework is at odds with itself.\n${broken.join('\n')}`);
}

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
