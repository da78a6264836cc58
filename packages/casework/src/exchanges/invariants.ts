/** Truths about exchanges of data; each query returns the rows that contradict it. */
export const exchangeInvariants: Record<string, string> = {
  'the state and version of an exchange are those of its last step': `select t.id from data_exchange t left join lateral (
        select (array_agg(to_state order by seq desc))[1] as state, max(seq) as version, count(*) as steps
        from casework_step where matter = 'exchange' and matter_id = t.id) s on true
      where (t.state, t.version, t.version::bigint) is distinct from (s.state, s.version, s.steps)`,
  'three people let an exchange pass': `select id from (
        select t.id, (select count(distinct coalesce(u.staff_no, n.name)) from unnest(array[t.requested_by, t.endorsed_by, t.approved_by]) n(name)
          left join app_user u on u.username = n.name) as people
        from data_exchange t where t.state in ('approved', 'ended', 'expired')) t where people <> 3`,
  'an exchange is valid from its approval until its last day': `select id from data_exchange
      where state in ('approved', 'ended', 'expired') and not coalesce(approved_on <= valid_from and valid_from <= expires_on, false)`,
  'nothing left under an exchange that was never approved': `select id from data_exchange where exports > 0 and approved_by is null`,
  'each export under an exchange stands in the audit log': `select t.id from data_exchange t
      where t.exports <> (select count(*) from audit_entry e where e.action = 'exchange_use' and e.target_id = t.id::text)`,
};
