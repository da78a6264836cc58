import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleFirstPaymentOverdue } from './rule.js';

const allocation = {
  id: 'a1',
  kind: 'to_agency',
  indicatorId: 'i1',
  toAgencyId: 'bureau',
  fundId: 'fund',
  docNo: '豫财农〔2018〕45号',
  docIssuedOn: '2018-06-01',
  allocatedOn: '2018-06-04',
  amountFen: '1000.00',
  status: 'active',
};
const payment = {
  id: 'p1',
  indicatorId: 'i1',
  agencyId: 'bureau',
  status: 'paid',
  paidOn: '2018-07-01',
  amountFen: '10.00',
};
const refund = { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-07-09' };
const finding = {
  subject: 'a1',
  severity: 'yellow',
  docNo: '豫财农〔2018〕45号',
  agency: '卢氏县扶贫办',
  allocatedOn: '2018-06-04',
  amount: '1000.00',
  daysSince: 90,
};

testRule(cycleFirstPaymentOverdue, {
  asOf: '2018-09-02',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }],
    agencies: [{ id: 'bureau', name: '卢氏县扶贫办' }],
  },
  warns: [
    { name: 'nothing paid on the 90th day', given: { allocations: [allocation] }, finds: [finding] },
    {
      name: 'yellow on the 179th day',
      asOf: '2018-11-30',
      given: { allocations: [allocation] },
      finds: [{ ...finding, daysSince: 179 }],
    },
    {
      name: 'orange on the 180th day',
      asOf: '2018-12-01',
      given: { allocations: [allocation] },
      finds: [{ ...finding, severity: 'orange', daysSince: 180 }],
    },
    {
      name: 'what was paid has been refunded in full',
      given: { allocations: [allocation], payments: [payment, refund] },
      finds: [finding],
    },
    {
      name: 'only an application, a void payment and what other units paid',
      given: {
        allocations: [allocation],
        payments: [
          { ...payment, status: 'applied' },
          { ...payment, id: 'p2', status: 'void' },
          { ...payment, id: 'p3', agencyId: 'school' },
          { ...payment, id: 'p4', indicatorId: 'i9' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-09-01',
      params: { days: 89 },
      given: { allocations: [allocation] },
      finds: [{ ...finding, daysSince: 89 }],
    },
  ],
  silent: [
    { name: 'on the 89th day', asOf: '2018-09-01', given: { allocations: [allocation] } },
    { name: 'something was paid', given: { allocations: [allocation], payments: [payment] } },
    {
      name: 'a part of what was paid has been refunded',
      given: { allocations: [allocation], payments: [payment, { ...refund, amountFen: '9.99' }] },
    },
    {
      name: 'something was paid from the indicator that the unit received it as',
      given: {
        allocations: [allocation],
        indicators: [{ id: 'i2', upstreamAllocationId: 'a1' }],
        payments: [{ ...payment, indicatorId: 'i2' }],
      },
    },
    { name: 'an allocation to a region', given: { allocations: [{ ...allocation, kind: 'to_region' }] } },
    { name: 'a void allocation', given: { allocations: [{ ...allocation, status: 'void' }] } },
    {
      name: 'a document of before the fund is monitored',
      given: { allocations: [{ ...allocation, docIssuedOn: '2018-05-31' }] },
    },
  ],
});
