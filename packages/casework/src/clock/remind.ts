import type pg from 'pg';
import { workdaysSql } from './calendar.js';
import { dues, owedOf } from './due.js';

/** How many reminders were written. */
export interface Reminded {
  dueSoon: number;
  overdue: number;
}

/**
 * Writes down what is due by the next working day, and what has been overdue since a working day ago; once for each due day, also when several do this
 * at once or a day was missed. What is paused waits. Overdue is no state of a matter: it follows from its due date.
 *
 * @param today 'YYYY-MM-DD'
 */
export async function remind(pool: pg.Pool, today: string): Promise<Reminded> {
  const { rows } = await pool.query<Reminded>(
    `with ${workdaysSql}, owed as (${owedOf(dues)}),
       reminded as (
         insert into reminder (matter, matter_id, kind, what, due_on, reminded_on, region_code, department_kind, scope_ord)
         select o.matter, o.matter_id, case when o.due_on >= $1::date then 'due_soon' else 'overdue' end, o.what, o.due_on, $1::date,
           o.region_code, o.department_kind, o.scope_ord
         from owed o join workday due on due.day = o.due_on join workday now on now.day = $1::date
         where case when o.due_on >= $1::date then due.no - now.no <= 1 else now.no > due.no end
         on conflict do nothing returning kind)
     select count(*) filter (where kind = 'due_soon')::int as "dueSoon", count(*) filter (where kind = 'overdue')::int as overdue from reminded`,
    [today],
  );
  return rows[0]!;
}
