import {
  addDays,
  alias,
  and,
  asDate,
  asMoney,
  daysBetween,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  live,
  lt,
  monitored,
  netPaid,
  notExists,
  or,
  orZero,
  param,
  sql,
  sumOf,
  sumWhere,
  when,
} from '@qingqu/rules-sdk';
import { adjustedAmounts } from '../../amounts.js';

export const cycleIdleYear = defineRule({
  id: 'cycle-idle-year',
  category: 'cycle',
  subject: 'indicator',
  severity: 'orange',
  timeClass: 'C',
  title: { zh: '结转超一年、两年', en: 'Carried-over money idle for one or two years' },
  basis: ['国办发〔2014〕70号', '豫财办〔2018〕33号 第十七条'],
  params: {
    days: param.integer(365, 'days', { zh: '闲置天数', en: 'Days idle' }),
    daysRed: param.integer(730, 'days', { zh: '红色预警天数', en: 'Days until it is red' }),
  },
  // No key: the age comes along a chain of indicators, of which each is the origin of the next.
  find: (
    {
      select,
      with: using,
      $with,
      indicators,
      indicatorDocs,
      indicatorAdjustments,
      allocations,
      payments,
      funds,
      agencies,
      asOf,
    },
    { days, daysRed },
  ) => {
    const origin = alias(indicators, 'origin');
    const secondOrigin = alias(indicators, 'second_origin');
    const thirdOrigin = alias(indicators, 'third_origin');
    const carriedOver = alias(indicators, 'carried_over');
    const adjusted = adjustedAmounts({ select, $with, indicatorAdjustments });
    const allocated = $with('allocated').as(
      select({
        indicatorId: allocations.indicatorId,
        allocatedFen: sumOf(allocations.amountFen).as('allocated_fen'),
        passedOnFen: sumWhere(allocations.amountFen, eq(allocations.kind, 'to_region')).as('passed_on_fen'),
      })
        .from(allocations)
        .where(live(allocations))
        .groupBy(allocations.indicatorId),
    );
    const spent = $with('spent').as(
      select({ indicatorId: payments.indicatorId, netFen: netPaid(payments).as('net_fen') })
        .from(payments)
        .groupBy(payments.indicatorId),
    );
    // What was carried over again is looked at under its latest indicator.
    const next = select({ id: carriedOver.id })
      .from(carriedOver)
      .where(and(live(carriedOver), eq(carriedOver.originIndicatorId, indicators.id)));
    const amount = asMoney(sql`(${indicators.amountFen} + ${orZero(adjusted.adjustedFen)})`);
    const rest = asMoney(sql`(${amount} - ${orZero(allocated.passedOnFen)} - ${orZero(spent.netFen)})`);
    const firstIssuedOn = asDate(
      sql`least(${indicators.docIssuedOn}, ${origin.docIssuedOn}, ${secondOrigin.docIssuedOn}, ${thirdOrigin.docIssuedOn})`,
    );
    return using(adjusted, allocated, spent)
      .select({
        subject: indicators.id,
        severity: when(gte(asOf, addDays(firstIssuedOn, daysRed)), 'red', 'orange'),
        docNo: indicatorDocs.docNo,
        agency: agencies.name,
        originIndicator: indicators.originIndicatorId,
        firstIssuedOn,
        daysIdle: daysBetween(firstIssuedOn, asOf),
        amount,
        passedOn: orZero(allocated.passedOnFen),
        paid: orZero(spent.netFen),
        rest,
      })
      .from(indicators)
      .innerJoin(funds, and(eq(funds.id, indicators.fundId), monitored(funds, indicators.docIssuedOn)))
      .leftJoin(origin, eq(origin.id, indicators.originIndicatorId))
      .leftJoin(secondOrigin, eq(secondOrigin.id, origin.originIndicatorId))
      .leftJoin(thirdOrigin, eq(thirdOrigin.id, secondOrigin.originIndicatorId))
      .leftJoin(adjusted, eq(adjusted.indicatorId, indicators.id))
      .leftJoin(allocated, eq(allocated.indicatorId, indicators.id))
      .leftJoin(spent, eq(spent.indicatorId, indicators.id))
      .leftJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .leftJoin(agencies, eq(agencies.id, indicators.agencyId))
      .where(
        and(
          live(indicators),
          gt(rest, 0n),
          // What the finance department has allocated to units is theirs to spend.
          or(isNotNull(indicators.agencyId), lt(orZero(allocated.allocatedFen), amount)),
          gte(asOf, addDays(firstIssuedOn, days)),
          notExists(next),
        ),
      );
  },
  message: {
    zh: '资金自 {firstIssuedOn} 首次下达已 {daysIdle} 天，指标 {amount} 元尚余 {rest} 元未使用，请核实是否收回统筹',
    en: '{rest} of {amount} yuan are unspent {daysIdle} days after the money was first issued on {firstIssuedOn}; please verify whether it is to be taken back',
  },
});
