import { testRule } from '@qingqu/rules-sdk/testing';
import { cyclePlanMissing } from './rule.js';

const allocation = {
  id: 'a1',
  kind: 'to_agency',
  indicatorId: 'i1',
  toAgencyId: 'bureau',
  fundId: 'fund',
  docNo: '卢财预〔2018〕12号',
  docIssuedOn: '2018-06-01',
  allocatedOn: '2018-06-04',
  amountFen: '1000.00',
  status: 'active',
};
const plan = {
  id: 'plan',
  allocationId: 'a1',
  indicatorId: 'i1',
  agencyId: 'bureau',
  amountFen: '0.01',
  status: 'approved',
};
const payment = { id: 'p1', indicatorId: 'i1', agencyId: 'bureau', status: 'paid', paidOn: '2018-06-11' };
const finding = {
  subject: 'a1',
  docNo: '卢财预〔2018〕12号',
  agency: '卢氏县扶贫办',
  allocatedOn: '2018-06-04',
  deadline: '2018-06-19',
  amount: '1000.00',
  planned: '0.00',
  daysLate: 1,
};

testRule(cyclePlanMissing, {
  asOf: '2018-06-20',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }],
    agencies: [
      { id: 'bureau', name: '卢氏县扶贫办', isBudgetUnit: true },
      { id: 'association', name: '卢氏县扶贫协会', isBudgetUnit: false },
    ],
  },
  warns: [
    { name: 'no plan on the eleventh working day', given: { allocations: [allocation] }, finds: [finding] },
    {
      name: 'a plan that is not approved',
      given: { allocations: [allocation], plans: [{ ...plan, status: 'draft' }] },
      finds: [finding],
    },
    {
      name: 'a plan on another allocation',
      given: { allocations: [allocation], plans: [{ ...plan, allocationId: 'a9' }] },
      finds: [finding],
    },
    {
      name: "another unit's plan on the indicator",
      given: { allocations: [allocation], plans: [{ ...plan, allocationId: null, agencyId: 'school' }] },
      finds: [finding],
    },
    {
      name: 'a void payment',
      given: { allocations: [allocation], payments: [{ ...payment, status: 'void' }] },
      finds: [finding],
    },
    {
      name: 'a payment of another unit',
      given: { allocations: [allocation], payments: [{ ...payment, agencyId: 'school' }] },
      finds: [finding],
    },
    {
      name: 'as little planned as counts for nothing',
      params: { share: 0.2 },
      given: { allocations: [allocation], plans: [{ ...plan, amountFen: '200.00' }] },
      finds: [{ ...finding, planned: '200.00' }],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-06-19',
      params: { days: 9 },
      given: { allocations: [allocation] },
      finds: [{ ...finding, deadline: '2018-06-15' }],
    },
  ],
  silent: [
    { name: 'on the tenth working day', asOf: '2018-06-19', given: { allocations: [allocation] } },
    { name: 'a plan on the allocation', given: { allocations: [allocation], plans: [plan] } },
    {
      name: 'a plan on the allocation, made on the indicator that the unit received it as',
      given: { allocations: [allocation], plans: [{ ...plan, indicatorId: 'i2' }] },
    },
    {
      name: 'paid without a plan from the indicator that the unit received the allocation as',
      given: {
        allocations: [allocation],
        indicators: [{ id: 'i2', upstreamAllocationId: allocation.id }],
        payments: [
          {
            id: 'p1',
            indicatorId: 'i2',
            agencyId: allocation.toAgencyId,
            status: 'paid',
            paidOn: '2018-06-10',
            amountFen: '1.00',
          },
        ],
      },
    },
    {
      name: "the unit's plan on the indicator, which names no allocation",
      given: { allocations: [allocation], plans: [{ ...plan, allocationId: null }] },
    },
    {
      name: 'one fen more planned than counts for nothing',
      params: { share: 0.2 },
      given: { allocations: [allocation], plans: [{ ...plan, amountFen: '200.01' }] },
    },
    { name: 'a unit that pays without plans', given: { allocations: [allocation], payments: [payment] } },
    {
      name: 'an organisation that is no budget unit',
      given: { allocations: [{ ...allocation, toAgencyId: 'association' }] },
    },
    { name: 'the unit has not arrived', given: { allocations: [{ ...allocation, toAgencyId: 'new' }] } },
    { name: 'an allocation to a region', given: { allocations: [{ ...allocation, kind: 'to_region' }] } },
    { name: 'a void allocation', given: { allocations: [{ ...allocation, status: 'void' }] } },
    {
      name: 'a document of before the fund is monitored',
      given: { allocations: [{ ...allocation, docIssuedOn: '2018-05-31' }] },
    },
  ],
});
