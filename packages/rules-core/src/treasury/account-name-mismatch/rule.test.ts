import { testRule } from '@qingqu/rules-sdk/testing';
import { accountNameMismatch } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '20000.00',
  payeeKind: 'enterprise',
  payeeOrgName: '卢氏县恒兴建筑有限公司',
  payeeNameToken: 'hengxing',
  payeeAccountId: 'account',
  purpose: '道路硬化',
};
const account = {
  id: 'account',
  holderKind: 'enterprise',
  holderOrgName: '卢氏县永昌商贸有限公司',
  nameToken: 'yongchang',
};
const person = { ...payment, payeeKind: 'individual', payeeOrgName: null, payeeNameToken: 'li' };
const card = { id: 'account', holderKind: 'individual', nameToken: 'wang' };
const finding = {
  subject: 'p1',
  reasons: '收款人名称与账户户名不一致',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '20000.00',
  payee: '卢氏县恒兴建筑有限公司',
  holder: '卢氏县永昌商贸有限公司',
  payeeAccount: 'account',
  actualAccount: null,
  purpose: '道路硬化',
};
const own = { ...account, holderOrgName: '卢氏县恒兴建筑有限公司', nameToken: 'hengxing' };

testRule(accountNameMismatch, {
  asOf: '2018-11-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }] },
  warns: [
    { name: "another company's account", given: { payments: [payment], accounts: [account] }, finds: [finding] },
    {
      name: "a company's money on a person's card",
      given: { payments: [payment], accounts: [card] },
      finds: [{ ...finding, holder: null }],
    },
    {
      name: "another person's card",
      given: { payments: [person], accounts: [card] },
      finds: [{ ...finding, payee: null, holder: null }],
    },
    {
      name: 'paid to another account than was ordered',
      given: { payments: [{ ...payment, actualPayeeAccountId: 'other' }], accounts: [own] },
      finds: [
        {
          ...finding,
          reasons: '实际收款账户与申请账户不一致',
          holder: '卢氏县恒兴建筑有限公司',
          actualAccount: 'other',
        },
      ],
    },
    {
      name: 'both',
      given: { payments: [{ ...payment, actualPayeeAccountId: 'other' }], accounts: [account] },
      finds: [
        { ...finding, reasons: '收款人名称与账户户名不一致、实际收款账户与申请账户不一致', actualAccount: 'other' },
      ],
    },
  ],
  silent: [
    { name: "the payee's own account", given: { payments: [payment], accounts: [own] } },
    {
      name: 'the same name with blanks, full-width letters and another form of the company',
      given: {
        payments: [{ ...payment, payeeOrgName: '卢氏县 ＡＢ建筑有限责任公司' }],
        accounts: [{ ...account, holderOrgName: '卢氏县ab建筑股份有限公司' }],
      },
    },
    { name: "the person's own card", given: { payments: [person], accounts: [{ ...card, nameToken: 'li' }] } },
    {
      name: 'the name of the payee or of the holder is not known',
      given: {
        payments: [
          { ...payment, payeeNameToken: null },
          { ...payment, id: 'p2', payeeAccountId: 'nameless' },
        ],
        accounts: [account, { ...account, id: 'nameless', nameToken: null }],
      },
    },
    { name: 'the account has not arrived', given: { payments: [{ ...payment, actualPayeeAccountId: 'other' }] } },
    {
      name: 'paid to the account that was ordered',
      given: { payments: [{ ...payment, actualPayeeAccountId: 'account' }], accounts: [own] },
    },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }], accounts: [account] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }], accounts: [account] } },
    {
      name: 'a day before the fund is monitored',
      given: { payments: [{ ...payment, paidOn: '2018-05-31' }], accounts: [account] },
    },
  ],
});
