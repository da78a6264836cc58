import { asOf, calendar, dayOf, type InputQuery, inPeriod, live, monitoredFund, place, term } from './basis.js';

/** The elements of Art. 5 that a payment may lack; amount, indicator, time and payee's name no paid payment is without. */
const isComplete = `p.plan_id is not null and p.func_code <> '' and coalesce(nullif(p.gov_eco_code, ''), p.dep_eco_code) <> ''
  and p.pay_type_code <> '' and p.settlement_code <> '' and btrim(p.purpose) <> ''
  and coalesce(p.payer_account_id::text, p.payer_account_no_masked) <> ''
  and coalesce(p.payee_account_id::text, p.payee_account_no_masked) <> ''`;

/** Use of the budget-execution system 预算执行系统应用. */
export const systemUseInputs: InputQuery = {
  about: `豫财办〔2018〕33号 第五条、第七条、第八条、第十九条. Of the payments (payment, paid in the period, no refund, of a fund that was monitored on the day):
    payments is their number, complete_payments that of those with all elements of Art. 5. payments_fen is the amount of those that were not paid from a
    special account (account.type_code 23, 24: these are the special-account system's), centrally_paid_fen of it what was paid from a zero-balance or a clearing
    account (11, 12, 21); an account that nobody registered is none of them. Of the region's pending indicators (indicator without agency, live, of a
    fund that was monitored, no advance notice) whose third working day after the document lies in the period: allocation_due_fen is their
    amount with the adjustments up to that day, allocated_on_time_fen what live allocations gave on of it by that day.`,
  names: [
    'payments_fen',
    'centrally_paid_fen',
    'allocation_due_fen',
    'allocated_on_time_fen',
    'payments',
    'complete_payments',
  ],
  sql: `${place}, ${calendar}, ${term(3)},
    paid as (
      select place.code, count(*) as n, count(*) filter (where ${isComplete}) as complete,
        sum(p.amount_fen) filter (where b.type_code is null or b.type_code not in ('23', '24')) as fen,
        sum(p.amount_fen) filter (where b.type_code in ('11', '12', '21')) as central
      from ${asOf(
        'payment',
        `amount_fen, paid_on, fund_id, plan_id, func_code, gov_eco_code, dep_eco_code, pay_type_code, settlement_code, purpose,
          payer_account_id, payer_account_no_masked, payee_account_id, payee_account_no_masked, status, refund_of_id, scope_ord`,
      )} p
      join place on place.scope_ord = p.scope_ord
      ${monitoredFund('p.fund_id', 'p.paid_on')}
      left join ${asOf('account', 'id, type_code')} b on b.id = p.payer_account_id
      where p.status = 'paid' and p.refund_of_id is null and ${inPeriod('p.paid_on')} group by place.code),
    pending as (
      select i.id, place.code, i.amount_fen, t.due
      from ${asOf('indicator', 'id, amount_fen, doc_id, doc_issued_on, fund_id, agency_id, status, scope_ord')} i
      join place on place.scope_ord = i.scope_ord
      join term t on t.day = i.doc_issued_on and ${inPeriod('t.due')}
      ${monitoredFund('i.fund_id', 'i.doc_issued_on')}
      left join ${asOf('indicator_doc', 'id, kind')} d on d.id = i.doc_id
      where i.agency_id is null and ${live('i')} and d.kind is distinct from 'advance'),
    adjusted as (
      select i.id, sum(j.delta_fen) as fen from pending i
      join ${asOf('indicator_adjustment', 'indicator_id, delta_fen, adjusted_on, status')} j on j.indicator_id = i.id
      where ${live('j')} and j.adjusted_on <= i.due group by i.id),
    given as (
      select i.id, sum(g.amount_fen) as fen from pending i
      join ${asOf('allocation', 'indicator_id, amount_fen, allocated_at, status')} g on g.indicator_id = i.id
      where ${live('g')} and ${dayOf('g.allocated_at')} <= i.due group by i.id),
    allocated as (
      select code, sum(fen) as due, sum(least(fen, given)) as on_time
      from (select i.code, greatest(0, i.amount_fen + coalesce(j.fen, 0)) as fen, coalesce(g.fen, 0) as given
            from pending i left join adjusted j on j.id = i.id left join given g on g.id = i.id) each group by code)
    select a.code, coalesce(p.fen, 0)::bigint as payments_fen, coalesce(p.central, 0)::bigint as centrally_paid_fen,
      coalesce(g.due, 0)::bigint as allocation_due_fen, coalesce(g.on_time, 0)::bigint as allocated_on_time_fen,
      coalesce(p.n, 0)::bigint as payments, coalesce(p.complete, 0)::bigint as complete_payments
    from unnest($6::text[]) as a(code) left join paid p on p.code = a.code left join allocated g on g.code = a.code`,
};
