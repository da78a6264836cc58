import { testRule } from '@qingqu/rules-sdk/testing';
import { entNewborn } from './rule.js';

const enterprise = { id: 'e1', name: '某公司', type: '有限责任公司', establishedOn: '2018-03-01' };
const cooperative = { ...enterprise, type: '农民专业合作社' };
const payment = {
  id: 'p1',
  fundId: 'fund',
  payeeId: 'payee',
  projectId: 'project',
  status: 'paid',
  paidOn: '2018-05-29',
  amountFen: '200000.00',
};
const finding = {
  subject: 'e1',
  severity: 'yellow',
  rows: ['p1'],
  enterprise: '某公司',
  type: '有限责任公司',
  establishedOn: '2018-03-01',
  firstPaidOn: '2018-05-29',
  ageDays: 89,
  count: 1,
  received: '200000.00',
  allOnProjects: true,
};
const half = { ...payment, amountFen: '100000.00' };
const otherHalf = { ...half, id: 'p2', payeeId: 'elsewhere', paidOn: '2019-05-28', amountFen: '100000.00' };
const refund = { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-06-05', amountFen: '0.01' };

testRule(entNewborn, {
  asOf: '2019-06-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    payees: [
      { id: 'payee', regionCode: 'here', partyId: 'e1' },
      { id: 'elsewhere', regionCode: 'there', partyId: 'e1' },
    ],
  },
  warns: [
    {
      name: 'the whole sum on the 89th day, once the register holds the enterprise',
      given: { enterprises: [enterprise], payments: [payment] },
      finds: [finding],
    },
    {
      name: 'on the day of its founding',
      given: { enterprises: [{ ...enterprise, establishedOn: '2018-05-29' }], payments: [payment] },
      finds: [{ ...finding, establishedOn: '2018-05-29', ageDays: 0 }],
    },
    {
      name: 'the second half in another region on the last day of the window',
      given: { enterprises: [enterprise], payments: [half, otherHalf] },
      finds: [{ ...finding, rows: ['p1', 'p2'], count: 2 }],
    },
    {
      name: 'enough is left after a refund',
      given: { enterprises: [enterprise], payments: [{ ...payment, amountFen: '200000.01' }, refund] },
      finds: [{ ...finding, rows: ['p1', 'r1'] }],
    },
    {
      name: 'refunded after the window',
      given: {
        enterprises: [enterprise],
        payments: [payment, { ...refund, paidOn: '2019-05-29', amountFen: '200000.00' }],
      },
      finds: [finding],
    },
    {
      name: 'a co-operative paid for projects only',
      given: { enterprises: [cooperative], payments: [payment] },
      finds: [{ ...finding, severity: 'blue', type: '农民专业合作社' }],
    },
    {
      name: 'a co-operative paid without a project once',
      given: { enterprises: [cooperative], payments: [half, { ...otherHalf, projectId: null }] },
      finds: [{ ...finding, rows: ['p1', 'p2'], type: '农民专业合作社', count: 2, allOnProjects: false }],
    },
    {
      name: 'no type is known',
      given: { enterprises: [{ ...enterprise, type: null }], payments: [{ ...payment, projectId: null }] },
      finds: [{ ...finding, type: null, allOnProjects: false }],
    },
  ],
  silent: [
    { name: 'the register has not arrived', given: { payments: [payment] } },
    {
      name: 'the 90th day',
      given: { enterprises: [enterprise], payments: [{ ...payment, paidOn: '2018-05-30' }] },
    },
    {
      name: '90 days old at the first of two payments',
      given: {
        enterprises: [{ ...enterprise, establishedOn: '2018-01-01' }],
        payments: [
          { ...half, paidOn: '2018-04-01' },
          { ...otherHalf, paidOn: '2018-05-29' },
        ],
      },
    },
    {
      name: 'paid before it was founded, by the register',
      given: { enterprises: [{ ...enterprise, establishedOn: '2018-05-30' }], payments: [payment] },
    },
    {
      name: 'the day of founding is not known',
      given: { enterprises: [{ ...enterprise, establishedOn: null }], payments: [payment] },
    },
    {
      name: 'one fen less than the sum',
      given: { enterprises: [enterprise], payments: [{ ...payment, amountFen: '199999.99' }] },
    },
    {
      name: 'the second half after the window',
      given: { enterprises: [enterprise], payments: [half, { ...otherHalf, paidOn: '2019-05-29' }] },
    },
    { name: 'one fen was refunded', given: { enterprises: [enterprise], payments: [payment, refund] } },
    { name: 'a void payment', given: { enterprises: [enterprise], payments: [{ ...payment, status: 'void' }] } },
    {
      name: 'before the fund is monitored',
      given: {
        enterprises: [{ ...enterprise, establishedOn: '2017-12-01' }],
        payments: [{ ...payment, paidOn: '2017-12-31' }],
      },
    },
  ],
});
