import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptTagMissing } from './rule.js';

const indicator = {
  id: 'i1',
  docId: 'd1',
  fundId: 'ordinary',
  docIssuedOn: '2018-03-01',
  funcCode: '2130199',
  amountFen: '1000.00',
  povertyTag: false,
  status: 'active',
};
const finding = {
  subject: 'i1',
  docNo: '商财预〔2018〕149号',
  issuedOn: '2018-03-01',
  amount: '1000.00',
  funcCode: '2130199',
};

testRule(receiptTagMissing, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'relief', monitoredFrom: '2018-01-01', monitoredTo: '2018-12-31' }, { id: 'ordinary' }],
    indicatorDocs: [{ id: 'd1', docNo: '商财预〔2018〕149号' }],
    allocations: [
      { id: 'tagged', povertyTag: true },
      { id: 'untagged', povertyTag: false },
    ],
  },
  warns: [
    {
      name: 'the fund is monitored on the day of the document',
      given: { indicators: [{ ...indicator, fundId: 'relief' }] },
      finds: [{ ...finding, reasons: '资金在监控范围内' }],
    },
    {
      name: 'a functional code of poverty relief, the tag not given',
      given: { indicators: [{ ...indicator, funcCode: '2130505', povertyTag: null }] },
      finds: [{ ...finding, funcCode: '2130505', reasons: '功能科目属于扶贫' }],
    },
    {
      name: 'the superior tagged it; the indicator has no functional code',
      given: { indicators: [{ ...indicator, funcCode: null, upstreamAllocationId: 'tagged' }] },
      finds: [{ ...finding, funcCode: null, reasons: '上级指标有扶贫标识' }],
    },
    {
      name: 'all three grounds',
      given: {
        indicators: [{ ...indicator, fundId: 'relief', funcCode: '2130504', upstreamAllocationId: 'tagged' }],
      },
      finds: [{ ...finding, funcCode: '2130504', reasons: '资金在监控范围内、功能科目属于扶贫、上级指标有扶贫标识' }],
    },
    {
      name: 'running costs of the poverty office, when a region wants them tagged',
      given: { indicators: [{ ...indicator, funcCode: '2130501' }] },
      params: { exempt: [] },
      finds: [{ ...finding, funcCode: '2130501', reasons: '功能科目属于扶贫' }],
    },
  ],
  silent: [
    { name: 'tagged', given: { indicators: [{ ...indicator, fundId: 'relief', povertyTag: true }] } },
    { name: 'none of the grounds', given: { indicators: [{ ...indicator, upstreamAllocationId: 'untagged' }] } },
    {
      name: 'the day before the fund is monitored',
      given: { indicators: [{ ...indicator, fundId: 'relief', docIssuedOn: '2017-12-31' }] },
    },
    {
      name: 'the day after the fund was monitored',
      given: { indicators: [{ ...indicator, fundId: 'relief', docIssuedOn: '2019-01-01' }] },
    },
    {
      name: 'running costs of the poverty office',
      given: {
        indicators: [
          { ...indicator, id: 'i1', fundId: 'relief', funcCode: '2130501' },
          { ...indicator, id: 'i2', fundId: 'relief', funcCode: '2130502' },
          { ...indicator, id: 'i3', fundId: 'relief', funcCode: '2130503' },
        ],
      },
    },
    {
      name: 'an integrated fund that is not used for poverty relief and not monitored',
      given: {
        indicators: [{ ...indicator, fundId: 'integrated' }],
        funds: [{ id: 'integrated', category: 'integrated_agri' }],
      },
    },
    { name: 'void', given: { indicators: [{ ...indicator, fundId: 'relief', status: 'void' }] } },
    { name: 'a draft', given: { indicators: [{ ...indicator, fundId: 'relief', status: 'draft' }] } },
    {
      name: 'a narrower prefix',
      given: { indicators: [{ ...indicator, funcCode: '2130505' }] },
      params: { funcPrefixes: ['2130504'] },
    },
  ],
});
