import {
  addDays,
  and,
  daysBetween,
  defineRule,
  eq,
  gte,
  isNotNull,
  live,
  monitored,
  netPaid,
  orZero,
  param,
  sql,
  sumOf,
  through,
  when,
} from '@qingqu/rules-sdk';

export const cycleFirstPaymentOverdue = defineRule({
  id: 'cycle-first-payment-overdue',
  category: 'cycle',
  subject: 'allocation',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '分配后长期未支付', en: 'No payment long after the allocation' },
  basis: ['豫财办〔2018〕33号 第六条', '豫财办〔2018〕33号 第十七条'],
  params: {
    days: param.integer(90, 'days', { zh: '未支付天数', en: 'Days without a payment' }),
    severeDays: param.integer(180, 'days', { zh: '橙色预警天数', en: 'Days until it is orange' }),
  },
  // Not keyed: payments. An allocation is paid from its indicator, or from the one that it was received as.
  key: { allocations: 'id', indicators: 'upstreamAllocationId' },
  reaches: {
    payments: ({ select, allocations, indicators, changed }) =>
      select({ key: allocations.id })
        .from(allocations)
        .innerJoin(changed, eq(changed.indicatorId, allocations.indicatorId))
        .union(
          select({ key: sql<string>`${indicators.upstreamAllocationId}` })
            .from(indicators)
            .innerJoin(changed, eq(changed.indicatorId, indicators.id))
            .where(isNotNull(indicators.upstreamAllocationId)),
        ),
    funds: through('allocations', 'fundId'),
    agencies: through('allocations', 'toAgencyId'),
  },
  find: (
    { select, with: using, $with, allocations, indicators, payments, funds, agencies, asOf },
    { days, severeDays },
  ) => {
    // The unit pays from the indicator that was allocated, or from the one it was received as.
    const spendable = $with('spendable').as(
      select({ allocationId: indicators.upstreamAllocationId, indicatorId: indicators.id })
        .from(indicators)
        .where(isNotNull(indicators.upstreamAllocationId))
        .union(select({ allocationId: allocations.id, indicatorId: allocations.indicatorId }).from(allocations)),
    );
    const spentByUnit = $with('spent_by_unit').as(
      select({
        indicatorId: payments.indicatorId,
        agencyId: payments.agencyId,
        netFen: netPaid(payments).as('unit_net_fen'),
      })
        .from(payments)
        .groupBy(payments.indicatorId, payments.agencyId),
    );
    const spent = $with('spent').as(
      select({ allocationId: allocations.id, netFen: sumOf(spentByUnit.netFen).as('net_fen') })
        .from(allocations)
        .innerJoin(spendable, eq(spendable.allocationId, allocations.id))
        .innerJoin(
          spentByUnit,
          and(eq(spentByUnit.indicatorId, spendable.indicatorId), eq(spentByUnit.agencyId, allocations.toAgencyId)),
        )
        .groupBy(allocations.id),
    );
    return using(spendable, spentByUnit, spent)
      .select({
        subject: allocations.id,
        severity: when(gte(asOf, addDays(allocations.allocatedOn, severeDays)), 'orange', 'yellow'),
        docNo: allocations.docNo,
        agency: agencies.name,
        allocatedOn: allocations.allocatedOn,
        amount: allocations.amountFen,
        daysSince: daysBetween(allocations.allocatedOn, asOf),
      })
      .from(allocations)
      .innerJoin(funds, and(eq(funds.id, allocations.fundId), monitored(funds, allocations.docIssuedOn)))
      .leftJoin(agencies, eq(agencies.id, allocations.toAgencyId))
      .leftJoin(spent, eq(spent.allocationId, allocations.id))
      .where(
        and(
          live(allocations),
          eq(allocations.kind, 'to_agency'),
          eq(orZero(spent.netFen), 0n),
          gte(asOf, addDays(allocations.allocatedOn, days)),
        ),
      );
  },
  message: {
    zh: '资金 {amount} 元于 {allocatedOn} 分配至 {agency}，已 {daysSince} 天未发生支付，请核实项目进展',
    en: '{amount} yuan were allocated to {agency} on {allocatedOn}; nothing has been paid for {daysSince} days, please verify the progress of the project',
  },
});
