/**
 * The book of cases: how every opening of every case stood at a civil day's end, as known at an instant. Steps are append-only, so the same day and
 * instant give the same book for ever. Goes into `from`; day and instant are SQL, such as `$1::date` and `$2::timestamptz`.
 *
 * A row an opening: case_id, opening (1, 2 …), is_fresh (the first), region_code and scope_ord (as the region is called now), category, severity,
 * opened_on, state (the machine's), status (`open`, `normal`, `rectified`, `cleared`), is_violation, rectified_on, returned_fen, rebooked_fen,
 * other_fen, warning_ids, is_latest (no later opening is known).
 *
 * A rectification counts from the day on which it was made, whenever it was reported; everything else from the day on which it was done.
 *
 * @param which SQL of a condition on a place on the fiscal tree; only cases there are in the book then
 */
export const bookOf = (day: string, known: string, which = everywhere): string => `(
  with step as (
    select matter_id, seq, act, to_state, on_day, detail, ${opens} as is_opening, from_state is distinct from to_state as is_move,
      case when act = 'report_rectified' then coalesce((detail->>'rectifiedOn')::date, on_day) else on_day end as holds_from,
      case when to_state in ('rectified', 'checked') then 'rectified' when to_state <> 'closed' then 'open'
        when act = 'confirm_normal' then 'normal' when act = 'clear' then 'cleared' else 'rectified' end as status,
      count(*) filter (where ${opens}) over (partition by matter_id order by seq) as opening
    from casework_step where matter = 'case' and at <= ${known} and (${which('scope_ord')})),
  turn as (
    select *, min(on_day) filter (where is_opening) over (partition by matter_id order by opening range between 1 following and 1 following) as reopened_on
    from step),
  -- One pass over the steps, without joining them to themselves: how many there are is not known when this is planned.
  spell as (
    select matter_id, opening::int as opening, reopened_on, min(seq) as first, max(seq) as last, min(on_day) filter (where is_opening) as opened_on,
      (array_agg(detail) filter (where is_opening))[1] as opened, (array_agg(to_state order by seq desc) filter (where is_move and holds))[1] as state,
      (array_agg(status order by seq desc) filter (where is_move and holds))[1] as status,
      (array_agg(detail order by seq desc) filter (where act = 'report_rectified' and holds))[1] as report,
      (array_agg(holds_from order by seq desc) filter (where act = 'report_rectified' and holds))[1] as reported,
      bool_or(holds and to_state in ('rectifying', 'rectified', 'checked')) as is_violation
    from (select *, holds_from <= ${day} or coalesce(reopened_on <= ${day}, false) as holds from turn) turn
    group by matter_id, opening, reopened_on)
  select s.matter_id as case_id, s.opening, s.opening = 1 as is_fresh, s.reopened_on is null as is_latest, now.code as region_code,
    now.scope_lo as scope_ord, coalesce(s.opened->>'category', c.category) as category, coalesce(s.opened->>'severity', c.severity) as severity,
    s.opened_on, s.state, s.status, s.is_violation, case when s.status = 'rectified' then s.reported end as rectified_on,
    ${['returned', 'rebooked', 'other'].map((each) => `case when s.status = 'rectified' then coalesce((s.report->>'${each}Fen')::bigint, 0) else 0 end as ${each}_fen`).join(', ')},
    -- Those that it began with or that joined it, without those that a case of their own was made of.
    array(select id::uuid from (
        select w.id, (array_agg(p.act order by p.seq desc))[1] <> 'split' as is_in
        from casework_step p cross join jsonb_array_elements_text(p.detail->'warningIds') as w(id)
        where p.matter_id = s.matter_id and p.seq between s.first and s.last and p.act in (${bringsWarnings}, 'split') and p.on_day <= ${day}
        group by w.id) part
      where is_in order by id) as warning_ids
  from spell s join case_file c on c.id = s.matter_id
    -- Looked up for each by itself (hence the offset): a join of what is thought to be one row would search all regions for every one.
    cross join lateral (select now.code, now.scope_lo from region join region now on now.scope_lo = region.scope_lo and now.successor is null
      where region.code = c.region_code offset 0) now
  where s.opened_on <= ${day})`;

/** A step that opens a case, for the first time or again. */
const opens = `(from_state is null or from_state = 'closed' and to_state <> 'closed')`;

const everywhere = (_scopeOrd: string): string => 'true';

/** Acts whose `detail.warningIds` are warnings that are now the case's. */
const bringsWarnings = `'open', 'reopen', 'join'`;

/**
 * Warnings as it was first written that they are in the book, until a day's end, as known at an instant: warning_id, on_day, at (when that was written), scope_ord,
 * severity (of the case's opening). Goes into `from`.
 *
 * @param which SQL of a condition on a place on the fiscal tree
 */
export const arrivalsOf = (day: string, known: string, which = everywhere): string => `(
  select distinct on (w.id) w.id as warning_id, s.on_day, s.at, now.scope_lo as scope_ord, coalesce(opened.severity, c.severity) as severity
  from casework_step s cross join jsonb_array_elements_text(s.detail->'warningIds') as w(id)
    join case_file c on c.id = s.matter_id join region on region.code = c.region_code
    join region now on now.scope_lo = region.scope_lo and now.successor is null
    left join lateral (select o.detail->>'severity' as severity from casework_step o
      where o.matter_id = s.matter_id and o.seq <= s.seq and o.detail ? 'severity' order by o.seq desc limit 1) opened on true
  where s.matter = 'case' and s.act in (${bringsWarnings}) and s.on_day <= ${day} and s.at <= ${known} and (${which('s.scope_ord')})
  order by w.id, s.at, s.seq)`;

/** The page before there was any month: an empty one. */
export const beforeAll = { day: '-infinity', known: '-infinity' };
