import { describe, expect, it } from '@jest/globals';
import { compile, defineRule, eq, through } from './index.js';

const rule = defineRule({
  id: 'paid-from-account',
  category: 'account',
  subject: 'account',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '账户付款', en: 'Paid from an account' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {},
  key: { accounts: 'id', payments: 'payerAccountId' },
  reaches: { funds: through('payments', 'fundId', 'payerAccountId'), agencies: through('accounts', 'holderId') },
  find: ({ select, accounts, payments, funds, agencies }) =>
    select({ subject: accounts.id })
      .from(accounts)
      .innerJoin(payments, eq(payments.payerAccountId, accounts.id))
      .innerJoin(funds, eq(funds.id, payments.fundId))
      .innerJoin(agencies, eq(agencies.id, accounts.holderId)),
  message: { zh: '请核实', en: 'Please verify' },
});

describe('through()', () => {
  it('finds the parts of the rows that name the changed record', () => {
    expect(compile(rule).reaches).toEqual({
      funds: {
        sql: 'select "payments"."payer_account_id" from "payments" inner join "changed" on "changed"."id" = "payments"."fund_id"',
        relations: ['payments'],
      },
      agencies: {
        sql: 'select "accounts"."id" from "accounts" inner join "changed" on "changed"."id" = "accounts"."holder_id"',
        relations: ['accounts'],
      },
    });
  });
});
