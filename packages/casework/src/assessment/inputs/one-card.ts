import { asOf, calendar, type InputQuery, inPeriod, monitoredFund, place, term } from './basis.js';

// What the rule cash-personal-subsidy takes for personal money and for its way to the card, by the values that its parameters have by default.
const isPersonal = `(p.gov_eco_code in ('50901', '50902', '50903', '50999') or p.dep_eco_code like '303%' or f.is_personal)`;
const isByCard = `(p.settlement_code is distinct from '0' and (p.payee_kind = 'agent_bank' or b.payment_id is not null))`;

/** Use of one-card 财政惠民补贴资金管理“一卡通”系统运用. */
export const oneCardInputs: InputQuery = {
  about: `豫财办〔2018〕33号 第七条、第十九条. Of the payments (payment, paid in the period, no refund, of a fund that was monitored on the day) of personal
    subsidies (by the codes of the rule cash-personal-subsidy): personal_fen is their amount, one_card_fen that of those that went by one-card: not in cash, and to the agent
    bank or with a batch (subsidy_batch.payment_id). lines is the number of one-card lines (subsidy_line) that were paid in the period, failed_not_reissued that
    of those that failed or came back, of which no line is a reissue although its tenth working day has come by the period's end.`,
  names: ['personal_fen', 'one_card_fen', 'lines', 'failed_not_reissued'],
  sql: `${place}, ${calendar}, ${term(10)},
    personal as (
      select place.code, sum(p.amount_fen) as fen, sum(p.amount_fen) filter (where ${isByCard}) as by_card
      from ${asOf(
        'payment',
        'id, amount_fen, paid_on, fund_id, gov_eco_code, dep_eco_code, settlement_code, payee_kind, status, refund_of_id, scope_ord',
      )} p
      join place on place.scope_ord = p.scope_ord
      ${monitoredFund('p.fund_id', 'p.paid_on')}
      left join (select distinct payment_id from ${asOf('subsidy_batch', 'payment_id')} batch) b on b.payment_id = p.id
      where p.status = 'paid' and p.refund_of_id is null and ${inPeriod('p.paid_on')} and ${isPersonal} group by place.code),
    line as (
      select l.id, place.code, l.status in ('failed', 'returned') and t.due <= $2::date as is_failed
      from ${asOf('subsidy_line', 'id, status, paid_on, returned_on, scope_ord')} l
      join place on place.scope_ord = l.scope_ord
      left join term t on t.day = coalesce(l.returned_on, l.paid_on)
      where l.status in ('success', 'failed', 'returned') and ${inPeriod('l.paid_on')}),
    reissued as (select distinct reissue_of_id as id from ${asOf('subsidy_line', 'reissue_of_id')} l where reissue_of_id is not null),
    lines as (
      select l.code, count(*) as n, count(*) filter (where l.is_failed and r.id is null) as failed
      from line l left join reissued r on r.id = l.id group by l.code)
    select a.code, coalesce(p.fen, 0)::bigint as personal_fen, coalesce(p.by_card, 0)::bigint as one_card_fen,
      coalesce(l.n, 0)::bigint as lines, coalesce(l.failed, 0)::bigint as failed_not_reissued
    from unnest($6::text[]) as a(code) left join personal p on p.code = a.code left join lines l on l.code = a.code`,
};
