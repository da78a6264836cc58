import { and, defineRule, eq, lte, monitored, or, paid, reasons, type SQL, through, when } from '@qingqu/rules-sdk';

/** Code system account-type: 黑名单账户, an account on the black list. */
const blackListed = '51';

export const accountInvalid = defineRule({
  id: 'account-invalid',
  category: 'account',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '账号无效、已销户或列入黑名单', en: 'Account malformed, closed or black-listed' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {},
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId'), accounts: through('payments', 'payeeAccountId') },
  find: ({ select, payments, funds, accounts }) => {
    const closed = lte(accounts.closedOn, payments.paidOn);
    const listed = eq(accounts.typeCode, blackListed);
    // Only cards have a check digit: the number of a passbook has none.
    const mistyped = and(
      eq(payments.payeeKind, 'individual'),
      eq(accounts.medium, 'card'),
      eq(accounts.luhnValid, false),
    );
    const defects: [SQL | undefined, string][] = [
      [closed, '账户在支付时已销户'],
      [listed, '账户在黑名单内'],
      [mistyped, '卡号校验位不符'],
    ];
    return select({
      subject: payments.id,
      severity: when(or(closed, listed), 'red', 'blue'),
      reasons: reasons(defects),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      payeeAccount: payments.payeeAccountId,
      accountType: accounts.typeCode,
      closedOn: accounts.closedOn,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .innerJoin(accounts, eq(accounts.id, payments.payeeAccountId))
      .where(and(paid(payments), or(...defects.map(([defect]) => defect))));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元，收款账户：{reasons}，请核实账户和到账情况',
    en: 'The account that received {amount} yuan on {paidOn} needs a look: {reasons}; please verify the account and whether the money arrived',
  },
});
