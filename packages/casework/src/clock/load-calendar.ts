import { auditOfSystem, closeEpochIn, inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { lockCalendar } from './calendar.js';
import { type DueChanges, reckonDueDates } from './due-dates.js';
import { type ArrangedDay, throwAny } from './read-calendar.js';

/** What a calendar that was taken in has changed. */
export interface CalendarLoad {
  /** Which version of the calendar it made, or left: the days of versions up to this one are the calendar. */
  version: number;
  /** Days that were not known before. */
  added: number;
  /** Days that have a new version. */
  changed: number;
  unchanged: number;
  dueDates: DueChanges[];
}

/**
 * Takes in days of the calendar: those that differ from what is known make a new version of it, the others stay as they are. All due dates that are open follow in the
 * same transaction, and the epoch is closed, so that the next sweep judges by the new calendar.
 *
 * @param by who answers for it; noted in the audit log
 * @throws CalendarUnusable when the calendar would have a gap
 */
export function takeInCalendar(pool: pg.Pool, days: readonly ArrangedDay[], by: string): Promise<CalendarLoad> {
  return inTransaction(pool, async (client) => {
    await lockCalendar(client);
    const { version, added, changed } = await storeDays(client, days);
    const load = { version, added, changed, unchanged: days.length - added - changed };
    if (added + changed === 0) return { ...load, dueDates: [] };
    await expectNoGap(client);
    await closeEpochIn(client);
    const dueDates = await reckonDueDates(client);
    await auditOfSystem(
      client,
      { username: by },
      { action: 'load_calendar', targetKind: 'calendar', targetId: days[0]!.date, detail: { ...load, dueDates } },
    );
    return { ...load, dueDates };
  });
}

async function storeDays(
  client: pg.ClientBase,
  days: readonly ArrangedDay[],
): Promise<Pick<CalendarLoad, 'version' | 'added' | 'changed'>> {
  const { rows } = await client.query<{ version: number; added: number; changed: number }>(
    `with latest as (select distinct on (day) * from calendar_day order by day, version desc),
       given as (
         select d.date as day, d."isWorkday" as is_workday, d.kind, d."nameZh" as name_zh, d."sourceDoc" as source_doc, l.day as known
         from jsonb_to_recordset($1::jsonb) as d(date date, "isWorkday" boolean, kind text, "nameZh" text, "sourceDoc" text)
           left join latest l on l.day = d.date
         where l is null or (l.is_workday, l.kind, l.name_zh, l.source_doc) is distinct from (d."isWorkday", d.kind, d."nameZh", d."sourceDoc")),
       last as (select coalesce(max(version), 0) as version from calendar_day),
       stored as (
         insert into calendar_day (day, version, is_workday, kind, name_zh, source_doc)
         select day, last.version + 1, is_workday, kind, name_zh, source_doc from given, last)
     select last.version + (count(given.day) > 0)::int as version, count(given.day) filter (where known is null)::int as added, count(known)::int as changed
     from last left join given on true group by last.version`,
    [JSON.stringify(days)],
  );
  return rows[0]!;
}

/** Working days are counted from day to day: a calendar with a hole cannot tell how many there are. */
async function expectNoGap(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ day: string; before: string }>(
    `select day, before from (select day, lag(day) over (order by day) as before from calendar_day) days
     where day > before + 1 order by day limit 1`,
  );
  throwAny(
    rows.map(({ day, before }) => ({
      zh: `日历在 ${before} 与 ${day} 之间缺日期；请一并装入，例如自 ${before} 的次日起逐日列出`,
      en: `days are missing between ${before} and ${day}; load them too, a line for each day from the day after ${before}`,
    })),
  );
}
