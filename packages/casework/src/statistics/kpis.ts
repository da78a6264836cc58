import { workdaysSql } from '../clock/calendar.js';
import { staysSql } from '../clock/dwell.js';
import { hadToBeRectified, hadToBeVerified, numberOf, openingsSql, workdayAt, workdayList } from './openings.js';

/** What performance is measured by. */
export const kpiNames = [
  'receiptRate',
  'allocationProgress',
  'allocationDays',
  'spendingProgress',
  'handlingRate',
  'rectificationRate',
  'oneCardRate',
  'sameDayRate',
  'verifyDays',
  'rectifyDays',
  'checkDays',
  'waitDays',
] as const;
export type KpiName = (typeof kpiNames)[number];

/** What a rate is of. */
export type KpiUnit = 'fen' | 'count' | 'workdays';

/** How a rate is counted. */
export interface Kpi {
  unit: KpiUnit;
  /** Whether it is counted of cases, which have a department and a category. */
  isOfCases: boolean;
  /** Whether it rests on the budget chain alone, which names nobody. */
  isOfBudgetChain: boolean;
  /**
   * Common table expressions that end with `part`, over the rows that the viewer may see. Parameters: $1 the region below which it is counted, or null;
   * $2 first day, $3 last day. Columns of `part`: scope_ord, month (its first day), department, category, numerator, denominator.
   */
  sql: string;
}

/** The days of the period that a day lies in, and the first day of its month. */
const inPeriod = (day: string) => `${day} between $2::date and $3::date`;
const monthOf = (day: string) => `date_trunc('month', ${day}::timestamp)::date`;
const live = (row: string) => `${row}.status not in ('draft', 'void', 'deleted')`;
const monitored = (fundId: string, day: string) =>
  `join fund f on f.id = ${fundId} and f.monitored_from <= ${day} and (f.monitored_to is null or f.monitored_to >= ${day})`;
/** Only what lies below the region that was asked for. */
const under = (row: string) =>
  `($1::text is null or ${row}.scope_ord between (select scope_lo from region where code = $1) and (select scope_hi from region where code = $1))`;
const ofNoCase = 'null::text as department, null::text as category';

const receipt = `part as (
  select a.scope_ord, ${monthOf('a.doc_issued_on')} as month, ${ofNoCase}, greatest(0, least(a.amount_fen, coalesce(r.fen, 0))) as numerator, a.amount_fen as denominator
  from allocation a ${monitored('a.fund_id', 'a.doc_issued_on')}
  left join lateral (select sum(i.amount_fen) as fen from indicator i
    where i.upstream_allocation_id = a.id and ${live('i')} and i.received_at is not null) r on true
  where a.kind = 'to_region' and ${live('a')} and ${inPeriod('a.doc_issued_on')} and ${under('a')})`;

const amountOf = `greatest(0, i.amount_fen + coalesce((select sum(j.delta_fen) from indicator_adjustment j where j.indicator_id = i.id and ${live('j')}), 0))`;

const allocated = `pending as (
    select i.id, i.scope_ord, i.doc_issued_on, ${amountOf} as fen
    from indicator i ${monitored('i.fund_id', 'i.doc_issued_on')}
    where i.agency_id is null and ${live('i')} and ${inPeriod('i.doc_issued_on')} and ${under('i')}),
  part as (
    select p.scope_ord, ${monthOf('p.doc_issued_on')} as month, ${ofNoCase}, greatest(0, least(p.fen, coalesce(a.fen, 0))) as numerator, p.fen as denominator
    from pending p left join lateral (
      select sum(a.amount_fen) as fen from allocation a where a.indicator_id = p.id and ${live('a')}) a on true)`;

/** From the day on which a pending indicator's document was issued to each allocation of it: three working days are what Art. 7 allows. */
const allocationDays = `${workdaysSql}, ${workdayList},
  taken as (
    select i.scope_ord, i.doc_issued_on, ${numberOf("(a.allocated_at at time zone 'Asia/Shanghai')::date")} - ${numberOf('i.doc_issued_on')} as workdays
    from indicator i ${monitored('i.fund_id', 'i.doc_issued_on')} join allocation a on a.indicator_id = i.id and ${live('a')}
    where i.agency_id is null and ${live('i')} and ${inPeriod('i.doc_issued_on')} and ${under('i')}),
  part as (
    select scope_ord, ${monthOf('doc_issued_on')} as month, ${ofNoCase}, greatest(0, workdays) as numerator, 1 as denominator
    from taken where workdays is not null)`;

/**
 * Of a fiscal year's indicators of agencies, up to the end of each month of the period, or up to its last day where months are not told apart: what was paid of them,
 * less refunds, in their amount. The year is that of the day up to which it is counted.
 */
