import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleProgressBehind } from './rule.js';

/** 290 days from its document to the end of the year; 8 August is half-way. */
const indicator = {
  id: 'i1',
  agencyId: 'bureau',
  fundId: 'fund',
  fiscalYear: 2018,
  docIssuedOn: '2018-03-16',
  amountFen: '1000.00',
  status: 'active',
};
const payment = { id: 'p1', indicatorId: 'i1', status: 'paid', paidOn: '2018-07-01', amountFen: '349.99' };
const finding = {
  subject: 'i1',
  severity: 'yellow',
  agency: '卢氏县扶贫办',
  issuedOn: '2018-03-16',
  amount: '1000.00',
  paid: '349.99',
  progress: 0.35,
  schedule: 0.5,
  gap: 0.15,
  toCatchUp: '150.01',
};

testRule(cycleProgressBehind, {
  asOf: '2018-08-08',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-03-16' }],
    agencies: [{ id: 'bureau', name: '卢氏县扶贫办' }],
  },
  warns: [
    {
      name: 'one fen short of what would be 15 % behind',
      given: { indicators: [indicator], payments: [payment] },
      finds: [finding],
    },
    {
      name: 'yellow at 30 %',
      given: { indicators: [indicator], payments: [{ ...payment, amountFen: '200.00' }] },
      finds: [{ ...finding, paid: '200.00', progress: 0.2, gap: 0.3, toCatchUp: '300.00' }],
    },
    {
      name: 'orange one fen beyond 30 %',
      given: { indicators: [indicator], payments: [{ ...payment, amountFen: '199.99' }] },
      finds: [{ ...finding, severity: 'orange', paid: '199.99', progress: 0.2, gap: 0.3, toCatchUp: '300.01' }],
    },
    {
      name: 'orange on the 90th day when nothing is paid',
      asOf: '2018-06-14',
      given: { indicators: [indicator] },
      finds: [
        {
          ...finding,
          severity: 'orange',
          paid: '0.00',
          progress: 0,
          schedule: 0.3103,
          gap: 0.3103,
          toCatchUp: '310.34',
        },
      ],
    },
    {
      name: 'a refund brings the payments below',
      given: {
        indicators: [indicator],
        payments: [
          { ...payment, amountFen: '500.00' },
          { ...payment, id: 'r1', refundOfId: 'p1', amountFen: '150.01' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'an adjustment brings the amount above',
      given: {
        indicators: [{ ...indicator, amountFen: '400.00' }],
        indicatorAdjustments: [
          { indicatorId: 'i1', deltaFen: '600.00', status: 'active' },
          { indicatorId: 'i1', deltaFen: '-999.00', status: 'void' },
        ],
        payments: [payment],
      },
      finds: [finding],
    },
    {
      name: 'against the whole year once it is over',
      asOf: '2019-02-01',
      given: { indicators: [indicator], payments: [{ ...payment, amountFen: '800.00' }] },
      finds: [{ ...finding, paid: '800.00', progress: 0.8, schedule: 1, gap: 0.2, toCatchUp: '200.00' }],
    },
    {
      name: 'a smaller gap when less is allowed',
      params: { gapMax: 0.1 },
      given: { indicators: [indicator], payments: [{ ...payment, amountFen: '350.00' }] },
      finds: [{ ...finding, paid: '350.00', toCatchUp: '150.00' }],
    },
  ],
  silent: [
    {
      name: 'exactly 15 % behind',
      given: { indicators: [indicator], payments: [{ ...payment, amountFen: '350.00' }] },
    },
    { name: 'on the 89th day', asOf: '2018-06-13', given: { indicators: [indicator] } },
    { name: 'a void indicator', given: { indicators: [{ ...indicator, status: 'void' }] } },
    { name: 'a pending indicator, which no unit can spend', given: { indicators: [{ ...indicator, agencyId: null }] } },
    {
      name: 'nothing left after adjustment',
      given: {
        indicators: [indicator],
        indicatorAdjustments: [{ indicatorId: 'i1', deltaFen: '-1000.00', status: 'active' }],
      },
    },
    {
      name: 'announced in advance, before its fiscal year',
      asOf: '2018-12-31',
      given: { indicators: [{ ...indicator, fiscalYear: 2019 }] },
    },
    {
      name: 'a document of before the fund is monitored',
      given: { indicators: [{ ...indicator, docIssuedOn: '2018-03-15' }] },
    },
  ],
});
