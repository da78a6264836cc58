import { workdaysSql } from './calendar.js';

/** Where a case's time goes: verifying 核实, rectifying 整改, having it checked 复核, waiting for the superior or for data 等待. */
export const caseNodes = ['verify', 'rectify', 'check', 'wait'] as const;
export type CaseNode = (typeof caseNodes)[number];

const numberOf = (day: string) => `((select numbers from numbered))[${day} - (select first from numbered) + 1]`;

/**
 * The stays of cases, from each step to the next that leads elsewhere, behind `with`, as
 * `stay (case_id, seq, state, node, since, until, workdays)`: `until` is null of the stay that goes on, which counts to the day `today`;
 * `workdays` those in (since, until]. A case that is closed stays nowhere.
 *
 * @param today SQL of a date
 * @param which SQL of a condition on a case, `c`
 */
export const staysSql = (today: string, which: string): string => `${workdaysSql}, step as (
    select s.matter_id, s.seq, s.to_state, s.on_day,
      coalesce(max(s.seq) filter (where s.act = 'pause') over past > coalesce(max(s.seq) filter (where s.act in ('resume', 'open', 'reopen')) over past, 0), false) as paused
    from casework_step s join case_file c on c.id = s.matter_id where s.matter = 'case' and (${which})
    window past as (partition by s.matter_id order by s.seq)),
  marked as (
    select *, coalesce((to_state, paused) is distinct from (lag(to_state) over turns, lag(paused) over turns), true) as is_turn from step
    window turns as (partition by matter_id order by seq)),
  turn as (
    select *, lead(on_day) over (partition by matter_id order by seq) as until from marked where is_turn),
  -- Looked up by the day's place: the planner cannot foresee how many stays there are, and its join would search the calendar for each.
  numbered as materialized (select min(day) as first, array_agg(no order by day) as numbers from workday),
  stay as (
    select t.matter_id as case_id, t.seq, t.to_state as state,
      case when t.paused or t.to_state = 'data_issue' then 'wait' when t.to_state = 'rectifying' then 'rectify'
           when t.to_state in ('rectified', 'checked') then 'check' else 'verify' end as node,
      t.on_day as since, t.until, ${numberOf(`coalesce(t.until, ${today})`)} - ${numberOf('t.on_day')} as workdays
    from turn t where t.to_state <> 'closed')`;
