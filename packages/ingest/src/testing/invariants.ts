import type pg from 'pg';
import { ingestInvariants } from '../invariants.js';

/** @throws with the name of the first invariant that does not hold, and the rows that break it */
export async function assertInvariants(pool: pg.Pool): Promise<void> {
  for (const [name, sql] of Object.entries(ingestInvariants)) await assertNone(pool, name, sql);
}

async function assertNone(pool: pg.Pool, name: string, sql: string): Promise<void> {
  const { rows } = await pool.query(`select * from (${sql}) broken limit 5`);
  if (rows.length > 0)
    throw new Error(`does not hold: ${name}: ${rows.map((row) => Object.values(row).join(' ')).join(', ')}`);
}

/** What a table said when an epoch was closed; the same for ever. */
export async function digestAsOf(pool: pg.Pool, table: string, epoch: bigint): Promise<string> {
  const { rows } = await pool.query<{ digest: string }>(
    `with versions as (
       select to_jsonb(t) as state from ${table} t where epoch_from <= $1
       union all select to_jsonb(h) - 'epoch_to' from ${table}_history h where epoch_from <= $1 and epoch_to > $1
     )
     select md5(coalesce(string_agg(state::text, '' order by state->>'id'), '')) as digest from versions`,
    [epoch],
  );
  return rows[0]!.digest;
}

/** @throws when one of these values stands in clear in any column of any table */
export async function assertNotInClear(pool: pg.Pool, values: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  for (const { name } of rows) {
    const found = await pool.query(`select from ${name} t where t::text ~ $1 limit 1`, [values.join('|')]);
    if (found.rowCount) throw new Error(`${name} holds a personal number in clear`);
  }
}
