import { CalendarRangeError, WorkdayCalendar } from '@qingqu/schema';
import type pg from 'pg';

/** The calendar of the database, in the latest version of each day. */
export async function loadCalendar(db: pg.ClientBase | pg.Pool): Promise<WorkdayCalendar> {
  const { rows } = await db.query<{ date: string; isWorkday: boolean; version: number }>(
    'select day as date, is_workday as "isWorkday", version from calendar_day order by day, version',
  );
  return WorkdayCalendar.from(rows);
}

/** The n-th working day after a day; null where no holiday arrangement is published yet: the calendar that brings it fills it in. */
export function dueAfter(calendar: WorkdayCalendar, day: string, n: number): string | null {
  try {
    return calendar.addWorkdays(day, n);
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}
