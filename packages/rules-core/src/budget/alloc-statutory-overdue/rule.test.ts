import { testRule } from '@qingqu/rules-sdk/testing';
import { allocStatutoryOverdue } from './rule.js';

const indicator = {
  id: 'i1',
  docId: 'd1',
  docIssuedOn: '2018-06-01',
  fundId: 'fund',
  source: 'superior',
  regionCode: '411224',
  fiscalYear: 2018,
  amountFen: '1000.00',
  receivedOn: '2018-06-04',
  status: 'active',
};
const local = { ...indicator, source: 'local', receivedOn: null };
const allocation = { id: 'a1', indicatorId: 'i1', amountFen: '999.99', status: 'active' };
const finding = {
  subject: 'i1',
  docNo: '卢财预〔2018〕12号',
  clock: '收到上级下达',
  clockOn: '2018-06-04',
  limit: 30,
  deadline: '2018-07-04',
  amount: '1000.00',
  allocated: '0.00',
  rest: '1000.00',
  daysLate: 1,
};
const ownBudget = { ...finding, clock: '本级预算批复', clockOn: '2018-02-10' };

testRule(allocStatutoryOverdue, {
  asOf: '2018-07-05',
  given: {
    indicatorDocs: [
      { id: 'd1', docNo: '卢财预〔2018〕12号', kind: 'normal' },
      { id: 'announcement', docNo: '卢财预〔2017〕90号', kind: 'advance' },
    ],
    funds: [
      { id: 'fund', category: 'general_budget_special', monitoredFrom: '2018-06-01' },
      { id: 'general', category: 'other', monitoredFrom: '2018-06-01' },
    ],
    regionBudgets: [{ id: 'b1', regionCode: '411224', fiscalYear: 2018, approvedOn: '2018-02-10' }],
  },
  warns: [
    { name: 'on the 31st day after receipt from the superior', given: { indicators: [indicator] }, finds: [finding] },
    {
      name: 'the same with central money',
      given: { indicators: [{ ...indicator, source: 'central' }] },
      finds: [finding],
    },
    {
      name: 'one fen is left',
      given: { indicators: [indicator], allocations: [allocation] },
      finds: [{ ...finding, allocated: '999.99', rest: '0.01' }],
    },
    {
      name: 'what was allocated was voided',
      given: { indicators: [indicator], allocations: [{ ...allocation, amountFen: '1000.00', status: 'void' }] },
      finds: [finding],
    },
    {
      name: 'an adjustment left something over',
      given: {
        indicators: [indicator],
        allocations: [{ ...allocation, amountFen: '1000.00' }],
        indicatorAdjustments: [
          { indicatorId: 'i1', deltaFen: '50.00', status: 'active' },
          { indicatorId: 'i1', deltaFen: '70.00', status: 'void' },
        ],
      },
      finds: [{ ...finding, amount: '1050.00', allocated: '1000.00', rest: '50.00' }],
    },
    {
      name: 'special money of the own budget on the 61st day after its approval',
      asOf: '2018-04-12',
      given: { indicators: [local] },
      finds: [{ ...ownBudget, limit: 60, deadline: '2018-04-11' }],
    },
    {
      name: 'general money of the own budget on the 31st day after its approval',
      asOf: '2018-03-13',
      given: { indicators: [{ ...local, fundId: 'general' }] },
      finds: [{ ...ownBudget, deadline: '2018-03-12' }],
    },
    {
      name: 'a day earlier with shorter periods',
      asOf: '2018-07-04',
      params: { days: 29 },
      given: { indicators: [indicator] },
      finds: [{ ...finding, limit: 29, deadline: '2018-07-03' }],
    },
  ],
  silent: [
    { name: 'on the 30th day', asOf: '2018-07-04', given: { indicators: [indicator] } },
    { name: 'special money of the own budget on the 60th day', asOf: '2018-04-11', given: { indicators: [local] } },
    {
      name: 'general money of the own budget on the 30th day',
      asOf: '2018-03-12',
      given: { indicators: [{ ...local, fundId: 'general' }] },
    },
    {
      name: 'allocated in full',
      given: { indicators: [indicator], allocations: [{ ...allocation, amountFen: '1000.00' }] },
    },
    { name: 'an approval that has not arrived', given: { indicators: [{ ...local, regionCode: '411281' }] } },
    { name: 'the approval of another year', given: { indicators: [{ ...local, fiscalYear: 2017 }] } },
    { name: 'not yet received', given: { indicators: [{ ...indicator, receivedOn: null }] } },
    { name: 'carried over', given: { indicators: [{ ...indicator, source: 'carryover' }] } },
    { name: 'announced in advance', given: { indicators: [{ ...indicator, docId: 'announcement' }] } },
    { name: 'held by a unit', given: { indicators: [{ ...indicator, agencyId: 'bureau' }] } },
    { name: 'a void indicator', given: { indicators: [{ ...indicator, status: 'void' }] } },
    {
      name: 'a document of before the fund is monitored',
      given: { indicators: [{ ...indicator, docIssuedOn: '2018-05-31' }] },
    },
  ],
});
