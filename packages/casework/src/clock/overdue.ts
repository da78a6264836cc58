import { workdaysSql } from './calendar.js';
import { dues, owedOf } from './due.js';

/** What a case may be overdue with. */
export const overdueWhats = ['verify', 'rectify'] as const;
export type OverdueWhat = (typeof overdueWhats)[number];

/**
 * The cases that are overdue, behind `with`, as `overdue (case_id, what, due_on, workdays)`: what was owed by a day that has passed, and the working
 * days since. A weekend after the due day is overdue by none yet. Pausing stops the clock.
 *
 * @param today SQL of a date
 */
export const overdueSql = (today: string): string => `${workdaysSql},
  owed as (${owedOf(dues.filter(({ matter }) => matter === 'case'))}),
  overdue as (
    select o.matter_id as case_id, o.what, o.due_on, now.no - due.no as workdays
    from owed o join workday due on due.day = o.due_on join workday now on now.day = ${today} where o.due_on < ${today})`;
