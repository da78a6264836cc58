import { testRule } from '@qingqu/rules-sdk/testing';
import { accountPayerUnauthorised } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '300.00',
  payerAccountId: 'a13',
  purpose: '道路维修',
};
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '300.00',
  payerAccount: 'a13',
  accountType: '13',
  purpose: '道路维修',
};

testRule(accountPayerUnauthorised, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    accounts: ['11', '12', '13', '21', '22', '23', '24'].map((typeCode) => ({ id: `a${typeCode}`, typeCode })),
  },
  warns: [
    { name: 'paid from a real-fund account', given: { payments: [payment] }, finds: [finding] },
    {
      name: 'paid from an account that is not registered',
      given: { payments: [{ ...payment, payerAccountId: 'unregistered' }] },
      finds: [{ ...finding, payerAccount: 'unregistered', accountType: null }],
    },
    {
      name: 'paid from an account that is not given',
      given: { payments: [{ ...payment, payerAccountId: null }] },
      finds: [{ ...finding, payerAccount: null, accountType: null }],
    },
    {
      name: 'a clearing account when its type is not authorised',
      params: { authorisedTypes: ['11', '12'] },
      given: { payments: [{ ...payment, payerAccountId: 'a21' }] },
      finds: [{ ...finding, payerAccount: 'a21', accountType: '21' }],
    },
  ],
  silent: [
    {
      name: 'paid from zero-balance, clearing and special accounts',
      given: {
        payments: ['11', '12', '21', '23', '24'].map((typeCode) => ({ ...payment, payerAccountId: `a${typeCode}` })),
      },
    },
    {
      name: 'a new account, once it is registered',
      given: {
        accounts: [{ id: 'new', typeCode: '12' }],
        payments: [{ ...payment, payerAccountId: 'new' }],
      },
    },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...payment, paidOn: '2017-12-31' }] } },
  ],
});
