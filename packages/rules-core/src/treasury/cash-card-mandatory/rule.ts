import { and, defineRule, eq, gte, inCash, isOneOf, monitored, paid, param, through } from '@qingqu/rules-sdk';

export const cashCardMandatory = defineRule({
  id: 'cash-card-mandatory',
  category: 'cash',
  subject: 'payment',
  severity: 'yellow',
  timeClass: 'D',
  title: { zh: '应使用公务卡而使用现金', en: 'Cash used where the official card is mandatory' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    codes: param.codes(
      ['30201', '30202', '30207', '30211', '30213', '30214', '30215', '30216', '30217', '30231', '30239'],
      {
        zh: '公务卡强制结算目录（部门经济分类）',
        en: 'Departmental economic codes that must be paid by official card',
      },
    ),
    limit: param.money('0.00', { zh: '起点金额', en: 'Amount from which the card is mandatory' }),
  },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId') },
  find: ({ select, payments, funds, codeItems }, { codes, limit }) =>
    select({
      subject: payments.id,
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      depEcoCode: payments.depEcoCode,
      codeName: codeItems.nameZh,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .leftJoin(codeItems, and(eq(codeItems.system, 'dep-economic'), eq(codeItems.code, payments.depEcoCode)))
      .where(
        and(paid(payments), inCash(payments), isOneOf(payments.depEcoCode, codes), gte(payments.amountFen, limit)),
      ),
  message: {
    zh: '{paidOn} 以现金支付 {amount} 元（{depEcoCode} {codeName}），属公务卡强制结算目录，请核实结算方式',
    en: '{amount} yuan were paid in cash on {paidOn} for {depEcoCode} {codeName}, which is to be paid by official card; please verify the settlement',
  },
});
