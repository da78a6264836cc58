import {
  and,
  asDate,
  asMoney,
  asNumber,
  asText,
  defineRule,
  eq,
  gt,
  literal,
  notExists,
  paid,
  param,
  sql,
  through,
  validOn,
} from '@qingqu/rules-sdk';

export const fundRelocationMisuse = defineRule({
  id: 'fund-relocation-misuse',
  category: 'fund',
  subject: ['payment', 'relocation_household'],
  severity: 'red',
  timeClass: 'D',
  title: { zh: '易地扶贫搬迁资金超出封闭使用范围', en: 'Relocation financing outside its closed loop' },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第三条', '豫财办〔2018〕33号 第十三条'],
  params: {
    area: param.integer(25, 'count', { zh: '人均住房面积上限（平方米）', en: 'Square metres per person at most' }),
    cap: param.money('10000.00', { zh: '户自筹上限', en: 'Own contribution of a household at most' }),
  },
  key: { payments: 'id', relocationHouseholds: 'id' },
  reaches: {
    funds: through('payments', 'fundId'),
    relocationPayees: ({ select, payments, changed }) =>
      select({ key: payments.id }).from(payments).innerJoin(changed, eq(changed.projectId, payments.projectId)),
  },
  find: ({ select, payments, funds, relocationPayees, relocationHouseholds }, { area, cap }) => {
    const listed = select({ id: relocationPayees.id })
      .from(relocationPayees)
      .where(
        and(
          eq(relocationPayees.projectId, payments.projectId),
          eq(relocationPayees.payeeId, payments.payeeId),
          validOn(relocationPayees, payments.paidOn),
        ),
      );
    const toOthers = select({
      subject: payments.id,
      kind: literal('payment'),
      discriminator: literal('payee'),
      reason: asText(
        sql`case when ${payments.projectId} is null then '支付没有搬迁项目' else '收款人不在搬迁项目的收款名单内' end`,
      ),
      project: payments.projectId,
      amount: payments.amountFen,
      paidOn: payments.paidOn,
      payee: payments.payeeOrgName,
      selfFinance: asMoney(sql`cast(null as bigint)`),
      persons: asNumber(sql`cast(null as integer)`),
      areaM2: asNumber(sql`cast(null as double)`),
      perPerson: asNumber(sql`cast(null as double)`),
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), eq(funds.category, 'relocation_financing')))
      .where(and(paid(payments), notExists(listed)));
    const ofHousehold = (discriminator: string, reason: string) =>
      select({
        subject: relocationHouseholds.id,
        kind: literal('relocation_household'),
        discriminator: literal(discriminator),
        reason: literal(reason),
        project: relocationHouseholds.projectId,
        amount: asMoney(sql`cast(null as bigint)`),
        paidOn: asDate(sql`cast(null as date)`),
        payee: asText(sql`cast(null as varchar)`),
        selfFinance: relocationHouseholds.selfFinanceFen,
        persons: asNumber(sql`${relocationHouseholds.persons}`),
        areaM2: asNumber(sql`cast(${relocationHouseholds.areaM2} as double)`),
        perPerson: asNumber(
          sql`round(cast(${relocationHouseholds.areaM2} as double) / nullif(${relocationHouseholds.persons}, 0), 2)`,
        ),
      }).from(relocationHouseholds);
    const tooLarge = ofHousehold('area', '人均住房面积超过上限').where(
      and(
        gt(relocationHouseholds.persons, 0),
        gt(relocationHouseholds.areaM2, sql`${area} * ${relocationHouseholds.persons}`),
      ),
    );
    const tooDear = ofHousehold('self-finance', '户自筹资金超过上限').where(
      gt(relocationHouseholds.selfFinanceFen, cap),
    );
    return toOthers.unionAll(tooLarge).unionAll(tooDear);
  },
  message: {
    zh: '易地扶贫搬迁：{reason}，请核实搬迁资金的使用',
    en: 'Relocation: {reason}; please verify the use of its financing',
  },
});
