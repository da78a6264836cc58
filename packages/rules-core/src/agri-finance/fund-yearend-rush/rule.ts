import {
  and,
  asMoney,
  asNumber,
  asRatio,
  asText,
  defineRule,
  eq,
  gt,
  gte,
  isTrue,
  monitored,
  netPaid,
  not,
  or,
  param,
  sql,
  sumOf,
  sumWhere,
  through,
} from '@qingqu/rules-sdk';

export const fundYearendRush = defineRule({
  id: 'fund-yearend-rush',
  category: 'fund',
  subject: 'agency',
  severity: 'yellow',
  timeClass: 'S',
  title: { zh: '年底集中支出', en: 'Most of the year spent at its end' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {
    share: param.ratio(0.5, { zh: '年底支出占比', en: 'Share of the year spent at its end' }),
    min: param.money('1000000.00', { zh: '全年支出起点', en: 'Least amount of the year' }),
    firstMonth: param.integer(11, 'count', { zh: '年底起始月份', en: 'First month of the end' }, { min: 1, max: 12 }),
  },
  key: { agencies: 'id', payments: 'agencyId' },
  reaches: {
    funds: through('payments', 'fundId', 'agencyId'),
    indicators: through('payments', 'indicatorId', 'agencyId'),
  },
  find: ({ select, with: using, $with, payments, funds, indicators, agencies, asOf }, { share, min, firstMonth }) => {
    const year = sql<number>`year(${payments.paidOn})`;
    const month = sql<number>`month(${payments.paidOn})`;
    // What was first issued in the last quarter could not be spent before.
    const issuedLate = isTrue(gte(indicators.docIssuedOn, sql`make_date(${year}, 10, 1)`));
    const months = $with('months').as(
      select({
        agencyId: payments.agencyId,
        year: year.as('year_no'),
        month: month.as('month_no'),
        netFen: netPaid(payments).as('net_fen'),
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .leftJoin(indicators, eq(indicators.id, payments.indicatorId))
        .where(
          and(
            eq(payments.status, 'paid'),
            or(eq(year, sql`year(${asOf})`), eq(year, sql`year(${asOf}) - 1`)),
            gte(asOf, sql`make_date(${year}, ${firstMonth}, 1)`),
            not(issuedLate),
          ),
        )
        .groupBy(payments.agencyId, year, month),
    );
    const inYuan = sql`cast(${months.netFen} / 100.0 as decimal(18, 2))`;
    const years = $with('years').as(
      select({
        agencyId: months.agencyId,
        year: sql<number>`${months.year}`.as('of_year'),
        totalFen: sumOf(months.netFen).as('total_fen'),
        lateFen: sumWhere(months.netFen, gte(months.month, firstMonth)).as('late_fen'),
        series: sql<string>`string_agg(concat(${months.month}, '月 ', ${inYuan}), '、' order by ${months.month})`.as(
          'series',
        ),
      })
        .from(months)
        .groupBy(months.agencyId, months.year),
    );
    const lateShare = sql`${years.lateFen}::double / ${years.totalFen}`;
    return using(months, years)
      .select({
        subject: agencies.id,
        discriminator: sql<string>`cast(${years.year} as varchar)`,
        unit: agencies.name,
        year: asNumber(sql`${years.year}`),
        spent: asMoney(sql`${years.totalFen}`),
        spentLate: asMoney(sql`${years.lateFen}`),
        lateShare: asRatio(sql`round(${lateShare}, 4)`),
        months: asText(sql`${years.series}`),
      })
      .from(years)
      .innerJoin(agencies, eq(agencies.id, years.agencyId))
      .where(and(gte(years.totalFen, min), gt(years.totalFen, 0n), gt(lateShare, share)));
  },
  message: {
    zh: '{unit} {year} 年支出 {spent} 元，其中 {firstMonth} 月起支出 {spentLate} 元（{lateShare}），请核实年底支出的必要性',
    en: '{unit} spent {spent} yuan in {year}, of which {spentLate} ({lateShare}) from month {firstMonth} on; please verify what was needed at the end of the year',
  },
});
