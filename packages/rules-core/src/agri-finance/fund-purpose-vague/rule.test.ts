import { testRule } from '@qingqu/rules-sdk/testing';
import { fundPurposeVague } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '1200.00',
  payeeOrgName: '某公司',
  purpose: '其他',
};
const finding = {
  subject: 'p1',
  severity: 'blue',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '1200.00',
  payee: '某公司',
  purpose: '其他',
  length: 2,
};

testRule(fundPurposeVague, {
  asOf: '2018-11-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }] },
  warns: [
    { name: 'a word without meaning', given: { payments: [payment] }, finds: [finding] },
    {
      name: 'none at all',
      given: { payments: [{ ...payment, purpose: null }] },
      finds: [{ ...finding, purpose: '', length: 0 }],
    },
    {
      name: 'blanks, full width too',
      given: { payments: [{ ...payment, purpose: ' 　' }] },
      finds: [{ ...finding, purpose: '', length: 0 }],
    },
    {
      name: 'three characters',
      given: { payments: [{ ...payment, purpose: '材料款' }] },
      finds: [{ ...finding, purpose: '材料款', length: 3 }],
    },
    {
      name: 'a loan, with blanks around it',
      given: { payments: [{ ...payment, purpose: ' 借款　' }] },
      finds: [{ ...finding, severity: 'yellow', purpose: '借款', length: 2 }],
    },
    {
      name: 'money to and fro',
      given: { payments: [{ ...payment, purpose: '往来款' }] },
      finds: [{ ...finding, severity: 'yellow', purpose: '往来款', length: 3 }],
    },
    {
      name: 'a longer word that the region lists',
      params: { words: ['项目资金'] },
      given: { payments: [{ ...payment, purpose: '项目资金' }] },
      finds: [{ ...finding, purpose: '项目资金', length: 4 }],
    },
    {
      name: 'refunded since: the record stays as it is',
      given: { payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1' }] },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'four characters', given: { payments: [{ ...payment, purpose: '道路材料' }] } },
    { name: 'a word of the list among others', given: { payments: [{ ...payment, purpose: '归还工程借款' }] } },
    {
      name: 'two characters, where two are enough',
      params: { minLength: 2 },
      given: { payments: [{ ...payment, purpose: '材料' }] },
    },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...payment, paidOn: '2018-05-31' }] } },
  ],
});
