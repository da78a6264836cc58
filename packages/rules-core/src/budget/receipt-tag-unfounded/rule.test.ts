import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptTagUnfounded } from './rule.js';

const indicator = {
  id: 'i1',
  docId: 'd1',
  fundId: 'ordinary',
  docIssuedOn: '2018-03-01',
  source: 'superior',
  funcCode: '2130199',
  amountFen: '1000.00',
  povertyTag: true,
  status: 'active',
};
const finding = {
  subject: 'i1',
  docNo: '商财预〔2018〕149号',
  issuedOn: '2018-03-01',
  amount: '1000.00',
  funcCode: '2130199',
  fundName: '农业生产资金',
  source: 'superior',
};

testRule(receiptTagUnfounded, {
  asOf: '2018-11-30',
  given: {
    funds: [
      { id: 'ordinary', name: '农业生产资金', category: 'other' },
      { id: 'relief', name: '专项扶贫资金', category: 'general_budget_special', monitoredFrom: '2018-01-01' },
      { id: 'integrated', name: '统筹整合涉农资金', category: 'integrated_agri' },
    ],
    indicatorDocs: [{ id: 'd1', docNo: '商财预〔2018〕149号' }],
    allocations: [
      { id: 'tagged', povertyTag: true },
      { id: 'untagged', povertyTag: false },
    ],
  },
  warns: [
    {
      name: 'no ground for the tag',
      given: { indicators: [{ ...indicator, upstreamAllocationId: 'untagged' }] },
      finds: [finding],
    },
    {
      name: 'the superior said nothing about a tag, and there is no functional code',
      given: { indicators: [{ ...indicator, funcCode: null, upstreamAllocationId: null }] },
      finds: [{ ...finding, funcCode: null }],
    },
    {
      name: 'the day before the fund is monitored',
      given: { indicators: [{ ...indicator, fundId: 'relief', docIssuedOn: '2017-12-31' }] },
      finds: [{ ...finding, issuedOn: '2017-12-31', fundName: '专项扶贫资金' }],
    },
    {
      name: 'an integrated fund without a plan',
      given: { indicators: [{ ...indicator, fundId: 'integrated' }] },
      finds: [{ ...finding, fundName: '统筹整合涉农资金' }],
    },
    {
      name: 'a plan does not help a fund that is not integrated',
      given: { indicators: [{ ...indicator, integrationPlanRef: '整合方案1号' }] },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'not tagged', given: { indicators: [{ ...indicator, povertyTag: false }] } },
    { name: 'tag not given', given: { indicators: [{ ...indicator, povertyTag: null }] } },
    { name: 'the fund is monitored', given: { indicators: [{ ...indicator, fundId: 'relief' }] } },
    {
      name: 'the first day on which the fund is monitored',
      given: { indicators: [{ ...indicator, fundId: 'relief', docIssuedOn: '2018-01-01' }] },
    },
    { name: 'a functional code of poverty relief', given: { indicators: [{ ...indicator, funcCode: '2130505' }] } },
    { name: 'the superior tagged it', given: { indicators: [{ ...indicator, upstreamAllocationId: 'tagged' }] } },
    { name: 'money of the region itself', given: { indicators: [{ ...indicator, source: 'local' }] } },
    {
      name: 'integrated by a plan',
      given: { indicators: [{ ...indicator, fundId: 'integrated', integrationPlanRef: '整合方案1号' }] },
    },
    { name: 'void', given: { indicators: [{ ...indicator, status: 'void' }] } },
    {
      name: 'a wider prefix',
      given: { indicators: [indicator] },
      params: { funcPrefixes: ['213'] },
    },
  ],
});
