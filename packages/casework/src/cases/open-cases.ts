import type pg from 'pg';
import { clocksSql, forgotten, inList, openingSql, severest, stepsSql } from './case-sql.js';
import { caseUndetermined } from './facts.js';

/** The nearest region above a place that has such a department: a township's is its county, a development zone's its prefecture. */
const handlingSql = (scopeOrd: string, departmentKind: string) =>
  `select r.code, r.scope_lo, r.fiscal_parent from region r join department d on d.region_code = r.code and d.kind = ${departmentKind}
   where ${scopeOrd} between r.scope_lo and r.scope_hi order by r.scope_lo desc limit 1`;

/**
 * Gives each open warning of a rule that has no case its own, one for all that belong together; they join a case of the same kind of which nothing
 * is determined yet.
 */
export async function openCases(
  client: pg.ClientBase,
  ruleId: string,
  today: string,
  clocks: string,
): Promise<{ opened: number; joined: number }> {
  const { rows } = await client.query<{ opened: number; joined: number }>(
    `with fresh as materialized (
       select id, scope_ord, case_key, category, severity, department_kind, amount_fen from warning
       where rule_id = $1 and case_id is null and state = 'open'
     ),
     place as materialized (
       select p.*, h.* from (select distinct scope_ord, department_kind from fresh) p
       cross join lateral (${handlingSql('p.scope_ord', 'p.department_kind')}) h
     ),
     pile as materialized (
       select f.case_key, department_kind, p.code as region_code, p.scope_lo, p.fiscal_parent, min(f.category) as category,
         ${severest('f.severity')} as severity, sum(f.amount_fen)::bigint as amount_fen, array_agg(f.id order by f.id) as ids
       from fresh f join place p using (scope_ord, department_kind) group by 1, 2, 3, 4, 5
     ),
     aim as materialized (
       select p.*, coalesce(c.id, gen_random_uuid()) as case_id, c.id is null as is_new, c.state as was, c.version as before, c.scope_ord as there
       from pile p left join lateral (
         select id, state, version, scope_ord from case_file c
         where c.rule_id = $1 and c.case_key = p.case_key
           -- Not by the index of the region, which a county's whole work shares.
           and c.region_code || '' = p.region_code and c.department_kind || '' = p.department_kind
           and c.state || '' in ${inList(caseUndetermined)}
         order by c.case_no desc limit 1 for update) c on true
     ),
     begun as (
       insert into case_file (id, state, region_code, scope_ord, rule_id, case_key, category, severity, department_kind, observer_region_code,
         warnings, amount_fen, opened_on, verify_within, rectify_within, verify_due_on, rectify_due_on)
       select a.case_id, 'assigned', a.region_code, a.scope_lo, $1, a.case_key, a.category, a.severity, a.department_kind, a.fiscal_parent,
         cardinality(a.ids), a.amount_fen, $2::date, clock."verifyWithin", clock."rectifyWithin", clock."verifyDueOn", clock."rectifyDueOn"
       from aim a join ${clocksSql('$3')} on clock.severity = a.severity where a.is_new
     ),
     grown as (
       update case_file c set version = c.version + 1 from aim a where c.id = a.case_id and not a.is_new
     ),
     moved as (
       select case_id as id, 1 as version, null as was, 'assigned' as state, scope_lo as scope_ord, department_kind,
         ${openingSql('severity', 'category', 'ids')} as detail from aim where is_new
     ),
     more as (
       select case_id as id, before + 1 as version, was, was as state, there as scope_ord, department_kind,
         jsonb_build_object('warnings', cardinality(ids), 'warningIds', to_jsonb(ids)) as detail from aim where not is_new
     ),
     told as (${stepsSql('open', 'moved')}),
     told_more as (${stepsSql('join', 'more')}),
     filed as (
       update warning w set case_id = a.case_id from aim a cross join unnest(a.ids) as i(id) where w.id = i.id
     )
     select count(*) filter (where is_new)::int as opened, count(*) filter (where not is_new)::int as joined from aim`,
    [ruleId, today, clocks],
  );
  return rows[0]!;
}

/** Opens the closed cases of a rule anew of which a warning has come back since; what was done in them before stays. */
export async function reopenCases(
  client: pg.ClientBase,
  ruleId: string,
  today: string,
  clocks: string,
): Promise<number> {
  const { rowCount } = await client.query(
    `with back as materialized (
       select c.id from case_file c
       where c.rule_id = $1 and c.state = 'closed'
         and exists (select from warning w where w.case_id = c.id and w.state = 'open' and w.open_count > 1)
         and (select sum(w.open_count) from warning w where w.case_id = c.id) > c.raised_when_closed
       for update of c
     ),
     about as materialized (
       select w.case_id, min(w.category) as category, ${severest('w.severity')} as severity,
         array_agg(w.id order by w.id) filter (where w.state = 'open') as ids
       from warning w where w.case_id in (select id from back) group by 1
     ),
     moved as (
       update case_file c set state = 'assigned', version = c.version + 1, openings = c.openings + 1, severity = a.severity, ${forgotten},
         paused_workdays = 0, opened_on = $2::date, verify_within = clock."verifyWithin", rectify_within = clock."rectifyWithin",
         verify_due_on = clock."verifyDueOn", rectify_due_on = clock."rectifyDueOn"
       from about a join ${clocksSql('$3')} on clock.severity = a.severity where c.id = a.case_id
       returning c.id, c.version, 'closed' as was, c.state, c.scope_ord, c.department_kind, ${openingSql('a.severity', 'a.category', 'a.ids')} as detail
     )
     ${stepsSql('reopen', 'moved')}`,
    [ruleId, today, clocks],
  );
  return rowCount ?? 0;
}
