import {
  and,
  asMoney,
  asNumber,
  count,
  dayText,
  defineRule,
  eq,
  gte,
  inCash,
  listOf,
  lt,
  max,
  monitored,
  paid,
  param,
  sql,
  sumOf,
  through,
} from '@qingqu/rules-sdk';

export const cashDailyCumulative = defineRule({
  id: 'cash-daily-cumulative',
  category: 'cash',
  subject: 'agency',
  severity: 'yellow',
  timeClass: 'W',
  title: { zh: '当日累计提现达到上限', en: 'Cash of one day adds up to the limit' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条', '中国人民银行令〔2016〕第3号'],
  params: { limit: param.money('50000.00', { zh: '当日累计上限', en: 'Limit per day' }) },
  key: { agencies: 'id', payments: 'agencyId' },
  reaches: { funds: through('payments', 'fundId', 'agencyId') },
  find: ({ select, payments, funds, agencies }, { limit }) => {
    const total = sumOf(payments.amountFen);
    const largest = asMoney(sql`${max(payments.amountFen)}`);
    return select({
      subject: payments.agencyId,
      discriminator: dayText(payments.paidOn),
      rows: listOf(payments.id),
      agency: agencies.name,
      day: payments.paidOn,
      count: asNumber(count()),
      total,
      largest,
      limit,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .leftJoin(agencies, eq(agencies.id, payments.agencyId))
      .where(and(paid(payments), inCash(payments)))
      .groupBy(payments.agencyId, agencies.name, payments.paidOn)
      .having(and(gte(total, limit), lt(largest, limit)));
  },
  message: {
    zh: '{agency} {day} 共 {count} 笔现金支付，合计 {total} 元，达到上限 {limit} 元，请核实用途',
    en: '{count} cash payments of {agency} on {day} add up to {total} yuan, which reaches the limit of {limit} yuan; please verify their purpose',
  },
});
