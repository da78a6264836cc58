import {
  and,
  asDate,
  asMoney,
  asNumber,
  countDistinct,
  defineRule,
  eq,
  exists,
  gt,
  isNotNull,
  isNull,
  listOf,
  max,
  ne,
  param,
  sql,
  sumOf,
  validOn,
  when,
} from '@qingqu/rules-sdk';

export const personSharedCard = defineRule({
  id: 'person-shared-card',
  category: 'individual',
  subject: 'account',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '一卡多人', en: 'One card for people of several households' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十七条'],
  params: { windowDays: param.integer(365, 'days', { zh: '时间窗口（天）', en: 'Window in days' }, { min: 1 }) },
  key: { subsidyLines: 'cardId', accounts: 'id' },
  reaches: {
    householdMembers: ({ selectDistinct, changed, subsidyLines }) =>
      selectDistinct({ key: subsidyLines.cardId })
        .from(changed)
        .innerJoin(subsidyLines, eq(subsidyLines.personId, changed.personId)),
    persons: ({ selectDistinct, changed, subsidyLines }) =>
      selectDistinct({ key: subsidyLines.cardId })
        .from(changed)
        .innerJoin(subsidyLines, eq(subsidyLines.personId, changed.id)),
    staffRecords: ({ selectDistinct, changed, accounts }) =>
      selectDistinct({ key: accounts.id }).from(changed).innerJoin(accounts, eq(accounts.holderId, changed.personId)),
  },
  find: (
    { select, with: using, $with, subsidyLines, accounts, persons, householdMembers, staffRecords, asOf },
    { windowDays },
  ) => {
    // Few cards ever had two people: the rest is left before anything is looked up.
    const several = $with('several').as(
      select({ cardId: subsidyLines.cardId, lastOn: asDate(max(subsidyLines.paidOn)).as('last_on') })
        .from(subsidyLines)
        .where(and(eq(subsidyLines.status, 'success'), isNotNull(subsidyLines.cardId)))
        .groupBy(subsidyLines.cardId)
        .having(ne(sql`min(${subsidyLines.personId})`, sql`max(${subsidyLines.personId})`)),
    );
    const drawn = $with('drawn').as(
      select({
        cardId: sql<string>`${subsidyLines.cardId}`.as('drawn_card'),
        personId: sql<string>`${subsidyLines.personId}`.as('drawn_person'),
        lastOn: sql<string>`${several.lastOn}`.as('drawn_last_on'),
        sumFen: sumOf(subsidyLines.amountFen).as('drawn_fen'),
      })
        .from(subsidyLines)
        .innerJoin(several, eq(several.cardId, subsidyLines.cardId))
        .where(and(eq(subsidyLines.status, 'success'), gt(subsidyLines.paidOn, sql`${several.lastOn} - ${windowDays}`)))
        .groupBy(subsidyLines.cardId, subsidyLines.personId, several.lastOn),
    );
    const others = $with('others').as(
      select({
        cardId: sql<string>`${drawn.cardId}`.as('other_card'),
        personId: sql<string>`${drawn.personId}`.as('other_person'),
      }).from(drawn),
    );
    // Who is under the guardianship of the holder or of another on the card is paid there by right.
    const ward = {
      cardId: sql<string>`${drawn.cardId}`.as('ward_card'),
      personId: sql<string>`${drawn.personId}`.as('ward_person'),
    };
    const wards = $with('wards').as(
      select(ward)
        .from(drawn)
        .innerJoin(persons, eq(persons.id, drawn.personId))
        .innerJoin(accounts, and(eq(accounts.id, drawn.cardId), eq(accounts.holderId, persons.guardianId)))
        .union(
          select(ward)
            .from(drawn)
            .innerJoin(persons, eq(persons.id, drawn.personId))
            .innerJoin(others, and(eq(others.cardId, drawn.cardId), eq(others.personId, persons.guardianId))),
        ),
    );
    // Apart from the people, because a left join on more than equalities compares each with each.
    const memberships = $with('memberships').as(
      select({
        cardId: sql<string>`${drawn.cardId}`.as('member_card'),
        personId: sql<string>`${drawn.personId}`.as('member_person'),
        householdId: sql<string>`min(${householdMembers.householdId})`.as('member_household'),
      })
        .from(drawn)
        .innerJoin(
          householdMembers,
          and(eq(householdMembers.personId, drawn.personId), validOn(householdMembers, drawn.lastOn)),
        )
        .groupBy(drawn.cardId, drawn.personId),
    );
    const homes = $with('homes').as(
      select({
        cardId: drawn.cardId,
        personId: drawn.personId,
        lastOn: drawn.lastOn,
        sumFen: drawn.sumFen,
        // Who is of no household stands alone.
        home: sql<string>`coalesce(${memberships.householdId}, ${drawn.personId})`.as('home'),
      })
        .from(drawn)
        .innerJoin(accounts, eq(accounts.id, drawn.cardId))
        .leftJoin(wards, and(eq(wards.cardId, drawn.cardId), eq(wards.personId, drawn.personId)))
        .leftJoin(memberships, and(eq(memberships.cardId, drawn.cardId), eq(memberships.personId, drawn.personId)))
        .where(isNull(wards.personId)),
    );
    const heldByCadre = exists(
      select({ one: sql`1` })
        .from(staffRecords)
        .where(
          and(
            eq(staffRecords.personId, accounts.holderId),
            eq(staffRecords.postKind, 'village_cadre'),
            validOn(staffRecords, asOf),
          ),
        ),
    );
    const shared = $with('shared').as(
      select({
        cardId: homes.cardId,
        lastOn: homes.lastOn,
        people: listOf(homes.personId).as('people'),
        peopleCount: asNumber(sql`count(*)`).as('people_count'),
        homeCount: asNumber(countDistinct(homes.home)).as('home_count'),
        totalFen: sumOf(homes.sumFen).as('total_fen'),
      })
        .from(homes)
        .groupBy(homes.cardId, homes.lastOn)
        .having(gt(countDistinct(homes.home), 1)),
    );
    return using(several, drawn, others, wards, memberships, homes, shared)
      .select({
        subject: accounts.id,
        severity: when(heldByCadre, 'red', 'orange'),
        rows: shared.people,
        holder: accounts.holderId,
        lastOn: asDate(sql`${shared.lastOn}`),
        people: asNumber(sql`${shared.peopleCount}`),
        households: asNumber(sql`${shared.homeCount}`),
        total: asMoney(sql`${shared.totalFen}`),
      })
      .from(shared)
      .innerJoin(accounts, eq(accounts.id, shared.cardId));
  },
  message: {
    zh: '截至 {lastOn} 的 {windowDays} 天内，同一张卡为 {households} 户 {people} 人领取补贴 {total} 元，请核实代领和监护关系',
    en: 'In the {windowDays} days to {lastOn} one card received {total} yuan for {people} people of {households} households; please verify guardianship and consent',
  },
});
