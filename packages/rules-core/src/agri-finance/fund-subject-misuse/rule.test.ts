import { testRule } from '@qingqu/rules-sdk/testing';
import { fundSubjectMisuse } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '1200.00',
  funcCode: '2130504',
  depEcoCode: '30299',
  payeeKind: 'enterprise',
  payeeOrgName: '某公司',
  purpose: '道路材料款',
};
const elsewhere = { ...payment, funcCode: '2050202' };
const transfer = { ...payment, fundId: 'any', funcCode: '2300252' };
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '1200.00',
  payee: '某公司',
  funcCode: '2050202',
  depEcoCode: '30299',
  allowed: '21305, 21301',
  reasons: '功能分类不在资金的范围内',
  purpose: '道路材料款',
};

testRule(fundSubjectMisuse, {
  asOf: '2018-11-30',
  given: {
    funds: [
      { id: 'fund', funcPrefixes: '21305, 21301', monitoredFrom: '2018-06-01' },
      { id: 'any', funcPrefixes: '', monitoredFrom: '2018-06-01' },
    ],
  },
  warns: [
    { name: 'a code that the fund does not allow', given: { payments: [elsewhere] }, finds: [finding] },
    {
      name: 'no code',
      given: { payments: [{ ...payment, funcCode: null }] },
      finds: [{ ...finding, funcCode: null, reasons: '没有功能分类' }],
    },
    {
      name: 'a refused code on a fund that allows any',
      given: { payments: [transfer] },
      finds: [{ ...finding, funcCode: '2300252', allowed: '', reasons: '功能分类不应由监控资金列支' }],
    },
    {
      name: 'a refused departmental code',
      given: { payments: [{ ...payment, depEcoCode: '39999' }] },
      finds: [{ ...finding, funcCode: '2130504', depEcoCode: '39999', reasons: '部门经济分类不应由监控资金列支' }],
    },
    {
      name: 'everything at once, to a village collective',
      given: { payments: [{ ...transfer, fundId: 'fund', depEcoCode: '39999', payeeKind: 'collective' }] },
      finds: [
        {
          ...finding,
          funcCode: '2300252',
          depEcoCode: '39999',
          reasons: '功能分类不在资金的范围内、功能分类不应由监控资金列支、部门经济分类不应由监控资金列支',
        },
      ],
    },
    {
      name: 'refunded since: the record stays as it is',
      given: { payments: [elsewhere, { ...elsewhere, id: 'r1', refundOfId: 'p1' }] },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'a code that the fund allows', given: { payments: [payment] } },
    { name: 'the second code that the fund allows', given: { payments: [{ ...payment, funcCode: '2130101' }] } },
    { name: 'any other code on a fund that allows any', given: { payments: [{ ...elsewhere, fundId: 'any' }] } },
    {
      name: 'a transfer to an agency or an agent bank, booked by an upper level',
      given: {
        payments: [
          { ...transfer, payeeKind: 'agency' },
          { ...transfer, id: 'p2', payeeKind: 'agent_bank' },
        ],
      },
    },
    { name: 'the departmental code beside it', given: { payments: [{ ...payment, depEcoCode: '39998' }] } },
    { name: 'no departmental code', given: { payments: [{ ...payment, depEcoCode: null }] } },
    { name: 'a code that the region does not refuse', params: { refused: ['202'] }, given: { payments: [transfer] } },
    { name: 'a void payment', given: { payments: [{ ...elsewhere, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...elsewhere, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...elsewhere, paidOn: '2018-05-31' }] } },
  ],
});
