import { testRule } from '@qingqu/rules-sdk/testing';
import { entDishonest } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  payeeId: 'payee',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-10',
  amountFen: '1200.00',
  payeeKind: 'enterprise',
  payeeOrgName: '某公司',
  purpose: '道路材料款',
};
const entry = {
  id: 'e1',
  enterpriseId: 'enterprise',
  list: 'dishonest',
  validFrom: '2018-06-10',
  validTo: '2018-06-20',
  asOf: '2018-10-31',
};
const finding = {
  subject: 'p1',
  discriminator: 'dishonest',
  voucherNo: 'V1',
  paidOn: '2018-06-10',
  amount: '1200.00',
  payee: '某公司',
  list: '失信被执行人名单',
  listedFrom: '2018-06-10',
  registerAsOf: '2018-10-31',
  purpose: '道路材料款',
};

testRule(entDishonest, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    payees: [
      { id: 'payee', partyId: 'enterprise' },
      { id: 'unknown', partyId: null },
    ],
  },
  warns: [
    {
      name: 'on the day it was listed, known since the list arrived',
      given: { payments: [payment], partyListEntries: [entry] },
      finds: [finding],
    },
    {
      name: 'on the last day, to a collective',
      given: { payments: [{ ...payment, paidOn: '2018-06-20', payeeKind: 'collective' }], partyListEntries: [entry] },
      finds: [{ ...finding, paidOn: '2018-06-20' }],
    },
    {
      name: 'without an end',
      given: { payments: [{ ...payment, paidOn: '2018-11-30' }], partyListEntries: [{ ...entry, validTo: null }] },
      finds: [{ ...finding, paidOn: '2018-11-30' }],
    },
    {
      name: 'on several lists, one finding each',
      given: {
        payments: [payment],
        partyListEntries: [
          entry,
          { ...entry, id: 'e2', list: 'debarment' },
          { ...entry, id: 'e3', list: 'tax' },
          { ...entry, id: 'e4', list: 'bribery' },
        ],
      },
      finds: [
        { ...finding, discriminator: 'bribery', list: '行贿人名单' },
        { ...finding, discriminator: 'debarment', list: '政府采购限制名单' },
        finding,
        { ...finding, discriminator: 'tax', list: '税收失信名单' },
      ],
    },
    {
      name: 'twice on one list, one finding',
      given: {
        payments: [payment],
        partyListEntries: [entry, { ...entry, id: 'e2', validFrom: '2018-05-01', asOf: '2018-09-30' }],
      },
      finds: [{ ...finding, listedFrom: '2018-05-01' }],
    },
    {
      name: 'refunded since: it had been paid',
      given: {
        payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-06-12' }],
        partyListEntries: [entry],
      },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'the list has not arrived', given: { payments: [payment] } },
    {
      name: 'the day before it was listed',
      given: { payments: [{ ...payment, paidOn: '2018-06-09' }], partyListEntries: [entry] },
    },
    {
      name: 'the day after it was taken off',
      given: { payments: [{ ...payment, paidOn: '2018-06-21' }], partyListEntries: [entry] },
    },
    {
      name: 'a list that the region does not look at',
      params: { lists: ['debarment'] },
      given: { payments: [payment], partyListEntries: [entry] },
    },
    {
      name: 'another enterprise',
      given: { payments: [payment], partyListEntries: [{ ...entry, enterpriseId: 'other' }] },
    },
    {
      name: 'a payee that is no known party',
      given: { payments: [{ ...payment, payeeId: 'unknown' }], partyListEntries: [entry] },
    },
    {
      name: 'an individual',
      given: { payments: [{ ...payment, payeeKind: 'individual' }], partyListEntries: [entry] },
    },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }], partyListEntries: [entry] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }], partyListEntries: [entry] } },
    {
      name: 'before the fund is monitored',
      given: {
        payments: [{ ...payment, paidOn: '2017-12-31' }],
        partyListEntries: [{ ...entry, validFrom: '2017-01-01' }],
      },
    },
  ],
});
