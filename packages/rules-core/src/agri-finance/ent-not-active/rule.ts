import {
  and,
  asDate,
  defineRule,
  eq,
  inArray,
  monitored,
  ne,
  paid,
  param,
  reasons,
  sql,
  through,
  validOn,
  when,
} from '@qingqu/rules-sdk';

export const entNotActive = defineRule({
  id: 'ent-not-active',
  category: 'enterprise',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: {
    zh: '收款企业已注销、吊销、清算或经营异常',
    en: 'Payee cancelled, revoked, in liquidation or listed abnormal',
  },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: { grace: param.integer(0, 'days', { zh: '宽限天数', en: 'Days of grace' }) },
  key: { payments: 'id' },
  reaches: {
    funds: through('payments', 'fundId'),
    payees: through('payments', 'payeeId'),
    businessRecords: ({ select, payments, payees, changed }) =>
      select({ key: payments.id })
        .from(payments)
        .innerJoin(payees, eq(payees.id, payments.payeeId))
        .innerJoin(changed, eq(changed.enterpriseId, payees.partyId)),
  },
  find: ({ select, with: using, $with, payments, funds, payees, businessRecords }, { grace }) => {
    const isAbnormal = eq(businessRecords.status, 'abnormal');
    const standings = $with('standings').as(
      select({
        paymentId: payments.id,
        recordId: sql<string>`${businessRecords.id}`.as('record_id'),
        // The worst standing of the day comes first.
        place:
          sql<number>`row_number() over (partition by ${payments.id} order by ${isAbnormal}, ${businessRecords.validFrom}, ${businessRecords.id})`.as(
            'place',
          ),
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .innerJoin(payees, eq(payees.id, payments.payeeId))
        .innerJoin(
          businessRecords,
          and(
            eq(businessRecords.enterpriseId, payees.partyId),
            ne(businessRecords.status, 'active'),
            validOn(businessRecords, asDate(sql`(${payments.paidOn} - ${grace})`)),
          ),
        )
        .where(and(paid(payments), inArray(payments.payeeKind, ['enterprise', 'collective']))),
    );
    return using(standings)
      .select({
        subject: payments.id,
        severity: when(isAbnormal, 'yellow', 'red'),
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        payee: payments.payeeOrgName,
        standing: reasons([
          [eq(businessRecords.status, 'cancelled'), '注销'],
          [eq(businessRecords.status, 'revoked'), '吊销'],
          [eq(businessRecords.status, 'liquidation'), '清算'],
          [isAbnormal, '经营异常'],
        ]),
        since: businessRecords.validFrom,
        registerAsOf: businessRecords.asOf,
        purpose: payments.purpose,
      })
      .from(standings)
      .innerJoin(payments, eq(payments.id, standings.paymentId))
      .innerJoin(businessRecords, eq(businessRecords.id, standings.recordId))
      .where(eq(standings.place, 1));
  },
  message: {
    zh: '{paidOn} 向 {payee} 支付 {amount} 元，该单位自 {since} 起登记状态为{standing}，请核实收款主体',
    en: '{amount} yuan were paid on {paidOn} to {payee}, whose standing in the business register has been {standing} since {since}; please verify the payee',
  },
});
