import {
  and,
  defineRule,
  eq,
  isNull,
  matches,
  monitored,
  normalised,
  not,
  or,
  paid,
  param,
  through,
  when,
} from '@qingqu/rules-sdk';

/** Code system account-type: 单位实有资金账户, a real-fund account of a unit. */
const realFundAccount = '13';

export const accountOwnReal = defineRule({
  id: 'account-own-real',
  category: 'account',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '向本单位实有资金账户转款', en: "Transfer to the unit's own real-fund account" },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    exemptPurposes: param.text('工会经费|住房公积金|提租补贴', {
      zh: '允许转入的用途（正则表达式）',
      en: 'Purposes that may be transferred (regular expression)',
    }),
  },
  suppresses: ['account-other-unit', 'account-township'],
  key: { payments: 'id' },
  reaches: {
    funds: through('payments', 'fundId'),
    accounts: through('payments', 'payeeAccountId'),
    agencies: through('payments', 'agencyId'),
  },
  find: ({ select, payments, funds, accounts, agencies }, { exemptPurposes }) => {
    const toOwnAccount = and(
      eq(accounts.holderId, payments.agencyId),
      eq(accounts.typeCode, realFundAccount),
      isNull(payments.approvalNo),
      not(matches(payments.purpose, exemptPurposes)),
    );
    const toOwnName = and(isNull(accounts.id), eq(normalised(payments.payeeOrgName), normalised(agencies.name)));
    return select({
      subject: payments.id,
      severity: when(isNull(accounts.id), 'yellow', 'red'),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      agency: agencies.name,
      payee: payments.payeeOrgName,
      payerAccount: payments.payerAccountId,
      payeeAccount: payments.payeeAccountId,
      purpose: payments.purpose,
      approvalNo: payments.approvalNo,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .leftJoin(accounts, eq(accounts.id, payments.payeeAccountId))
      .leftJoin(agencies, eq(agencies.id, payments.agencyId))
      .where(and(paid(payments), or(toOwnAccount, toOwnName)));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元，收款方疑为本单位实有资金账户（{agency}），请核实用途和审批依据',
    en: "The payee of {amount} yuan paid on {paidOn} appears to be the unit's own real-fund account ({agency}); please verify its purpose and approval",
  },
});
