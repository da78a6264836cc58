import { testRule } from '@qingqu/rules-sdk/testing';
import { cashStructuring } from './rule.js';

const cash = {
  fundId: 'fund',
  agencyId: 'u1',
  status: 'paid',
  settlementCode: '0',
  amountFen: '45000.00',
};
/** One week: Monday 4 to Friday 8 June 2018; 11 June is the sixth working day. */
const monday = { ...cash, id: 'p1', paidOn: '2018-06-04' };
const wednesday = { ...cash, id: 'p2', paidOn: '2018-06-06' };
const friday = { ...cash, id: 'p3', paidOn: '2018-06-08' };
const finding = {
  subject: 'u1',
  discriminator: '2018-06-04',
  rows: ['p1', 'p2', 'p3'],
  agency: '卢氏县扶贫办',
  firstOn: '2018-06-04',
  lastOn: '2018-06-08',
  count: 3,
  total: '135000.00',
  lowest: '40000.00',
  limit: '50000.00',
};

testRule(cashStructuring, {
  asOf: '2018-11-30',
  given: {
    agencies: [{ id: 'u1', name: '卢氏县扶贫办' }],
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }, { id: 'ordinary' }],
  },
  warns: [
    { name: 'three within five working days', given: { payments: [monday, wednesday, friday] }, finds: [finding] },
    {
      name: 'at the lower bound and one fen below the limit',
      given: { payments: [{ ...monday, amountFen: '40000.00' }, { ...wednesday, amountFen: '49999.99' }, friday] },
      finds: [{ ...finding, total: '134999.99' }],
    },
    {
      name: 'all on one day',
      given: {
        payments: [monday, { ...wednesday, paidOn: '2018-06-04' }, { ...friday, paidOn: '2018-06-04' }],
      },
      finds: [{ ...finding, lastOn: '2018-06-04' }],
    },
    {
      name: 'holidays do not lengthen the window: 28 September and 8 October are three working days apart',
      given: {
        payments: [
          { ...monday, paidOn: '2018-09-28' },
          { ...wednesday, paidOn: '2018-10-08' },
          { ...friday, paidOn: '2018-10-09' },
        ],
      },
      finds: [{ ...finding, discriminator: '2018-09-28', firstOn: '2018-09-28', lastOn: '2018-10-09' }],
    },
    {
      name: 'a series that goes on is one finding, with the rows of its first window',
      given: {
        payments: [monday, wednesday, friday, { ...cash, id: 'p4', paidOn: '2018-06-12' }],
      },
      finds: [finding],
    },
    {
      name: 'a second series after a pause',
      given: {
        payments: [
          monday,
          wednesday,
          friday,
          { ...cash, id: 'p4', paidOn: '2018-06-15' },
          { ...cash, id: 'p5', paidOn: '2018-06-19' },
          { ...cash, id: 'p6', paidOn: '2018-06-20' },
        ],
      },
      finds: [
        finding,
        {
          ...finding,
          discriminator: '2018-06-15',
          rows: ['p4', 'p5', 'p6'],
          firstOn: '2018-06-15',
          lastOn: '2018-06-20',
        },
      ],
    },
    {
      name: 'two, where two are enough',
      given: { payments: [monday, wednesday] },
      params: { times: 2 },
      finds: [{ ...finding, rows: ['p1', 'p2'], count: 2, lastOn: '2018-06-06', total: '90000.00' }],
    },
    {
      name: 'on the sixth working day, where the window is six',
      given: { payments: [monday, wednesday, { ...friday, paidOn: '2018-06-11' }] },
      params: { days: 6 },
      finds: [{ ...finding, lastOn: '2018-06-11' }],
    },
  ],
  silent: [
    { name: 'two only', given: { payments: [monday, wednesday] } },
    {
      name: 'the third on the sixth working day',
      given: { payments: [monday, wednesday, { ...friday, paidOn: '2018-06-11' }] },
    },
    {
      name: 'one below the lower bound',
      given: { payments: [monday, wednesday, { ...friday, amountFen: '39999.99' }] },
    },
    {
      name: 'one at the limit (another rule)',
      given: { payments: [monday, wednesday, { ...friday, amountFen: '50000.00' }] },
    },
    { name: 'of two agencies', given: { payments: [monday, wednesday, { ...friday, agencyId: 'u2' }] } },
    { name: 'one by transfer', given: { payments: [monday, wednesday, { ...friday, settlementCode: '2' }] } },
    { name: 'one is void', given: { payments: [monday, { ...wednesday, status: 'void' }, friday] } },
    { name: 'one is a refund', given: { payments: [monday, { ...wednesday, refundOfId: 'p1' }, friday] } },
    {
      name: 'one of a fund that is not monitored',
      given: { payments: [monday, wednesday, { ...friday, fundId: 'ordinary' }] },
    },
    {
      name: 'the fixed monthly wages of public-welfare posts',
      given: {
        payments: [
          { ...monday, paidOn: '2018-06-10' },
          { ...wednesday, paidOn: '2018-07-10' },
          { ...friday, paidOn: '2018-08-10' },
        ],
      },
    },
    {
      name: 'a narrower band',
      given: { payments: [monday, wednesday, friday] },
      params: { share: 0.95 },
    },
  ],
});
