import {
  and,
  asMoney,
  asRatio,
  asText,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  matches,
  netPaid,
  param,
  sql,
} from '@qingqu/rules-sdk';

export const collectiveShare = defineRule({
  id: 'township-collective-share',
  category: 'fund',
  subject: 'agency',
  severity: 'yellow',
  timeClass: 'W',
  title: { zh: '村集体收款占乡镇支付过半', en: "Most of a township's payments go to one village collective" },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    share: param.ratio(0.5, { zh: '占比', en: 'Share of the payments' }),
    floor: param.money('100000.00', { zh: '全年支付下限', en: 'Payments in the year from which on it counts' }),
    names: param.text('村民委员会|村委会|合作社|集体经济', {
      zh: '村集体名称（正则表达式）',
      en: 'Names of village collectives (regular expression)',
    }),
  },
  find: ({ select, with: using, $with, payments, agencies, regions }, { share, floor, names }) => {
    const received = $with('received').as(
      select({
        agencyId: payments.agencyId,
        agency: agencies.name,
        fiscalYear: payments.fiscalYear,
        payee: sql<string>`${payments.payeeOrgName}`.as('payee'),
        netFen: netPaid(payments).as('net_fen'),
      })
        .from(payments)
        .innerJoin(agencies, eq(agencies.id, payments.agencyId))
        .innerJoin(regions, and(eq(regions.code, agencies.regionCode), eq(regions.level, 'township')))
        .groupBy(payments.agencyId, agencies.name, payments.fiscalYear, payments.payeeOrgName),
    );
    const shares = $with('shares').as(
      select({
        agencyId: received.agencyId,
        agency: received.agency,
        fiscalYear: received.fiscalYear,
        payee: received.payee,
        netFen: received.netFen,
        totalFen:
          sql<bigint>`cast(sum(${received.netFen}) over (partition by ${received.agencyId}, ${received.fiscalYear}) as bigint)`.as(
            'total_fen',
          ),
      }).from(received),
    );
    return using(received, shares)
      .select({
        subject: shares.agencyId,
        discriminator: asText(sql`concat_ws(' ', ${shares.fiscalYear}, ${shares.payee})`),
        agency: shares.agency,
        year: asText(sql`cast(${shares.fiscalYear} as varchar)`),
        collective: asText(sql`${shares.payee}`),
        received: asMoney(sql`${shares.netFen}`),
        total: asMoney(sql`${shares.totalFen}`),
        part: asRatio(sql`round(${shares.netFen} / ${shares.totalFen}, 4)`),
      })
      .from(shares)
      .where(
        and(
          isNotNull(shares.payee),
          matches(sql`${shares.payee}`, names),
          gte(shares.totalFen, floor),
          gt(shares.netFen, sql`${shares.totalFen} * ${share}`),
        ),
      );
  },
  message: {
    zh: '{agency} {year} 年支付 {total} 元，其中 {collective} 收款 {received} 元，占 {part}，请核实用途',
    en: '{collective} received {received} of the {total} yuan that {agency} paid in {year} ({part}); please verify what for',
  },
});
