import { testRule } from '@qingqu/rules-sdk/testing';
import { allocParked } from './rule.js';

const allocation = {
  id: 'a1',
  kind: 'to_agency',
  toAgencyId: 'reserve',
  fundId: 'fund',
  docNo: '卢财预〔2018〕12号',
  docIssuedOn: '2018-06-01',
  allocatedOn: '2018-06-04',
  amountFen: '1000.00',
  status: 'active',
};
const finding = {
  subject: 'a1',
  docNo: '卢财预〔2018〕12号',
  unit: '预算处预留',
  unitCode: '000001',
  allocatedOn: '2018-06-04',
  amount: '1000.00',
  daysSince: 31,
};

testRule(allocParked, {
  asOf: '2018-07-05',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }],
    agencies: [
      { id: 'reserve', name: '预算处预留', code: '000001', kind: 'placeholder' },
      { id: 'bureau', name: '卢氏县扶贫办', code: '411001', kind: 'unit' },
    ],
  },
  warns: [
    { name: 'on the 31st day', given: { allocations: [allocation] }, finds: [finding] },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-07-04',
      params: { days: 29 },
      given: { allocations: [allocation] },
      finds: [{ ...finding, daysSince: 30 }],
    },
  ],
  silent: [
    { name: 'on the 30th day', asOf: '2018-07-04', given: { allocations: [allocation] } },
    { name: 'to a unit', given: { allocations: [{ ...allocation, toAgencyId: 'bureau' }] } },
    { name: 'the unit has not arrived', given: { allocations: [{ ...allocation, toAgencyId: 'u9' }] } },
    { name: 'to a region', given: { allocations: [{ ...allocation, kind: 'to_region' }] } },
    { name: 'taken back', given: { allocations: [{ ...allocation, status: 'void' }] } },
    {
      name: 'a document of before the fund is monitored',
      given: { allocations: [{ ...allocation, docIssuedOn: '2018-05-31' }] },
    },
  ],
});
