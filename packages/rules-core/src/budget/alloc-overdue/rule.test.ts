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

testRule(allocOverdue, {
  asOf: '2018-10-09',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    indicatorDocs: [{ id: 'd1', docNo: '豫财农〔2018〕45号', kind: 'normal' }],
  },
  warns: [
    {
      name: 'something is left one working day after the third (28 September + 3 is 8 October)',
      given: {
        indicators: [indicator],
        allocations: [{ id: 'a1', indicatorId: 'i1', amountFen: '400.00', status: 'active' }],
      },
      finds: [
        {
          subject: 'i1',
          docNo: '豫财农〔2018〕45号',
          issuedOn: '2018-09-28',
          deadline: '2018-10-08',
          amount: '1000.00',
          allocated: '400.00',
          rest: '600.00',
          daysLate: 1,
        },
      ],
    },
  ],
  silent: [
    { name: 'on the last day', asOf: '2018-10-08', given: { indicators: [indicator] } },
    {
      name: 'all allocated',
      given: {
        indicators: [indicator],
        allocations: [{ id: 'a1', indicatorId: 'i1', amountFen: '1000.00', status: 'active' }],
      },
    },
  ],
});
