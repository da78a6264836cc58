import { openingsSql, workdayList } from '../../statistics/openings.js';
import { asOf, calendar, type InputQuery, inPeriod, live, place } from './basis.js';

/**
 * Completeness of business in the systems 系统业务完整性. The differences are those that reconciliation looks for (reconciliation_break), reckoned anew as of the
 * epoch, because an open break's figures follow the data.
 */
export const completenessInputs: InputQuery = {
  about: `豫财办〔2018〕33号 第八条、第十三条、第十九条. What is compared: of special accounts, by month of the period and direction, the bank's lines with the entries, where the bank
    has delivered lines up to that month; of indicators and allocations to regions with a document issued in the period, the amount with what was given on or registered of it,
    where that is more. ledger_fen is the sum of the bank's lines and of these amounts, difference_fen that of the differences that nobody has explained
    (a break of the same figures waived by the instant). offline_business is the number of cases opened in the period, of bank lines without entries (rule
    account-special-off-system) and of payments beyond any plan (rule fund-over-authority, finding 'plan'), that have not turned out to be normal or to be wrong data.`,
  names: ['difference_fen', 'ledger_fen', 'offline_business'],
  sql: `${place}, ${calendar}, ${workdayList}, ${openingsSql('s.at <= $4::timestamptz')},
    line as (
      select account_id, to_char(transacted_on, 'YYYY-MM') as month, direction, scope_ord, amount_fen, transacted_on as day
      from ${asOf('bank_line', 'account_id, transacted_on, direction, scope_ord, amount_fen')} l),
    delivered as (select account_id, min(month) as first, max(month) as last from line group by account_id),
    moved as (
      select account_id, month, direction, scope_ord, amount_fen as bank, 0 as entries, day from line
      union all
      select account_id, to_char(occurred_on, 'YYYY-MM'), direction, scope_ord, 0, amount_fen, occurred_on
      from ${asOf('special_account_entry', 'account_id, occurred_on, direction, scope_ord, amount_fen')} e),
    account_month as (
      select 'special-account' as kind, 'account:' || m.account_id || ':' || m.month || ':' || m.direction as subject, min(m.scope_ord) as scope_ord,
        sum(m.bank)::bigint as declared, sum(m.entries)::bigint as computed, sum(m.bank) as ledger, abs(sum(m.bank) - sum(m.entries)) as difference
      from moved m join delivered d on d.account_id = m.account_id and m.month between d.first and d.last
      where m.month between to_char($1::date, 'YYYY-MM') and to_char($2::date, 'YYYY-MM') group by m.account_id, m.month, m.direction),
    allocation_now as (select * from ${asOf(
      'allocation',
      'id, indicator_id, kind, amount_fen, doc_issued_on, status, scope_ord',
    )} a where ${live('a')}),
    indicator_now as (select * from ${asOf(
      'indicator',
      'id, upstream_allocation_id, amount_fen, doc_issued_on, status, scope_ord',
    )} i where ${live('i')}),
    chain as (
      select 'indicator:' || i.id as subject, i.scope_ord, i.amount_fen + coalesce(d.fen, 0) as declared, coalesce(a.fen, 0) as computed
      from indicator_now i
      left join (select indicator_id, sum(delta_fen) as fen from ${asOf('indicator_adjustment', 'indicator_id, delta_fen, status')} j
                 where ${live('j')} group by indicator_id) d on d.indicator_id = i.id
      left join (select indicator_id, sum(amount_fen) as fen from allocation_now group by indicator_id) a on a.indicator_id = i.id
      where ${inPeriod('i.doc_issued_on')}
      union all
      select 'allocation:' || a.id, a.scope_ord, a.amount_fen, coalesce(c.fen, 0)
      from allocation_now a
      left join (select upstream_allocation_id as id, sum(amount_fen) as fen from indicator_now group by upstream_allocation_id) c on c.id = a.id
      where a.kind = 'to_region' and ${inPeriod('a.doc_issued_on')}),
    compared as (
      select * from account_month
      union all
      select 'budget-chain', subject, scope_ord, declared::bigint, computed::bigint, greatest(0, declared), greatest(0, computed - declared) from chain),
    reconciled as (
      select p.code, sum(c.ledger) as ledger, sum(c.difference) filter (where b.kind is null) as difference
      from compared c join place p on p.scope_ord = c.scope_ord
      left join (select distinct kind, subject, declared, computed from reconciliation_break
                 where status = 'waived' and settled_at <= $4::timestamptz) b
        on b.kind = c.kind and b.subject = c.subject and b.declared = c.declared and b.computed = c.computed
      group by p.code),
    offline as (
      select p.code, count(distinct o.case_id) as n
      from opening o join place p on p.scope_ord = o.scope_ord join case_file f on f.id = o.case_id
      where ${inPeriod('o.opened_on')} and o.normal_on is null and o.cleared_on is null
        and (f.rule_id = 'account-special-off-system' or f.rule_id = 'fund-over-authority'
          and exists (select from warning w where w.id = any(o.warning_ids) and w.discriminator = 'plan'))
      group by p.code)
    select a.code, coalesce(r.difference, 0)::bigint as difference_fen, coalesce(r.ledger, 0)::bigint as ledger_fen,
      coalesce(o.n, 0)::bigint as offline_business
    from unnest($6::text[]) as a(code) left join reconciled r on r.code = a.code left join offline o on o.code = a.code`,
};
