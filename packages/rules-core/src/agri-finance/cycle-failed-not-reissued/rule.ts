import {
  addWorkdays,
  alias,
  and,
  asDate,
  defineRule,
  eq,
  gt,
  inArray,
  isNotNull,
  notExists,
  param,
  sql,
  workdaysBetween,
} from '@qingqu/rules-sdk';

export const cycleFailedNotReissued = defineRule({
  id: 'cycle-failed-not-reissued',
  category: 'cycle',
  subject: 'subsidy_line',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '退票未重发', en: 'Returned credit not re-issued' },
  basis: ['豫财办〔2018〕33号 第七条'],
  params: { days: param.integer(10, 'workdays', { zh: '重发期限（工作日）', en: 'Working days to re-issue' }) },
  rollUp: 'batch',
  // No key: the line that re-issues another lies in another batch, and bears another person where the first was mistaken.
  find: ({ select, subsidyLines, programmes, asOf }, { days }) => {
    const reissues = alias(subsidyLines, 'reissues');
    const reissue = select({ id: reissues.id })
      .from(reissues)
      .where(and(isNotNull(reissues.reissueOfId), eq(reissues.reissueOfId, subsidyLines.id)));
    // The bank says when it gave money back; a credit that failed may never have left.
    const returnedOn = asDate(
      sql`case when ${subsidyLines.status} = 'failed' then coalesce(${subsidyLines.returnedOn}, ${subsidyLines.paidOn}) else ${subsidyLines.returnedOn} end`,
    );
    const deadline = addWorkdays(returnedOn, days);
    return select({
      subject: subsidyLines.id,
      batch: subsidyLines.batchId,
      programme: programmes.name,
      amount: subsidyLines.amountFen,
      status: subsidyLines.status,
      reason: subsidyLines.reason,
      returnedOn,
      deadline,
      daysLate: workdaysBetween(deadline, asOf),
    })
      .from(subsidyLines)
      .leftJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
      .where(and(inArray(subsidyLines.status, ['failed', 'returned']), notExists(reissue), gt(asOf, deadline)));
  },
  message: {
    zh: '{programme} {amount} 元于 {returnedOn} 退回（{reason}），应于 {deadline} 前重发，已逾期 {daysLate} 个工作日，请核实',
    en: '{amount} yuan of {programme} came back on {returnedOn} ({reason}) and have not been re-issued {daysLate} working days after {deadline}; please verify',
  },
});
