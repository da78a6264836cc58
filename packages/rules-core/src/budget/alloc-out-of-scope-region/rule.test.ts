import { testRule } from '@qingqu/rules-sdk/testing';
import { allocOutOfScopeRegion } from './rule.js';

const allocation = {
  id: 'a1',
  kind: 'to_region',
  toRegionCode: '411281',
  fundId: 'fund',
  docNo: '豫财农〔2018〕45号',
  allocatedOn: '2018-06-04',
  amountFen: '1000.00',
  status: 'active',
};
const target = { id: 't1', fundId: 'fund', regionCode: '411224', validFrom: '2018-01-01', validTo: '2018-06-30' };
const finding = {
  subject: 'a1',
  docNo: '豫财农〔2018〕45号',
  fund: '中央财政专项扶贫资金',
  toRegion: '411281',
  regionName: '义马市',
  allocatedOn: '2018-06-04',
  amount: '1000.00',
};

testRule(allocOutOfScopeRegion, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', name: '中央财政专项扶贫资金' }],
    regions: [
      { code: '410000', name: '河南省' },
      { code: '411200', name: '三门峡市', fiscalParent: '410000' },
      { code: '411224', name: '卢氏县', fiscalParent: '411200' },
      { code: '411281', name: '义马市', fiscalParent: '411200' },
      { code: '411300', name: '南阳市', fiscalParent: '410000' },
      { code: '411224100', name: '城关镇', fiscalParent: '411224' },
      { code: '411224100201', name: '东门社区', fiscalParent: '411224100' },
      // A county managed by the province: administered by a prefecture that passes it no money.
      { code: '411381', name: '邓州市', adminParent: '411300', fiscalParent: '410000' },
    ],
  },
  warns: [
    {
      name: 'a county that is not a target',
      given: { fundTargetRegions: [target], allocations: [allocation] },
      finds: [finding],
    },
    {
      name: 'a prefecture none of whose counties is a target',
      given: { fundTargetRegions: [target], allocations: [{ ...allocation, toRegionCode: '411300' }] },
      finds: [{ ...finding, toRegion: '411300', regionName: '南阳市' }],
    },
    {
      name: 'a prefecture that only administers the target',
      given: {
        fundTargetRegions: [{ ...target, regionCode: '411381' }],
        allocations: [{ ...allocation, toRegionCode: '411300' }],
      },
      finds: [{ ...finding, toRegion: '411300', regionName: '南阳市' }],
    },
    {
      name: 'a former target, once it is off the list while others are on it',
      given: {
        fundTargetRegions: [target, { ...target, id: 't2', regionCode: '411281', validTo: '2018-06-03' }],
        allocations: [allocation],
      },
      finds: [finding],
    },
    {
      name: 'a future target',
      given: {
        fundTargetRegions: [target, { ...target, id: 't2', regionCode: '411281', validFrom: '2018-06-05' }],
        allocations: [allocation],
      },
      finds: [finding],
    },
  ],
  silent: [
    {
      name: 'a target, on the first and on the last day of the list',
      given: {
        fundTargetRegions: [target],
        allocations: [
          { ...allocation, toRegionCode: '411224', allocatedOn: '2018-01-01' },
          { ...allocation, id: 'a2', toRegionCode: '411224', allocatedOn: '2018-06-30' },
        ],
      },
    },
    {
      name: 'a township and a village of a target',
      given: {
        fundTargetRegions: [target],
        allocations: [
          { ...allocation, toRegionCode: '411224100' },
          { ...allocation, id: 'a2', toRegionCode: '411224100201' },
        ],
      },
    },
    {
      name: 'a village three levels below a target',
      given: {
        fundTargetRegions: [{ ...target, regionCode: '411200' }],
        allocations: [{ ...allocation, toRegionCode: '411224100201' }],
      },
    },
    {
      name: 'the prefecture through which the money passes',
      given: { fundTargetRegions: [target], allocations: [{ ...allocation, toRegionCode: '411200' }] },
    },
    {
      name: 'a prefecture that is a target itself',
      given: {
        fundTargetRegions: [{ ...target, regionCode: '411300' }],
        allocations: [{ ...allocation, toRegionCode: '411300' }],
      },
    },
    {
      name: 'a county in transition that is still on the list',
      given: {
        fundTargetRegions: [target, { ...target, id: 't2', regionCode: '411281', validTo: '2018-06-04' }],
        allocations: [allocation],
      },
    },
    { name: 'a fund without targets', given: { allocations: [allocation] } },
    {
      name: 'the list of another fund, or of another time',
      given: {
        fundTargetRegions: [
          { ...target, fundId: 'other' },
          { ...target, id: 't2', validTo: '2018-06-03' },
          { ...target, id: 't3', validFrom: '2018-06-05' },
        ],
        allocations: [allocation],
      },
    },
    {
      name: 'to a unit',
      given: { fundTargetRegions: [target], allocations: [{ ...allocation, kind: 'to_agency' }] },
    },
    {
      name: 'a void allocation',
      given: { fundTargetRegions: [target], allocations: [{ ...allocation, status: 'void' }] },
    },
  ],
});
