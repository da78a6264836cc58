import { testRule } from '@qingqu/rules-sdk/testing';
import { allocOverAmount } from './rule.js';

const indicator = { id: 'i1', docId: 'd1', amountFen: '1000.00', status: 'active' };
const first = { id: 'a1', indicatorId: 'i1', amountFen: '600.00', status: 'active' };
const second = { id: 'a2', indicatorId: 'i1', amountFen: '400.00', status: 'active' };
const adjustment = { id: 'x1', indicatorId: 'i1', deltaFen: '-100.00', status: 'active' };
const finding = {
  subject: 'i1',
  rows: ['a1', 'a2'],
  docNo: '商财预〔2018〕149号',
  amount: '1000.00',
  adjusted: '0.00',
  allocated: '1000.01',
  excess: '0.01',
};

testRule(allocOverAmount, {
  asOf: '2018-11-30',
  given: { indicators: [indicator], indicatorDocs: [{ id: 'd1', docNo: '商财预〔2018〕149号' }] },
  warns: [
    {
      name: 'one fen more than the indicator',
      given: { allocations: [first, { ...second, amountFen: '400.01' }] },
      finds: [finding],
    },
    {
      name: 'an adjustment lowered the indicator below what is allocated',
      given: { allocations: [first, second], indicatorAdjustments: [adjustment] },
      finds: [{ ...finding, amount: '900.00', adjusted: '-100.00', allocated: '1000.00', excess: '100.00' }],
    },
    {
      name: 'the adjustment that raised the indicator is void',
      given: {
        allocations: [first, { ...second, amountFen: '400.01' }],
        indicatorAdjustments: [{ ...adjustment, deltaFen: '100.00', status: 'void' }],
      },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'exactly the indicator', given: { allocations: [first, second] } },
    {
      name: 'the allocation too many was voided',
      given: { allocations: [first, second, { ...second, id: 'a3', status: 'void' }] },
    },
    {
      name: 'an adjustment raised the indicator',
      given: {
        allocations: [first, { ...second, amountFen: '500.00' }],
        indicatorAdjustments: [{ ...adjustment, deltaFen: '100.00' }],
      },
    },
    {
      name: 'a downward adjustment is not yet posted',
      given: { allocations: [first, second], indicatorAdjustments: [{ ...adjustment, status: 'draft' }] },
    },
    {
      name: 'the indicator itself is void',
      given: {
        indicators: [{ ...indicator, id: 'i2', status: 'void' }],
        allocations: [{ ...first, id: 'a3', indicatorId: 'i2', amountFen: '2000.00' }],
      },
    },
  ],
});
