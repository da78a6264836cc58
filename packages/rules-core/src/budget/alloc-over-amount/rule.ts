import { and, asMoney, defineRule, eq, gt, listOf, live, orZero, sql, sumOf, through } from '@qingqu/rules-sdk';
import { adjustedAmounts } from '../../amounts.js';

export const allocOverAmount = defineRule({
  id: 'alloc-over-amount',
  category: 'allocation',
  subject: 'indicator',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '分配金额超过指标', en: 'Allocated more than the indicator' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第八条'],
  params: {},
  key: { indicators: 'id', allocations: 'indicatorId', indicatorAdjustments: 'indicatorId' },
  reaches: { indicatorDocs: through('indicators', 'docId') },
  find: ({ select, with: using, $with, indicators, indicatorDocs, indicatorAdjustments, allocations }) => {
    const allocated = $with('allocated').as(
      select({
        indicatorId: allocations.indicatorId,
        allocatedFen: sumOf(allocations.amountFen).as('allocated_fen'),
        ids: listOf(allocations.id).as('ids'),
      })
        .from(allocations)
        .where(live(allocations))
        .groupBy(allocations.indicatorId),
    );
    const adjusted = adjustedAmounts({ select, $with, indicatorAdjustments });
    const amount = asMoney(sql`(${indicators.amountFen} + ${orZero(adjusted.adjustedFen)})`);
    return using(allocated, adjusted)
      .select({
        subject: indicators.id,
        rows: allocated.ids,
        docNo: indicatorDocs.docNo,
        amount,
        adjusted: orZero(adjusted.adjustedFen),
        allocated: allocated.allocatedFen,
        excess: asMoney(sql`(${allocated.allocatedFen} - ${amount})`),
      })
      .from(indicators)
      .innerJoin(allocated, eq(allocated.indicatorId, indicators.id))
      .leftJoin(adjusted, eq(adjusted.indicatorId, indicators.id))
      .leftJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .where(and(live(indicators), gt(allocated.allocatedFen, amount)));
  },
  message: {
    zh: '指标 {amount} 元（含调整 {adjusted} 元）已分配 {allocated} 元，超出 {excess} 元，请核实',
    en: 'An indicator of {amount} yuan (adjustments of {adjusted} included) has allocations of {allocated} yuan, {excess} more; please verify',
  },
});
