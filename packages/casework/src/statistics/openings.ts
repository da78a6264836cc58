import { defaultLimits, type HandlingLimit, type Severity } from '../deadlines.js';

/** Steps with which it is said what a case is: normal, a violation, or a matter of wrong data 核实. */
const verdicts = `('confirm_normal', 'determine_violation', 'report_data_issue')`;

/** The working days of an opening: by its severity, but for a part of a split case, which takes the clock of the whole with it. */
const limit = (of: keyof HandlingLimit): string => `coalesce((o.opened->'clock'->>'${of}Within')::int, case o.severity
  ${(Object.keys(defaultLimits) as Severity[]).map((each) => `when '${each}' then ${defaultLimits[each][of]}`).join(' ')} end)`;

/**
 * `workday_list (days, first, numbers)`: all working days in their order, and the number of each day from the first of the calendar on. Both are looked up by
 * place: the planner cannot foresee how many rows there are, and its join would search the calendar for each.
 */
export const workdayList = `workday_list as materialized (
    select array_agg(day order by day) filter (where is_workday) as days, min(day) as first, array_agg(no order by day) as numbers from workday)`;

/** The working day of a number; null where the calendar ends. */
export const workdayAt = (no: string): string => `((select days from workday_list))[${no}]`;
/** The number of working days up to and with a day; null where the calendar does not reach. */
export const numberOf = (day: string): string =>
  `((select numbers from workday_list))[${day} - (select first from workday_list) + 1]`;

/**
 * Every opening of every case with what became of it, by its steps, which are append-only. Behind `with`, as `opening`; needs `workday (day, is_workday, no)`,
 * where `no` counts working days, and {@link workdayList}.
 *
 * A row an opening: case_id, opening (1, 2 …), scope_ord, department_kind (of whom has it in the end), category, severity, opened_on, is_reopened,
 * warning_ids, verify_due and rectify_due (null while the clock stands still, where the calendar does not reach, and verify_due of what the rule alone
 * determined), verified_on, is_violation, rectified_on (of a rectification that was not rejected), normal_on, cleared_on, closed_on.
 *
 * A rectification counts from the day on which it was made, everything else from the day on which it was done.
 *
 * @param which SQL of a condition on a step, `s`
 */
export const openingsSql = (which: string): string => `step as (
    select s.matter_id, s.seq, s.act, s.on_day, s.detail, s.scope_ord, s.department_kind, ${numberOf('s.on_day')} as no,
      s.from_state = 'closed' as is_reopening,
      count(*) filter (where s.from_state is null or s.from_state = 'closed') over (partition by s.matter_id order by s.seq) as opening
    from casework_step s where s.matter = 'case' and (${which})),
  told as (
    select *, min(seq) filter (where act in ${verdicts}) over (partition by matter_id, opening) as verdict from step),
  course as (
    select matter_id as case_id, opening, min(scope_ord) as scope_ord, (array_agg(department_kind order by seq desc))[1] as department_kind,
      (array_agg(detail order by seq))[1] as opened, (array_agg(on_day order by seq))[1] as opened_on,
      coalesce((array_agg(is_reopening order by seq))[1], false) as is_reopened,
      min(on_day) filter (where seq = verdict) as verified_on,
      sum(case act when 'resume' then no when 'pause' then -no end) filter (where seq < verdict or verdict is null) as paused_to_verdict,
      sum(case act when 'resume' then no when 'pause' then -no end) as paused,
      count(*) filter (where act = 'pause') > count(*) filter (where act = 'resume') as stands_still,
      bool_or(act = 'determine_violation') as is_determined,
      case when max(seq) filter (where act = 'report_rectified') > coalesce(max(seq) filter (where act = 'reject'), 0) then
        (array_agg(coalesce((detail->>'rectifiedOn')::date, on_day) order by seq desc) filter (where act = 'report_rectified'))[1] end as rectified_on,
      max(on_day) filter (where act = 'confirm_normal') as normal_on, max(on_day) filter (where act = 'clear') as cleared_on,
      max(on_day) filter (where act in ('close', 'confirm_normal', 'clear')) as closed_on
    from told where opening > 0 group by matter_id, opening),
  named as (
    select o.*, coalesce(o.opened->>'category', c.category) as category, coalesce(o.opened->>'severity', c.severity) as severity,
      ${numberOf("coalesce((o.opened->'clock'->>'openedOn')::date, o.opened_on)")} as opened_no
    from course o join case_file c on c.id = o.case_id),
  opening as (
    select o.case_id, o.opening::int as opening, o.scope_ord, o.department_kind, o.category, o.severity, o.opened_on, o.is_reopened,
      array(select jsonb_array_elements_text(coalesce(o.opened->'warningIds', '[]')))::uuid[] as warning_ids,
      case when o.severity <> 'red' and not o.stands_still then ${workdayAt(`o.opened_no + ${limit('verify')} + coalesce(o.paused_to_verdict, 0)`)} end as verify_due,
      case when not o.stands_still then ${workdayAt(`o.opened_no + ${limit('rectify')} + coalesce(o.paused, 0)`)} end as rectify_due,
      o.verified_on, o.is_determined or o.severity = 'red' as is_violation, o.rectified_on, o.normal_on, o.cleared_on, o.closed_on
    from named o)`;

/** Whether it had to be determined, at the latest, what an opening `o` is; what was cleared in time had not. */
export const hadToBeVerified = `(o.verify_due is not null and not coalesce(o.verified_on is null and o.cleared_on <= o.verify_due, false))`;

/** Whether an opening `o` is a violation that had to be rectified; what was cleared in time had not. */
export const hadToBeRectified = `(o.is_violation and o.rectify_due is not null and not coalesce(o.rectified_on is null and o.cleared_on <= o.rectify_due, false))`;
