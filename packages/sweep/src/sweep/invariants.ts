/** Truths about warnings and their events; each query returns the rows that contradict it. */
export const sweepInvariants: Record<string, string> = {
  'open = raised + reopened − cleared, for every rule': `select rule_id, open, balance from (
        select w.rule_id, count(*) filter (where w.state = 'open') as open, sum(e.balance) as balance
        from warning w left join lateral (
          select sum(case kind when 'raised' then 1 when 'reopened' then 1 when 'cleared' then -1 else 0 end) as balance
          from warning_event where warning_id = w.id) e on true
        group by w.rule_id) sums
      where open is distinct from balance`,
  'events of a warning are numbered 1, 2, 3 …': `select warning_id from warning_event group by warning_id having min(seq) <> 1 or max(seq) <> count(*)`,
  'a warning is raised once, first, and is cleared and reopened in turn': `select warning_id, seq, kind, before from (
        select warning_id, seq, kind, lag(kind) over (partition by warning_id order by seq) as before
        from warning_event where kind <> 'evidence_changed') turns
      where (kind = 'raised') <> (before is null) or (kind = 'reopened') <> coalesce(before = 'cleared', false)
         or (kind = 'cleared' and before = 'cleared')`,
  'the state, the count of openings and the evidence of a warning are those of its events': `select w.id from warning w join lateral (
        select (array_agg(kind order by seq desc) filter (where kind <> 'evidence_changed'))[1] = 'cleared' as cleared,
          count(*) filter (where kind in ('raised', 'reopened')) as openings,
          (array_agg(evidence_digest order by seq desc) filter (where evidence_digest is not null))[1] as digest
        from warning_event where warning_id = w.id) e on true
      where (w.state = 'cleared') is distinct from e.cleared or w.open_count <> e.openings or w.evidence_digest <> e.digest`,
  'what a finished task says that it did is what the events say': `select t.id from sweep_task t left join lateral (
        select count(*) filter (where e.kind = 'raised') as raised, count(*) filter (where e.kind = 'reopened') as reopened,
          count(*) filter (where e.kind = 'cleared') as cleared, count(*) filter (where e.kind = 'evidence_changed') as changed
        from warning_event e join warning w on w.id = e.warning_id where e.sweep_id = t.sweep_id and w.rule_id = t.rule_id) e on true
      where t.status = 'done' and (t.n_raised, t.n_reopened, t.n_cleared, t.n_changed) is distinct from (e.raised, e.reopened, e.cleared, e.changed)`,
  'a task that did not succeed changed nothing': `select t.id from sweep_task t join warning_event e on e.sweep_id = t.sweep_id join warning w on w.id = e.warning_id and w.rule_id = t.rule_id
      where t.status <> 'done'`,
  'what a finished task says of findings that made no warning is what became of them': `select t.id from sweep_task t left join lateral (
        select count(*) filter (where outcome = 'suppressed') as suppressed, count(*) filter (where outcome = 'whitelisted') as whitelisted,
          count(*) filter (where outcome = 'shadow') as shadow
        from finding f where f.sweep_id = t.sweep_id and f.rule_id = t.rule_id) f on true
      where t.status = 'done' and t.n_shadow is not null and (t.n_suppressed, t.n_whitelisted, t.n_shadow) is distinct from (f.suppressed, f.whitelisted, f.shadow)`,
  'a finding of a shadow, a storm, on the whitelist or suppressed raises, changes and reopens nothing': `select f.sweep_id, f.rule_id, w.id
      from finding f join warning w on w.fingerprint = f.fingerprint
      join warning_event e on e.warning_id = w.id and e.sweep_id = f.sweep_id and e.kind <> 'cleared' where f.outcome <> 'warning'`,
  'the open warnings of an active rule are what its last run found, if that was over everything': `select coalesce(w.rule_id, last.rule_id), w.id
      from (select distinct on (t.rule_id) t.* from sweep_task t join sweep s on s.id = t.sweep_id where t.status = 'done'
            order by t.rule_id, s.epoch desc, s.as_of desc, s.id desc) last
      join finding f on f.sweep_id = last.sweep_id and f.rule_id = last.rule_id and f.outcome = 'warning'
      full join (select * from warning where state = 'open') w on w.fingerprint = f.fingerprint
      where (last.rule_id is null or w.id is null)
        and exists (select from (select distinct on (t.rule_id) t.* from sweep_task t join sweep s on s.id = t.sweep_id where t.status = 'done'
                                 order by t.rule_id, s.epoch desc, s.as_of desc, s.id desc) l
                    where l.rule_id = coalesce(last.rule_id, w.rule_id) and l.mode = 'full' and coalesce(l.error_code, 'UNPLACED') = 'UNPLACED' and coalesce(l.n_held, 0) = 0
                      and l.params->'life'->>'status' = 'active')`,
  'a task by keys carries on one that is done, of the same rule and parameters': `select t.id from sweep_task t left join sweep_task b on b.id = t.base_task_id
      where t.status = 'done' and t.mode = 'keys'
        and (b.id is null or b.status <> 'done' or b.rule_digest <> t.rule_digest or b.params <> t.params or t.n_keys is null)`,
  'a rule is held once for one cause': `select rule_id, rule_digest, cause from rule_hold where released_at is null
      group by rule_id, rule_digest, cause having count(*) > 1`,
};
