import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { yearlyTables } from './columns.js';
import { inTransaction } from './pools.js';

/** So long others may be kept waiting behind us, while we wait for those who read or write what has no part yet. */
const PATIENCE_MS = 500;
/** Between two looks for a quiet moment. */
const PAUSE_MS = 50;
/** A year with fewer rows is not worth a part, which every question about several years has to look into: it may be a slip of the pen. */
const LEAST_ROWS = 1_000;

/** A year of a table. */
export interface TableYear {
  table: string;
  year: number;
}

/**
 * Sees to it that rows of a fiscal year have their part of the table. Answers false when others are in the way: its rows then go where those
 * of all other years are, and the night moves them ({@link keepFiscalYears}).
 */
export async function keepFiscalYear(pool: pg.Pool, { table, year }: TableYear): Promise<boolean> {
  try {
    await inTransaction(pool, async (client) => {
      await client.query(`set local lock_timeout = ${PATIENCE_MS}`);
      await client.query('select keep_fiscal_year($1, $2)', [table, year]);
    });
    return true;
  } catch (error) {
    if (!isInTheWay(error)) throw error;
    return false;
  }
}

/**
 * The night's work on yearly tables: gives each year that has rows enough its part, and counts anew what the planner knows of the whole,
 * which the database does by itself for the parts only. Answers the years that still wait for their part.
 * @param patienceMs how long to look for a moment in which nobody is in the way; nobody waits meanwhile
 */
export async function keepFiscalYears(pool: pg.Pool, patienceMs = 10_000): Promise<TableYear[]> {
  const waiting: TableYear[] = [];
  for (const table of yearlyTables) {
    for (const year of await yearsWithoutPart(pool, table)) {
      const until = performance.now() + patienceMs;
      while (!(await keepFiscalYear(pool, { table, year }))) {
        if (performance.now() > until) {
          waiting.push({ table, year });
          break;
        }
        await setTimeout(PAUSE_MS);
      }
    }
    await pool.query(`analyze ${table}`);
  }
  return waiting;
}

/** The fiscal years that have a part of the table. */
export async function yearsWithPart(pool: pg.Pool, table: string): Promise<number[]> {
  const { rows } = await pool.query<{ year: number }>(
    `select substr(n.nspname, 8)::int as year from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
     where i.inhparent = to_regclass('public.' || $1) and n.nspname ~ '^fiscal_[0-9]+$' order by 1`,
    [table],
  );
  return rows.map(({ year }) => year);
}

async function yearsWithoutPart(pool: pg.Pool, table: string): Promise<number[]> {
  // Named one by one, the years with a part are not looked into.
  const kept = await yearsWithPart(pool, table);
  const { rows } = await pool.query<{ year: number }>(
    `select fiscal_year as year from ${table} ${kept.length > 0 ? `where fiscal_year not in (${kept.join(', ')})` : ''}
     group by fiscal_year having count(*) >= ${LEAST_ROWS} order by 1`,
  );
  return rows.map(({ year }) => year);
}

/** Records that stand in more than one fiscal year; there must be none, and no key can say so. For checks: it reads everything. */
export async function recordsInSeveralYears(pool: pg.Pool): Promise<{ table: string; id: string }[]> {
  const found: { table: string; id: string }[] = [];
  for (const table of yearlyTables) {
    const { rows } = await pool.query<{ id: string }>(
      `select id from ${table} group by id having count(*) > 1 order by id limit 10`,
    );
    found.push(...rows.map(({ id }) => ({ table, id })));
  }
  return found;
}

/** No lock in time, or a deadlock. */
const isInTheWay = (error: unknown): boolean => /^(55P03|40P01)$/.test(String((error as { code?: unknown }).code));
