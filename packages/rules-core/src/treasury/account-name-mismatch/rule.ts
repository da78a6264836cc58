import {
  and,
  defineRule,
  differs,
  eq,
  isNotNull,
  monitored,
  ne,
  or,
  organisationName,
  paid,
  reasons,
  type SQL,
  through,
} from '@qingqu/rules-sdk';

export const accountNameMismatch = defineRule({
  id: 'account-name-mismatch',
  category: 'account',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'D',
  title: { zh: '收款人户名与账号不符', en: 'Payee and account holder differ' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {},
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId'), accounts: through('payments', 'payeeAccountId') },
  find: ({ select, payments, funds, accounts }) => {
    // Tokens are of names as they were entered; organisations get a second look, at names without the form of the company.
    const anotherName = and(
      ne(payments.payeeNameToken, accounts.nameToken),
      or(
        eq(payments.payeeKind, 'individual'),
        differs(organisationName(payments.payeeOrgName), organisationName(accounts.holderOrgName)),
      ),
    );
    const anotherAccount = and(
      isNotNull(payments.actualPayeeAccountId),
      ne(payments.actualPayeeAccountId, payments.payeeAccountId),
    );
    const mismatches: [SQL | undefined, string][] = [
      [anotherName, '收款人名称与账户户名不一致'],
      [anotherAccount, '实际收款账户与申请账户不一致'],
    ];
    return select({
      subject: payments.id,
      reasons: reasons(mismatches),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      holder: accounts.holderOrgName,
      payeeAccount: payments.payeeAccountId,
      actualAccount: payments.actualPayeeAccountId,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .innerJoin(accounts, eq(accounts.id, payments.payeeAccountId))
      .where(and(paid(payments), or(...mismatches.map(([mismatch]) => mismatch))));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元：{reasons}（收款人 {payee}，户名 {holder}），请核实收款账户',
    en: '{amount} yuan were paid on {paidOn}: {reasons} (payee {payee}, holder {holder}); please verify the receiving account',
  },
});
