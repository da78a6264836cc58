import {
  and,
  asDate,
  asNumber,
  defineRule,
  eq,
  inArray,
  isOneOf,
  listOf,
  lt,
  min,
  not,
  param,
  sql,
} from '@qingqu/rules-sdk';

export const personDeceased = defineRule({
  id: 'person-deceased',
  category: 'individual',
  subject: 'subsidy_line',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '死亡人员领取补贴', en: 'Subsidy for a period after death' },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: {
    graceDays: param.integer(0, 'days', { zh: '宽限天数', en: 'Days of grace' }),
    exempt: param.codes([], {
      zh: '不适用的补贴项目（如丧葬补助）',
      en: 'Programmes that it does not apply to, such as funeral grants',
    }),
  },
  // A credit that failed since its holder died is one matter, not two.
  suppresses: ['cycle-failed-not-reissued'],
  rollUp: 'batch',
  key: { subsidyLines: 'personId', deathRecords: 'personId' },
  reaches: {
    programmes: ({ selectDistinct, changed, subsidyLines }) =>
      selectDistinct({ key: subsidyLines.personId })
        .from(changed)
        .innerJoin(subsidyLines, eq(subsidyLines.programmeId, changed.id)),
  },
  find: ({ select, subsidyLines, deathRecords, programmes }, { graceDays, exempt }) => {
    const severity = sql<string>`case when ${subsidyLines.status} <> 'success' then 'blue' when ${programmes.per} = 'household' then 'yellow' else 'red' end`;
    const begin = asDate(sql`coalesce(${subsidyLines.periodStart}, ${subsidyLines.paidOn})`);
    return select({
      subject: subsidyLines.id,
      severity,
      rows: listOf(deathRecords.id),
      batch: subsidyLines.batchId,
      programme: programmes.name,
      status: subsidyLines.status,
      amount: subsidyLines.amountFen,
      paidOn: subsidyLines.paidOn,
      begin,
      end: subsidyLines.periodEnd,
      died: asDate(min(deathRecords.diedOn)),
      months: asNumber(sql`date_diff('month', ${begin}, ${subsidyLines.periodEnd}) + 1`),
    })
      .from(subsidyLines)
      .innerJoin(deathRecords, eq(deathRecords.personId, subsidyLines.personId))
      .leftJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
      .where(
        and(
          inArray(subsidyLines.status, ['success', 'failed', 'returned']),
          lt(deathRecords.diedOn, sql`${begin} - ${graceDays}`),
          not(isOneOf(programmes.code, exempt)),
        ),
      )
      .groupBy(
        subsidyLines.id,
        subsidyLines.batchId,
        subsidyLines.status,
        subsidyLines.amountFen,
        subsidyLines.paidOn,
        subsidyLines.periodStart,
        subsidyLines.periodEnd,
        programmes.name,
        programmes.per,
      );
  },
  message: {
    zh: '死亡登记日期 {died}，早于补贴期间 {begin} 至 {end}，金额 {amount} 元，请核实死亡信息和领取情况',
    en: 'A death is registered on {died}, before the period {begin} to {end} of a subsidy of {amount} yuan; please verify the register and who drew it',
  },
});
