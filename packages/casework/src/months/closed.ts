import type pg from 'pg';

/** The last day of the last closed month, 'YYYY-MM-DD'; null when none was closed. What happened by then is not told anew. */
export async function lastClosedDay(db: pg.ClientBase | pg.Pool): Promise<string | null> {
  const { rows } = await db.query<{ day: string | null }>(
    `select ((max(month) || '-01')::date + interval '1 month' - interval '1 day')::date as day from month_close`,
  );
  return rows[0]!.day;
}
