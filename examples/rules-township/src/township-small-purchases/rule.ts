import {
  and,
  asNumber,
  asText,
  count,
  defineRule,
  eq,
  gte,
  isNotNull,
  listOf,
  lt,
  paid,
  param,
  sql,
  sumOf,
} from '@qingqu/rules-sdk';

export const smallPurchases = defineRule({
  id: 'township-small-purchases',
  category: 'fund',
  subject: 'agency',
  severity: 'yellow',
  timeClass: 'W',
  title: { zh: '同月多次向同一商户零星采购', en: 'Repeated small purchases from one shop in a month' },
  basis: ['豫财办〔2018〕33号 第八条', '兰考县乡镇财政所报备办法'],
  params: {
    limit: param.money('10000.00', { zh: '单笔报备限额', en: 'Amount from which a purchase is reported' }),
    times: param.integer(3, 'count', { zh: '笔数', en: 'Number of purchases' }, { min: 2 }),
  },
  find: ({ select, with: using, $with, payments, agencies, regions }, { limit, times }) => {
    const small = $with('small').as(
      select({
        id: payments.id,
        agencyId: payments.agencyId,
        agency: agencies.name,
        shop: sql<string>`${payments.payeeOrgName}`.as('shop'),
        month: sql<string>`strftime(${payments.paidOn}, '%Y-%m')`.as('month'),
        amountFen: payments.amountFen,
      })
        .from(payments)
        .innerJoin(agencies, eq(agencies.id, payments.agencyId))
        .innerJoin(regions, and(eq(regions.code, agencies.regionCode), eq(regions.level, 'township')))
        .where(and(paid(payments), isNotNull(payments.payeeOrgName), lt(payments.amountFen, limit))),
    );
    return using(small)
      .select({
        subject: small.agencyId,
        discriminator: asText(sql`concat_ws(' ', ${small.month}, ${small.shop})`),
        rows: listOf(small.id),
        agency: small.agency,
        shop: asText(sql`${small.shop}`),
        month: asText(sql`${small.month}`),
        count: asNumber(count()),
        total: sumOf(small.amountFen),
        limit,
      })
      .from(small)
      .groupBy(small.agencyId, small.agency, small.shop, small.month)
      .having(and(gte(count(), times), gte(sumOf(small.amountFen), limit)));
  },
  message: {
    zh: '{agency} {month} 向 {shop} 采购 {count} 笔，单笔均不足 {limit} 元，合计 {total} 元，请核实是否为同一事项',
    en: '{agency} bought {count} times from {shop} in {month}, each time for less than {limit} yuan, {total} yuan in all; please verify whether it was one purchase',
  },
});
