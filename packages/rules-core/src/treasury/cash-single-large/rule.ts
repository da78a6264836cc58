import { and, defineRule, eq, gte, inCash, monitored, paid, param, through } from '@qingqu/rules-sdk';

export const cashSingleLarge = defineRule({
  id: 'cash-single-large',
  category: 'cash',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '单笔大额提现', en: 'Single large cash withdrawal' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条', '中国人民银行令〔2016〕第3号'],
  params: { limit: param.money('50000.00', { zh: '单笔上限', en: 'Limit per withdrawal' }) },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId') },
  find: ({ select, payments, funds }, { limit }) =>
    select({
      subject: payments.id,
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      limit,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .where(and(paid(payments), inCash(payments), gte(payments.amountFen, limit))),
  message: {
    zh: '现金支付 {amount} 元，达到单笔上限 {limit} 元，请核实用途',
    en: 'Cash payment of {amount} yuan reaches the limit of {limit} yuan; please verify its purpose',
  },
});
