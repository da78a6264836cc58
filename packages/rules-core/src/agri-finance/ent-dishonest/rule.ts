import {
  and,
  asDate,
  asText,
  defineRule,
  eq,
  inArray,
  isOneOf,
  monitored,
  paid,
  param,
  sql,
  through,
  validOn,
} from '@qingqu/rules-sdk';

export const entDishonest = defineRule({
  id: 'ent-dishonest',
  category: 'enterprise',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '收款企业在失信或限制名单上', en: 'Payee on a list of exclusion' },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: {
    lists: param.codes(['dishonest', 'debarment', 'tax', 'bribery'], { zh: '比对的名单', en: 'Lists looked at' }),
  },
  key: { payments: 'id' },
  reaches: {
    funds: through('payments', 'fundId'),
    payees: through('payments', 'payeeId'),
    partyListEntries: ({ select, payments, payees, changed }) =>
      select({ key: payments.id })
        .from(payments)
        .innerJoin(payees, eq(payees.id, payments.payeeId))
        .innerJoin(changed, eq(changed.enterpriseId, payees.partyId)),
  },
  find: ({ select, with: using, $with, payments, funds, payees, partyListEntries }, { lists }) => {
    const listings = $with('listings').as(
      select({
        paymentId: payments.id,
        list: partyListEntries.list,
        listedFrom: sql<string>`min(${partyListEntries.validFrom})`.as('listed_from'),
        registerAsOf: sql<string>`max(${partyListEntries.asOf})`.as('register_as_of'),
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .innerJoin(payees, eq(payees.id, payments.payeeId))
        .innerJoin(
          partyListEntries,
          and(
            eq(partyListEntries.enterpriseId, payees.partyId),
            isOneOf(partyListEntries.list, lists),
            validOn(partyListEntries, payments.paidOn),
          ),
        )
        .where(and(paid(payments), inArray(payments.payeeKind, ['enterprise', 'collective'])))
        .groupBy(payments.id, partyListEntries.list),
    );
    return using(listings)
      .select({
        subject: payments.id,
        discriminator: listings.list,
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        payee: payments.payeeOrgName,
        list: asText(
          sql`case ${listings.list} when 'dishonest' then '失信被执行人名单' when 'debarment' then '政府采购限制名单' when 'tax' then '税收失信名单' when 'bribery' then '行贿人名单' else ${listings.list} end`,
        ),
        listedFrom: asDate(sql`${listings.listedFrom}`),
        registerAsOf: asDate(sql`${listings.registerAsOf}`),
        purpose: payments.purpose,
      })
      .from(listings)
      .innerJoin(payments, eq(payments.id, listings.paymentId));
  },
  message: {
    zh: '{paidOn} 向 {payee} 支付 {amount} 元，该单位自 {listedFrom} 起在{list}上，请核实是否可以承接',
    en: '{amount} yuan were paid on {paidOn} to {payee}, which has been on a list ({list}) since {listedFrom}; please verify whether it could be engaged',
  },
});
