import { testRule } from '@qingqu/rules-sdk/testing';
import { fundDuplicatePayment } from './rule.js';

const first = {
  id: 'p1',
  applicationNo: 'SQ-1',
  voucherNo: 'V1',
  fundId: 'fund',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '1000.00',
  purpose: '种苗款',
  payeeId: 'nursery here',
  payeeAccountId: 'account',
};
const second = { ...first, id: 'p2', applicationNo: 'SQ-2', voucherNo: 'V2', paidOn: '2018-07-01', purpose: '种苗 款' };
const finding = {
  subject: 'p2',
  rows: ['p1'],
  applicationNo: 'SQ-2',
  voucherNo: 'V2',
  contractNo: null,
  paidOn: '2018-07-01',
  amount: '1000.00',
  purpose: '种苗 款',
  earlierCount: 1,
  gapDays: 30,
};
const without = { payeeAccountId: null };

testRule(fundDuplicatePayment, {
  asOf: '2018-11-30',
  given: {
    payees: [
      { id: 'nursery here', partyId: 'nursery' },
      { id: 'nursery there', partyId: 'nursery' },
      { id: 'builder', partyId: 'builder' },
      { id: 'stranger', partyId: null },
    ],
  },
  warns: [
    { name: 'the same payment 30 days later', given: { payments: [first, second] }, finds: [finding] },
    {
      name: 'the same party of two regions, where no account is given',
      given: {
        payments: [
          { ...first, ...without },
          { ...second, ...without, payeeId: 'nursery there' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'the same account under two payees',
      given: { payments: [first, { ...second, payeeId: 'builder' }] },
      finds: [finding],
    },
    {
      name: 'another account of the same party',
      given: { payments: [first, { ...second, payeeAccountId: 'other account' }] },
      finds: [finding],
    },
    {
      name: 'on one day, the one with the greater id',
      given: { payments: [first, { ...second, paidOn: '2018-06-01' }] },
      // The ids are digests of the labels: that of p1 is the greater.
      finds: [
        {
          ...finding,
          subject: 'p1',
          rows: ['p2'],
          applicationNo: 'SQ-1',
          voucherNo: 'V1',
          paidOn: '2018-06-01',
          purpose: '种苗款',
          gapDays: 0,
        },
      ],
    },
    {
      name: 'a third payment once, with both earlier ones',
      given: {
        payments: [
          first,
          { ...second, paidOn: '2018-06-10' },
          { ...second, id: 'p3', applicationNo: 'SQ-3', paidOn: '2018-06-15' },
        ],
      },
      finds: [
        { ...finding, paidOn: '2018-06-10', gapDays: 9 },
        {
          ...finding,
          subject: 'p3',
          rows: ['p1', 'p2'],
          applicationNo: 'SQ-3',
          paidOn: '2018-06-15',
          earlierCount: 2,
          gapDays: 5,
        },
      ],
    },
    {
      name: 'under two contracts',
      given: {
        payments: [
          { ...first, contractNo: 'HT-1' },
          { ...second, contractNo: 'HT-2' },
        ],
      },
      finds: [{ ...finding, contractNo: 'HT-2' }],
    },
    {
      name: 'when only one of them names a contract',
      given: { payments: [{ ...first, contractNo: 'HT-1' }, second] },
      finds: [finding],
    },
    {
      name: 'when a part of the earlier was refunded',
      given: { payments: [first, second, { ...first, id: 'r1', refundOfId: 'p1', amountFen: '999.99' }] },
      finds: [finding],
    },
    {
      name: 'on one day when the window is of no days',
      params: { windowDays: 0 },
      given: { payments: [{ ...second, paidOn: '2018-06-01' }, first] },
      finds: [
        {
          ...finding,
          subject: 'p1',
          rows: ['p2'],
          applicationNo: 'SQ-1',
          voucherNo: 'V1',
          paidOn: '2018-06-01',
          purpose: '种苗款',
          gapDays: 0,
        },
      ],
    },
    {
      name: 'longer apart when the window is wider',
      params: { windowDays: 31 },
      given: { payments: [first, { ...second, paidOn: '2018-07-02' }] },
      finds: [{ ...finding, paidOn: '2018-07-02', gapDays: 31 }],
    },
  ],
  silent: [
    { name: 'one payment', given: { payments: [first] } },
    { name: '31 days later', given: { payments: [first, { ...second, paidOn: '2018-07-02' }] } },
    {
      name: 'one fen below the least amount',
      given: {
        payments: [
          { ...first, amountFen: '999.99' },
          { ...second, amountFen: '999.99' },
        ],
      },
    },
    { name: 'one fen more', given: { payments: [first, { ...second, amountFen: '1000.01' }] } },
    {
      name: 'another account of another party',
      given: { payments: [first, { ...second, payeeId: 'builder', payeeAccountId: 'other account' }] },
    },
    { name: 'another fund', given: { payments: [first, { ...second, fundId: 'other fund' }] } },
    { name: 'another purpose', given: { payments: [first, { ...second, purpose: '农药款' }] } },
    {
      name: 'no stated purpose',
      given: {
        payments: [
          { ...first, purpose: null },
          { ...second, purpose: null },
        ],
      },
    },
    { name: 'two vouchers of one application', given: { payments: [first, { ...second, applicationNo: 'SQ-1' }] } },
    {
      name: 'instalments of one contract',
      given: {
        payments: [
          { ...first, contractNo: 'HT-1' },
          { ...second, contractNo: 'HT-1' },
        ],
      },
    },
    {
      name: 'a one-card batch, alike every month',
      given: { payments: [first, second], subsidyBatches: [{ id: 'b1', paymentId: 'p2' }] },
    },
    {
      name: 'after a one-card batch',
      given: { payments: [first, second], subsidyBatches: [{ id: 'b1', paymentId: 'p1' }] },
    },
    {
      name: 'the earlier was refunded in full',
      given: { payments: [first, second, { ...first, id: 'r1', refundOfId: 'p1', paidOn: '2018-06-20' }] },
    },
    {
      name: 'the later was refunded in full, in two parts',
      given: {
        payments: [
          first,
          second,
          { ...second, id: 'r1', refundOfId: 'p2', amountFen: '400.00' },
          { ...second, id: 'r2', refundOfId: 'p2', amountFen: '600.00' },
        ],
      },
    },
    { name: 'a void payment', given: { payments: [first, { ...second, status: 'void' }] } },
    { name: 'a payment and its application', given: { payments: [first, { ...second, status: 'approved' }] } },
    {
      name: 'two unknown payees without an account',
      given: {
        payments: [
          { ...first, ...without, payeeId: 'stranger' },
          { ...second, ...without, payeeId: 'stranger' },
        ],
      },
    },
  ],
});
