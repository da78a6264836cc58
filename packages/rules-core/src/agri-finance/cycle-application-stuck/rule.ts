import {
  addWorkdays,
  and,
  defineRule,
  eq,
  gt,
  inArray,
  monitored,
  param,
  through,
  workdaysBetween,
} from '@qingqu/rules-sdk';

export const cycleApplicationStuck = defineRule({
  id: 'cycle-application-stuck',
  category: 'cycle',
  subject: 'payment',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '支付申请滞留', en: 'Payment application not executed in time' },
  basis: ['豫财办〔2018〕33号 第十三条'],
  params: { days: param.integer(5, 'workdays', { zh: '办理期限（工作日）', en: 'Working days to execute' }) },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId'), agencies: through('payments', 'agencyId') },
  find: ({ select, payments, funds, agencies, asOf }, { days }) => {
    const deadline = addWorkdays(payments.appliedOn, days);
    return select({
      subject: payments.id,
      applicationNo: payments.applicationNo,
      agency: agencies.name,
      stage: payments.status,
      amount: payments.amountFen,
      appliedOn: payments.appliedOn,
      deadline,
      daysLate: workdaysBetween(deadline, asOf),
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.appliedOn)))
      .leftJoin(agencies, eq(agencies.id, payments.agencyId))
      .where(and(inArray(payments.status, ['applied', 'approved']), gt(asOf, deadline)));
  },
  message: {
    zh: '支付申请 {applicationNo}（{amount} 元）于 {appliedOn} 提出，应于 {deadline} 前办理，已逾期 {daysLate} 个工作日，请核实滞留环节',
    en: 'Payment application {applicationNo} of {amount} yuan was made on {appliedOn} and is {daysLate} working days past {deadline}; please verify where it is held',
  },
});
