import {
  alias,
  and,
  asBoolean,
  asText,
  defineRule,
  eq,
  isOneOf,
  listOf,
  literal,
  matches,
  ne,
  not,
  or,
  param,
  type SQL,
  sql,
  validOn,
} from '@qingqu/rules-sdk';

export const personPublicStaff = defineRule({
  id: 'person-public-staff',
  category: 'individual',
  subject: 'subsidy_line',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '财政供养人员领取扶贫补贴', en: 'Poverty subsidy to public staff or their family' },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: {
    exemptPosts: param.codes(['welfare_post', 'retired'], { zh: '不适用的岗位', en: 'Posts that do not count' }),
    cadreProgrammes: param.codes([], {
      zh: '村干部可以领取的补贴项目',
      en: 'Programmes that village cadres may draw',
    }),
    relations: param.text('^(户主|配偶|子|女|子女)$', {
      zh: '与户主关系（正则表达式）',
      en: 'Relations to the head that count (regular expression)',
    }),
  },
  rollUp: 'batch',
  key: { subsidyLines: 'personId' },
  reaches: {
    staffRecords: ({ selectDistinct, changed, householdMembers }) => {
      const staff = alias(householdMembers, 'staff_member');
      const family = selectDistinct({ key: householdMembers.personId })
        .from(changed)
        .innerJoin(staff, eq(staff.personId, changed.personId))
        .innerJoin(householdMembers, eq(householdMembers.householdId, staff.householdId));
      return family.union(selectDistinct({ key: changed.personId }).from(changed));
    },
    householdMembers: ({ selectDistinct, changed, householdMembers }) => {
      const household = selectDistinct({ key: householdMembers.personId })
        .from(changed)
        .innerJoin(householdMembers, eq(householdMembers.householdId, changed.householdId));
      return household.union(selectDistinct({ key: changed.personId }).from(changed));
    },
    programmes: ({ selectDistinct, changed, subsidyLines }) =>
      selectDistinct({ key: subsidyLines.personId })
        .from(changed)
        .innerJoin(subsidyLines, eq(subsidyLines.programmeId, changed.id)),
  },
  find: (
    { select, with: using, $with, subsidyLines, programmes, staffRecords, householdMembers },
    { exemptPosts, cadreProgrammes, relations },
  ) => {
    const staffMember = alias(householdMembers, 'staff_member');
    const isCadre = eq(staffRecords.postKind, 'village_cadre');
    const counts = not(isOneOf(staffRecords.postKind, exemptPosts));
    const exposure = (holder: string, from: SQL, to: SQL) => ({
      recordId: sql<string>`${staffRecords.id}`.as('record_id'),
      postKind: sql<string>`${staffRecords.postKind}`.as('exposed_post'),
      holder: literal(holder).as('holder'),
      validFrom: sql<string>`${from}`.as('exposed_from'),
      validTo: sql<string>`${to}`.as('exposed_to'),
    });
    const own = select({
      personId: sql<string>`${staffRecords.personId}`.as('exposed_person'),
      ...exposure('own', sql`${staffRecords.validFrom}`, sql`${staffRecords.validTo}`),
    })
      .from(staffRecords)
      .where(counts);
    // Both are of the household, and the post is held: the days that all three have in common.
    const family = select({
      personId: sql<string>`${householdMembers.personId}`.as('exposed_person'),
      ...exposure(
        'family',
        sql`greatest(${staffRecords.validFrom}, ${staffMember.validFrom}, ${householdMembers.validFrom})`,
        sql`least(${staffRecords.validTo}, ${staffMember.validTo}, ${householdMembers.validTo})`,
      ),
    })
      .from(staffRecords)
      .innerJoin(staffMember, eq(staffMember.personId, staffRecords.personId))
      .innerJoin(
        householdMembers,
        and(
          eq(householdMembers.householdId, staffMember.householdId),
          ne(householdMembers.personId, staffMember.personId),
        ),
      )
      .where(
        and(
          counts,
          not(isCadre),
          or(matches(staffMember.relation, relations), matches(householdMembers.relation, relations)),
        ),
      );
    const exposed = $with('exposed').as(own.unionAll(family));
    const ownPost = sql`(${exposed.holder} = 'own' and ${exposed.postKind} <> 'village_cadre')`;
    const found = $with('found').as(
      select({
        lineId: sql<string>`${subsidyLines.id}`.as('line_id'),
        isOwnPost: sql<boolean>`bool_or(${ownPost})`.as('is_own_post'),
        posts: sql<string>`string_agg(distinct ${exposed.postKind}, '、' order by ${exposed.postKind})`.as('posts'),
        isOwn: sql<boolean>`bool_or(${exposed.holder} = 'own')`.as('is_own'),
        records: listOf(exposed.recordId).as('records'),
      })
        .from(exposed)
        .innerJoin(subsidyLines, eq(subsidyLines.personId, exposed.personId))
        .innerJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
        .where(
          and(
            eq(subsidyLines.status, 'success'),
            programmes.poorOnly,
            validOn(exposed, subsidyLines.paidOn),
            or(sql`${exposed.postKind} <> 'village_cadre'`, not(isOneOf(programmes.code, cadreProgrammes))),
          ),
        )
        .groupBy(subsidyLines.id),
    );
    return using(exposed, found)
      .select({
        subject: subsidyLines.id,
        severity: sql<string>`case when ${found.isOwnPost} then 'red' else 'yellow' end`,
        rows: found.records,
        batch: subsidyLines.batchId,
        programme: programmes.name,
        paidOn: subsidyLines.paidOn,
        amount: subsidyLines.amountFen,
        posts: asText(sql`${found.posts}`),
        own: asBoolean(sql`${found.isOwn}`),
      })
      .from(found)
      .innerJoin(subsidyLines, eq(subsidyLines.id, found.lineId))
      .innerJoin(programmes, eq(programmes.id, subsidyLines.programmeId));
  },
  message: {
    zh: '{paidOn} 领取“{programme}” {amount} 元，本人或同户配偶、子女在财政供养人员登记中，请核实岗位和领取资格',
    en: '{amount} yuan of "{programme}" on {paidOn}: the beneficiary or a spouse or child of the household is in the staff register; please verify the post and the eligibility',
  },
});
