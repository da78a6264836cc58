import type pg from 'pg';
import { workdaysSql } from './calendar.js';

/** The pauses of each case's present opening that are over, in working days, by its steps; as `paused (id, days)` behind `with`. */
export const pausesSql = `${workdaysSql}, turn as (
    select s.matter_id, s.seq, s.act, s.on_day, lead(s.on_day) over turns as until, lead(s.act) over turns as next,
      coalesce(max(s.seq) filter (where s.act = 'reopen') over (partition by s.matter_id), 0) as opened
    from casework_step s where s.matter = 'case' and s.act in ('reopen', 'pause', 'resume')
    window turns as (partition by s.matter_id order by s.seq)),
  paused as (
    select turn.matter_id as id, sum(resumed.no - stopped.no)::int as days
    from turn join workday stopped on stopped.day = turn.on_day join workday resumed on resumed.day = turn.until
    where turn.act = 'pause' and turn.next = 'resume' and turn.seq > turn.opened group by turn.matter_id)`;

/** Counts the working days again for which open cases were paused: those too are the calendar's. */
export async function countPauses(client: pg.ClientBase): Promise<void> {
  await client.query(
    `with ${pausesSql} update case_file m set paused_workdays = paused.days from paused
     where m.id = paused.id and m.state <> 'closed' and m.paused_workdays <> paused.days`,
  );
}
