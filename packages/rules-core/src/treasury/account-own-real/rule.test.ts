import { testRule } from '@qingqu/rules-sdk/testing';
import { accountOwnReal } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  agencyId: 'bureau',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '20000.00',
  payeeOrgName: '卢氏县林业局',
  payeeAccountId: 'own account',
  payerAccountId: 'treasury',
  purpose: '造林补助',
};
const named = { ...payment, payeeAccountId: null, payeeOrgName: '卢氏县 林业局' };
const finding = {
  subject: 'p1',
  severity: 'red',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '20000.00',
  agency: '卢氏县林业局',
  payee: '卢氏县林业局',
  payerAccount: 'treasury',
  payeeAccount: 'own account',
  purpose: '造林补助',
  approvalNo: null,
};

testRule(accountOwnReal, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01', monitoredTo: '2018-12-31' }],
    agencies: [{ id: 'bureau', name: '卢氏县林业局' }],
    accounts: [
      { id: 'own account', holderKind: 'agency', holderId: 'bureau', typeCode: '13' },
      { id: 'own zero-balance', holderKind: 'agency', holderId: 'bureau', typeCode: '12' },
      { id: "another unit's", holderKind: 'agency', holderId: 'school', typeCode: '13' },
    ],
  },
  warns: [
    { name: "a payment to the unit's own real-fund account", given: { payments: [payment] }, finds: [finding] },
    {
      name: 'the same without a stated purpose',
      given: { payments: [{ ...payment, purpose: null }] },
      finds: [{ ...finding, purpose: null }],
    },
    {
      name: "yellow when the account is not given but the payee has the unit's name",
      given: { payments: [named] },
      finds: [{ ...finding, severity: 'yellow', payee: '卢氏县 林业局', payeeAccount: null }],
    },
    {
      name: "yellow when the account is not registered but the payee has the unit's name",
      given: { payments: [{ ...named, payeeAccountId: 'unregistered' }] },
      finds: [{ ...finding, severity: 'yellow', payee: '卢氏县 林业局', payeeAccount: 'unregistered' }],
    },
    {
      name: 'housing fund when only trade-union dues are exempt',
      params: { exemptPurposes: '工会经费' },
      given: { payments: [{ ...payment, purpose: '住房公积金' }] },
      finds: [{ ...finding, purpose: '住房公积金' }],
    },
    {
      name: 'on the first and on the last day on which the fund is monitored',
      given: {
        payments: [
          { ...payment, id: 'p1', paidOn: '2018-01-01' },
          { ...payment, id: 'p2', paidOn: '2018-12-31' },
        ],
      },
      finds: [
        { ...finding, paidOn: '2018-01-01' },
        { ...finding, subject: 'p2', paidOn: '2018-12-31' },
      ],
    },
  ],
  silent: [
    { name: 'trade-union dues', given: { payments: [{ ...payment, purpose: '2018年工会经费' }] } },
    { name: 'housing fund', given: { payments: [{ ...payment, purpose: '住房公积金' }] } },
    { name: 'rent subsidy', given: { payments: [{ ...payment, purpose: '提租补贴' }] } },
    {
      name: 'approved by the finance department',
      given: { payments: [{ ...payment, approvalNo: '财库批〔2018〕3号' }] },
    },
    {
      name: "to the unit's zero-balance account",
      given: { payments: [{ ...payment, payeeAccountId: 'own zero-balance' }] },
    },
    { name: "to another unit's account", given: { payments: [{ ...payment, payeeAccountId: "another unit's" }] } },
    {
      name: "the unit's name on a registered account that it does not hold",
      given: { payments: [{ ...named, payeeAccountId: "another unit's" }] },
    },
    { name: 'another name without an account', given: { payments: [{ ...named, payeeOrgName: '卢氏县林业公司' }] } },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'an application', given: { payments: [{ ...payment, status: 'applied' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    {
      name: 'the days before and after the fund is monitored',
      given: {
        payments: [
          { ...payment, paidOn: '2017-12-31' },
          { ...payment, paidOn: '2019-01-01' },
        ],
      },
    },
  ],
});
