import { testRule } from '@qingqu/rules-sdk/testing';
import { fundRelocationMisuse } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'relocation',
  projectId: 'project',
  payeeId: 'payee',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '1200.00',
  payeeOrgName: '某公司',
};
const listed = { projectId: 'project', payeeId: 'payee', validFrom: '2018-06-01', validTo: '2018-06-30' };
const household = { id: 'h1', projectId: 'project', persons: 4, areaM2: '100.01', selfFinanceFen: '10000.00' };
const toOthers = {
  subject: 'p1',
  kind: 'payment',
  discriminator: 'payee',
  reason: '收款人不在搬迁项目的收款名单内',
  project: 'project',
  amount: '1200.00',
  paidOn: '2018-06-01',
  payee: '某公司',
  selfFinance: null,
  persons: null,
  areaM2: null,
  perPerson: null,
};
const tooLarge = {
  subject: 'h1',
  kind: 'relocation_household',
  discriminator: 'area',
  reason: '人均住房面积超过上限',
  project: 'project',
  amount: null,
  paidOn: null,
  payee: null,
  selfFinance: '10000.00',
  persons: 4,
  areaM2: 100.01,
  perPerson: 25,
};
const tooDear = {
  ...tooLarge,
  discriminator: 'self-finance',
  reason: '户自筹资金超过上限',
  selfFinance: '10000.01',
  areaM2: 100,
  perPerson: 25,
};

testRule(fundRelocationMisuse, {
  asOf: '2018-11-30',
  given: {
    funds: [
      { id: 'relocation', category: 'relocation_financing' },
      { id: 'other', category: 'general_budget_special' },
    ],
  },
  warns: [
    { name: 'a payee that the list does not hold, or not yet', given: { payments: [payment] }, finds: [toOthers] },
    {
      name: 'no project',
      given: { payments: [{ ...payment, projectId: null }], relocationPayees: [listed] },
      finds: [{ ...toOthers, project: null, reason: '支付没有搬迁项目' }],
    },
    {
      name: 'no payee',
      given: { payments: [{ ...payment, payeeId: null }], relocationPayees: [listed] },
      finds: [toOthers],
    },
    {
      name: 'on the list of another project, or of this one for another',
      given: {
        payments: [payment],
        relocationPayees: [
          { ...listed, projectId: 'other' },
          { ...listed, payeeId: 'other' },
        ],
      },
      finds: [toOthers],
    },
    {
      name: 'the day after the entry ended',
      given: { payments: [{ ...payment, paidOn: '2018-07-01' }], relocationPayees: [listed] },
      finds: [{ ...toOthers, paidOn: '2018-07-01' }],
    },
    {
      name: 'the day before the entry began',
      given: { payments: [{ ...payment, paidOn: '2018-05-31' }], relocationPayees: [listed] },
      finds: [{ ...toOthers, paidOn: '2018-05-31' }],
    },
    {
      name: 'refunded since: the money had left',
      given: { payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1' }] },
      finds: [toOthers],
    },
    { name: 'more than 25 square metres each', given: { relocationHouseholds: [household] }, finds: [tooLarge] },
    {
      name: 'one fen more of its own',
      given: { relocationHouseholds: [{ ...household, areaM2: '100', selfFinanceFen: '10000.01' }] },
      finds: [tooDear],
    },
    {
      name: 'both',
      given: { relocationHouseholds: [{ ...household, selfFinanceFen: '10000.01' }] },
      finds: [
        { ...tooLarge, selfFinance: '10000.01' },
        { ...tooDear, areaM2: 100.01 },
      ],
    },
    {
      name: 'less space where less is allowed',
      params: { area: 20 },
      given: { relocationHouseholds: [{ ...household, areaM2: '81' }] },
      finds: [{ ...tooLarge, areaM2: 81, perPerson: 20.25 }],
    },
  ],
  silent: [
    { name: 'on the list on the first day', given: { payments: [payment], relocationPayees: [listed] } },
    {
      name: 'on the list on the last day',
      given: { payments: [{ ...payment, paidOn: '2018-06-30' }], relocationPayees: [listed] },
    },
    {
      name: 'on a list without an end',
      given: { payments: [{ ...payment, paidOn: '2019-06-30' }], relocationPayees: [{ ...listed, validTo: null }] },
    },
    { name: 'another fund', given: { payments: [{ ...payment, fundId: 'other' }] } },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    {
      name: '25 square metres each, and the whole of what a household may add',
      given: { relocationHouseholds: [{ ...household, areaM2: '100' }] },
    },
    {
      name: 'shared stairs, where the region allows for them',
      params: { area: 28 },
      given: { relocationHouseholds: [{ ...household, areaM2: '112' }] },
    },
    { name: 'the number of persons is not known', given: { relocationHouseholds: [{ ...household, persons: 0 }] } },
  ],
});
