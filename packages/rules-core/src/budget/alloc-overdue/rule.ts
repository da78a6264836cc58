import {
  addWorkdays,
  and,
  asMoney,
  defineRule,
  eq,
  gt,
  isNull,
  live,
  monitored,
  ne,
  or,
  orZero,
  param,
  sql,
  through,
  workdaysBetween,
} from '@qingqu/rules-sdk';
import { adjustedAmounts, allocatedAmounts } from '../../amounts.js';

export const allocOverdue = defineRule({
  id: 'alloc-overdue',
  category: 'allocation',
  subject: 'indicator',
  severity: 'red',
  timeClass: 'C',
  title: { zh: '待分指标超期未分配到位', en: 'Pending indicator not allocated in time' },
  basis: ['豫财办〔2018〕33号 第七条'],
  params: {
    days: param.integer(3, 'workdays', { zh: '分配期限（工作日）', en: 'Working days to allocate' }),
    tolerance: param.money('0.00', { zh: '容差', en: 'Tolerance' }),
  },
  key: { indicators: 'id', allocations: 'indicatorId', indicatorAdjustments: 'indicatorId' },
  reaches: { funds: through('indicators', 'fundId'), indicatorDocs: through('indicators', 'docId') },
  find: (
    { select, with: using, $with, indicators, indicatorDocs, indicatorAdjustments, allocations, funds, asOf },
    { days, tolerance },
  ) => {
    const allocated = allocatedAmounts({ select, $with, allocations });
    const adjusted = adjustedAmounts({ select, $with, indicatorAdjustments });
    const amount = asMoney(sql`${indicators.amountFen} + ${orZero(adjusted.adjustedFen)}`);
    const rest = asMoney(sql`${amount} - ${orZero(allocated.allocatedFen)}`);
    const deadline = addWorkdays(indicators.docIssuedOn, days);
    return using(allocated, adjusted)
      .select({
        subject: indicators.id,
        docNo: indicatorDocs.docNo,
        issuedOn: indicators.docIssuedOn,
        deadline,
        amount,
        allocated: orZero(allocated.allocatedFen),
        rest,
        daysLate: workdaysBetween(deadline, asOf),
      })
      .from(indicators)
      .innerJoin(funds, and(eq(funds.id, indicators.fundId), monitored(funds, indicators.docIssuedOn)))
      .leftJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .leftJoin(allocated, eq(allocated.indicatorId, indicators.id))
      .leftJoin(adjusted, eq(adjusted.indicatorId, indicators.id))
      .where(
        and(
          live(indicators),
          isNull(indicators.agencyId),
          or(isNull(indicatorDocs.kind), ne(indicatorDocs.kind, 'advance')),
          gt(rest, tolerance),
          gt(asOf, deadline),
        ),
      );
  },
  message: {
    zh: '指标文 {docNo} 于 {issuedOn} 印发，应于 {deadline} 前分配到位，尚有 {rest} 元未分配，已逾期 {daysLate} 个工作日',
    en: 'Document {docNo} was issued on {issuedOn}; {rest} yuan is still unallocated {daysLate} working days after the deadline {deadline}',
  },
});
