import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleIdleYear } from './rule.js';

const indicator = {
  id: 'i1',
  docId: 'd1',
  docIssuedOn: '2017-12-01',
  fundId: 'fund',
  agencyId: 'bureau',
  amountFen: '1000.00',
  status: 'active',
};
const pending = { ...indicator, agencyId: null };
const payment = { id: 'p1', indicatorId: 'i1', status: 'paid', paidOn: '2018-03-01', amountFen: '1000.00' };
const allocation = { id: 'a1', indicatorId: 'i1', kind: 'to_region', amountFen: '1000.00', status: 'active' };
const finding = {
  subject: 'i1',
  severity: 'orange',
  docNo: '卢财预〔2017〕88号',
  agency: '卢氏县扶贫办',
  originIndicator: null,
  firstIssuedOn: '2017-12-01',
  daysIdle: 365,
  amount: '1000.00',
  passedOn: '0.00',
  paid: '0.00',
  rest: '1000.00',
};
/** The money of 2015, carried over from year to year. */
const chain = [
  { ...indicator, id: 'i2015', docIssuedOn: '2015-12-02', fundId: 'old' },
  { ...indicator, id: 'i2016', docIssuedOn: '2017-01-10', fundId: 'old', originIndicatorId: 'i2015' },
  { ...indicator, id: 'i2017', docIssuedOn: '2018-01-10', fundId: 'old', originIndicatorId: 'i2016' },
];

testRule(cycleIdleYear, {
  asOf: '2018-12-01',
  given: {
    indicatorDocs: [{ id: 'd1', docNo: '卢财预〔2017〕88号' }],
    funds: [
      { id: 'fund', monitoredFrom: '2017-12-01' },
      { id: 'old', monitoredFrom: '2019-01-01' },
    ],
    agencies: [{ id: 'bureau', name: '卢氏县扶贫办' }],
  },
  warns: [
    { name: 'unspent on the 365th day', given: { indicators: [indicator] }, finds: [finding] },
    {
      name: 'orange on the 729th day',
      asOf: '2019-11-30',
      given: { indicators: [indicator] },
      finds: [{ ...finding, daysIdle: 729 }],
    },
    {
      name: 'red on the 730th day',
      asOf: '2019-12-01',
      given: { indicators: [indicator] },
      finds: [{ ...finding, severity: 'red', daysIdle: 730 }],
    },
    {
      name: 'one fen is unspent',
      given: { indicators: [indicator], payments: [{ ...payment, amountFen: '999.99' }] },
      finds: [{ ...finding, paid: '999.99', rest: '0.01' }],
    },
    {
      name: 'what was spent has come back',
      given: {
        indicators: [indicator],
        payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-11-01' }],
      },
      finds: [finding],
    },
    {
      name: 'the payment was voided',
      given: { indicators: [indicator], payments: [{ ...payment, status: 'void' }] },
      finds: [finding],
    },
    {
      name: 'what was passed on was taken back',
      given: { indicators: [indicator], allocations: [{ ...allocation, status: 'void' }] },
      finds: [finding],
    },
    {
      name: 'an adjustment left something over',
      given: {
        indicators: [indicator],
        indicatorAdjustments: [
          { indicatorId: 'i1', deltaFen: '50.00', status: 'active' },
          { indicatorId: 'i1', deltaFen: '70.00', status: 'void' },
        ],
        payments: [payment],
      },
      finds: [{ ...finding, amount: '1050.00', paid: '1000.00', rest: '50.00' }],
    },
    {
      name: 'held by the finance department, and not all allocated',
      given: { indicators: [pending], allocations: [{ ...allocation, amountFen: '999.99' }] },
      finds: [{ ...finding, agency: null, passedOn: '999.99', rest: '0.01' }],
    },
    {
      name: 'carried over: the age is that of its origin',
      given: {
        indicators: [
          { ...indicator, docIssuedOn: '2018-11-01', originIndicatorId: 'i2017' },
          { ...indicator, id: 'i2017', fundId: 'old' },
        ],
      },
      finds: [{ ...finding, originIndicator: 'i2017' }],
    },
    {
      name: 'carried over three times: the age comes along all of them',
      given: { indicators: [{ ...indicator, docIssuedOn: '2018-11-01', originIndicatorId: 'i2017' }, ...chain] },
      finds: [
        {
          ...finding,
          severity: 'red',
          originIndicator: 'i2017',
          firstIssuedOn: '2015-12-02',
          daysIdle: 1095,
        },
      ],
    },
    {
      name: 'the later carry-over was voided',
      given: {
        indicators: [
          indicator,
          { ...indicator, id: 'i2', docIssuedOn: '2018-11-01', originIndicatorId: 'i1', status: 'void' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-11-30',
      params: { days: 364 },
      given: { indicators: [indicator] },
      finds: [{ ...finding, daysIdle: 364 }],
    },
  ],
  silent: [
    { name: 'on the 364th day', asOf: '2018-11-30', given: { indicators: [indicator] } },
    { name: 'spent', given: { indicators: [indicator], payments: [payment] } },
    { name: 'passed on to a lower region', given: { indicators: [indicator], allocations: [allocation] } },
    {
      name: 'taken back by an adjustment',
      given: {
        indicators: [indicator],
        indicatorAdjustments: [{ indicatorId: 'i1', deltaFen: '-1000.00', status: 'active' }],
      },
    },
    {
      name: 'held by the finance department, and all allocated to units',
      given: { indicators: [pending], allocations: [{ ...allocation, kind: 'to_agency' }] },
    },
    {
      name: 'carried over, and its origin has not arrived',
      given: { indicators: [{ ...indicator, docIssuedOn: '2018-11-01', originIndicatorId: 'i2017' }] },
    },
    {
      name: 'carried over: the later indicator is looked at, which is spent',
      given: {
        indicators: [indicator, { ...indicator, id: 'i2', docIssuedOn: '2018-11-01', originIndicatorId: 'i1' }],
        payments: [{ ...payment, indicatorId: 'i2' }],
      },
    },
    { name: 'a void indicator', given: { indicators: [{ ...indicator, status: 'void' }] } },
    {
      name: 'a document of before the fund is monitored',
      given: { indicators: [{ ...indicator, docIssuedOn: '2017-11-30' }] },
    },
  ],
});
