import type pg from 'pg';
import { monthInvariants } from '../months/invariants.js';

/** What holds of closed months, also of cases that a test has made up. */
export async function assertMonths(pool: pg.Pool): Promise<void> {
  for (const [name, sql] of Object.entries(monthInvariants)) {
    const { rows } = await pool.query(sql);
    if (rows.length > 0)
      throw new Error(
        `${name}: ${rows.length} rows, such as ${JSON.stringify(rows[0], (_, value) => (typeof value === 'bigint' ? String(value) : value))}`,
      );
  }
}
