import type pg from 'pg';
import { dueAfter, loadCalendar } from '../clock/calendar.js';
import { stepsSql } from './case-sql.js';
import { SAMPLE_WORKDAYS } from './dues.js';
import { raisedInAllSql } from './follow-warnings.js';

/**
 * Closes the cases whose rectification was checked so long ago that supervision had time to take them as a sample, and did not: what it has sampled
 * waits for what it decides.
 *
 * @param ruleId of this rule alone
 */
export async function closeChecked(
  client: pg.ClientBase,
  today: string,
  ruleId: string | null = null,
): Promise<number> {
  const { rows } = await client.query<{ day: string }>(
    `select distinct checked_on as day from case_file where state = 'checked' and sampled_by is null and ($1::text is null or rule_id = $1)`,
    [ruleId],
  );
  if (rows.length === 0) return 0;
  const calendar = await loadCalendar(client);
  const over = rows.map(({ day }) => day).filter((day) => (dueAfter(calendar, day, SAMPLE_WORKDAYS) ?? today) < today);
  const { rowCount } = await client.query(
    `with over as materialized (
       select c.id from case_file c where c.state = 'checked' and c.sampled_by is null and c.checked_on = any($1::date[]) and ($3::text is null or c.rule_id = $3) for update of c
     ),
     moved as (
       update case_file c set state = 'closed', version = c.version + 1, outcome = 'rectified', closed_on = $2::date, closed_at = now(),
         raised_when_closed = ${raisedInAllSql}
       from over where c.id = over.id
       returning c.id, c.version, 'checked' as was, c.state, c.scope_ord, c.department_kind, jsonb_build_object('outcome', c.outcome,
         'returnedFen', c.returned_fen::text, 'rebookedFen', c.rebooked_fen::text, 'otherFen', c.other_fen::text) as detail
     )
     ${stepsSql('close', 'moved')}`,
    [over, today, ruleId],
  );
  return rowCount ?? 0;
}
