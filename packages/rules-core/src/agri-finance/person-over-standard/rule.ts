import {
  alias,
  and,
  asMoney,
  asNumber,
  defineRule,
  eq,
  gt,
  isNotNull,
  literal,
  param,
  rowsOf,
  sql,
  sumOf,
  through,
  validOn,
} from '@qingqu/rules-sdk';

export const personOverStandard = defineRule({
  id: 'person-over-standard',
  category: 'individual',
  subject: 'subsidy_line',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '超标准发放补贴', en: 'Subsidy above the standard' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十七条'],
  params: { tolerance: param.ratio(0, { zh: '允许超出的比例', en: 'Excess that is allowed' }) },
  rollUp: 'batch',
  key: { subsidyLines: 'id' },
  // A line alone decides about the standard; about a cap all lines of its household, programme and year.
  reaches: {
    subsidyLines: ({ select, subsidyLines, programmes, changed }) =>
      select({ key: subsidyLines.id })
        .from(subsidyLines)
        .innerJoin(
          changed,
          and(
            eq(changed.householdId, subsidyLines.householdId),
            eq(changed.programmeId, subsidyLines.programmeId),
            eq(sql`year(${changed.periodStart})`, sql`year(${subsidyLines.periodStart})`),
          ),
        )
        .innerJoin(programmes, and(eq(programmes.id, subsidyLines.programmeId), isNotNull(programmes.capFen))),
    programmes: through('subsidyLines', 'programmeId'),
  },
  find: (
    { select, selectDistinct, with: using, $with, subsidyLines, programmes, programmeStandards, regions },
    { tolerance },
  ) => {
    const first = alias(regions, 'first_parent');
    const second = alias(regions, 'second_parent');
    const lineage = $with('lineage').as(
      select({
        code: sql<string>`${regions.code}`.as('lineage_code'),
        ancestor:
          sql<string>`unnest([${regions.code}, ${regions.fiscalParent}, ${first.fiscalParent}, ${second.fiscalParent}])`.as(
            'ancestor',
          ),
        distance: sql<number>`unnest([0, 1, 2, 3])`.as('distance'),
      })
        .from(regions)
        .leftJoin(first, eq(first.code, regions.fiscalParent))
        .leftJoin(second, eq(second.code, first.fiscalParent)),
    );
    const standards = $with('standards').as(
      select({
        id: programmeStandards.id,
        programmeId: programmeStandards.programmeId,
        regionCode: sql<string>`${lineage.code}`.as('standard_region'),
        distance: sql<number>`${lineage.distance}`.as('standard_distance'),
        validFrom: programmeStandards.validFrom,
        validTo: programmeStandards.validTo,
        amountFen: programmeStandards.amountFen,
      })
        .from(programmeStandards)
        .innerJoin(lineage, eq(lineage.ancestor, programmeStandards.regionCode)),
    );
    type Expression = Parameters<typeof validOn>[1];
    type Line = Record<'programmeId' | 'regionCode' | 'periodStart', Expression>;
    const applies = (of: Line) =>
      and(
        eq(standards.programmeId, of.programmeId),
        eq(standards.regionCode, of.regionCode),
        validOn(standards, of.periodStart),
      );
    // What exceeds none of the standards that might apply exceeds not the nearest: only the rest is put in order. The evidence goes along:
    // joining the lines again at the end would cost as much as all the rest.
    const line = {
      id: subsidyLines.id,
      batchId: subsidyLines.batchId,
      programmeId: subsidyLines.programmeId,
      regionCode: subsidyLines.regionCode,
      periodStart: subsidyLines.periodStart,
      quantity: subsidyLines.quantity,
      lineFen: sql<bigint>`${subsidyLines.amountFen}`.as('line_fen'),
    };
    // In floating point, which is twice as fast: what exceeds a rounded product exceeds the product by half a fen or more.
    const roughly = sql`${standards.amountFen}::double * coalesce(${subsidyLines.quantity}, 1)::double * (1 + ${tolerance}) + 0.25`;
    const above = $with('above').as(
      selectDistinct(line)
        .from(subsidyLines)
        .innerJoin(standards, applies(subsidyLines))
        .where(and(eq(subsidyLines.status, 'success'), gt(subsidyLines.amountFen, roughly))),
    );
    // Rounded half up to the fen.
    const allowed = sql<bigint>`cast(round(${standards.amountFen} * coalesce(${above.quantity}, 1) * (1 + ${tolerance})) as bigint)`;
    const nearest = $with('nearest').as(
      select({
        id: above.id,
        batchId: above.batchId,
        programmeId: above.programmeId,
        periodStart: above.periodStart,
        quantity: above.quantity,
        lineFen: sql<bigint>`${above.lineFen}`.as('nearest_line_fen'),
        standardId: sql<string>`${standards.id}`.as('nearest_id'),
        standardFen: sql<bigint>`${standards.amountFen}`.as('nearest_fen'),
        allowedFen: allowed.as('nearest_allowed'),
        place:
          sql<number>`row_number() over (partition by ${above.id} order by ${standards.distance}, ${standards.validFrom} desc, ${standards.amountFen} desc, ${standards.id})`.as(
            'nearest_place',
          ),
      })
        .from(above)
        .innerJoin(standards, applies(above)),
    );
    const overStandard = using(lineage, standards, above, nearest)
      .select({
        subject: nearest.id,
        discriminator: literal('standard'),
        rows: rowsOf(nearest.standardId),
        batch: nearest.batchId,
        programme: programmes.name,
        periodStart: nearest.periodStart,
        quantity: asNumber(sql`${nearest.quantity}`),
        standard: asMoney(sql`${nearest.standardFen}`),
        counted: asMoney(sql`${nearest.lineFen}`),
        allowed: asMoney(sql`${nearest.allowedFen}`),
        excess: asMoney(sql`${nearest.lineFen} - ${nearest.allowedFen}`),
      })
      .from(nearest)
      .innerJoin(programmes, eq(programmes.id, nearest.programmeId))
      .where(and(sql`${nearest.place} = 1`, gt(nearest.lineFen, nearest.allowedFen)));

    const year = sql<number>`year(${subsidyLines.periodStart})`;
    const ofHousehold = and(eq(subsidyLines.status, 'success'), isNotNull(subsidyLines.householdId));
    const overCap = $with('over_cap').as(
      select({
        householdId: sql<string>`${subsidyLines.householdId}`.as('capped_household'),
        programmeId: sql<string>`${subsidyLines.programmeId}`.as('capped_programme'),
        year: year.as('capped_year'),
        capFen: sql<bigint>`${programmes.capFen}`.as('capped_at'),
        totalFen: sumOf(subsidyLines.amountFen).as('capped_total'),
      })
        .from(subsidyLines)
        .innerJoin(programmes, and(eq(programmes.id, subsidyLines.programmeId), isNotNull(programmes.capFen)))
        .where(ofHousehold)
        .groupBy(subsidyLines.householdId, subsidyLines.programmeId, year, programmes.capFen)
        .having(gt(sumOf(subsidyLines.amountFen), programmes.capFen)),
    );
    const ofYear = sql`partition by ${overCap.householdId}, ${overCap.programmeId}, ${overCap.year}`;
    const capped = $with('capped').as(
      select({
        id: subsidyLines.id,
        batchId: subsidyLines.batchId,
        programmeId: subsidyLines.programmeId,
        periodStart: subsidyLines.periodStart,
        totalFen: sql<bigint>`${overCap.totalFen}`.as('line_total'),
        capFen: sql<bigint>`${overCap.capFen}`.as('line_cap'),
        lines: sql<string[]>`list(${subsidyLines.id}) over (${ofYear})`.as('capped_lines'),
        place:
          sql<number>`row_number() over (${ofYear} order by ${subsidyLines.paidOn} desc, ${subsidyLines.id} desc)`.as(
            'capped_place',
          ),
      })
        .from(overCap)
        .innerJoin(
          subsidyLines,
          and(
            eq(subsidyLines.householdId, overCap.householdId),
            eq(subsidyLines.programmeId, overCap.programmeId),
            eq(year, overCap.year),
          ),
        )
        .where(ofHousehold),
    );
    const lastOfYear = using(overCap, capped)
      .select({
        subject: capped.id,
        discriminator: literal('cap'),
        rows: sql<string[]>`list_filter(${capped.lines}, lambda line: line <> ${capped.id})`,
        batch: capped.batchId,
        programme: programmes.name,
        periodStart: capped.periodStart,
        quantity: asNumber(sql`cast(null as decimal(18, 3))`),
        standard: asMoney(sql`cast(null as bigint)`),
        counted: asMoney(sql`${capped.totalFen}`),
        allowed: asMoney(sql`${capped.capFen}`),
        excess: asMoney(sql`${capped.totalFen} - ${capped.capFen}`),
      })
      .from(capped)
      .innerJoin(programmes, eq(programmes.id, capped.programmeId))
      .where(sql`${capped.place} = 1`);
    return overStandard.unionAll(lastOfYear);
  },
  message: {
    zh: '“{programme}”（{periodStart} 起）发放 {counted} 元，超过标准或年度上限 {allowed} 元，超出 {excess} 元，请核实数量和标准',
    en: '{counted} yuan of "{programme}" (from {periodStart}) are {excess} more than the {allowed} of the standard or of the cap for a year; please verify the quantity and the standard',
  },
});
