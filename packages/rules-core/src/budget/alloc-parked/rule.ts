import { addDays, and, daysBetween, defineRule, eq, gt, live, monitored, param, through } from '@qingqu/rules-sdk';

export const allocParked = defineRule({
  id: 'alloc-parked',
  category: 'allocation',
  subject: 'allocation',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '分配至预留、代编单位', en: 'Allocated to a placeholder unit' },
  basis: ['豫财办〔2018〕33号 第七条'],
  params: { days: param.integer(30, 'days', { zh: '预留天数', en: 'Days it may stay there' }) },
  key: { allocations: 'id' },
  reaches: { agencies: through('allocations', 'toAgencyId'), funds: through('allocations', 'fundId') },
  find: ({ select, allocations, agencies, funds, asOf }, { days }) =>
    select({
      subject: allocations.id,
      docNo: allocations.docNo,
      unit: agencies.name,
      unitCode: agencies.code,
      allocatedOn: allocations.allocatedOn,
      amount: allocations.amountFen,
      daysSince: daysBetween(allocations.allocatedOn, asOf),
    })
      .from(allocations)
      .innerJoin(agencies, and(eq(agencies.id, allocations.toAgencyId), eq(agencies.kind, 'placeholder')))
      .innerJoin(funds, and(eq(funds.id, allocations.fundId), monitored(funds, allocations.docIssuedOn)))
      .where(
        and(live(allocations), eq(allocations.kind, 'to_agency'), gt(asOf, addDays(allocations.allocatedOn, days))),
      ),
  message: {
    zh: '资金 {amount} 元于 {allocatedOn} 分配至预留单位 {unit}，已 {daysSince} 天未落实到具体单位，请核实',
    en: '{amount} yuan were allocated to the placeholder unit {unit} on {allocatedOn} and have been there for {daysSince} days; please verify which unit they are for',
  },
});
