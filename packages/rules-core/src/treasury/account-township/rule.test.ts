import { testRule } from '@qingqu/rules-sdk/testing';
import { accountTownship } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '300.00',
  payeeOrgName: '官道口镇财税服务中心',
  payeeAccountId: 'township account',
  purpose: '道路维修',
};
const named = { ...payment, payeeAccountId: null, payeeOrgName: '官道口镇财政所' };
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '300.00',
  payee: '官道口镇财税服务中心',
  payeeAccount: 'township account',
  accountType: '25',
  purpose: '道路维修',
};

testRule(accountTownship, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    accounts: [
      { id: 'township account', typeCode: '25' },
      { id: 'direct zero-balance', typeCode: '11' },
      { id: 'unit zero-balance', typeCode: '12' },
      { id: 'real-fund account', typeCode: '13' },
    ],
  },
  warns: [
    { name: 'a payment to a township account', given: { payments: [payment] }, finds: [finding] },
    {
      name: 'a township payee by name, without an account',
      given: { payments: [named] },
      finds: [{ ...finding, payee: '官道口镇财政所', payeeAccount: null, accountType: null }],
    },
    {
      name: 'the names of a branch, of a township and of a town, on real-fund accounts',
      given: {
        payments: ['双龙湾财政分局', '横涧乡人民政府', '五里川镇人民政府'].map((payeeOrgName, at) => ({
          ...payment,
          id: `p${at + 1}`,
          payeeOrgName,
          payeeAccountId: 'real-fund account',
        })),
      },
      finds: ['双龙湾财政分局', '横涧乡人民政府', '五里川镇人民政府'].map((payee, at) => ({
        ...finding,
        subject: `p${at + 1}`,
        payee,
        payeeAccount: 'real-fund account',
        accountType: '13',
      })),
    },
    {
      name: 'a zero-balance account when its type is not exempt',
      params: { zeroBalanceTypes: ['11'] },
      given: { payments: [{ ...named, payeeAccountId: 'unit zero-balance' }] },
      finds: [{ ...finding, payee: '官道口镇财政所', payeeAccount: 'unit zero-balance', accountType: '12' }],
    },
  ],
  silent: [
    {
      name: 'a township that is a budget unit with a zero-balance account',
      given: {
        payments: [
          { ...named, payeeAccountId: 'direct zero-balance' },
          { ...named, payeeAccountId: 'unit zero-balance' },
        ],
      },
    },
    { name: 'a county government', given: { payments: [{ ...named, payeeOrgName: '卢氏县人民政府' }] } },
    { name: 'no organisation and no township account', given: { payments: [{ ...named, payeeOrgName: null }] } },
    { name: 'another payee name', params: { payeeNames: '财政分局' }, given: { payments: [named] } },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...payment, paidOn: '2017-12-31' }] } },
  ],
});
