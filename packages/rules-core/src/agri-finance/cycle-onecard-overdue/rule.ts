import {
  addWorkdays,
  and,
  asNumber,
  defineRule,
  eq,
  gt,
  paid,
  param,
  rowsOf,
  sql,
  sumOf,
  through,
  workdaysBetween,
} from '@qingqu/rules-sdk';

export const cycleOnecardOverdue = defineRule({
  id: 'cycle-onecard-overdue',
  category: 'cycle',
  subject: 'subsidy_batch',
  severity: 'orange',
  timeClass: 'C',
  title: { zh: '一卡通批次发放超时', en: 'Subsidy batch funded but cards not credited in time' },
  basis: ['豫财办〔2018〕33号 第七条'],
  params: { days: param.integer(5, 'workdays', { zh: '发放期限（工作日）', en: 'Working days to credit the cards' }) },
  // Not keyed: payments, of which none says which batch it is for.
  key: { subsidyBatches: 'id', subsidyLines: 'batchId' },
  reaches: { payments: through('subsidyBatches', 'paymentId'), programmes: through('subsidyBatches', 'programmeId') },
  find: ({ select, with: using, $with, subsidyBatches, subsidyLines, programmes, payments, asOf }, { days }) => {
    const pending = $with('pending').as(
      select({
        batchId: subsidyLines.batchId,
        lineCount: asNumber(sql`count(*)`).as('pending_count'),
        sumFen: sumOf(subsidyLines.amountFen).as('pending_fen'),
      })
        .from(subsidyLines)
        .where(eq(subsidyLines.status, 'pending'))
        .groupBy(subsidyLines.batchId),
    );
    const deadline = addWorkdays(payments.paidOn, days);
    return using(pending)
      .select({
        subject: subsidyBatches.id,
        rows: rowsOf(payments.id),
        programme: programmes.name,
        period: subsidyBatches.period,
        fundedOn: subsidyBatches.fundedOn,
        paidOn: payments.paidOn,
        deadline,
        daysLate: workdaysBetween(deadline, asOf),
        pendingLines: pending.lineCount,
        pendingSum: pending.sumFen,
        total: subsidyBatches.totalFen,
      })
      .from(subsidyBatches)
      .innerJoin(payments, and(eq(payments.id, subsidyBatches.paymentId), paid(payments)))
      .innerJoin(pending, eq(pending.batchId, subsidyBatches.id))
      .leftJoin(programmes, eq(programmes.id, subsidyBatches.programmeId))
      .where(gt(asOf, deadline));
  },
  message: {
    zh: '批次资金于 {paidOn} 拨付，应于 {deadline} 前发放到卡，尚有 {pendingLines} 人次、{pendingSum} 元未发放，已逾期 {daysLate} 个工作日，请核实',
    en: 'The batch was funded on {paidOn} and due on the cards by {deadline}; {pendingLines} credits of {pendingSum} yuan are pending, {daysLate} working days late; please verify',
  },
});
