import { testRule } from '@qingqu/rules-sdk/testing';
import { entNotActive } from './rule.js';

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
const record = {
  id: 'b1',
  enterpriseId: 'enterprise',
  status: 'cancelled',
  validFrom: '2018-06-10',
  asOf: '2018-10-31',
};
const abnormal = { ...record, id: 'b2', status: 'abnormal', validFrom: '2018-01-01', validTo: '2018-06-10' };
const finding = {
  subject: 'p1',
  severity: 'red',
  voucherNo: 'V1',
  paidOn: '2018-06-10',
  amount: '1200.00',
  payee: '某公司',
  standing: '注销',
  since: '2018-06-10',
  registerAsOf: '2018-10-31',
  purpose: '道路材料款',
};
const listedAbnormal = { ...finding, severity: 'yellow', standing: '经营异常', since: '2018-01-01' };

testRule(entNotActive, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }],
    payees: [
      { id: 'payee', partyId: 'enterprise' },
      { id: 'unknown', partyId: null },
    ],
  },
  warns: [
    {
      name: 'cancelled on the day of the payment, known since the register arrived',
      given: { payments: [payment], businessRecords: [record] },
      finds: [finding],
    },
    {
      name: 'revoked, to a collective',
      given: {
        payments: [{ ...payment, payeeKind: 'collective' }],
        businessRecords: [{ ...record, status: 'revoked' }],
      },
      finds: [{ ...finding, standing: '吊销' }],
    },
    {
      name: 'in liquidation',
      given: { payments: [payment], businessRecords: [{ ...record, status: 'liquidation' }] },
      finds: [{ ...finding, standing: '清算' }],
    },
    {
      name: 'abnormal to the day of the payment',
      given: { payments: [payment], businessRecords: [abnormal] },
      finds: [listedAbnormal],
    },
    {
      name: 'abnormal and cancelled, by the worse of them',
      given: { payments: [payment], businessRecords: [abnormal, record] },
      finds: [finding],
    },
    {
      name: 'active by one record and revoked by another',
      given: {
        payments: [payment],
        businessRecords: [
          { ...record, status: 'active' },
          { ...record, id: 'b2', status: 'revoked' },
        ],
      },
      finds: [{ ...finding, standing: '吊销' }],
    },
    {
      name: 'after the days of grace',
      params: { grace: 5 },
      given: { payments: [{ ...payment, paidOn: '2018-06-15' }], businessRecords: [record] },
      finds: [{ ...finding, paidOn: '2018-06-15' }],
    },
    {
      name: 'refunded since: it had been paid',
      given: {
        payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-06-20' }],
        businessRecords: [record],
      },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'the register has not arrived', given: { payments: [payment] } },
    {
      name: 'the day before it was cancelled',
      given: { payments: [{ ...payment, paidOn: '2018-06-09' }], businessRecords: [record] },
    },
    {
      name: 'the day after it was abnormal',
      given: { payments: [{ ...payment, paidOn: '2018-06-11' }], businessRecords: [abnormal] },
    },
    {
      name: 'within the days of grace, for a register that lags or a merger',
      params: { grace: 5 },
      given: { payments: [{ ...payment, paidOn: '2018-06-14' }], businessRecords: [record] },
    },
    { name: 'active', given: { payments: [payment], businessRecords: [{ ...record, status: 'active' }] } },
    {
      name: 'another enterprise',
      given: { payments: [payment], businessRecords: [{ ...record, enterpriseId: 'other' }] },
    },
    {
      name: 'a payee that is no known party',
      given: { payments: [{ ...payment, payeeId: 'unknown' }], businessRecords: [record] },
    },
    {
      name: 'an individual',
      given: { payments: [{ ...payment, payeeKind: 'individual' }], businessRecords: [record] },
    },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }], businessRecords: [record] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }], businessRecords: [record] } },
    {
      name: 'before the fund is monitored',
      given: {
        payments: [{ ...payment, paidOn: '2017-12-31' }],
        businessRecords: [{ ...record, validFrom: '2017-01-01' }],
      },
    },
  ],
});
