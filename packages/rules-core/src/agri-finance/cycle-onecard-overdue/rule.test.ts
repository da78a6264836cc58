import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleOnecardOverdue } from './rule.js';

const batch = {
  id: 'b1',
  programmeId: 'grain',
  period: '2018-09',
  paymentId: 'p1',
  fundedOn: '2018-09-29',
  totalFen: '300.00',
};
const payment = { id: 'p1', status: 'paid', paidOn: '2018-09-28', amountFen: '300.00' };
const lines = [
  { id: 'l1', batchId: 'b1', status: 'pending', amountFen: '100.00' },
  { id: 'l2', batchId: 'b1', status: 'pending', amountFen: '150.00' },
  { id: 'l3', batchId: 'b1', status: 'success', amountFen: '50.00' },
];
const finding = {
  subject: 'b1',
  rows: ['p1'],
  programme: '耕地地力保护补贴',
  period: '2018-09',
  fundedOn: '2018-09-29',
  paidOn: '2018-09-28',
  deadline: '2018-10-10',
  daysLate: 1,
  pendingLines: 2,
  pendingSum: '250.00',
  total: '300.00',
};

testRule(cycleOnecardOverdue, {
  asOf: '2018-10-11',
  given: { programmes: [{ id: 'grain', name: '耕地地力保护补贴' }] },
  warns: [
    {
      name: 'credits are pending on the sixth working day after the payment',
      given: { subsidyBatches: [batch], payments: [payment], subsidyLines: lines },
      finds: [finding],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-10-10',
      params: { days: 4 },
      given: { subsidyBatches: [batch], payments: [payment], subsidyLines: lines },
      finds: [{ ...finding, deadline: '2018-10-09' }],
    },
  ],
  silent: [
    {
      name: 'on the fifth working day',
      asOf: '2018-10-10',
      given: { subsidyBatches: [batch], payments: [payment], subsidyLines: lines },
    },
    {
      name: 'all credited, or returned by the bank',
      given: {
        subsidyBatches: [batch],
        payments: [payment],
        subsidyLines: ['success', 'failed', 'returned'].map((status, at) => ({ ...lines[at], status })),
      },
    },
    {
      name: 'not yet paid',
      given: { subsidyBatches: [batch], payments: [{ ...payment, status: 'approved' }], subsidyLines: lines },
    },
    {
      name: 'the payment is void',
      given: { subsidyBatches: [batch], payments: [{ ...payment, status: 'void' }], subsidyLines: lines },
    },
    {
      name: 'linked to a refund',
      given: { subsidyBatches: [batch], payments: [{ ...payment, refundOfId: 'p0' }], subsidyLines: lines },
    },
    {
      name: 'not linked to a payment',
      given: { subsidyBatches: [{ ...batch, paymentId: null }], subsidyLines: lines },
    },
    {
      name: 'the lines of another batch',
      given: {
        subsidyBatches: [batch],
        payments: [payment],
        subsidyLines: lines.map((line) => ({ ...line, batchId: 'b2' })),
      },
    },
  ],
});
