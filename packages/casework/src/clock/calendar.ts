import { CalendarRangeError, WorkdayCalendar } from '@qingqu/schema';
import type pg from 'pg';

/** Taken shared by whoever reckons with the calendar, alone by whoever changes it: no due date is stored by a calendar that has just been replaced. */
const CALENDAR_LOCK = "hashtextextended('calendar_day', 0)";

/**
 * The calendar of the database, in the latest version of each day. In a transaction it stays the latest until that ends: it is loaded before the
 * matters are locked that are reckoned with it.
 */
export async function loadCalendar(db: pg.ClientBase | pg.Pool): Promise<WorkdayCalendar> {
  await holdCalendar(db);
  const { rows } = await db.query<{ date: string; isWorkday: boolean; version: number }>(
    'select day as date, is_workday as "isWorkday", version from calendar_day order by day, version',
  );
  return WorkdayCalendar.from(rows);
}

/** Until the transaction ends nobody changes the calendar, or the due dates that follow from it. */
export const holdCalendar = (db: pg.ClientBase | pg.Pool): Promise<unknown> =>
  db.query(`select pg_advisory_xact_lock_shared(${CALENDAR_LOCK})`);

/** Nobody reckons with the calendar from here to the end of the transaction. */
export const lockCalendar = (client: pg.ClientBase): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(${CALENDAR_LOCK})`);

/** The n-th working day after a day; null where no holiday arrangement is published yet: the calendar that brings it fills it in. */
export function dueAfter(calendar: WorkdayCalendar, day: string, n: number): string | null {
  try {
    return calendar.addWorkdays(day, n);
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}

/** The working days in (from, to]; none where no holiday arrangement is published yet: the calendar that brings it counts pauses again. */
export function workdaysIn(calendar: WorkdayCalendar, from: string, to: string): number {
  try {
    return Math.max(0, calendar.workdaysBetween(from, to));
  } catch (error) {
    if (error instanceof CalendarRangeError) return 0;
    throw error;
  }
}

/**
 * The calendar for statements that reckon with many rows at once, behind `with`: `workday (day, is_workday, no)`, where `no` is the number of working
 * days up to and with the day. wdb(a, b) is the difference of two; the n-th working day after a is the working day whose `no` is a's plus n.
 */
export const workdaysSql = `workday as materialized (
    select day, is_workday, sum(is_workday::int) over (order by day)::int as no
    from (select distinct on (day) day, is_workday from calendar_day order by day, version desc) latest)`;
