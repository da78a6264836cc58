import {
  and,
  asMoney,
  asNumber,
  defineRule,
  eq,
  gt,
  inArray,
  isNull,
  literal,
  live,
  lte,
  netPaid,
  orZero,
  sql,
  sumOf,
} from '@qingqu/rules-sdk';
import { adjustedAmounts } from '../../amounts.js';

export const fundOverAuthority = defineRule({
  id: 'fund-over-authority',
  category: 'fund',
  subject: 'indicator',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '超指标、超计划支付', en: 'Paid more than the indicator or the plan' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {},
  // Everything that is compared belongs to one indicator.
  key: {
    indicators: 'id',
    indicatorAdjustments: 'indicatorId',
    allocations: 'indicatorId',
    plans: 'indicatorId',
    payments: 'indicatorId',
  },
  find: ({
    select,
    selectDistinct,
    with: using,
    $with,
    indicators,
    indicatorAdjustments,
    allocations,
    plans,
    payments,
  }) => {
    const spent = $with('spent').as(
      select({ indicatorId: payments.indicatorId, netFen: netPaid(payments).as('net_fen') })
        .from(payments)
        .groupBy(payments.indicatorId),
    );
    const adjusted = adjustedAmounts({ select, $with, indicatorAdjustments });
    const passedOn = $with('passed_on').as(
      select({ indicatorId: allocations.indicatorId, passedOnFen: sumOf(allocations.amountFen).as('passed_on_fen') })
        .from(allocations)
        .where(and(live(allocations), eq(allocations.kind, 'to_region')))
        .groupBy(allocations.indicatorId),
    );
    const authority = asMoney(
      sql`${indicators.amountFen} + ${orZero(adjusted.adjustedFen)} - ${orZero(passedOn.passedOnFen)}`,
    );
    const overIndicator = using(spent, adjusted, passedOn)
      .select({
        subject: indicators.id,
        discriminator: literal('indicator'),
        month: asNumber(sql`cast(null as integer)`),
        authority,
        paid: spent.netFen,
        excess: asMoney(sql`${spent.netFen} - (${authority})`),
      })
      .from(indicators)
      .innerJoin(spent, eq(spent.indicatorId, indicators.id))
      .leftJoin(adjusted, eq(adjusted.indicatorId, indicators.id))
      .leftJoin(passedOn, eq(passedOn.indicatorId, indicators.id))
      .where(and(live(indicators), gt(spent.netFen, authority)));

    const approvedPlans = $with('approved_plans').as(
      select({ indicatorId: plans.indicatorId, month: plans.month, amountFen: plans.amountFen })
        .from(plans)
        .where(eq(plans.status, 'approved')),
    );
    const nothing = sql<bigint>`0`;
    const planned = using(approvedPlans)
      .select({
        indicatorId: approvedPlans.indicatorId,
        month: sql<number>`${approvedPlans.month}`.as('month_no'),
        plannedFen: sql<bigint>`${approvedPlans.amountFen}`.as('planned_fen'),
        paidFen: nothing.as('paid_fen'),
      })
      .from(approvedPlans);
    // What was paid before the fiscal year counts from its first month; what came after it is beyond its plans.
    const monthPaid = sql<number>`case when year(${payments.paidOn}) < ${indicators.fiscalYear} then 1 else month(${payments.paidOn}) end`;
    const amountPaid = sql<bigint>`case when ${isNull(payments.refundOfId)} then ${payments.amountFen} else -${payments.amountFen} end`;
    const paidOnPlans = using(approvedPlans)
      .select({
        indicatorId: payments.indicatorId,
        month: monthPaid.as('month_no'),
        plannedFen: nothing.as('planned_fen'),
        paidFen: amountPaid.as('paid_fen'),
      })
      .from(payments)
      .innerJoin(indicators, eq(indicators.id, payments.indicatorId))
      .where(
        and(
          eq(payments.status, 'paid'),
          lte(sql`year(${payments.paidOn})`, indicators.fiscalYear),
          inArray(payments.indicatorId, select({ id: approvedPlans.indicatorId }).from(approvedPlans)),
        ),
      );
    const movements = $with('movements').as(planned.unionAll(paidOnPlans));
    // Rows of one month share the totals to the end of that month.
    const toDate = sql`over (partition by ${movements.indicatorId} order by ${movements.month})`;
    const running = $with('running').as(
      select({
        indicatorId: movements.indicatorId,
        month: sql<number>`${movements.month}`.as('running_month'),
        plannedFen: sql<bigint>`cast(sum(${movements.plannedFen}) ${toDate} as bigint)`.as('planned_to_date'),
        paidFen: sql<bigint>`cast(sum(${movements.paidFen}) ${toDate} as bigint)`.as('paid_to_date'),
      }).from(movements),
    );
    const overspent = $with('overspent').as(
      selectDistinct({
        indicatorId: running.indicatorId,
        month: sql<number>`${running.month}`.as('overspent_month'),
        plannedFen: sql<bigint>`${running.plannedFen}`.as('overspent_planned'),
        paidFen: sql<bigint>`${running.paidFen}`.as('overspent_paid'),
        place: sql<number>`rank() over (partition by ${running.indicatorId} order by ${running.month})`.as('place'),
      })
        .from(running)
        .where(gt(running.paidFen, running.plannedFen)),
    );
    const overPlan = using(movements, running, overspent)
      .select({
        subject: indicators.id,
        discriminator: literal('plan'),
        month: asNumber(sql`${overspent.month}`),
        authority: asMoney(sql`${overspent.plannedFen}`),
        paid: asMoney(sql`${overspent.paidFen}`),
        excess: asMoney(sql`${overspent.paidFen} - ${overspent.plannedFen}`),
      })
      .from(overspent)
      .innerJoin(indicators, eq(indicators.id, overspent.indicatorId))
      .where(and(live(indicators), sql`${overspent.place} = 1`));

    return overIndicator.unionAll(overPlan);
  },
  message: {
    zh: '累计净支付 {paid} 元，超出可用额度 {authority} 元，超出 {excess} 元，请核实指标、计划和支付记录',
    en: 'Net payments come to {paid} yuan, {excess} more than the {authority} available; please verify the indicator, the plans and the payments',
  },
});
