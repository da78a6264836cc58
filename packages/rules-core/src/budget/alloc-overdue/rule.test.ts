import { testRule } from '@qingqu/rules-sdk/testing';
import { allocOverdue } from './rule.js';

const indicator = {
  id: 'i1',
  docId: 'd1',
  fundId: 'fund',
  docIssuedOn: '2018-09-28',
  amountFen: '1000.00',
  status: 'active',
};
const allocated = { id: 'a1', indicatorId: 'i1', amountFen: '1000.00', status: 'active' };
const finding = {
  subject: 'i1',
  docNo: '豫财农〔2018〕45号',
  issuedOn: '2018-09-28',
  deadline: '2018-10-08',
  amount: '1000.00',
  allocated: '0.00',
  rest: '1000.00',
  daysLate: 1,
};

testRule(allocOverdue, {
  asOf: '2018-10-09',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    indicatorDocs: [
      { id: 'd1', docNo: '豫财农〔2018〕45号', kind: 'normal' },
      { id: 'early', docNo: '豫财农〔2018〕99号', kind: 'advance' },
    ],
  },
  warns: [
    {
      name: 'something is left one working day after the third (28 September + 3 is 8 October)',
      given: { indicators: [indicator], allocations: [{ ...allocated, amountFen: '400.00' }] },
      finds: [{ ...finding, allocated: '400.00', rest: '600.00' }],
    },
    { name: 'nothing was allocated', given: { indicators: [indicator] }, finds: [finding] },
    {
      name: 'one fen is left',
      given: { indicators: [indicator], allocations: [{ ...allocated, amountFen: '999.99' }] },
      finds: [{ ...finding, allocated: '999.99', rest: '0.01' }],
    },
    {
      name: 'the allocation was voided, also after the deadline',
      asOf: '2018-10-15',
      given: { indicators: [indicator], allocations: [{ ...allocated, status: 'void' }] },
      finds: [{ ...finding, daysLate: 5 }],
    },
    {
      name: 'an adjustment raised the indicator',
      given: {
        indicators: [indicator],
        allocations: [allocated],
        indicatorAdjustments: [{ id: 'x1', indicatorId: 'i1', deltaFen: '200.00', status: 'active' }],
      },
      finds: [{ ...finding, amount: '1200.00', allocated: '1000.00', rest: '200.00' }],
    },
    {
      name: 'its document is not in the system',
      given: { indicators: [{ ...indicator, docId: null }] },
      finds: [{ ...finding, docNo: null }],
    },
    {
      name: 'more than the tolerance is left',
      given: { indicators: [indicator], allocations: [{ ...allocated, amountFen: '989.99' }] },
      params: { tolerance: '10.00' },
      finds: [{ ...finding, allocated: '989.99', rest: '10.01' }],
    },
  ],
  silent: [
    { name: 'on the last day', asOf: '2018-10-08', given: { indicators: [indicator] } },
    { name: 'all allocated', given: { indicators: [indicator], allocations: [allocated] } },
    {
      name: 'all allocated in parts, to regions and agencies',
      given: {
        indicators: [indicator],
        allocations: [
          { ...allocated, kind: 'to_region', amountFen: '400.00' },
          { ...allocated, id: 'a2', kind: 'to_agency', amountFen: '600.00' },
        ],
      },
    },
    {
      name: 'an adjustment took back what was left',
      given: {
        indicators: [indicator],
        allocations: [{ ...allocated, amountFen: '400.00' }],
        indicatorAdjustments: [{ id: 'x1', indicatorId: 'i1', deltaFen: '-600.00', status: 'active' }],
      },
    },
    { name: 'an advance notice', given: { indicators: [{ ...indicator, docId: 'early' }] } },
    { name: 'already with an agency', given: { indicators: [{ ...indicator, agencyId: 'u1' }] } },
    { name: 'a void indicator', given: { indicators: [{ ...indicator, status: 'void' }] } },
    {
      name: 'a fund that is not monitored on the day of the document',
      asOf: '2018-01-31',
      given: { indicators: [{ ...indicator, docIssuedOn: '2017-12-29' }] },
    },
    {
      name: 'as much as the tolerance is left',
      given: { indicators: [indicator], allocations: [{ ...allocated, amountFen: '990.00' }] },
      params: { tolerance: '10.00' },
    },
    {
      name: 'held for project approval, where the region has a longer term',
      given: { indicators: [indicator] },
      params: { days: 20 },
    },
  ],
});
