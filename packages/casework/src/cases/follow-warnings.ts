import type pg from 'pg';
import { inList, severest, stepsSql } from './case-sql.js';
import { caseClearable } from './facts.js';

const hasOpen = `exists (select from warning w where w.case_id = c.id and w.state = 'open')`;
export const raisedInAllSql = `(select sum(w.open_count) from warning w where w.case_id = c.id)`;

/** Keeps what the open cases of a rule say of their warnings. It is no step: nobody did anything. */
export async function recount(client: pg.ClientBase, ruleId: string): Promise<void> {
  await client.query(
    `update case_file c set severity = x.severity, warnings = x.warnings, amount_fen = x.amount_fen
     from (select case_id, ${severest('severity')} as severity, count(*)::int as warnings, sum(amount_fen)::bigint as amount_fen
           from warning where rule_id = $1 and case_id is not null group by 1) x
     where c.id = x.case_id and c.state <> 'closed'
       and (c.severity, c.warnings, c.amount_fen) is distinct from (x.severity, x.warnings, x.amount_fen)`,
    [ruleId],
  );
}

// A new version of a record that the warnings are about, made as a correction while the case was open. Looked up from the case's own records: of
// many cases and many corrections, each is not held against each.
const madeMeanwhile = `k.version_after is not null and coalesce(k.outcome, 'corrected') = 'corrected' and k.corrected_on >= c.opened_on`;
const wasCorrected = `(exists (select from correction k where k.case_id = c.id and ${madeMeanwhile})
  or exists (
    select from warning w cross join lateral (select w.subject_id as id union all select unnest(w.rows)) r join correction k on k.record_id = r.id
    where w.case_id = c.id and ${madeMeanwhile}))`;

/**
 * Closes the cases of a rule of which no warning is left, and tells those apart whose data were corrected. A violation that a person has determined
 * does not vanish with what the rule finds.
 */
export async function clearCases(client: pg.ClientBase, ruleId: string, today: string): Promise<number> {
  const { rowCount } = await client.query(
    `with over as materialized (
       select c.id, c.state as was from case_file c
       where c.rule_id = $1 and c.state in ${inList(caseClearable)} and not (c.verdict is not distinct from 'violation' and c.verdict_by is not null)
         and not ${hasOpen}
       for update of c
     ),
     moved as (
       update case_file c set state = 'closed', version = c.version + 1, outcome = case when ${wasCorrected} then 'cleared_data' else 'cleared' end,
         verdict = null, verdict_by = null, verdict_on = null, verdict_reason = null, paused_on = null, pause_reason = null,
         closed_on = $2::date, closed_at = now(), raised_when_closed = ${raisedInAllSql}
       from over o where c.id = o.id
       returning c.id, c.version, o.was, c.state, c.scope_ord, c.department_kind, jsonb_build_object('outcome', c.outcome) as detail
     )
     ${stepsSql('clear', 'moved')}`,
    [ruleId, today],
  );
  return rowCount ?? 0;
}

/** What the sweeps of a rule have got to: (epoch, started_at), both null while there was none. Not told by a run that leaves warnings for other reasons. */
const lastSweepSql = `select max(s.epoch) as epoch, max(s.started_at) as started_at from sweep_task t join sweep s on s.id = t.sweep_id
  where t.rule_id = $1 and t.status = 'done' and coalesce(t.error_code, 'UNPLACED') = 'UNPLACED'`;

/** Lets cases be verified again whose corrections are all over, once a sweep has found their warnings all the same. */
export async function resumeCorrected(client: pg.ClientBase, ruleId: string, today: string): Promise<number> {
  const { rowCount } = await client.query(
    `with last as materialized (${lastSweepSql}),
     over as materialized (
       select c.id from case_file c cross join last
       where c.rule_id = $1 and c.state = 'data_issue' and ${hasOpen}
         and not exists (select from correction k where k.case_id = c.id and k.closed_on is null)
         and last.started_at > (select max(s.at) from correction k join casework_step s on s.matter_id = k.id where k.case_id = c.id)
       for update of c
     ),
     moved as (
       update case_file c set state = case when c.verdict is not distinct from 'violation' then 'rectifying' else 'verifying' end, version = c.version + 1
       from over where c.id = over.id
       returning c.id, c.version, 'data_issue' as was, c.state, c.scope_ord, c.department_kind, '{}'::jsonb as detail
     )
     ${stepsSql('resume_verifying', 'moved')}`,
    [ruleId, today],
  );
  return rowCount ?? 0;
}

/**
 * Takes what the sweeps found for the rule run again: for a rectification the first sweep that began after it was reported, and every later one that
 * says otherwise. What was gone when it was checked and is back is to be checked anew.
 */
export async function recheckBySweep(client: pg.ClientBase, ruleId: string, today: string): Promise<number> {
  const { rowCount } = await client.query(
    `with last as materialized (${lastSweepSql}),
     seen as materialized (
       select c.id, c.state as was, f.found, last.epoch, c.state = 'checked' and c.recheck = 'gone' as is_back
       from case_file c cross join last cross join lateral (select case when ${hasOpen} then 'remains' else 'gone' end as found) f
       where c.rule_id = $1 and c.state in ('rectifying', 'rectified', 'checked') and c.recheck is distinct from f.found
         and case when c.recheck is not null then last.epoch > c.rechecked_epoch
                  when c.state = 'rectifying' then f.found = 'gone' and last.epoch is not null
                  else last.started_at > c.rectified_at end
       for update of c
     ),
     moved as (
       update case_file c set state = case when s.is_back then 'rectified' else c.state end, version = c.version + 1, recheck = s.found,
         rechecked_epoch = s.epoch, checked_by = case when not s.is_back then c.checked_by end, checked_on = case when not s.is_back then c.checked_on end
       from seen s where c.id = s.id
       returning c.id, c.version, s.was, c.state, c.scope_ord, c.department_kind,
         jsonb_build_object('found', s.found, 'epoch', s.epoch::text) as detail
     )
     ${stepsSql('recheck', 'moved')}`,
    [ruleId, today],
  );
  return rowCount ?? 0;
}
