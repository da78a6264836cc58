import { and, defineRule, eq, isOneOf, monitored, not, paid, param, through } from '@qingqu/rules-sdk';

export const accountPayerUnauthorised = defineRule({
  id: 'account-payer-unauthorised',
  category: 'account',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: {
    zh: '付款账户非零余额账户或扶贫专户',
    en: 'Paid from an account that is neither a treasury nor a poverty special account',
  },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    authorisedTypes: param.codes(['11', '12', '21', '23', '24'], {
      zh: '允许付款的账户类型',
      en: 'Types of accounts that may pay',
    }),
  },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId'), accounts: through('payments', 'payerAccountId') },
  find: ({ select, payments, funds, accounts }, { authorisedTypes }) =>
    select({
      subject: payments.id,
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payerAccount: payments.payerAccountId,
      accountType: accounts.typeCode,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .leftJoin(accounts, eq(accounts.id, payments.payerAccountId))
      // An unknown account has no type, which is not one of the authorised.
      .where(and(paid(payments), not(isOneOf(accounts.typeCode, authorisedTypes)))),
  message: {
    zh: '{paidOn} 支付 {amount} 元，付款账户不是已登记的零余额账户、清算账户或财政专户，请核实付款账户',
    en: '{amount} yuan were paid on {paidOn} from an account that is not registered as a zero-balance, clearing or special account; please verify the paying account',
  },
});
