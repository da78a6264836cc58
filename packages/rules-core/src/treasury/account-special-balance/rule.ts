import {
  addWorkdays,
  and,
  asDate,
  asMoney,
  defineRule,
  eq,
  gt,
  isNull,
  isOneOf,
  ne,
  or,
  param,
  sql,
  when,
} from '@qingqu/rules-sdk';

export const accountSpecialBalance = defineRule({
  id: 'account-special-balance',
  category: 'account',
  subject: 'account',
  severity: 'orange',
  timeClass: 'C',
  title: { zh: '专户账实不符', en: 'Ledger balance and bank balance differ' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    specialTypes: param.codes(['23', '24'], { zh: '财政专户账户类型', en: 'Types of special accounts' }),
    days: param.integer(5, 'workdays', { zh: '对账单期限（工作日）', en: 'Working days for the bank statement' }),
  },
  key: { accounts: 'id', accountMonths: 'accountId' },
  find: ({ select, accounts, accountMonths, asOf }, { specialTypes, days }) => {
    const monthEnd = asDate(sql`last_day(cast(${accountMonths.month} || '-01' as date))`);
    const deadline = addWorkdays(monthEnd, days);
    const difference = asMoney(sql`${accountMonths.ledgerBalanceFen} - ${accountMonths.bankBalanceFen}`);
    const unstated = isNull(accountMonths.bankBalanceFen);
    return select({
      subject: accounts.id,
      discriminator: accountMonths.month,
      month: accountMonths.month,
      reason: when(unstated, '逾期未取得银行余额', '账面余额与银行余额不符'),
      ledgerBalance: accountMonths.ledgerBalanceFen,
      bankBalance: accountMonths.bankBalanceFen,
      difference,
      reconciling: accountMonths.reconcilingFen,
      deadline,
    })
      .from(accountMonths)
      .innerJoin(accounts, and(eq(accounts.id, accountMonths.accountId), isOneOf(accounts.typeCode, specialTypes)))
      .where(or(ne(difference, accountMonths.reconcilingFen), and(unstated, gt(asOf, deadline))));
  },
  message: {
    zh: '专户 {month} 月末{reason}：账面 {ledgerBalance} 元，银行 {bankBalance} 元，未达账项 {reconciling} 元，请核对',
    en: 'The special account at the end of {month}: ledger {ledgerBalance} yuan, bank {bankBalance}, reconciling items {reconciling}; please reconcile',
  },
});
