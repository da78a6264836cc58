import {
  and,
  asNumber,
  count,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  listOf,
  literal,
  lt,
  lte,
  ne,
  or,
  type Relations,
  type SQL,
  sql,
} from '@qingqu/rules-sdk';

type Beneficiary = Relations['subsidyLines']['personId'] | Relations['subsidyLines']['householdId'];

export const personDuplicateBenefit = defineRule({
  id: 'person-duplicate-benefit',
  category: 'individual',
  subject: 'subsidy_line',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '重复领取、领取互斥补贴', en: 'Paid twice for a period, or by programmes that exclude each other' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十七条'],
  params: {},
  rollUp: 'batch',
  // No key: what a household may have is counted by household, what a person may have by person, and a line has its place in both.
  find: ({ select, with: using, $with, subsidyLines, programmes }) => {
    // A credit that is issued again stands for the one that came back; arrears have a period of their own.
    const counted = and(eq(subsidyLines.status, 'success'), isNull(subsidyLines.reissueOfId));
    // The evidence goes along from the start: joining the lines again at the end would cost as much as all the rest.
    const line = {
      id: subsidyLines.id,
      batchId: subsidyLines.batchId,
      programme: programmes.name,
      periodStart: subsidyLines.periodStart,
      periodEnd: subsidyLines.periodEnd,
      paidOn: subsidyLines.paidOn,
      amountFen: subsidyLines.amountFen,
    };
    const drawsSeveral = $with('draws_several').as(
      select({
        personId: subsidyLines.personId,
        exclusiveGroup: sql<string>`${programmes.exclusiveGroup}`.as('several_group'),
      })
        .from(subsidyLines)
        .innerJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
        .where(and(counted, isNotNull(programmes.exclusiveGroup)))
        .groupBy(subsidyLines.personId, programmes.exclusiveGroup)
        .having(ne(sql`min(${subsidyLines.programmeId})`, sql`max(${subsidyLines.programmeId})`)),
    );
    const side = (name: 'earlier' | 'later') =>
      $with(name as string).as(
        select({
          ...line,
          personId: subsidyLines.personId,
          programmeId: subsidyLines.programmeId,
          exclusiveGroup: sql<string>`${programmes.exclusiveGroup}`.as(`${name}_group`),
        })
          .from(subsidyLines)
          .innerJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
          .innerJoin(
            drawsSeveral,
            and(
              eq(drawsSeveral.personId, subsidyLines.personId),
              eq(drawsSeveral.exclusiveGroup, programmes.exclusiveGroup),
            ),
          )
          .where(counted),
      );
    const earlier = side('earlier');
    const later = side('later');
    const before = or(
      lt(earlier.paidOn, later.paidOn),
      and(eq(earlier.paidOn, later.paidOn), lt(earlier.id, later.id)),
    );
    const evidence = (of: Pick<typeof later, keyof typeof line>) => ({
      subject: of.id,
      batch: of.batchId,
      programme: of.programme,
      periodStart: of.periodStart,
      periodEnd: of.periodEnd,
      paidOn: of.paidOn,
      amount: of.amountFen,
    });
    const exclusive = using(drawsSeveral, earlier, later)
      .select({
        ...evidence(later),
        discriminator: literal('exclusive'),
        rows: listOf(earlier.id),
        earlierCount: asNumber(count()),
      })
      .from(later)
      .innerJoin(
        earlier,
        and(
          eq(earlier.personId, later.personId),
          eq(earlier.exclusiveGroup, later.exclusiveGroup),
          ne(earlier.programmeId, later.programmeId),
          lte(earlier.periodStart, later.periodEnd),
          gte(earlier.periodEnd, later.periodStart),
          before,
        ),
      )
      .groupBy(
        later.id,
        later.batchId,
        later.programme,
        later.periodStart,
        later.periodEnd,
        later.paidOn,
        later.amountFen,
      );
    // By person or by household, so that each is a comparison of plain columns: first the few that occur too often, by a count alone, then their lines.
    const repeatedBy = (name: string, beneficiary: Beneficiary, isOf: SQL) => {
      const tooMany = $with(`${name}_too_many`).as(
        select({
          programmeId: subsidyLines.programmeId,
          beneficiary: sql<string>`${beneficiary}`.as(`${name}_repeated`),
          periodStart: subsidyLines.periodStart,
          periodEnd: subsidyLines.periodEnd,
          most: sql<number>`${programmes.maxPerPeriod}`.as(`${name}_most`),
        })
          .from(subsidyLines)
          .innerJoin(programmes, and(eq(programmes.id, subsidyLines.programmeId), isOf))
          .where(and(counted, isNotNull(beneficiary)))
          .groupBy(
            subsidyLines.programmeId,
            beneficiary,
            subsidyLines.periodStart,
            subsidyLines.periodEnd,
            programmes.maxPerPeriod,
          )
          .having(gt(count(), programmes.maxPerPeriod)),
      );
      const lines = $with(`${name}_lines` as string).as(
        select({
          ...line,
          programmeId: subsidyLines.programmeId,
          beneficiary: sql<string>`${beneficiary}`.as(`${name}_beneficiary`),
          most: sql<number>`${tooMany.most}`.as(`${name}_line_most`),
        })
          .from(subsidyLines)
          .innerJoin(programmes, eq(programmes.id, subsidyLines.programmeId))
          .innerJoin(
            tooMany,
            and(
              eq(tooMany.programmeId, subsidyLines.programmeId),
              eq(tooMany.beneficiary, beneficiary),
              eq(tooMany.periodStart, subsidyLines.periodStart),
              eq(tooMany.periodEnd, subsidyLines.periodEnd),
            ),
          )
          .where(counted),
      );
      const groups = $with(`${name}_groups`).as(
        select({
          programmeId: lines.programmeId,
          beneficiary: sql<string>`${lines.beneficiary}`.as(`${name}_group`),
          periodStart: lines.periodStart,
          periodEnd: lines.periodEnd,
          ids: sql<string[]>`list(${lines.id} order by ${lines.paidOn}, ${lines.id})`.as(`${name}_ids`),
        })
          .from(lines)
          .groupBy(lines.programmeId, lines.beneficiary, lines.periodStart, lines.periodEnd),
      );
      const place = sql<number>`list_position(${groups.ids}, ${lines.id})`;
      return using(tooMany, lines, groups)
        .select({
          ...evidence(lines),
          discriminator: literal(''),
          rows: sql<string[]>`list_slice(${groups.ids}, 1, ${place} - 1)`,
          earlierCount: asNumber(sql`${place} - 1`),
        })
        .from(lines)
        .innerJoin(
          groups,
          and(
            eq(groups.programmeId, lines.programmeId),
            eq(groups.beneficiary, lines.beneficiary),
            eq(groups.periodStart, lines.periodStart),
            eq(groups.periodEnd, lines.periodEnd),
          ),
        )
        .where(gt(place, lines.most));
    };
    return exclusive
      .unionAll(repeatedBy('person', subsidyLines.personId, ne(programmes.per, 'household')))
      .unionAll(repeatedBy('household', subsidyLines.householdId, eq(programmes.per, 'household')));
  },
  message: {
    zh: '“{programme}” {periodStart} 至 {periodEnd} 于 {paidOn} 发放 {amount} 元，此前已有 {earlierCount} 笔同期或互斥补贴，请核实是否重复',
    en: '{amount} yuan of "{programme}" for {periodStart} to {periodEnd} on {paidOn} come after {earlierCount} credits for the same period or of a programme that excludes it; please verify',
  },
});
