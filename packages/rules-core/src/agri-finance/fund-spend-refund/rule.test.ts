import { testRule } from '@qingqu/rules-sdk/testing';
import { fundSpendRefund } from './rule.js';

const payment = {
  id: 'p1',
  agencyId: 'unit',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-12-20',
  amountFen: '1000.00',
  purpose: '设备款',
};
const refund = { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2019-01-15', amountFen: '500.00' };
const finding = {
  subject: 'p1',
  rows: ['r1'],
  voucherNo: 'V1',
  paidOn: '2018-12-20',
  amount: '1000.00',
  returned: '500.00',
  returnedShare: 0.5,
  lastReturnedOn: '2019-01-15',
  daysUntil: 26,
  purpose: '设备款',
};

testRule(fundSpendRefund, {
  asOf: '2019-04-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-12-02' }] },
  warns: [
    { name: 'half of it is returned in the next year', given: { payments: [payment, refund] }, finds: [finding] },
    {
      name: 'on the sixth day, still in December',
      given: { payments: [payment, { ...refund, paidOn: '2018-12-26' }] },
      finds: [{ ...finding, lastReturnedOn: '2018-12-26', daysUntil: 6 }],
    },
    {
      name: 'on the last day of March, in two parts',
      given: {
        payments: [
          payment,
          { ...refund, amountFen: '300.00' },
          { ...refund, id: 'r2', paidOn: '2019-03-31', amountFen: '200.00' },
        ],
      },
      finds: [{ ...finding, rows: ['r1', 'r2'], lastReturnedOn: '2019-03-31', daysUntil: 101 }],
    },
    {
      name: 'less when a smaller share counts',
      params: { share: 0.4 },
      given: { payments: [payment, { ...refund, amountFen: '400.00' }] },
      finds: [{ ...finding, returned: '400.00', returnedShare: 0.4 }],
    },
    {
      name: 'on 1 April when the last day is later',
      params: { returnedBy: '04-30' },
      given: { payments: [payment, { ...refund, paidOn: '2019-04-01' }] },
      finds: [{ ...finding, lastReturnedOn: '2019-04-01', daysUntil: 102 }],
    },
  ],
  silent: [
    { name: 'one fen less than half', given: { payments: [payment, { ...refund, amountFen: '499.99' }] } },
    {
      name: 'returned by the bank within five days',
      given: { payments: [payment, { ...refund, paidOn: '2018-12-25' }] },
    },
    {
      name: 'half, of which one fen came within five days',
      given: {
        payments: [
          payment,
          { ...refund, amountFen: '499.99' },
          { ...refund, id: 'r2', paidOn: '2018-12-25', amountFen: '0.01' },
        ],
      },
    },
    { name: 'returned on 1 April', given: { payments: [payment, { ...refund, paidOn: '2019-04-01' }] } },
    { name: 'paid in November', given: { payments: [{ ...payment, paidOn: '2018-11-30' }, refund] } },
    { name: 'the refund is not carried out', given: { payments: [payment, { ...refund, status: 'approved' }] } },
    { name: 'the refund is void', given: { payments: [payment, { ...refund, status: 'void' }] } },
    { name: 'the payment is void', given: { payments: [{ ...payment, status: 'void' }, refund] } },
    { name: 'booked by another unit', given: { payments: [payment, { ...refund, agencyId: 'other' }] } },
    { name: 'the refund of another payment', given: { payments: [payment, { ...refund, refundOfId: 'p9' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...payment, paidOn: '2018-12-01' }, refund] } },
  ],
});
