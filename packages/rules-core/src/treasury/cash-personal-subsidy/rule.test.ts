import { testRule } from '@qingqu/rules-sdk/testing';
import { cashPersonalSubsidy } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '1200.00',
  govEcoCode: '50901',
  depEcoCode: '30305',
  settlementCode: '2',
  payeeKind: 'agent_bank',
  purpose: '困难补助',
};
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '1200.00',
  govEcoCode: '50901',
  depEcoCode: '30305',
  payeeKind: 'agent_bank',
  purpose: '困难补助',
};
const inCash = { ...payment, settlementCode: '0' };
const toVillage = { ...payment, payeeKind: 'collective' };
const cash = '以现金结算';
const outside = '收款方不是代发银行且没有一卡通批次';

testRule(cashPersonalSubsidy, {
  asOf: '2018-11-30',
  given: {
    funds: [
      { id: 'fund', isPersonal: false, monitoredFrom: '2018-01-01' },
      { id: 'personal', isPersonal: true, monitoredFrom: '2018-01-01' },
    ],
  },
  warns: [
    { name: 'settled in cash', given: { payments: [inCash] }, finds: [{ ...finding, reasons: cash }] },
    {
      name: 'paid to a village without a one-card batch',
      given: { payments: [toVillage] },
      finds: [{ ...finding, payeeKind: 'collective', reasons: outside }],
    },
    {
      name: 'both, and the settlement is what the batch cannot excuse',
      given: { payments: [{ ...toVillage, settlementCode: '0' }], subsidyBatches: [{ id: 'b1', paymentId: 'p1' }] },
      finds: [{ ...finding, payeeKind: 'collective', reasons: cash }],
    },
    {
      name: 'personal by the departmental code alone',
      given: { payments: [{ ...toVillage, govEcoCode: null }] },
      finds: [{ ...finding, govEcoCode: null, payeeKind: 'collective', reasons: outside }],
    },
    {
      name: 'personal by the fund alone',
      given: { payments: [{ ...toVillage, fundId: 'personal', govEcoCode: '50299', depEcoCode: '30299' }] },
      finds: [{ ...finding, govEcoCode: '50299', depEcoCode: '30299', payeeKind: 'collective', reasons: outside }],
    },
    {
      name: 'the batch belongs to another payment',
      given: { payments: [toVillage], subsidyBatches: [{ id: 'b1', paymentId: 'p2' }] },
      finds: [{ ...finding, payeeKind: 'collective', reasons: outside }],
    },
  ],
  silent: [
    { name: 'through the agent bank', given: { payments: [payment] } },
    { name: 'a one-card batch', given: { payments: [toVillage], subsidyBatches: [{ id: 'b1', paymentId: 'p1' }] } },
    {
      name: 'not a personal subsidy',
      given: { payments: [{ ...inCash, payeeKind: 'enterprise', govEcoCode: '50299', depEcoCode: '30299' }] },
    },
    { name: 'a void payment', given: { payments: [{ ...inCash, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...inCash, refundOfId: 'p0' }] } },
    { name: 'a fund that is not monitored on the day', given: { payments: [{ ...inCash, paidOn: '2017-12-31' }] } },
    {
      name: 'pensions of staff, where the region exempts their code',
      given: { payments: [{ ...toVillage, govEcoCode: '50905', depEcoCode: '30302' }] },
      params: { exempt: ['30301', '30302'] },
    },
    {
      name: 'a code that the region does not count as personal',
      given: { payments: [toVillage] },
      params: { govCodes: [], depPrefixes: ['30399'] },
    },
  ],
});
