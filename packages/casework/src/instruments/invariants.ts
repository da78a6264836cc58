const tables = { order: 'work_order', inspection: 'inspection', interview: 'interview' };

/** What holds of every instrument; each query returns the rows that contradict it. */
const ofEach = (matter: keyof typeof tables): Record<string, string> => ({
  [`the state and version of each ${matter} are those of its last step`]: `select t.id from ${tables[matter]} t left join lateral (
        select (array_agg(to_state order by seq desc))[1] as state, max(seq) as version, count(*) as steps
        from casework_step where matter = '${matter}' and matter_id = t.id) s on true
      where (t.state, t.version, t.version::bigint) is distinct from (s.state, s.version, s.steps)`,
  [`each step of ${matter}s begins where the one before it ended`]: `select matter_id, seq from (
        select matter_id, seq, from_state, lag(to_state) over (partition by matter_id order by seq) as before
        from casework_step where matter = '${matter}') turns where from_state is distinct from before`,
  [`each ${matter} and its steps stand where their region does`]: `select t.id from ${tables[matter]} t left join region r on r.code = t.region_code
      where t.scope_ord is distinct from r.scope_lo
         or exists (select from casework_step s where s.matter_id = t.id and s.scope_ord <> t.scope_ord)`,
});

/** Whether two user names are one person's (Art. 10). */
const samePerson = (one: string, other: string) =>
  `(${one} = ${other} or exists (select from app_user a join app_user b on a.staff_no = b.staff_no where a.username = ${one} and b.username = ${other}))`;

/** Truths about orders, inspections and interviews; each query returns the rows that contradict it. */
export const instrumentInvariants: Record<string, string> = {
  ...ofEach('order'),
  ...ofEach('inspection'),
  ...ofEach('interview'),
  'nobody decides on his own reply': `select id from work_order
      where state in ('accepted', 'returned') and ${samePerson('decided_by', 'replied_by')}`,
  'an order is acknowledged before it is replied to, and has a reply and a decision when its state says so': `select id from work_order
      where (state in ('acknowledged', 'replied', 'returned', 'accepted') and acknowledged_by is null)
         or (state in ('replied', 'returned', 'accepted')) <> (reply is not null)
         or (state in ('accepted', 'returned', 'withdrawn')) <> (decided_by is not null)`,
  'an inspection has a report from its report on': `select id from inspection
      where (state in ('reported', 'closed')) <> (findings is not null and requirements is not null and reported_by is not null)
         or (state in ('inspecting', 'reported', 'closed') and started_on is null)`,
  'nobody closes an inspection on his own report, or an interview on his own record': `select i.id from inspection i
        join casework_step s on s.matter_id = i.id and s.act = 'close' where ${samePerson('s.by_user', 'i.reported_by')}
      union all select i.id from interview i
        join casework_step s on s.matter_id = i.id and s.act = 'close' where ${samePerson('s.by_user', 'i.recorded_by')}`,
  'an interview has minutes from the day on which it was held': `select id from interview
      where (state in ('held', 'closed')) <> (held_on is not null and minutes is not null and requirements is not null and recorded_by is not null)`,
  'inspections and interviews are of prefectures and counties, ordered from above': `select i.id from (
        select id, region_code, ordered_by as by_user from inspection union all select id, region_code, convened_by from interview) i
      join region r on r.code = i.region_code where r.level not in ('prefecture', 'county')`,
};
