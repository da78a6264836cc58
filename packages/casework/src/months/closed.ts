import type pg from 'pg';
import { monthAfter, monthOf } from './civil-month.js';
import type { MonthParameters } from './parameters.js';

type Db = pg.ClientBase | pg.Pool;

/** A closed month. */
export interface ClosedMonth {
  /** 'YYYY-MM' */
  month: string;
  /** What had been written by then is what is known of it. */
  asKnownAt: string;
  epoch: bigint;
  parameters: MonthParameters;
}

/** The last day of the last closed month, 'YYYY-MM-DD'; null when none was closed. What happened by then is not told anew. */
export async function lastClosedDay(db: Db): Promise<string | null> {
  const { rows } = await db.query<{ day: string | null }>(
    `select ((max(month) || '-01')::date + interval '1 month' - interval '1 day')::date as day from month_close`,
  );
  return rows[0]!.day;
}

/** The close of a month; undefined while it is open. */
export async function closedMonth(db: Db, month: string): Promise<ClosedMonth | undefined> {
  const { rows } = await db.query<ClosedMonth>(
    'select month, as_known_at as "asKnownAt", epoch, parameters from month_close where month = $1',
    [month],
  );
  return rows[0];
}

/** The close of the last closed month; undefined when none was closed yet. */
export async function lastClose(db: Db): Promise<ClosedMonth | undefined> {
  const { rows } = await db.query<{ month: string }>('select month from month_close order by month desc limit 1');
  return rows[0] && closedMonth(db, rows[0].month);
}

/** The month that is to be closed next: after the last, or the first with a case; undefined when there is no case yet. */
export async function monthToClose(db: Db): Promise<string | undefined> {
  const last = await lastClose(db);
  if (last) return monthAfter(last.month);
  const { rows } = await db.query<{ day: string | null }>(
    `select min(on_day) as day from casework_step where matter = 'case' and from_state is null`,
  );
  return rows[0]!.day === null ? undefined : monthOf(rows[0]!.day);
}
