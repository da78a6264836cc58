import { testRule } from '@qingqu/rules-sdk/testing';
import { accountManyPayees } from './rule.js';

const payment = (id: string, payeeId: string, paidOn: string) => ({
  id,
  fundId: 'fund',
  status: 'paid',
  paidOn,
  amountFen: '100.00',
  payeeId,
  payeeAccountId: 'card',
});
const three = [
  payment('p1', 'li', '2017-12-02'),
  payment('p2', 'wang', '2018-06-01'),
  payment('p3', 'zhang', '2018-12-01'),
];
const batch = { id: 'batch', fundId: 'fund', status: 'paid', paidOn: '2018-06-01', payeeAccountId: 'bank' };
const line = (id: string, personId: string | null, uscc: string | null = null) => ({
  id,
  paymentId: 'batch',
  accountId: 'card',
  personId,
  uscc,
  amountFen: '100.00',
});
const finding = {
  subject: 'card',
  rows: ['p1', 'p2', 'p3'],
  payees: 3,
  firstOn: '2017-12-02',
  lastOn: '2018-12-01',
  credits: 3,
  total: '300.00',
};

testRule(accountManyPayees, {
  asOf: '2018-12-31',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2017-06-01' }],
    accounts: [
      { id: 'card', typeCode: '31', holderKind: 'individual' },
      { id: 'bank', typeCode: '31', holderKind: 'bank' },
      { id: 'one-card', typeCode: '26', holderKind: 'finance' },
    ],
    payees: [
      { id: 'li', partyId: 'Li' },
      { id: 'wang', partyId: 'Wang' },
      { id: 'zhang', partyId: 'Zhang' },
      { id: 'li elsewhere', partyId: 'Li' },
      { id: 'unresolved', partyId: null },
    ],
  },
  warns: [
    { name: 'three payees within 365 days', given: { payments: three }, finds: [finding] },
    {
      name: 'payees known by their names alone',
      given: {
        payments: [
          { ...payment('p1', 'unresolved', '2018-06-01'), payeeNameToken: 'Li' },
          { ...payment('p2', 'unresolved', '2018-06-01'), payeeNameToken: 'Wang' },
          { ...payment('p3', 'not arrived', '2018-06-01'), payeeNameToken: 'Zhang' },
        ],
      },
      finds: [{ ...finding, firstOn: '2018-06-01', lastOn: '2018-06-01' }],
    },
    {
      name: 'beneficiary lines',
      given: {
        payments: [batch],
        paymentLines: [line('l1', 'Li'), line('l2', 'Wang'), line('l3', 'Zhang')],
      },
      finds: [{ ...finding, rows: ['l1', 'l2', 'l3'], firstOn: '2018-06-01', lastOn: '2018-06-01' }],
    },
    {
      name: 'payments and lines together; a second credit to a payee counts in the sum alone',
      given: {
        payments: [batch, ...three.slice(0, 2), payment('p4', 'li', '2018-06-02')],
        paymentLines: [line('l1', 'Zhang')],
      },
      finds: [{ ...finding, rows: ['l1', 'p1', 'p2', 'p4'], lastOn: '2018-06-02', credits: 4, total: '400.00' }],
    },
    {
      name: 'a day more apart with a longer window',
      params: { days: 366 },
      given: { payments: [payment('p1', 'li', '2017-12-01'), ...three.slice(1)] },
      finds: [{ ...finding, firstOn: '2017-12-01' }],
    },
    {
      name: 'two payees when two are enough',
      params: { payees: 2 },
      given: { payments: three.slice(1) },
      finds: [{ ...finding, rows: ['p2', 'p3'], payees: 2, firstOn: '2018-06-01', credits: 2, total: '200.00' }],
    },
  ],
  silent: [
    { name: 'two payees', given: { payments: three.slice(1) } },
    {
      name: 'the first is 365 days before the last',
      given: { payments: [payment('p1', 'li', '2017-12-01'), ...three.slice(1)] },
    },
    {
      name: 'one payee whom two regions registered',
      given: { payments: [...three.slice(0, 2), payment('p3', 'li elsewhere', '2018-12-01')] },
    },
    {
      name: 'a payee who is not known',
      given: { payments: [...three.slice(0, 2), payment('p3', 'unresolved', '2018-12-01')] },
    },
    {
      name: 'a payee known by name, once the party is resolved',
      given: {
        payments: [
          { ...payment('p1', 'li', '2018-06-01'), payeeNameToken: 'Li' },
          { ...payment('p2', 'unresolved', '2018-06-01'), payeeNameToken: 'Wang' },
          { ...payment('p3', 'li elsewhere', '2018-06-01'), payeeNameToken: 'L' },
        ],
      },
    },
    {
      name: 'two names of payees who are not registered',
      given: {
        payments: [
          { ...payment('p1', 'unresolved', '2018-06-01'), payeeNameToken: 'Li' },
          { ...payment('p2', 'unresolved', '2018-06-01'), payeeNameToken: 'Wang' },
          { ...payment('p3', 'not arrived', '2018-06-01'), payeeNameToken: 'Wang' },
        ],
      },
    },
    {
      name: 'lines whose payment has not arrived',
      given: { paymentLines: [line('l1', 'Li'), line('l2', 'Wang'), line('l3', 'Zhang')] },
    },
    {
      name: 'lines of a void payment',
      given: {
        payments: [{ ...batch, status: 'void' }],
        paymentLines: [line('l1', 'Li'), line('l2', 'Wang'), line('l3', null, '91411224MA44TEST0X')],
      },
    },
    {
      name: 'a line that names nobody',
      given: { payments: [batch], paymentLines: [line('l1', 'Li'), line('l2', 'Wang'), line('l3', null)] },
    },
    {
      name: 'a line that names an organisation: the payee of its payment over again',
      given: {
        payments: [batch],
        paymentLines: [line('l1', 'Li'), line('l2', 'Wang'), line('l3', null, '91411224MA44TEST0X')],
      },
    },
    {
      name: 'the account of an agent bank',
      given: { payments: three.map((each) => ({ ...each, payeeAccountId: 'bank' })) },
    },
    {
      name: 'a one-card distribution account',
      given: { payments: three.map((each) => ({ ...each, payeeAccountId: 'one-card' })) },
    },
    {
      name: 'the account has not arrived',
      given: { payments: three.map((each) => ({ ...each, payeeAccountId: 'new' })) },
    },
    {
      name: 'an account of a type that the region leaves out',
      params: { excludedTypes: ['26', '31'] },
      given: { payments: three },
    },
    { name: 'one was voided', given: { payments: [...three.slice(0, 2), { ...three[2]!, status: 'void' }] } },
    { name: 'one is a refund', given: { payments: [...three.slice(0, 2), { ...three[2]!, refundOfId: 'p0' }] } },
    {
      name: 'one was paid before the fund is monitored',
      given: { payments: [payment('p1', 'li', '2017-05-31'), ...three.slice(1)] },
      params: { days: 1000 },
    },
  ],
});
