import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptOverdue } from './rule.js';

const sent = {
  id: 'a1',
  kind: 'to_region',
  fundId: 'fund',
  fromRegionCode: '410000000000',
  toRegionCode: '411425000000',
  docNo: '豫财农〔2018〕45号',
  docIssuedOn: '2018-09-28',
  docKind: 'normal',
  amountFen: '1000.00',
  status: 'active',
};
const received = { id: 'i1', upstreamAllocationId: 'a1', receivedOn: '2018-10-08', status: 'active' };
const finding = {
  subject: 'a1',
  severity: 'orange',
  docNo: '豫财农〔2018〕45号',
  issuedOn: '2018-09-28',
  deadline: '2018-10-08',
  amount: '1000.00',
  fromRegion: '410000000000',
  toRegion: '411425000000',
  daysLate: 1,
};

testRule(receiptOverdue, {
  asOf: '2018-10-09',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-01-01', monitoredTo: '2018-12-31' }] },
  warns: [
    {
      name: 'no receipt one working day after the third (28 September + 3 is 8 October)',
      given: { allocations: [sent] },
      finds: [finding],
    },
    {
      name: 'still orange on the sixth working day',
      asOf: '2018-10-11',
      given: { allocations: [sent] },
      finds: [{ ...finding, daysLate: 3 }],
    },
    {
      name: 'red after the sixth working day',
      asOf: '2018-10-12',
      given: { allocations: [sent] },
      finds: [{ ...finding, severity: 'red', daysLate: 4 }],
    },
    {
      name: 'an advance document is not exempt from receipt',
      given: { allocations: [{ ...sent, docKind: 'advance' }] },
      finds: [finding],
    },
    {
      name: 'the receiving indicator was voided',
      given: { allocations: [sent], indicators: [{ ...received, status: 'void' }] },
      finds: [finding],
    },
    {
      name: 'the receiving indicator has no date of receipt',
      given: { allocations: [sent], indicators: [{ ...received, receivedOn: null }] },
      finds: [finding],
    },
    {
      name: 'the receipt belongs to another allocation',
      given: { allocations: [sent], indicators: [{ ...received, upstreamAllocationId: 'a2' }] },
      finds: [finding],
    },
    {
      name: 'a shorter term',
      asOf: '2018-09-30',
      given: { allocations: [sent] },
      params: { days: 1 },
      finds: [{ ...finding, deadline: '2018-09-29' }],
    },
  ],
  silent: [
    { name: 'on the last day', asOf: '2018-10-08', given: { allocations: [sent] } },
    {
      name: 'received, also when late',
      given: { allocations: [sent], indicators: [{ ...received, receivedOn: '2018-10-09' }] },
    },
    { name: 'one of several documents to the region is void', given: { allocations: [{ ...sent, status: 'void' }] } },
    { name: 'a draft', given: { allocations: [{ ...sent, status: 'draft' }] } },
    { name: 'allocated to an agency of the same region', given: { allocations: [{ ...sent, kind: 'to_agency' }] } },
    {
      name: 'issued on paper before the fund came under monitoring',
      asOf: '2018-01-31',
      given: { allocations: [{ ...sent, docIssuedOn: '2017-12-29' }] },
    },
    { name: 'a longer term', given: { allocations: [sent] }, params: { days: 4 } },
  ],
});
