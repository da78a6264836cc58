import type pg from 'pg';
import { platform } from '../matter/actor.js';
import { lastDayOf } from '../months/civil-month.js';
import { closeMonth } from '../months/close-month.js';
import { monthToClose } from '../months/closed.js';
import { dueAfter, loadCalendar } from './calendar.js';

/**
 * Closes the months that are over, each on the first working day of the next or later, with their ledgers; several when days were missed. Where the
 * calendar does not tell that day, a month is left for somebody to close.
 *
 * @returns the months that were closed by this call
 */
export async function closeDueMonths(pool: pg.Pool, { today }: { today: string }): Promise<string[]> {
  const calendar = await loadCalendar(pool);
  const closed: string[] = [];
  for (;;) {
    const month = await monthToClose(pool);
    const from = month && dueAfter(calendar, lastDayOf(month), 1);
    if (!month || !from || today < from) return closed;
    const { already } = await closeMonth(pool, { month, today, actor: platform });
    if (!already) closed.push(month);
  }
}
