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
  inArray,
  isNotNull,
  netPaid,
  param,
  sql,
} from '@qingqu/rules-sdk';

export const entConcentration = defineRule({
  id: 'ent-concentration',
  category: 'enterprise',
  subject: 'enterprise',
  severity: 'blue',
  timeClass: 'S',
  optional: true,
  title: { zh: '资金过度集中', en: "A large share of a county's fund to one enterprise" },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十七条'],
  params: {
    share: param.ratio(0.3, { zh: '份额', en: 'Share' }),
    payees: param.integer(5, 'count', { zh: '收款单位数', en: 'Number of payees' }, { min: 2 }),
  },
  // No key: the share is of what all enterprises of the county received.
  find: (
    { select, with: using, $with, payments, payees, funds, regions, enterprises },
    { share, payees: payeesMin },
  ) => {
    const year = sql<number>`year(${payments.paidOn})`;
    // A payee without a party is known by its own id: it counts in the total, and stands for itself.
    const party = sql<string>`coalesce(${payees.partyId}, ${payments.payeeId})`;
    const received = $with('received').as(
      select({
        regionCode: payments.regionCode,
        fundId: payments.fundId,
        year: year.as('paid_year'),
        partyId: party.as('party'),
        netFen: netPaid(payments).as('net_fen'),
      })
        .from(payments)
        .leftJoin(payees, eq(payees.id, payments.payeeId))
        .where(
          and(
            eq(payments.status, 'paid'),
            inArray(payments.payeeKind, ['enterprise', 'collective']),
            isNotNull(payments.payeeId),
          ),
        )
        .groupBy(payments.regionCode, payments.fundId, year, party)
        .having(gt(netPaid(payments), 0n)),
    );
    const ofFund = sql`over (partition by ${received.regionCode}, ${received.fundId}, ${received.year})`;
    const shares = $with('shares').as(
      select({
        regionCode: received.regionCode,
        fundId: received.fundId,
        year: sql<number>`${received.year}`.as('share_year'),
        partyId: sql<string>`${received.partyId}`.as('share_party'),
        netFen: sql<bigint>`${received.netFen}`.as('share_fen'),
        totalFen: sql<bigint>`cast(sum(${received.netFen}) ${ofFund} as bigint)`.as('share_total'),
        payees: sql<number>`count(*) ${ofFund}`.as('share_payees'),
      }).from(received),
    );
    const portion = sql`${shares.netFen}::double / ${shares.totalFen}`;
    return using(received, shares)
      .select({
        subject: enterprises.id,
        discriminator: asText(sql`concat_ws('/', ${shares.regionCode}, ${shares.fundId}, ${shares.year})`),
        region: regions.name,
        fund: funds.name,
        year: asNumber(sql`${shares.year}`),
        enterprise: enterprises.name,
        received: asMoney(sql`${shares.netFen}`),
        total: asMoney(sql`${shares.totalFen}`),
        portion: asRatio(sql`round(${portion}, 4)`),
        payeeCount: asNumber(sql`${shares.payees}`),
      })
      .from(shares)
      .innerJoin(enterprises, eq(enterprises.id, shares.partyId))
      .leftJoin(funds, eq(funds.id, shares.fundId))
      .leftJoin(regions, eq(regions.code, shares.regionCode))
      .where(and(gt(portion, share), gte(shares.payees, payeesMin)));
  },
  message: {
    zh: '{region} {year} 年“{fund}”支付给 {payeeCount} 家单位共 {total} 元，其中 {enterprise} 得 {received} 元，占 {portion}，请核实分配依据',
    en: '{enterprise} received {received} ({portion}) of the {total} yuan that "{fund}" paid to {payeeCount} payees of {region} in {year}; please verify how they were chosen',
  },
});
