import { testRule } from '@qingqu/rules-sdk/testing';
import { fundYearendRush } from './rule.js';

const early = {
  id: 'p1',
  agencyId: 'unit',
  fundId: 'fund',
  indicatorId: 'i1',
  status: 'paid',
  paidOn: '2018-10-31',
  amountFen: '500000.00',
};
const late = { ...early, id: 'p2', paidOn: '2018-11-01', amountFen: '500000.01' };
const finding = {
  subject: 'unit',
  discriminator: '2018',
  unit: '某局',
  year: 2018,
  spent: '1000000.01',
  spentLate: '500000.01',
  lateShare: 0.5,
  months: '10月 500000.00、11月 500000.01',
};
const refund = { ...late, id: 'r2', refundOfId: 'p2', paidOn: '2018-12-20', amountFen: '0.01' };

testRule(fundYearendRush, {
  asOf: '2018-11-30',
  given: {
    agencies: [{ id: 'unit', name: '某局' }],
    funds: [{ id: 'fund', monitoredFrom: '2017-02-01' }],
    indicators: [
      { id: 'i0', docIssuedOn: '2016-12-20' },
      { id: 'i1', docIssuedOn: '2018-09-30' },
      { id: 'i4', docIssuedOn: '2018-10-01' },
    ],
  },
  warns: [
    { name: 'one fen more than half from November on', given: { payments: [early, late] }, finds: [finding] },
    {
      name: 'all of it, exactly the least amount of the year',
      given: { payments: [{ ...late, amountFen: '1000000.00' }] },
      finds: [{ ...finding, spent: '1000000.00', spentLate: '1000000.00', lateShare: 1, months: '11月 1000000.00' }],
    },
    {
      name: 'on the first of November',
      asOf: '2018-11-01',
      given: { payments: [early, late] },
      finds: [finding],
    },
    {
      name: 'in the year after',
      asOf: '2019-10-31',
      given: { payments: [early, late] },
      finds: [finding],
    },
    {
      name: 'what came back before counts against the months before',
      given: {
        payments: [
          early,
          { ...late, amountFen: '900000.00' },
          { ...refund, paidOn: '2018-10-31', amountFen: '100000.00' },
        ],
      },
      finds: [
        {
          ...finding,
          spent: '1300000.00',
          spentLate: '900000.00',
          lateShare: 0.6923,
          months: '10月 400000.00、11月 900000.00',
        },
      ],
    },
    {
      name: 'each year by itself',
      asOf: '2018-12-31',
      given: {
        payments: [
          early,
          late,
          { ...late, id: 'p0', indicatorId: 'i0', paidOn: '2017-12-01', amountFen: '2000000.00' },
        ],
      },
      finds: [
        {
          ...finding,
          discriminator: '2017',
          year: 2017,
          spent: '2000000.00',
          spentLate: '2000000.00',
          lateShare: 1,
          months: '12月 2000000.00',
        },
        finding,
      ],
    },
    {
      name: 'from October on, where the region says so',
      params: { firstMonth: 10 },
      given: { payments: [early, late] },
      finds: [{ ...finding, spentLate: '1000000.01', lateShare: 1 }],
    },
  ],
  silent: [
    { name: 'half of it', given: { payments: [early, { ...late, amountFen: '500000.00' }] } },
    { name: 'one fen less than the least amount', given: { payments: [{ ...late, amountFen: '999999.99' }] } },
    {
      name: 'nothing is left of the year, where any amount counts',
      params: { min: '0.00' },
      given: { payments: [late, { ...refund, amountFen: '500000.01' }] },
    },
    { name: 'before November', asOf: '2018-10-31', given: { payments: [{ ...late, amountFen: '2000000.00' }] } },
    { name: 'two years ago', asOf: '2020-01-01', given: { payments: [early, late] } },
    {
      name: 'an indicator first issued in the fourth quarter',
      given: { payments: [early, { ...late, indicatorId: 'i4', amountFen: '2000000.00' }] },
    },
    { name: 'more, and refunded since', given: { payments: [early, late, refund] } },
    { name: 'void payments', given: { payments: [early, { ...late, status: 'void' }] } },
    {
      name: 'before the fund is monitored',
      asOf: '2017-12-31',
      given: { payments: [{ ...late, indicatorId: 'i0', paidOn: '2017-01-31', amountFen: '2000000.00' }] },
      params: { firstMonth: 1 },
    },
  ],
});
