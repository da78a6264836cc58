import { and, defineRule, eq, isOneOf, matches, monitored, not, or, paid, param, through } from '@qingqu/rules-sdk';

/** Code system account-type: 乡镇财政所账户, an account of a township finance office. */
const townshipAccount = '25';

export const accountTownship = defineRule({
  id: 'account-township',
  category: 'account',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '转入乡镇财政所账户', en: 'Funds moved to a township finance-office account' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    payeeNames: param.text('(财政所|财政分局|乡人民政府|镇人民政府)', {
      zh: '乡镇收款人名称（正则表达式）',
      en: 'Names of township payees (regular expression)',
    }),
    zeroBalanceTypes: param.codes(['11', '12'], { zh: '零余额账户类型', en: 'Types of zero-balance accounts' }),
  },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId'), accounts: through('payments', 'payeeAccountId') },
  find: ({ select, payments, funds, accounts }, { payeeNames, zeroBalanceTypes }) =>
    select({
      subject: payments.id,
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      payeeAccount: payments.payeeAccountId,
      accountType: accounts.typeCode,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .leftJoin(accounts, eq(accounts.id, payments.payeeAccountId))
      .where(
        and(
          paid(payments),
          or(eq(accounts.typeCode, townshipAccount), matches(payments.payeeOrgName, payeeNames)),
          not(isOneOf(accounts.typeCode, zeroBalanceTypes)),
        ),
      ),
  message: {
    zh: '{paidOn} 支付 {amount} 元，收款方疑为乡镇财政账户（{payee}），请核实是否直达最终收款人',
    en: 'The payee of {amount} yuan paid on {paidOn} appears to be a township account ({payee}); please verify whether the money reached its final payee',
  },
});
