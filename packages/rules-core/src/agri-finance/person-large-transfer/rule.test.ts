import { testRule } from '@qingqu/rules-sdk/testing';
import { personLargeTransfer } from './rule.js';

const payment = {
  id: 'p1',
  voucherNo: 'V1',
  fundId: 'fund',
  status: 'paid',
  paidOn: '2018-07-05',
  amountFen: '50000.00',
  purpose: '工程款',
  payeeId: 'builder here',
  payeeKind: 'individual',
};
const finding = {
  subject: 'p1',
  discriminator: '',
  rows: [],
  voucherNo: 'V1',
  firstOn: '2018-07-05',
  paidOn: '2018-07-05',
  amount: '50000.00',
  count: 1,
  total: '50000.00',
  purpose: '工程款',
};
const part = { ...payment, amountFen: '49999.99' };
/** Five payments of 40,000.00 yuan: the last is 29 days after the first. */
const series = [
  { ...part, id: 'a', amountFen: '40000.00', paidOn: '2018-07-05' },
  { ...part, id: 'b', amountFen: '40000.00', paidOn: '2018-07-12' },
  { ...part, id: 'c', amountFen: '40000.00', paidOn: '2018-07-19', payeeId: 'builder there' },
  { ...part, id: 'd', amountFen: '40000.00', paidOn: '2018-07-26' },
];
const last = { ...part, id: 'e', amountFen: '40000.00', paidOn: '2018-08-03' };
const ofSeries = {
  ...finding,
  subject: 'e',
  discriminator: 'sum',
  rows: ['a', 'b', 'c', 'd'],
  paidOn: '2018-08-03',
  amount: '40000.00',
  count: 5,
  total: '200000.00',
};

testRule(personLargeTransfer, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-07-05', monitoredTo: '2018-08-31' }],
    payees: [
      { id: 'builder here', partyId: 'builder' },
      { id: 'builder there', partyId: 'builder' },
      { id: 'stranger', partyId: null },
    ],
  },
  warns: [
    { name: '50,000 yuan at once', given: { payments: [payment] }, finds: [finding] },
    {
      name: 'at once, also to somebody unknown',
      given: { payments: [{ ...payment, payeeId: 'stranger' }] },
      finds: [finding],
    },
    {
      name: '50,000 yuan that were refunded since: the transfer was made',
      given: { payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-07-20' }] },
      finds: [finding],
    },
    {
      name: '200,000 yuan within 30 days, through the payees of two regions',
      given: { payments: [...series, last] },
      finds: [ofSeries],
    },
    {
      name: 'once a series, at its last payment',
      given: { payments: [...series, last, { ...last, id: 'f', paidOn: '2018-08-04', amountFen: '49999.99' }] },
      finds: [
        {
          ...ofSeries,
          subject: 'f',
          rows: ['b', 'c', 'd', 'e'],
          firstOn: '2018-07-12',
          paidOn: '2018-08-04',
          amount: '49999.99',
          total: '209999.99',
        },
      ],
    },
    {
      name: 'a large one alone, where it lies in the window of the sum',
      given: { payments: [...series, { ...last, amountFen: '50000.00' }] },
      finds: [
        {
          ...finding,
          subject: 'e',
          firstOn: '2018-08-03',
          paidOn: '2018-08-03',
        },
      ],
    },
  ],
  silent: [
    { name: 'a fen less', given: { payments: [part] } },
    { name: 'a fen less than the sum', given: { payments: [...series, { ...last, amountFen: '39999.99' }] } },
    { name: 'the sum in 31 days', given: { payments: [...series, { ...last, paidOn: '2018-08-04' }] } },
    {
      name: 'the sum to two parties',
      given: { payments: [...series, { ...last, payeeId: 'stranger' }] },
    },
    {
      name: 'the sum to somebody unknown',
      given: { payments: [...series, last].map((one) => ({ ...one, payeeId: 'stranger' })) },
    },
    { name: 'a contract: works, land', given: { payments: [{ ...payment, contractNo: 'HT-1' }] } },
    { name: 'an approval: compensation for demolition', given: { payments: [{ ...payment, approvalNo: 'PF-1' }] } },
    {
      name: 'the sum with a contract for one part of it',
      given: { payments: [...series, { ...last, contractNo: 'HT-1' }] },
    },
    {
      name: 'the money of a one-card batch',
      given: { payments: [payment], subsidyBatches: [{ id: 'batch', paymentId: 'p1' }] },
    },
    {
      name: 'to an enterprise, to the agent bank',
      given: {
        payments: [
          { ...payment, payeeKind: 'enterprise' },
          { ...payment, id: 'p2', payeeKind: 'agent_bank' },
        ],
      },
    },
    {
      name: 'not paid, or void, or a refund',
      given: {
        payments: [
          { ...payment, status: 'approved' },
          { ...payment, id: 'p2', status: 'void' },
          { ...payment, id: 'p3', refundOfId: 'p0' },
        ],
      },
    },
    {
      name: 'on the day before the fund is monitored, and on the day after',
      given: {
        payments: [
          { ...payment, paidOn: '2018-07-04' },
          { ...payment, id: 'p2', paidOn: '2018-09-01' },
        ],
      },
    },
  ],
});
