import {
  and,
  defineRule,
  eq,
  exists,
  gte,
  inArray,
  isNull,
  lte,
  notExists,
  notInArray,
  or,
  sql,
} from '@qingqu/rules-sdk';

export const personNotRegisteredPoor = defineRule({
  id: 'person-not-registered-poor',
  category: 'individual',
  subject: 'subsidy_line',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '非建档立卡对象领取', en: 'Beneficiary not in the poverty register' },
  basis: ['豫财办〔2018〕33号 第三条', '豫财办〔2018〕33号 第十七条'],
  params: {},
  rollUp: 'batch',
  key: { subsidyLines: 'personId', householdMembers: 'personId' },
  reaches: {
    households: ({ selectDistinct, select, changed, households, householdMembers, subsidyLines }) => {
      const members = selectDistinct({ key: householdMembers.personId })
        .from(changed)
        .innerJoin(householdMembers, eq(householdMembers.householdId, changed.id));
      // The first households to arrive, and the last to leave, begin and end the rule for everybody.
      const stayed = select({ id: households.id })
        .from(households)
        .where(notInArray(households.id, select({ id: changed.id }).from(changed)));
      const everybody = selectDistinct({ key: subsidyLines.personId }).from(subsidyLines).where(notExists(stayed));
      return members.union(everybody);
    },
    programmes: ({ selectDistinct, changed, subsidyLines }) =>
      selectDistinct({ key: subsidyLines.personId })
        .from(changed)
        .innerJoin(subsidyLines, eq(subsidyLines.programmeId, changed.id)),
  },
  find: ({ select, subsidyLines, programmes, households, householdMembers }) => {
    const registered = select({ one: sql`1` })
      .from(householdMembers)
      .innerJoin(households, eq(households.id, householdMembers.householdId))
      .where(
        and(
          eq(householdMembers.personId, subsidyLines.personId),
          lte(householdMembers.validFrom, subsidyLines.periodEnd),
          or(isNull(householdMembers.validTo), gte(householdMembers.validTo, subsidyLines.periodStart)),
          inArray(households.status, ['poor', 'lifted']),
          or(isNull(households.registeredOn), lte(households.registeredOn, subsidyLines.periodEnd)),
        ),
      );
    return select({
      subject: subsidyLines.id,
      batch: subsidyLines.batchId,
      programme: programmes.name,
      periodStart: subsidyLines.periodStart,
      periodEnd: subsidyLines.periodEnd,
      paidOn: subsidyLines.paidOn,
      amount: subsidyLines.amountFen,
    })
      .from(subsidyLines)
      .innerJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
      .where(
        and(
          eq(subsidyLines.status, 'success'),
          programmes.poorOnly,
          // Without a single household the register has not arrived.
          exists(select({ id: households.id }).from(households)),
          notExists(registered),
        ),
      );
  },
  message: {
    zh: '“{programme}”限建档立卡对象，领取人在 {periodStart} 至 {periodEnd} 期间未在册，金额 {amount} 元，请核实身份和户籍变动',
    en: '"{programme}" is for registered poor households; the beneficiary of {amount} yuan was in none from {periodStart} to {periodEnd}; please verify the register',
  },
});
