import {
  addWorkdays,
  and,
  asNumber,
  defineRule,
  eq,
  gt,
  isNotNull,
  live,
  monitored,
  notExists,
  param,
  sql,
  through,
  when,
  workdaysBetween,
} from '@qingqu/rules-sdk';

export const receiptOverdue = defineRule({
  id: 'receipt-overdue',
  category: 'receipt',
  subject: 'allocation',
  severity: 'orange',
  timeClass: 'C',
  title: { zh: '上级指标逾期未接收', en: 'Superior indicator not received in time' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第十三条', '豫财办〔2018〕33号 第十九条'],
  params: {
    days: param.integer(3, 'workdays', { zh: '接收期限（工作日）', en: 'Working days to receive' }),
    redTimes: param.integer(
      2,
      'count',
      { zh: '超过期限几倍转为红色', en: 'How many times the term until red' },
      { min: 1 },
    ),
  },
  key: { allocations: 'id', indicators: 'upstreamAllocationId' },
  reaches: { funds: through('allocations', 'fundId') },
  find: ({ select, allocations, indicators, funds, asOf }, { days, redTimes }) => {
    const deadline = addWorkdays(allocations.docIssuedOn, days);
    const redDeadline = addWorkdays(allocations.docIssuedOn, asNumber(sql`(${days} * ${redTimes})`));
    const received = select({ id: indicators.id })
      .from(indicators)
      .where(
        and(live(indicators), eq(indicators.upstreamAllocationId, allocations.id), isNotNull(indicators.receivedOn)),
      );
    return select({
      subject: allocations.id,
      severity: when(gt(asOf, redDeadline), 'red', 'orange'),
      docNo: allocations.docNo,
      issuedOn: allocations.docIssuedOn,
      deadline,
      amount: allocations.amountFen,
      fromRegion: allocations.fromRegionCode,
      toRegion: allocations.toRegionCode,
      daysLate: workdaysBetween(deadline, asOf),
    })
      .from(allocations)
      .innerJoin(funds, and(eq(funds.id, allocations.fundId), monitored(funds, allocations.docIssuedOn)))
      .where(and(eq(allocations.kind, 'to_region'), live(allocations), notExists(received), gt(asOf, deadline)));
  },
  message: {
    zh: '{docNo} 于 {issuedOn} 下达的指标 {amount} 元，应于 {deadline} 前接收，尚无接收记录，已逾期 {daysLate} 个工作日，请核实',
    en: 'The {amount} yuan sent with {docNo} on {issuedOn} has no receipt {daysLate} working days after the deadline {deadline}; please verify',
  },
});
