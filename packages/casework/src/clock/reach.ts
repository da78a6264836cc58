import type pg from 'pg';
import { dues, reckonedSql } from './due.js';

/** How far the calendar reaches. */
export interface CalendarReach {
  /** Whether it tells about the day itself; without it nothing is due soon or overdue. */
  knowsToday: boolean;
  /** Due dates that are open and lie beyond it. */
  unknown: number;
}

/** What the calendar does not tell: the arrangement of holidays for the next year comes out in autumn, and due dates cross New Year. */
export async function calendarReach(pool: pg.Pool, today: string): Promise<CalendarReach> {
  const counts = dues.map((due) => `(with ${reckonedSql(due)} select count(*) from reckoned where due is null)`);
  const { rows } = await pool.query<CalendarReach>(
    `select exists (select from calendar_day where day = $1) as "knowsToday", (${counts.join(' + ')})::int as unknown`,
    [today],
  );
  return rows[0]!;
}
