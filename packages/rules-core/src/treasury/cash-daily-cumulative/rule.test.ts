import { testRule } from '@qingqu/rules-sdk/testing';
import { cashDailyCumulative } from './rule.js';

const cash = {
  fundId: 'fund',
  agencyId: 'u1',
  status: 'paid',
  settlementCode: '0',
  paidOn: '2018-06-01',
  amountFen: '25000.00',
};
const first = { ...cash, id: 'p1' };
const second = { ...cash, id: 'p2' };
const finding = {
  subject: 'u1',
  discriminator: '2018-06-01',
  rows: ['p1', 'p2'],
  agency: '卢氏县扶贫办',
  day: '2018-06-01',
  count: 2,
  total: '50000.00',
  largest: '25000.00',
  limit: '50000.00',
};

testRule(cashDailyCumulative, {
  asOf: '2018-11-30',
  given: {
    agencies: [{ id: 'u1', name: '卢氏县扶贫办' }],
    funds: [
      { id: 'fund', monitoredFrom: '2018-01-01' },
      { id: 'second fund', monitoredFrom: '2018-01-01' },
      { id: 'ordinary' },
    ],
  },
  warns: [
    { name: 'two payments that reach the limit together', given: { payments: [first, second] }, finds: [finding] },
    {
      name: 'from two monitored funds',
      given: { payments: [first, { ...second, fundId: 'second fund' }] },
      finds: [finding],
    },
    {
      name: 'the largest is one fen below the limit',
      given: {
        payments: [
          { ...first, amountFen: '49999.99' },
          { ...second, amountFen: '0.01' },
        ],
      },
      finds: [{ ...finding, largest: '49999.99' }],
    },
    {
      name: 'two days of one agency are two findings',
      given: {
        payments: [
          first,
          second,
          { ...first, id: 'p3', paidOn: '2018-06-04' },
          { ...second, id: 'p4', paidOn: '2018-06-04' },
        ],
      },
      finds: [finding, { ...finding, discriminator: '2018-06-04', day: '2018-06-04', rows: ['p3', 'p4'] }],
    },
  ],
  silent: [
    { name: 'one fen below the limit', given: { payments: [first, { ...second, amountFen: '24999.99' }] } },
    {
      name: 'one payment reaches the limit by itself (another rule)',
      given: { payments: [{ ...first, amountFen: '50000.00' }, second] },
    },
    { name: 'on two days', given: { payments: [first, { ...second, paidOn: '2018-06-02' }] } },
    { name: 'of two agencies', given: { payments: [first, { ...second, agencyId: 'u2' }] } },
    { name: 'one by transfer', given: { payments: [first, { ...second, settlementCode: '1' }] } },
    { name: 'one is void', given: { payments: [first, { ...second, status: 'void' }] } },
    { name: 'one is a refund', given: { payments: [first, { ...second, refundOfId: 'p1' }] } },
    { name: 'one of a fund that is not monitored', given: { payments: [first, { ...second, fundId: 'ordinary' }] } },
    {
      name: 'petty cash for remote villages, where the region has a higher limit',
      given: { payments: [first, second] },
      params: { limit: '60000.00' },
    },
  ],
});
