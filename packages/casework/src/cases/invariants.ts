import { caseMachine } from './machine.js';

// What the machine lets an act lead from and to, as rows; what an act leads to by the case at hand, the steps below say themselves.
const follows = Object.entries(caseMachine.acts).flatMap(([act, { from, to }]) =>
  (act === 'open' ? [null] : from).map((was) => {
    const next = typeof to === 'function' ? 'null' : `'${to ?? was}'`;
    return `('${act}', ${was === null ? 'null' : `'${was}'`}, ${next})`;
  }),
);

/** What holds of cases at any moment between two transactions; each statement returns the rows that contradict it. */
export const caseInvariants: Readonly<Record<string, string>> = {
  'the state of a case is where its last step led, and its version that step': `select c.id from case_file c
      left join lateral (select seq, to_state from casework_step where matter_id = c.id order by seq desc limit 1) s on true
      where (c.state, c.version) is distinct from (s.to_state, s.seq)`,
  'the steps of a case are numbered without a gap, each begins where the one before ended, and each follows the machine': `select s.matter_id, s.seq
      from (select *, lag(to_state) over w as before, row_number() over w as place from casework_step where matter = 'case'
            window w as (partition by matter_id order by seq)) s
      where s.seq <> s.place or s.from_state is distinct from s.before
         or not exists (select from (values ${follows.join(', ')}) m(act, was, next)
                        where m.act = s.act and m.was is not distinct from s.from_state and coalesce(m.next, s.to_state) = s.to_state)`,
  'what was opened and reopened is closed or open': `select count(*) filter (where act in ('open', 'reopen')) as opened from casework_step where matter = 'case'
      having count(*) filter (where act in ('open', 'reopen'))
        <> count(*) filter (where to_state = 'closed' and from_state <> 'closed') + (select count(*) from case_file where state <> 'closed')`,
  'a case has been open as often as its steps say': `select c.id from case_file c
      where c.openings <> (select count(*) from casework_step s where s.matter_id = c.id and s.act in ('open', 'reopen'))`,
  'a case holds warnings of its rule and its department': `select w.id from warning w join case_file c on c.id = w.case_id
      where (w.rule_id, w.department_kind) is distinct from (c.rule_id, c.department_kind)`,
  'a case is never without warnings': `select id from case_file c where not exists (select from warning w where w.case_id = c.id)`,
  'a closed case has an outcome, and no other has': `select id from case_file
      where (state = 'closed') <> (outcome is not null) or (state = 'closed') <> (closed_on is not null) or (state = 'closed') <> (closed_at is not null)
         or (state = 'closed') <> (raised_when_closed is not null)`,
  'a case is normal by two people': `select id from case_file where outcome = 'normal' and (verdict_by is null or confirmed_by is null or verdict_by = confirmed_by)`,
  'nobody checked what he determined or rectified himself': `select id from case_file where checked_by in (rectified_by, verdict_by)`,
  'a violation that a person determined is closed as rectified': `select id from case_file where verdict = 'violation' and verdict_by is not null and outcome <> 'rectified'`,
  'nothing stands as rectified without the rule having run again': `select id from case_file where (state = 'checked' or outcome = 'rectified') and recheck is null`,
  'what was done in a case is for its department to see': `select s.matter_id, s.seq from casework_step s join case_file c on c.id = s.matter_id
      where (s.department_kind, s.scope_ord) is distinct from (c.department_kind, c.scope_ord)`,
};

/** Holds after the platform has kept the cases. */
export const casesKeptInvariants: Readonly<Record<string, string>> = {
  'an open warning has a case': `select id from warning where state = 'open' and case_id is null`,
  'a case that the engine may take back has an open warning': `select c.id from case_file c
      where c.state in ('assigned', 'verifying', 'normal', 'data_issue') and not exists (select from warning w where w.case_id = c.id and w.state = 'open')`,
  'a case says what its warnings are': `select c.id from case_file c join lateral (
        select count(*)::int as warnings, sum(amount_fen)::bigint as amount_fen from warning where case_id = c.id) w on true
      where c.state <> 'closed' and (c.warnings, c.amount_fen) is distinct from (w.warnings, w.amount_fen)`,
};
