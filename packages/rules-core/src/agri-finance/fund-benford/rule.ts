import { and, asNumber, asText, defineRule, eq, gt, gte, lt, max, min, ne, paid, param, sql } from '@qingqu/rules-sdk';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export const fundBenford = defineRule({
  id: 'fund-benford',
  category: 'fund',
  subject: 'agency',
  severity: 'blue',
  timeClass: 'S',
  title: { zh: '支付金额首位数分布异常', en: 'Unusual distribution of first digits' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {
    minCount: param.integer(300, 'count', { zh: '最少笔数', en: 'Least number of payments' }, { min: 1 }),
    mad: param.ratio(0.015, { zh: '平均绝对偏差上限', en: 'Mean absolute deviation at most' }),
  },
  key: { agencies: 'id', payments: 'agencyId' },
  optional: true,
  find: ({ select, with: using, $with, payments, agencies }, { minCount, mad }) => {
    const firstDigits = $with('first_digits').as(
      select({
        agencyId: payments.agencyId,
        year: sql<number>`year(${payments.paidOn})`.as('year_no'),
        amountFen: payments.amountFen,
        digit: sql<string>`left(cast(${payments.amountFen} as varchar), 1)`.as('digit'),
      })
        .from(payments)
        // The money of a one-card batch is of fixed rates; it leaves through the agent bank.
        .where(and(paid(payments), ne(payments.payeeKind, 'agent_bank'), gt(payments.amountFen, 0n))),
    );
    const having = (digit: number) => sql`count(*) filter (where ${firstDigits.digit} = ${sql.raw(`'${digit}'`)})`;
    const deviations = digits.map(
      (digit) => sql`abs(${having(digit)}::double / count(*) - log10(1 + 1.0 / ${sql.raw(String(digit))}))`,
    );
    const distributions = $with('distributions').as(
      select({
        agencyId: firstDigits.agencyId,
        year: sql<number>`${firstDigits.year}`.as('of_year'),
        count: sql<number>`count(*)`.as('payment_count'),
        deviation: sql<number>`(${sql.join(deviations, sql` + `)}) / 9`.as('deviation'),
        table: sql<string>`concat_ws('、', ${sql.join(
          digits.map((digit) => sql`concat(${sql.raw(`'${digit}'`)}, ': ', ${having(digit)})`),
          sql`, `,
        )})`.as('digit_table'),
      })
        .from(firstDigits)
        .groupBy(firstDigits.agencyId, firstDigits.year)
        // One fixed amount paid over and over has no distribution.
        .having(and(gte(sql`count(*)`, minCount), lt(min(firstDigits.amountFen), max(firstDigits.amountFen)))),
    );
    return using(firstDigits, distributions)
      .select({
        subject: agencies.id,
        discriminator: sql<string>`cast(${distributions.year} as varchar)`,
        unit: agencies.name,
        year: asNumber(sql`${distributions.year}`),
        count: asNumber(sql`${distributions.count}`),
        deviation: asNumber(sql`round(${distributions.deviation}, 4)`),
        digits: asText(sql`${distributions.table}`),
      })
      .from(distributions)
      .innerJoin(agencies, eq(agencies.id, distributions.agencyId))
      .where(gt(distributions.deviation, mad));
  },
  message: {
    zh: '{unit} {year} 年 {count} 笔支付的首位数分布与本福特定律的平均绝对偏差为 {deviation}，请抽查支付金额',
    en: 'The first digits of {count} payments of {unit} in {year} deviate from Benford by {deviation} on average; please look into a sample of the amounts',
  },
});
