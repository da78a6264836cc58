import { testRule } from '@qingqu/rules-sdk/testing';
import { fundSplit } from './rule.js';

const first = {
  id: 'p1',
  agencyId: 'unit',
  payeeId: 'payee',
  projectId: 'project',
  fundId: 'fund',
  voucherNo: 'V1',
  contractNo: 'C1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '250000.00',
  depEcoCode: '30299',
  payeeOrgName: '某公司',
  purpose: '设备款',
};
const second = { ...first, id: 'p2', voucherNo: 'V2', paidOn: '2018-06-30' };
const finding = {
  subject: 'p2',
  rows: ['p1', 'p2'],
  voucherNo: 'V2',
  firstPaidOn: '2018-06-01',
  lastPaidOn: '2018-06-30',
  count: 2,
  total: '500000.00',
  threshold: '500000.00',
  payee: '某公司',
  project: 'project',
  purpose: '设备款',
};
const tender = { id: 'c1', contractNo: 'C1', agencyId: 'unit', tenderRef: 'T1' };
const refund = { ...second, id: 'r2', refundOfId: 'p2', payeeId: null, projectId: null, paidOn: '2018-07-02' };

testRule(fundSplit, {
  asOf: '2018-11-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }] },
  warns: [
    {
      name: 'two at half the threshold, on the first and the last day of the window',
      given: { payments: [first, second] },
      finds: [finding],
    },
    {
      name: 'two on one day, told of the one with the greater id',
      given: { payments: [first, { ...second, paidOn: '2018-06-01' }] },
      finds: [{ ...finding, subject: 'p1', voucherNo: 'V1', lastPaidOn: '2018-06-01' }],
    },
    {
      name: 'three, of which the last still reaches it with one before: one finding',
      given: { payments: [first, second, { ...first, id: 'p3', voucherNo: 'V3', paidOn: '2018-07-20' }] },
      finds: [
        {
          ...finding,
          subject: 'p3',
          rows: ['p2', 'p3'],
          voucherNo: 'V3',
          firstPaidOn: '2018-06-30',
          lastPaidOn: '2018-07-20',
        },
      ],
    },
    {
      name: 'a later one outside the window changes nothing',
      given: { payments: [first, second, { ...first, id: 'p3', paidOn: '2018-09-01' }] },
      finds: [finding],
    },
    {
      name: 'works, by the threshold of tenders',
      given: {
        payments: [
          { ...first, depEcoCode: '31005', amountFen: '2000000.00' },
          { ...second, depEcoCode: '30905', amountFen: '3999999.99' },
        ],
      },
      finds: [{ ...finding, total: '5999999.99', threshold: '4000000.00' }],
    },
    {
      name: 'a contract that came from no tender',
      given: { payments: [first, second], contracts: [{ ...tender, tenderRef: null }] },
      finds: [finding],
    },
    {
      name: 'the tendered contract of another unit',
      given: { payments: [first, second], contracts: [{ ...tender, agencyId: 'other' }] },
      finds: [finding],
    },
    {
      name: 'one of them refunded in part',
      given: { payments: [first, second, { ...refund, amountFen: '249999.99' }] },
      finds: [finding],
    },
    {
      name: 'smaller ones where a smaller share counts',
      params: { lower: 0.4 },
      given: {
        payments: [
          { ...first, amountFen: '200000.00' },
          { ...second, amountFen: '300000.00' },
        ],
      },
      finds: [finding],
    },
  ],
  silent: [
    {
      name: 'one fen less than the threshold together',
      params: { lower: 0.1 },
      given: { payments: [{ ...first, amountFen: '249999.99' }, second] },
    },
    {
      name: 'one of them less than half the threshold',
      given: {
        payments: [
          { ...first, amountFen: '249999.99' },
          { ...second, amountFen: '499999.99' },
        ],
      },
    },
    { name: 'one of them reaches the threshold', given: { payments: [first, { ...second, amountFen: '500000.00' }] } },
    { name: 'one day outside the window', given: { payments: [first, { ...second, paidOn: '2018-07-01' }] } },
    { name: 'two, where three are wanted', params: { k: 3 }, given: { payments: [first, second] } },
    { name: 'instalments of a tendered contract', given: { payments: [first, second], contracts: [tender] } },
    { name: 'two payees', given: { payments: [first, { ...second, payeeId: 'other' }] } },
    { name: 'two projects', given: { payments: [first, { ...second, projectId: 'other' }] } },
    {
      name: 'no project',
      given: {
        payments: [
          { ...first, projectId: null },
          { ...second, projectId: null },
        ],
      },
    },
    { name: 'two units', given: { payments: [first, { ...second, agencyId: 'other' }] } },
    {
      name: 'goods and works are not added up',
      given: { payments: [first, { ...second, depEcoCode: '31005', amountFen: '2000000.00' }] },
    },
    { name: 'one of them refunded', given: { payments: [first, second, refund] } },
    {
      name: 'one of them refunded in two parts',
      given: {
        payments: [
          first,
          second,
          { ...refund, amountFen: '100000.00' },
          { ...refund, id: 'r3', amountFen: '150000.00' },
        ],
      },
    },
    { name: 'one of them void', given: { payments: [first, { ...second, status: 'void' }] } },
    {
      name: 'one of them before the fund is monitored',
      given: {
        payments: [
          { ...first, paidOn: '2018-05-31' },
          { ...second, paidOn: '2018-06-02' },
        ],
      },
    },
  ],
});
