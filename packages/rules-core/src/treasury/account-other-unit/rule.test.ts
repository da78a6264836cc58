import { testRule } from '@qingqu/rules-sdk/testing';
import { accountOtherUnit } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  agencyId: 'bureau',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '10000.00',
  payeeOrgName: '嵩县水利局',
  payeeAccountId: 'of the water bureau',
  purpose: '农村饮水',
};
const named = { ...payment, payeeAccountId: null, payeeOrgName: '嵩县（水利局）' };
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '10000.00',
  unit: '嵩县水利局',
  unitCode: '201',
  payee: '嵩县水利局',
  purpose: '农村饮水',
};

testRule(accountOtherUnit, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    agencies: [
      { id: 'bureau', code: '101', name: '嵩县扶贫办', kind: 'unit', isBudgetUnit: true },
      { id: 'water bureau', code: '201', name: '嵩县水利局', kind: 'unit', isBudgetUnit: true },
      { id: 'hospital', code: '301', name: '嵩县人民医院', kind: 'public_institution', isBudgetUnit: true },
      { id: 'association', code: '401', name: '嵩县果业协会', kind: 'unit', isBudgetUnit: false },
    ],
    accounts: [
      { id: 'of the bureau', holderId: 'bureau', typeCode: '13' },
      { id: 'of the water bureau', holderId: 'water bureau', typeCode: '13' },
      { id: 'of the water bureau in the township', holderId: 'water bureau', typeCode: '25' },
      { id: 'of the hospital', holderId: 'hospital', typeCode: '13' },
      { id: 'of the association', holderId: 'association', typeCode: '13' },
    ],
  },
  warns: [
    { name: "a payment to another unit's account", given: { payments: [payment] }, finds: [finding] },
    {
      name: "another unit's name, without an account",
      given: { payments: [named] },
      finds: [{ ...finding, payee: '嵩县（水利局）' }],
    },
    {
      name: "another unit's name, on an account that is not registered",
      given: { payments: [{ ...named, payeeAccountId: 'unregistered' }] },
      finds: [{ ...finding, payee: '嵩县（水利局）' }],
    },
    {
      name: 'once, when two units share the name',
      given: {
        agencies: [{ id: 'namesake', code: '201', name: '嵩县水利局', kind: 'unit', isBudgetUnit: true }],
        payments: [named],
      },
      finds: [{ ...finding, payee: '嵩县（水利局）' }],
    },
    {
      name: 'less than 10,000 yuan when the least amount is lower',
      params: { minimum: '5000.00' },
      given: { payments: [{ ...payment, amountFen: '5000.00' }] },
      finds: [{ ...finding, amount: '5000.00' }],
    },
  ],
  silent: [
    { name: 'one fen below the least amount', given: { payments: [{ ...payment, amountFen: '9999.99' }] } },
    { name: 'under a contract', given: { payments: [{ ...payment, contractNo: 'HT-2018-7' }] } },
    {
      name: 'to a public institution that provides a service',
      given: { payments: [{ ...payment, payeeAccountId: 'of the hospital' }] },
    },
    {
      name: 'to a public institution by name',
      given: { payments: [{ ...named, payeeOrgName: '嵩县人民医院' }] },
    },
    {
      name: 'to an agency that is no budget unit',
      given: { payments: [{ ...payment, payeeAccountId: 'of the association' }] },
    },
    {
      name: 'to a township account, which is another rule',
      given: { payments: [{ ...payment, payeeAccountId: 'of the water bureau in the township' }] },
    },
    {
      name: "to the unit's own account, which is another rule",
      given: { payments: [{ ...payment, payeeAccountId: 'of the bureau' }] },
    },
    { name: "to the unit's own name", given: { payments: [{ ...named, payeeOrgName: '嵩县扶贫办' }] } },
    {
      name: "a unit's name on a registered account of somebody else",
      given: { payments: [{ ...payment, payeeAccountId: 'of the association', payeeOrgName: '嵩县水利局' }] },
    },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...payment, paidOn: '2017-12-31' }] } },
  ],
});
