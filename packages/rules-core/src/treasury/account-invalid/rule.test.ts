import { testRule } from '@qingqu/rules-sdk/testing';
import { accountInvalid } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '300.00',
  payeeKind: 'individual',
  payeeAccountId: 'account',
  purpose: '务工补助',
};
const card = { id: 'account', typeCode: '31', medium: 'card', luhnValid: true };
const finding = {
  subject: 'p1',
  severity: 'red',
  reasons: '账户在支付时已销户',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '300.00',
  payee: null,
  payeeAccount: 'account',
  accountType: '31',
  closedOn: '2018-06-01',
  purpose: '务工补助',
};

testRule(accountInvalid, {
  asOf: '2018-11-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }] },
  warns: [
    {
      name: 'closed on the day of the payment',
      given: { payments: [payment], accounts: [{ ...card, closedOn: '2018-06-01' }] },
      finds: [finding],
    },
    {
      name: 'on the black list',
      given: { payments: [payment], accounts: [{ ...card, typeCode: '51' }] },
      finds: [{ ...finding, reasons: '账户在黑名单内', accountType: '51', closedOn: null }],
    },
    {
      name: "blue: a person's card number does not pass its check",
      given: { payments: [payment], accounts: [{ ...card, luhnValid: false }] },
      finds: [{ ...finding, severity: 'blue', reasons: '卡号校验位不符', closedOn: null }],
    },
    {
      name: 'red when it is closed as well',
      given: { payments: [payment], accounts: [{ ...card, luhnValid: false, closedOn: '2018-05-01' }] },
      finds: [{ ...finding, reasons: '账户在支付时已销户、卡号校验位不符', closedOn: '2018-05-01' }],
    },
  ],
  silent: [
    { name: 'an open account', given: { payments: [payment], accounts: [card] } },
    {
      name: 'closed the day after the payment',
      given: { payments: [payment], accounts: [{ ...card, closedOn: '2018-06-02' }] },
    },
    {
      name: 'the number of a passbook, which has no check digit',
      given: { payments: [payment], accounts: [{ ...card, medium: 'passbook', luhnValid: false }] },
    },
    { name: 'a card that was not checked', given: { payments: [payment], accounts: [{ ...card, luhnValid: null }] } },
    {
      name: "a company's card number",
      given: { payments: [{ ...payment, payeeKind: 'enterprise' }], accounts: [{ ...card, luhnValid: false }] },
    },
    { name: 'the account has not arrived', given: { payments: [payment] } },
    {
      name: 'a void payment',
      given: { payments: [{ ...payment, status: 'void' }], accounts: [{ ...card, typeCode: '51' }] },
    },
    {
      name: 'a refund',
      given: { payments: [{ ...payment, refundOfId: 'p0' }], accounts: [{ ...card, typeCode: '51' }] },
    },
    {
      name: 'a day before the fund is monitored',
      given: { payments: [{ ...payment, paidOn: '2018-05-31' }], accounts: [{ ...card, typeCode: '51' }] },
    },
  ],
});
