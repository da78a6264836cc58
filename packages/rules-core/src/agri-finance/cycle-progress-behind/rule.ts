import {
  addDays,
  and,
  asDate,
  asMoney,
  asRatio,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  live,
  monitored,
  netPaid,
  orZero,
  param,
  sql,
  through,
  when,
} from '@qingqu/rules-sdk';
import { adjustedAmounts } from '../../amounts.js';

export const cycleProgressBehind = defineRule({
  id: 'cycle-progress-behind',
  category: 'cycle',
  subject: 'indicator',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '支出进度低于序时进度', en: 'Spending behind the calendar' },
  basis: ['豫财办〔2018〕33号 第十九条', '豫财办〔2018〕33号 第十七条'],
  params: {
    gapMax: param.ratio(0.15, { zh: '允许落后的进度', en: 'Gap that is allowed' }),
    severeGap: param.ratio(0.3, { zh: '橙色预警的进度差', en: 'Gap above which it is orange' }),
    startDays: param.integer(90, 'days', { zh: '起算天数', en: 'Days before it is looked at' }),
  },
  key: { indicators: 'id', indicatorAdjustments: 'indicatorId', payments: 'indicatorId' },
  reaches: { funds: through('indicators', 'fundId'), agencies: through('indicators', 'agencyId') },
  find: (
    { select, with: using, $with, indicators, indicatorAdjustments, payments, funds, agencies, asOf },
    { gapMax, severeGap, startDays },
  ) => {
    const adjusted = adjustedAmounts({ select, $with, indicatorAdjustments });
    const spent = $with('spent').as(
      select({ indicatorId: payments.indicatorId, netFen: netPaid(payments).as('net_fen') })
        .from(payments)
        .groupBy(payments.indicatorId),
    );
    const yearBegin = asDate(sql`make_date(${indicators.fiscalYear}, 1, 1)`);
    const yearEnd = asDate(sql`make_date(${indicators.fiscalYear}, 12, 31)`);
    const standing = $with('standing').as(
      select({
        indicatorId: indicators.id,
        amountFen: asMoney(sql`${indicators.amountFen} + ${orZero(adjusted.adjustedFen)}`).as('amount_to_spend'),
        netFen: orZero(spent.netFen).as('paid_fen'),
        schedule: asRatio(
          sql`case when ${asOf} >= ${yearEnd} then 1.0 else (${asOf} - ${indicators.docIssuedOn})::double / (${yearEnd} - ${indicators.docIssuedOn}) end`,
        ).as('schedule'),
      })
        .from(indicators)
        .innerJoin(funds, and(eq(funds.id, indicators.fundId), monitored(funds, indicators.docIssuedOn)))
        .leftJoin(adjusted, eq(adjusted.indicatorId, indicators.id))
        .leftJoin(spent, eq(spent.indicatorId, indicators.id))
        .where(
          and(
            live(indicators),
            isNotNull(indicators.agencyId),
            gte(asOf, yearBegin),
            gte(asOf, addDays(indicators.docIssuedOn, startDays)),
          ),
        ),
    );
    const progress = sql`${standing.netFen}::double / ${standing.amountFen}`;
    // Rounded far below any threshold: 0.5 - 0.35 is a little more than 0.15 in binary fractions.
    const gap = sql`round(${standing.schedule} - ${progress}, 9)`;
    return using(adjusted, spent, standing)
      .select({
        subject: indicators.id,
        severity: when(gt(gap, severeGap), 'orange', 'yellow'),
        agency: agencies.name,
        issuedOn: indicators.docIssuedOn,
        amount: standing.amountFen,
        paid: standing.netFen,
        progress: asRatio(sql`round(${progress}, 4)`),
        schedule: asRatio(sql`round(${standing.schedule}, 4)`),
        gap: asRatio(sql`round(${gap}, 4)`),
        toCatchUp: asMoney(sql`cast(round(${gap} * ${standing.amountFen}) as bigint)`),
      })
      .from(standing)
      .innerJoin(indicators, eq(indicators.id, standing.indicatorId))
      .leftJoin(agencies, eq(agencies.id, indicators.agencyId))
      .where(and(gt(standing.amountFen, 0n), gt(gap, gapMax)));
  },
  message: {
    zh: '指标 {amount} 元已支付 {paid} 元，支出进度 {progress}，序时进度 {schedule}，落后 {gap}，请核实原因',
    en: '{paid} of {amount} yuan are paid: progress {progress} against {schedule} by the calendar, behind by {gap}; please verify the reason',
  },
});
