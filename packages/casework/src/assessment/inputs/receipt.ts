import { asOf, calendar, dayOf, type InputQuery, inPeriod, live, monitoredFund, place, term } from './basis.js';

// What the rules receipt-tag-missing and receipt-tag-unfounded find, by the values that their parameters have by default.
const isMonitored = `(f.monitored_from <= i.doc_issued_on and (f.monitored_to is null or f.monitored_to >= i.doc_issued_on))`;
const isRelief = `(i.func_code like '21305%')`;
const isTagMissing = `(i.poverty_tag is not true and (${isMonitored} is true or ${isRelief} is true or u.poverty_tag is true)
  and (i.func_code in ('2130501', '2130502', '2130503')) is not true)`;
const isTagUnfounded = `(i.poverty_tag is true and ${isMonitored} is not true and ${isRelief} is not true and u.poverty_tag is not true
  and i.source <> 'local' and (f.category = 'integrated_agri' and i.integration_plan_ref is not null) is not true)`;

/** Receipt of indicators 预算指标接收. */
export const receiptInputs: InputQuery = {
  about: `豫财办〔2018〕33号 第七条、第十九条. Of the allocations (allocation, kind to_region, live, of a fund that was monitored when its
    document was issued) to the region whose third working day after the document lies in the period: due_fen is their amount, received_on_time_fen
    what live indicators (indicator.upstream_allocation_id) received of it by that day, at most the amount. Of the region's live indicators with a document
    issued in the period: indicators is their number, tag_errors that of those whose poverty tag is missing or unfounded, as the rules
    receipt-tag-missing and receipt-tag-unfounded say.`,
  names: ['due_fen', 'received_on_time_fen', 'indicators', 'tag_errors'],
  sql: `${place}, ${calendar}, ${term(3)},
    sent as (
      select a.id, p.code, a.amount_fen, t.due
      from ${asOf('allocation', 'id, kind, status, amount_fen, doc_issued_on, fund_id, scope_ord')} a
      join place p on p.scope_ord = a.scope_ord
      join term t on t.day = a.doc_issued_on and ${inPeriod('t.due')}
      ${monitoredFund('a.fund_id', 'a.doc_issued_on')}
      where a.kind = 'to_region' and ${live('a')}),
    received as (
      select s.id, sum(i.amount_fen) as fen from sent s
      join ${asOf('indicator', 'upstream_allocation_id, amount_fen, status, received_at')} i on i.upstream_allocation_id = s.id
      where ${live('i')} and ${dayOf('i.received_at')} <= s.due group by s.id),
    receipt as (
      select s.code, sum(s.amount_fen) as due, sum(greatest(0, least(s.amount_fen, coalesce(r.fen, 0)))) as on_time
      from sent s left join received r on r.id = s.id group by s.code),
    tag as (
      select p.code, count(*) as indicators,
        count(*) filter (where ${isTagMissing} or ${isTagUnfounded}) as errors
      from ${asOf(
        'indicator',
        'poverty_tag, func_code, source, integration_plan_ref, doc_issued_on, fund_id, upstream_allocation_id, status, scope_ord',
      )} i
      join place p on p.scope_ord = i.scope_ord
      left join ${asOf('fund', 'id, category, monitored_from, monitored_to')} f on f.id = i.fund_id
      left join ${asOf('allocation', 'id, poverty_tag')} u on u.id = i.upstream_allocation_id
      where ${live('i')} and ${inPeriod('i.doc_issued_on')} group by p.code)
    select a.code, coalesce(r.due, 0)::bigint as due_fen, coalesce(r.on_time, 0)::bigint as received_on_time_fen,
      coalesce(t.indicators, 0)::bigint as indicators, coalesce(t.errors, 0)::bigint as tag_errors
    from unnest($6::text[]) as a(code) left join receipt r on r.code = a.code left join tag t on t.code = a.code`,
};