const spending = (byMonth: boolean) => `ends as (
    ${
      byMonth
        ? `select m::date as month, extract(year from m)::int as year from generate_series(${monthOf('$2::date')}, $3::date, interval '1 month') m`
        : `select ${monthOf('$3::date')} as month, extract(year from $3::date)::int as year`
    }),
  budget as materialized (
    select i.id, i.scope_ord, i.fiscal_year, i.doc_issued_on, ${amountOf} as fen
    from indicator i ${monitored('i.fund_id', 'i.doc_issued_on')}
    where i.agency_id is not null and ${live('i')} and i.fiscal_year in (select year from ends) and i.doc_issued_on <= $3::date and ${under('i')}),
  moved as (
    select scope_ord, fiscal_year, ${monthOf('doc_issued_on')} as month, 0 as paid, sum(fen) as given from budget group by 1, 2, 3
    union all
    select b.scope_ord, b.fiscal_year, ${monthOf('p.paid_on')}, sum(case when p.refund_of_id is null then p.amount_fen else -p.amount_fen end), 0
    from budget b join payment p on p.indicator_id = b.id where p.status = 'paid' and p.paid_on <= $3::date group by 1, 2, 3),
  part as (
    select m.scope_ord, e.month, ${ofNoCase}, sum(m.paid) as numerator, sum(m.given) as denominator
    from ends e join moved m on m.fiscal_year = e.year and m.month <= e.month group by m.scope_ord, e.month)`;

const oneCard = `part as (
  select p.scope_ord, ${monthOf('p.paid_on')} as month, ${ofNoCase},
    case when p.settlement_code is distinct from '0' and (p.payee_kind = 'agent_bank' or exists (select from subsidy_batch b where b.payment_id = p.id))
      then p.amount_fen else 0 end as numerator, p.amount_fen as denominator
  from payment p ${monitored('p.fund_id', 'p.paid_on')}
  where p.status = 'paid' and p.refund_of_id is null and ${inPeriod('p.paid_on')} and ${under('p')}
    and (p.gov_eco_code in ('50901', '50902', '50903', '50999') or p.dep_eco_code like '303%' or f.is_personal))`;

const sameDay = `${workdaysSql}, ${workdayList},
  recording as materialized (select c.day, ${workdayAt('c.no + case when c.is_workday then 0 else 1 end')} as due from workday c),
  part as (
    select e.scope_ord, ${monthOf('e.occurred_on')} as month, ${ofNoCase},
      ((e.recorded_at at time zone 'Asia/Shanghai')::date <= r.due)::int as numerator, 1 as denominator
    from special_account_entry e join account b on b.id = e.account_id and b.type_code in ('23', '24') join recording r on r.day = e.occurred_on
    where ${inPeriod('e.occurred_on')} and ${under('e')})`;

const openings = `${workdaysSql}, ${workdayList}, ${openingsSql(under('s'))}`;
const ofCase = 'o.department_kind as department, o.category';

/** A case is due when its violation is to be rectified, else when it is to be determined; it is handled when it was found normal or was rectified. */
const handled = `${openings},
  due as (
    select o.*, case when o.is_violation then o.rectify_due else o.verify_due end as due_on from opening o
    where case when o.is_violation then ${hadToBeRectified} else ${hadToBeVerified} end),
  part as (
    select o.scope_ord, ${monthOf('o.due_on')} as month, ${ofCase}, (o.normal_on is not null or o.rectified_on is not null)::int as numerator, 1 as denominator
    from due o where ${inPeriod('o.due_on')})`;

const rectified = `${openings},
  part as (
    select o.scope_ord, ${monthOf('o.rectify_due')} as month, ${ofCase}, coalesce(o.rectified_on <= o.rectify_due, false)::int as numerator, 1 as denominator
    from opening o where ${hadToBeRectified} and ${inPeriod('o.rectify_due')})`;

/** The stays in a node that ended in the period: their working days, and how many they were. */
const days = (node: string) => `${staysSql('$3::date', under('c'))},
  part as (
    select c.scope_ord, ${monthOf('s.until')} as month, c.department_kind as department, c.category, s.workdays as numerator, 1 as denominator
    from stay s join case_file c on c.id = s.case_id where s.node = '${node}' and ${inPeriod('s.until')})`;

const chain = { unit: 'fen', isOfCases: false, isOfBudgetChain: true } as const;
const records = { isOfCases: false, isOfBudgetChain: false } as const;
const cases = { unit: 'count', isOfCases: true, isOfBudgetChain: false } as const;
const stays = { unit: 'workdays', isOfCases: true, isOfBudgetChain: false } as const;

export const kpi = (name: KpiName, byMonth: boolean): Kpi => {
  const all: Readonly<Record<KpiName, Kpi>> = {
    receiptRate: { ...chain, sql: receipt },
    allocationProgress: { ...chain, sql: allocated },
    allocationDays: { ...chain, unit: 'workdays', sql: allocationDays },
    spendingProgress: { ...records, unit: 'fen', sql: spending(byMonth) },
    handlingRate: { ...cases, sql: handled },
    rectificationRate: { ...cases, sql: rectified },
    oneCardRate: { ...records, unit: 'fen', sql: oneCard },
    sameDayRate: { ...records, unit: 'count', sql: sameDay },
    verifyDays: { ...stays, sql: days('verify') },
    rectifyDays: { ...stays, sql: days('rectify') },
    checkDays: { ...stays, sql: days('check') },
    waitDays: { ...stays, sql: days('wait') },
  };
  return all[name];
};
