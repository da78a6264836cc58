import {
  and,
  asNumber,
  asText,
  defineRule,
  eq,
  gt,
  inArray,
  isNotNull,
  listOf,
  literal,
  lt,
  ne,
  or,
  rowsOf,
  sql,
  when,
} from '@qingqu/rules-sdk';

export const personIdInvalid = defineRule({
  id: 'person-id-invalid',
  category: 'individual',
  subject: 'subsidy_line',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '身份信息无效或不一致', en: 'Identity invalid or inconsistent' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十六条', 'GB 11643'],
  params: {},
  rollUp: 'batch',
  key: { subsidyLines: 'personId', populationRecords: 'personId' },
  reaches: {
    persons: ({ selectDistinct, changed }) => selectDistinct({ key: changed.id }).from(changed),
    programmes: ({ selectDistinct, changed, subsidyLines }) =>
      selectDistinct({ key: subsidyLines.personId })
        .from(changed)
        .innerJoin(subsidyLines, eq(subsidyLines.programmeId, changed.id)),
  },
  find: ({ select, with: using, $with, subsidyLines, programmes, persons, populationRecords }) => {
    const none = sql`cast(null as integer)`;
    const line = {
      batch: subsidyLines.batchId,
      programme: asText(sql`${programmes.name}`),
      periodStart: subsidyLines.periodStart,
      periodEnd: subsidyLines.periodEnd,
      amount: subsidyLines.amountFen,
    };
    const check = select({
      subject: subsidyLines.id,
      discriminator: literal('check'),
      severity: literal('blue'),
      rows: rowsOf(),
      ...line,
      reason: when(eq(subsidyLines.idCheck, 'check_digit'), '校验码不符', '出生日期不存在'),
      age: asNumber(none),
      minAge: asNumber(none),
      maxAge: asNumber(none),
    })
      .from(subsidyLines)
      .leftJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
      .where(inArray(subsidyLines.idCheck, ['check_digit', 'birth_date']));

    // Full years of age: who reaches the age within the period is old enough, who passes it within the period is not yet too old.
    const oldest = sql`date_sub('year', ${persons.bornOn}, ${subsidyLines.periodEnd})`;
    const youngest = sql`date_sub('year', ${persons.bornOn}, ${subsidyLines.periodStart})`;
    const tooYoung = lt(oldest, programmes.minAge);
    const age = select({
      subject: subsidyLines.id,
      discriminator: literal('age'),
      severity: literal('blue'),
      rows: rowsOf(subsidyLines.personId),
      ...line,
      reason: when(tooYoung, '低于项目最低年龄', '高于项目最高年龄'),
      age: asNumber(sql`case when ${tooYoung} then ${oldest} else ${youngest} end`),
      minAge: asNumber(sql`${programmes.minAge}`),
      maxAge: asNumber(sql`${programmes.maxAge}`),
    })
      .from(subsidyLines)
      .innerJoin(
        programmes,
        and(
          eq(programmes.id, subsidyLines.programmeId),
          or(isNotNull(programmes.minAge), isNotNull(programmes.maxAge)),
        ),
      )
      .innerJoin(persons, eq(persons.id, subsidyLines.personId))
      .where(or(tooYoung, gt(youngest, programmes.maxAge)));

    // Lines that differ from some entry of the register are few; whether they differ from all of them is asked of these alone.
    const differing = $with('differing').as(
      select({ lineId: sql<string>`${subsidyLines.id}`.as('differing_line') })
        .from(subsidyLines)
        .innerJoin(
          populationRecords,
          and(
            eq(populationRecords.personId, subsidyLines.personId),
            ne(populationRecords.nameToken, subsidyLines.nameToken),
          ),
        )
        .groupBy(subsidyLines.id),
    );
    const named = $with('named').as(
      select({
        lineId: sql<string>`${differing.lineId}`.as('named_line'),
        records: listOf(populationRecords.id).as('records'),
      })
        .from(differing)
        .innerJoin(subsidyLines, eq(subsidyLines.id, differing.lineId))
        .innerJoin(populationRecords, eq(populationRecords.personId, subsidyLines.personId))
        .groupBy(differing.lineId)
        .having(sql`bool_and(coalesce(${populationRecords.nameToken} <> ${subsidyLines.nameToken}, false))`),
    );
    const name = using(differing, named)
      .select({
        subject: subsidyLines.id,
        discriminator: literal('name'),
        severity: literal('orange'),
        rows: named.records,
        ...line,
        reason: literal('姓名与人口登记不一致'),
        age: asNumber(none),
        minAge: asNumber(none),
        maxAge: asNumber(none),
      })
      .from(named)
      .innerJoin(subsidyLines, eq(subsidyLines.id, named.lineId))
      .leftJoin(programmes, eq(programmes.id, subsidyLines.programmeId));
    return check.unionAll(age).unionAll(name);
  },
  message: {
    zh: '“{programme}” {amount} 元领取人的身份信息：{reason}，请核对证件并更正数据',
    en: 'The identity of the beneficiary of {amount} yuan of "{programme}" does not stand the test of its {discriminator}; please check the document and correct the data',
  },
});
