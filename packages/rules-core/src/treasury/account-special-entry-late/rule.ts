import {
  addDays,
  and,
  asDate,
  daysBetween,
  defineRule,
  eq,
  gt,
  isNull,
  isOneOf,
  literal,
  param,
  sameOrNextWorkday,
  sql,
} from '@qingqu/rules-sdk';

export const accountSpecialEntryLate = defineRule({
  id: 'account-special-entry-late',
  category: 'account',
  subject: ['special_account_entry', 'bank_line'],
  severity: 'red',
  timeClass: 'C',
  title: { zh: '财政专户收支未当日录入', en: 'Special-account movement not recorded the same day' },
  basis: ['豫财办〔2018〕33号 第七条'],
  params: {
    specialTypes: param.codes(['23', '24'], { zh: '财政专户账户类型', en: 'Types of special accounts' }),
    graceDays: param.integer(0, 'days', { zh: '宽限天数', en: 'Days of grace' }),
  },
  // No key: an entry is matched by the bank line that it names, whichever account that is on.
  find: (
    { select, with: using, $with, specialAccountEntries, bankLines, accounts, calendar, asOf },
    { specialTypes, graceDays },
  ) => {
    // The last day to record what moved on a day: that day, or the next working day.
    const recordingDays = $with('recording_days').as(
      select({
        day: calendar.day,
        deadline: addDays(sameOrNextWorkday(calendar.day), graceDays).as('deadline'),
      }).from(calendar),
    );
    const deadline = asDate(sql`${recordingDays.deadline}`);
    const recordedLate = using(recordingDays)
      .select({
        subject: specialAccountEntries.id,
        kind: literal('special_account_entry'),
        account: specialAccountEntries.accountId,
        serialNo: bankLines.serialNo,
        direction: specialAccountEntries.direction,
        amount: specialAccountEntries.amountFen,
        movedOn: specialAccountEntries.occurredOn,
        deadline,
        recordedOn: asDate(sql`${specialAccountEntries.recordedOn}`),
        daysLate: daysBetween(recordingDays.deadline, specialAccountEntries.recordedOn),
      })
      .from(specialAccountEntries)
      .innerJoin(
        accounts,
        and(eq(accounts.id, specialAccountEntries.accountId), isOneOf(accounts.typeCode, specialTypes)),
      )
      .innerJoin(recordingDays, eq(recordingDays.day, specialAccountEntries.occurredOn))
      .leftJoin(bankLines, eq(bankLines.id, specialAccountEntries.bankLineId))
      .where(gt(specialAccountEntries.recordedOn, recordingDays.deadline));
    const notRecorded = using(recordingDays)
      .select({
        subject: bankLines.id,
        kind: literal('bank_line'),
        account: bankLines.accountId,
        serialNo: bankLines.serialNo,
        direction: bankLines.direction,
        amount: bankLines.amountFen,
        movedOn: bankLines.transactedOn,
        deadline,
        recordedOn: asDate(sql`cast(null as date)`),
        daysLate: daysBetween(recordingDays.deadline, asOf),
      })
      .from(bankLines)
      .innerJoin(accounts, and(eq(accounts.id, bankLines.accountId), isOneOf(accounts.typeCode, specialTypes)))
      .innerJoin(recordingDays, eq(recordingDays.day, bankLines.transactedOn))
      .leftJoin(specialAccountEntries, eq(specialAccountEntries.bankLineId, bankLines.id))
      .where(and(isNull(specialAccountEntries.id), gt(asOf, recordingDays.deadline)));
    return recordedLate.unionAll(notRecorded);
  },
  message: {
    zh: '财政专户 {movedOn} 的收支 {amount} 元应于 {deadline} 前录入，已逾期 {daysLate} 天，请核实录入情况',
    en: 'The movement of {amount} yuan on a special account on {movedOn} was due to be recorded by {deadline} and is {daysLate} days late; please verify its record',
  },
});
