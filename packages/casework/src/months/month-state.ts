import type pg from 'pg';
import { bookOf } from './book.js';
import { lastDayOf } from './civil-month.js';
import type { MonthEnd, Standings } from './month-end.js';
import { countedLevels, type MonthPages } from './region-months.js';

/** Freezes how every region stood, with its cases that were overdue then. */
export async function writeMonthStates(
  client: pg.ClientBase,
  { month, known }: MonthPages,
  { regionMonths, standing }: MonthEnd,
): Promise<void> {
  await client.query(
    `with state as (select * from jsonb_to_recordset($4::jsonb) as s("regionCode" text, problem boolean, "caseIds" uuid[], "warningIds" uuid[],
         "newWarnings" int, "redWarnings" int)),
       standing as (select * from jsonb_to_recordset($5::jsonb) as s("regionCode" text, phase text, streak int)),
       overdue as (select b.region_code, array_agg(b.case_id order by b.case_id) as ids
         from ${bookOf('$2::date', '$3::timestamptz')} b join case_file c on c.id = b.case_id where ${isOverdue('$2::date')} group by b.region_code)
     insert into month_state (month, region_code, scope_ord, problem, streak, phase, open_cases, new_warnings, red_warnings, case_ids, warning_ids,
       overdue_case_ids)
     select $1, r.code, r.scope_lo, coalesce(s.problem, false), coalesce(e.streak, case when s.problem then coalesce(before.streak, 0) + 1 else 0 end), coalesce(e.phase, 'normal'),
       coalesce(cardinality(s."caseIds"), 0), coalesce(s."newWarnings", 0), coalesce(s."redWarnings", 0), coalesce(s."caseIds", '{}'),
       coalesce(s."warningIds", '{}'), coalesce(o.ids, '{}')
     from region r left join state s on s."regionCode" = r.code left join standing e on e."regionCode" = r.code left join overdue o on o.region_code = r.code
       left join month_state before on before.region_code = r.code and before.month = to_char($2::date - interval '1 month', 'YYYY-MM')
     where r.level in ${countedLevels} and r.successor is null`,
    [
      month,
      lastDayOf(month),
      known,
      JSON.stringify([...regionMonths.values()]),
      JSON.stringify([...standing].map(([regionCode, { phase, streak }]) => ({ regionCode, phase, streak }))),
    ],
  );
}

/** Whether a case (row `b` of the book, row `c` of its file) was open at the day's end and late. While it is paused its clock stands still. */
const isOverdue = (day: string): string =>
  `b.status = 'open' and b.is_latest and ${dueOn} <= ${day} and (c.paused_on is null or ${dueOn} < c.paused_on)`;
const dueOn = `case when b.state = 'rectifying' then c.rectify_due_on when b.state = 'assigned' then least(c.verify_due_on, c.rectify_due_on)
  else c.verify_due_on end`;

/** A region that has taken another's place goes on where that one stood. */
export async function takeOverEscalation(client: pg.ClientBase): Promise<void> {
  const kept = 'state, version, streak, month, since, inspection_id, inspected_on, interview_id, clean_months';
  await client.query(
    `insert into escalation (region_code, scope_ord, ${kept})
     select distinct on (r.code) r.code, r.scope_lo, ${kept} from escalation e join region o on o.code = e.region_code join region r on r.code = o.successor
     where r.successor is null order by r.code, e.streak desc
     on conflict do nothing`,
  );
  await client.query(
    'delete from escalation e using region o where o.code = e.region_code and o.successor is not null',
  );
}

/** Moves every region below the province on to how it stands after the month. Who was inspected or interviewed before is not asked again once it is over. */
export async function moveEscalation(client: pg.ClientBase, month: string, { standing }: Standings): Promise<void> {
  await client.query(
    `insert into escalation (region_code, scope_ord, state, streak, month, since, inspected_on, clean_months)
     select r.code, r.scope_lo, m.phase, m.streak, $1, m.since, m."inspectedOn", m."cleanMonths"
     from jsonb_to_recordset($2::jsonb) as m("regionCode" text, phase text, streak int, since date, "inspectedOn" date, "cleanMonths" int)
       join region r on r.code = m."regionCode"
     on conflict (region_code) do update set state = excluded.state, streak = excluded.streak, month = excluded.month, since = excluded.since,
       inspected_on = excluded.inspected_on, clean_months = excluded.clean_months, version = escalation.version + 1,
       inspection_id = case when excluded.state <> 'normal' then escalation.inspection_id end,
       interview_id = case when excluded.state <> 'normal' then escalation.interview_id end`,
    [month, JSON.stringify([...standing].map(([regionCode, each]) => ({ regionCode, ...each })))],
  );
}
