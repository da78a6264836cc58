import { testRule } from '@qingqu/rules-sdk/testing';
import { fundNegativeList } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '1200.00',
  depEcoCode: '30299',
  payeeKind: 'enterprise',
  payeeOrgName: '某公司',
  purpose: '道路材料款',
};
const reception = { ...payment, depEcoCode: '30217', purpose: '接待用餐' };
const liquor = { ...payment, purpose: '春节酒水采购' };
const finding = {
  subject: 'p1',
  severity: 'red',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '1200.00',
  payee: '某公司',
  depEcoCode: '30217',
  matched: '30217',
  purpose: '接待用餐',
};
const byWord = { ...finding, severity: 'yellow', depEcoCode: '30299', matched: '酒水', purpose: '春节酒水采购' };
const fund = { id: 'fund', monitoredFrom: '2018-06-01', monitoredTo: '2018-06-30' };

testRule(fundNegativeList, {
  asOf: '2018-11-30',
  given: { funds: [fund] },
  warns: [
    { name: 'a code of the list', given: { payments: [reception] }, finds: [finding] },
    {
      name: 'a code below a prefix of the list',
      given: { payments: [{ ...payment, depEcoCode: '30102' }] },
      finds: [{ ...finding, depEcoCode: '30102', matched: '30102', purpose: '道路材料款' }],
    },
    { name: 'a word in the purpose', given: { payments: [liquor] }, finds: [byWord] },
    {
      name: 'a word, without any code',
      given: { payments: [{ ...liquor, depEcoCode: null }] },
      finds: [{ ...byWord, depEcoCode: null }],
    },
    {
      name: 'code and word, by the code',
      given: { payments: [{ ...liquor, depEcoCode: '30217' }] },
      finds: [{ ...finding, purpose: '春节酒水采购' }],
    },
    {
      name: 'a code of the list is not excused by the purpose',
      given: { payments: [{ ...reception, purpose: '就业接待' }] },
      finds: [{ ...finding, purpose: '就业接待' }],
    },
    {
      name: 'refunded since: it had been paid for this',
      given: { payments: [reception, { ...reception, id: 'r1', refundOfId: 'p1', paidOn: '2018-06-20' }] },
      finds: [finding],
    },
    {
      name: 'on the last day on which the fund is monitored',
      given: { payments: [{ ...reception, paidOn: '2018-06-30' }] },
      finds: [{ ...finding, paidOn: '2018-06-30' }],
    },
    {
      name: 'a code that the region adds',
      params: { codes: ['30299'] },
      given: { payments: [payment] },
      finds: [{ ...finding, depEcoCode: '30299', matched: '30299', purpose: '道路材料款' }],
    },
  ],
  silent: [
    { name: 'neither code nor word', given: { payments: [payment] } },
    { name: 'no purpose and no code', given: { payments: [{ ...payment, depEcoCode: null, purpose: null }] } },
    { name: '酒 in the name of a company', given: { payments: [{ ...payment, purpose: '付某某酒店住宿费' }] } },
    {
      name: '酒 in the name of the payee',
      given: { payments: [{ ...payment, payeeOrgName: '某某酒水销售有限公司' }] },
    },
    { name: 'the workshop of a village', given: { payments: [{ ...payment, purpose: '扶贫车间装修办公用房' }] } },
    { name: 'a public-welfare post', given: { payments: [{ ...payment, purpose: '公益性岗位津贴' }] } },
    { name: 'the code beside one of the list', given: { payments: [{ ...payment, depEcoCode: '30218' }] } },
    { name: 'the money of a one-card batch', given: { payments: [{ ...reception, payeeKind: 'agent_bank' }] } },
    { name: 'a void payment', given: { payments: [{ ...reception, status: 'void' }] } },
    { name: 'an application', given: { payments: [{ ...reception, status: 'applied', paidOn: null }] } },
    { name: 'a refund', given: { payments: [{ ...reception, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...reception, paidOn: '2018-05-31' }] } },
    { name: 'after the fund was monitored', given: { payments: [{ ...reception, paidOn: '2018-07-01' }] } },
    {
      name: 'a word that the region excepts',
      params: { exceptions: '春节' },
      given: { payments: [liquor] },
    },
  ],
});
