import {
  and,
  asMoney,
  asNumber,
  defineRule,
  differs,
  eq,
  gt,
  gte,
  inArray,
  isTrue,
  monitored,
  not,
  or,
  paid,
  param,
  reasons,
  sql,
} from '@qingqu/rules-sdk';

export const fundLargeSingle = defineRule({
  id: 'fund-large-single',
  category: 'fund',
  subject: 'payment',
  severity: 'blue',
  timeClass: 'S',
  title: { zh: '大额支付', en: 'Large single payment' },
  basis: ['豫财办〔2018〕33号 第八条', '中国人民银行令〔2016〕第3号'],
  params: {
    abs: param.money('2000000.00', { zh: '大额起点', en: 'Large from' }),
    fence: param.ratio(
      3,
      { zh: '四分位距倍数', en: 'Interquartile ranges above the third quartile' },
      { min: 0, max: 10 },
    ),
    minGroup: param.integer(30, 'count', { zh: '同类最少笔数', en: 'Least number of like payments' }, { min: 4 }),
  },
  // Every payment moves the quartiles of its group, and the group has no column of its own: no key.
  find: ({ select, with: using, $with, payments, funds, regions }, { abs, fence, minGroup }) => {
    const entities = $with('entities').as(
      select({
        id: payments.id,
        fundId: payments.fundId,
        funcCode: payments.funcCode,
        level: regions.level,
        fiscalYear: payments.fiscalYear,
        amountFen: payments.amountFen,
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .leftJoin(regions, eq(regions.code, payments.regionCode))
        .where(and(paid(payments), inArray(payments.payeeKind, ['enterprise', 'collective']))),
    );
    const groups = $with('groups').as(
      select({
        fundId: entities.fundId,
        funcCode: entities.funcCode,
        level: entities.level,
        fiscalYear: entities.fiscalYear,
        size: sql<number>`count(*)`.as('group_size'),
        quartiles: sql<number[]>`quantile_cont(${entities.amountFen}, [0.25, 0.75])`.as('quartiles'),
      })
        .from(entities)
        .groupBy(entities.fundId, entities.funcCode, entities.level, entities.fiscalYear),
    );
    const range = sql`(${groups.quartiles}[2] - ${groups.quartiles}[1])`;
    // Few payments, or payments of nearly one amount, have no tail.
    const comparable = and(gte(groups.size, minGroup), gt(range, 0));
    const limit = sql`case when ${comparable} then ${groups.quartiles}[2] + ${fence} * ${range} end`;
    const isLarge = gte(payments.amountFen, abs);
    const aboveOthers = isTrue(gt(payments.amountFen, limit));
    return using(entities, groups)
      .select({
        subject: payments.id,
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        payee: payments.payeeOrgName,
        reasons: reasons([
          [isLarge, '达到大额起点'],
          [aboveOthers, '明显高于同类支付'],
        ]),
        likeCount: asNumber(sql`${groups.size}`),
        likeLimit: asMoney(sql`cast(floor(${limit}) as bigint)`),
        purpose: payments.purpose,
      })
      .from(entities)
      .innerJoin(payments, eq(payments.id, entities.id))
      .innerJoin(
        groups,
        and(
          eq(groups.fundId, entities.fundId),
          not(differs(groups.funcCode, entities.funcCode)),
          not(differs(groups.level, entities.level)),
          eq(groups.fiscalYear, entities.fiscalYear),
        ),
      )
      .where(or(isLarge, aboveOthers));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元：{reasons}，请复核支付依据',
    en: '{amount} yuan paid on {paidOn}: {reasons}; please review what the payment rests on',
  },
});
