import { bookOf } from './book.js';

const balance = [
  'opening',
  'fresh',
  'reopened',
  'normal',
  'rectified',
  'cleared',
  'closing',
  'violation',
  'returned_fen',
  'rebooked_fen',
  'other_fen',
];
const sums = (of: string) => balance.map((column) => `coalesce(sum(${of}.${column}), 0) as ${column}`).join(', ');

/** What a region `r` is called now. */
const nowCalled = 'coalesce(r.successor, r.code)';

/** Truths about closed months; each query returns the rows that contradict it. */
export const monthInvariants: Record<string, string> = {
  'months are closed one after the other, each known later than the one before': `select month from (
      select month, as_known_at, lag(month) over months as before, lag(as_known_at) over months as known_before from month_close window months as (order by month)) c
    where before is not null and (month <> to_char((before || '-01')::date + interval '1 month', 'YYYY-MM') or as_known_at < known_before)`,
  'a closed month has a state of every region below the province': `select c.month, e.region_code from month_close c cross join escalation e
    where c.month = e.month and not exists (select from month_state s where s.month = c.month and s.region_code = e.region_code)`,
  'a month with a problem has cases, and one without has none': `select month, region_code from month_state
    where problem <> (case_ids <> '{}') or open_cases <> cardinality(case_ids)`,
  'months in a row are one more than before, or none; of the same warning at most that': `select s.month, s.region_code from month_state s
      join month_close c on c.month = s.month
      cross join lateral (select max(b.streak) as streak from month_state b join region o on o.code = b.region_code
        where s.region_code in (o.code, o.successor) and b.month = to_char((s.month || '-01')::date - interval '1 month', 'YYYY-MM')) b
    where case when not s.problem then s.streak <> 0 when c.parameters->>'identity' = 'any' then s.streak <> coalesce(b.streak, 0) + 1
      else s.streak not between 1 and coalesce(b.streak, 0) + 1 end`,
  'escalation stands where the last closed month left it, or where an inspection or an interview has moved it': `select e.region_code, s.phase, e.state from escalation e
      left join month_state s on s.region_code = e.region_code and s.month = e.month
    where e.month is distinct from (select max(month) from month_close) or s.streak is distinct from e.streak
      or e.state is distinct from s.phase and (s.phase, e.state) not in (('inspection_due', 'inspecting'), ('inspection_due', 'post_inspection'),
        ('inspecting', 'post_inspection'), ('interview_due', 'interviewed'))
      or e.state in ('inspecting', 'post_inspection') and e.inspection_id is null or e.state = 'post_inspection' and e.inspected_on is null
      or e.state = 'interviewed' and e.interview_id is null`,
  'a line of a ledger balances': `select ledger_id, part, category, severity from ledger_line
    where opening + fresh + reopened <> normal + rectified + cleared + closing or least(opening, fresh, reopened, normal, rectified, cleared, closing) < 0
      or overdue > closing`,
  'a ledger begins with what the month before ended with': `select * from (
      select ${nowCalled} as code, l.month, i.part, i.category, i.severity, sum(i.opening) as opening from ledger l join ledger_line i on i.ledger_id = l.id
        join region r on r.code = l.region_code where i.opening > 0 group by 1, 2, 3, 4, 5) b
    full join (
      select ${nowCalled} as code, to_char((l.month || '-01')::date + interval '1 month', 'YYYY-MM') as month, i.part, i.category, i.severity,
        sum(i.closing) as closing
      from ledger l join ledger_line i on i.ledger_id = l.id join region r on r.code = l.region_code
      where i.closing > 0 and l.month < (select max(month) from month_close) group by 1, 2, 3, 4, 5) a
    using (code, month, part, category, severity) where opening is distinct from closing`,
  "a ledger is the sum of the region's own cases and of the ledgers below it": `select l.month, l.region_code, s.category, s.severity from ledger l
      join region r on r.code = l.region_code
      cross join lateral (
        select i.category, i.severity, ${sums('i')}, coalesce(sum(i.overdue), 0) as overdue from ledger p join ledger_line i on i.ledger_id = p.id
        where p.month = l.month and p.scope_ord between r.scope_lo and r.scope_hi and i.part = 'own' group by i.category, i.severity) s
      left join ledger_line i on i.ledger_id = l.id and i.part = 'all' and (i.category, i.severity) = (s.category, s.severity)
    where (${[...balance, 'overdue'].map((column) => `i.${column}`).join(', ')}) is distinct from (${[...balance, 'overdue'].map((column) => `s.${column}`).join(', ')})`,
  'a case is open once on a page of the book': `select closed.month, b.case_id
      from (select month, ((month || '-01')::date + interval '1 month' - interval '1 day')::date as day, as_known_at from month_close) closed
        cross join lateral ${bookOf('closed.day', 'closed.as_known_at')} b where b.status = 'open' group by 1, 2 having count(*) > 1`,
  'the ledgers of the last closed month end with the cases that the book has open': `select region_code, category, severity from (
      select l.region_code, i.category, i.severity, i.closing from ledger l join ledger_line i on i.ledger_id = l.id
      where i.part = 'own' and i.closing > 0 and l.month = (select max(month) from month_close)) drawn
    full join (
      select b.region_code, b.category, b.severity, count(*) as open
      from (select ((month || '-01')::date + interval '1 month' - interval '1 day')::date as day, as_known_at from month_close order by month desc limit 1) last
        cross join lateral ${bookOf('last.day', 'last.as_known_at')} b where b.status = 'open' group by 1, 2, 3) book
    using (region_code, category, severity) where closing is distinct from open`,
};
