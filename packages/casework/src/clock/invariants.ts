import { dues, reckonedSql } from './due.js';
import { pausesSql } from './pauses.js';

/** Truths about due dates and reminders; each query returns the rows that contradict it. */
export const clockInvariants: Record<string, string> = {
  ...Object.fromEntries(
    dues.map((due) => [
      `a ${due.matter} is due (${due.what}) when the calendar says so`,
      `with ${reckonedSql(due)} select id, kept, due from reckoned where kept is distinct from due`,
    ]),
  ),
  'a case has been paused for the working days between its steps': `with ${pausesSql}
      select m.id, m.paused_workdays, paused.days from case_file m left join paused using (id)
      where m.state <> 'closed' and m.paused_workdays <> coalesce(paused.days, 0)`,
  'what is due soon is said by its due date, what is overdue after it': `select id from reminder
      where (kind = 'overdue') <> (reminded_on > due_on)`,
};
