import {
  addWorkdays,
  and,
  asMoney,
  defineRule,
  eq,
  gt,
  isNotNull,
  isNull,
  live,
  monitored,
  notExists,
  orZero,
  paid,
  param,
  sql,
  sumOf,
  through,
  workdaysBetween,
} from '@qingqu/rules-sdk';

export const cyclePlanMissing = defineRule({
  id: 'cycle-plan-missing',
  category: 'cycle',
  subject: 'allocation',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '已分配未申报用款计划', en: 'Allocated but no fund-use plan' },
  basis: ['豫财办〔2018〕33号 第五条', '豫财办〔2018〕33号 第八条'],
  params: {
    days: param.integer(10, 'workdays', { zh: '申报期限（工作日）', en: 'Working days to plan' }),
    share: param.ratio(0, { zh: '视为未申报的计划比例', en: 'Planned share up to which it counts as missing' }),
  },
  // Not keyed: plans. One that names the allocation may be made on the indicator that the unit received it as.
  key: { allocations: 'id' },
  reaches: {
    plans: ({ select, allocations, changed }) =>
      select({ key: changed.allocationId })
        .from(changed)
        .union(
          select({ key: allocations.id })
            .from(allocations)
            .innerJoin(changed, eq(changed.indicatorId, allocations.indicatorId)),
        ),
    payments: ({ select, allocations, indicators, changed }) =>
      select({ key: indicators.upstreamAllocationId })
        .from(indicators)
        .innerJoin(changed, eq(changed.indicatorId, indicators.id))
        .union(
          select({ key: allocations.id })
            .from(allocations)
            .innerJoin(changed, eq(changed.indicatorId, allocations.indicatorId)),
        ),
    indicators: ({ select, changed }) => select({ key: changed.upstreamAllocationId }).from(changed),
    agencies: through('allocations', 'toAgencyId'),
    funds: through('allocations', 'fundId'),
  },
  find: (
    { select, with: using, $with, allocations, indicators, plans, payments, agencies, funds, asOf },
    { days, share },
  ) => {
    const plannedFor = $with('planned_for').as(
      select({ allocationId: plans.allocationId, plannedFen: sumOf(plans.amountFen).as('planned_for_fen') })
        .from(plans)
        .where(and(eq(plans.status, 'approved'), isNotNull(plans.allocationId)))
        .groupBy(plans.allocationId),
    );
    // A plan that names no allocation stands for all that its unit has from the indicator.
    const plannedByUnit = $with('planned_by_unit').as(
      select({
        indicatorId: plans.indicatorId,
        agencyId: plans.agencyId,
        plannedFen: sumOf(plans.amountFen).as('planned_by_unit_fen'),
      })
        .from(plans)
        .where(and(eq(plans.status, 'approved'), isNull(plans.allocationId)))
        .groupBy(plans.indicatorId, plans.agencyId),
    );
    // Units whose plans were abolished pay without one.
    const payment = select({ id: payments.id })
      .from(payments)
      .where(
        and(
          paid(payments),
          eq(payments.indicatorId, allocations.indicatorId),
          eq(payments.agencyId, allocations.toAgencyId),
        ),
      );
    // The unit may pay from the indicator that it received the allocation as.
    const paymentOfReceived = select({ id: payments.id })
      .from(payments)
      .innerJoin(indicators, eq(indicators.id, payments.indicatorId))
      .where(
        and(
          paid(payments),
          eq(indicators.upstreamAllocationId, allocations.id),
          eq(payments.agencyId, allocations.toAgencyId),
        ),
      );
    const planned = asMoney(sql`(${orZero(plannedFor.plannedFen)} + ${orZero(plannedByUnit.plannedFen)})`);
    const deadline = addWorkdays(allocations.allocatedOn, days);
    return using(plannedFor, plannedByUnit)
      .select({
        subject: allocations.id,
        docNo: allocations.docNo,
        agency: agencies.name,
        allocatedOn: allocations.allocatedOn,
        deadline,
        amount: allocations.amountFen,
        planned,
        daysLate: workdaysBetween(deadline, asOf),
      })
      .from(allocations)
      .innerJoin(agencies, and(eq(agencies.id, allocations.toAgencyId), eq(agencies.isBudgetUnit, true)))
      .innerJoin(funds, and(eq(funds.id, allocations.fundId), monitored(funds, allocations.docIssuedOn)))
      .leftJoin(plannedFor, eq(plannedFor.allocationId, allocations.id))
      .leftJoin(
        plannedByUnit,
        and(eq(plannedByUnit.indicatorId, allocations.indicatorId), eq(plannedByUnit.agencyId, allocations.toAgencyId)),
      )
      .where(
        and(
          live(allocations),
          eq(allocations.kind, 'to_agency'),
          sql`${planned} <= cast(round(${allocations.amountFen} * ${share}) as bigint)`,
          gt(asOf, deadline),
          notExists(payment),
          notExists(paymentOfReceived),
        ),
      );
  },
  message: {
    zh: '资金 {amount} 元于 {allocatedOn} 分配至 {agency}，应于 {deadline} 前申报用款计划，已批复计划 {planned} 元，已逾期 {daysLate} 个工作日，请核实',
    en: '{amount} yuan were allocated to {agency} on {allocatedOn}; plans of {planned} yuan are approved {daysLate} working days after {deadline}, please verify',
  },
});
