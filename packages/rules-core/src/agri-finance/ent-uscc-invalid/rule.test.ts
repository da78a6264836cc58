import { testRule } from '@qingqu/rules-sdk/testing';
import { entUsccInvalid } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  payeeId: 'payee',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-10',
  amountFen: '1200.00',
  payeeKind: 'enterprise',
  payeeOrgName: '某公司',
  purpose: '道路材料款',
};
const payee = { id: 'payee', uscc: '914403001922038216', partyId: 'enterprise' };
const finding = {
  subject: 'p1',
  severity: 'orange',
  voucherNo: 'V1',
  paidOn: '2018-06-10',
  amount: '1200.00',
  payee: '某公司',
  uscc: '914403001922038216',
  problem: '未见于工商登记',
  purpose: '道路材料款',
};
const missing = { ...finding, severity: 'blue', uscc: null, problem: '没有统一社会信用代码' };
const wrong = { ...finding, uscc: '91110000100001043N', problem: '校验位不符' };
const ofOther = { id: 'b0', enterpriseId: 'other', status: 'active', validFrom: '2010-01-01' };
const ofPayee = { ...ofOther, id: 'b1', enterpriseId: 'enterprise' };

testRule(entUsccInvalid, {
  asOf: '2018-11-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }] },
  warns: [
    { name: 'no code', given: { payments: [payment], payees: [{ ...payee, uscc: null }] }, finds: [missing] },
    {
      name: 'a blank one',
      given: { payments: [payment], payees: [{ ...payee, uscc: ' ' }] },
      finds: [{ ...missing, uscc: ' ' }],
    },
    {
      name: 'the registration number of before 2015',
      given: { payments: [payment], payees: [{ ...payee, uscc: '410000000000001' }] },
      finds: [{ ...missing, uscc: '410000000000001', problem: '仍为15位旧注册号' }],
    },
    {
      name: 'a wrong check character by GB 32100',
      given: { payments: [payment], payees: [{ ...payee, uscc: wrong.uscc }] },
      finds: [wrong],
    },
    {
      name: 'a wrong check character by GB 11714 alone',
      given: { payments: [payment], payees: [{ ...payee, uscc: '914403001922038229' }] },
      finds: [{ ...wrong, uscc: '914403001922038229' }],
    },
    {
      name: 'too short',
      given: { payments: [payment], payees: [{ ...payee, uscc: '91440300192203821' }] },
      finds: [{ ...wrong, uscc: '91440300192203821' }],
    },
    {
      name: 'not in the register, which holds others',
      given: { payments: [payment], payees: [payee], businessRecords: [ofOther] },
      finds: [finding],
    },
    {
      name: 'a right code of a payee that is no known party',
      given: { payments: [payment], payees: [{ ...payee, partyId: null }], businessRecords: [ofOther] },
      finds: [finding],
    },
    {
      name: 'refunded since: the record of the payee stays as it is',
      given: {
        payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1' }],
        payees: [{ ...payee, uscc: null }],
      },
      finds: [missing],
    },
  ],
  silent: [
    { name: 'the register has not arrived', given: { payments: [payment], payees: [payee] } },
    {
      name: 'in the register, once its row has arrived, whatever it says',
      given: { payments: [payment], payees: [payee], businessRecords: [ofOther, { ...ofPayee, status: 'cancelled' }] },
    },
    {
      name: 'a village collective, which has no registration',
      given: { payments: [{ ...payment, payeeKind: 'collective' }], payees: [{ ...payee, uscc: null }] },
    },
    {
      name: 'a public institution, which is registered elsewhere',
      given: { payments: [{ ...payment, payeeKind: 'agency' }], payees: [payee], businessRecords: [ofOther] },
    },
    { name: 'the payee is not known', given: { payments: [{ ...payment, payeeId: null }], payees: [payee] } },
    {
      name: 'a void payment',
      given: { payments: [{ ...payment, status: 'void' }], payees: [{ ...payee, uscc: null }] },
    },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }], payees: [{ ...payee, uscc: null }] } },
    {
      name: 'before the fund is monitored',
      given: { payments: [{ ...payment, paidOn: '2018-05-31' }], payees: [{ ...payee, uscc: null }] },
    },
  ],
});
