import { testRule } from '@qingqu/rules-sdk/testing';
import { fundLargeSingle } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  funcCode: '2130504',
  regionCode: 'county',
  fiscalYear: 2018,
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-01',
  amountFen: '6625.01',
  payeeKind: 'enterprise',
  payeeOrgName: '某公司',
  purpose: '道路材料款',
};
/** Like payments of 100, 200, … yuan. With a greater one 29 have quartiles of 825 and 2,275 yuan; three times the range above is 6,625 yuan. */
const like = (count: number, fields: object = {}) =>
  Array.from({ length: count }, (_, at) => ({ ...payment, id: `like${at}`, amountFen: `${at + 1}00.00`, ...fields }));
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '6625.01',
  payee: '某公司',
  reasons: '明显高于同类支付',
  likeCount: 30,
  likeLimit: '6625.00',
  purpose: '道路材料款',
};
const two = { ...payment, amountFen: '2000000.00' };
const alone = { ...finding, amount: '2000000.00', reasons: '达到大额起点', likeCount: 1, likeLimit: null };

testRule(fundLargeSingle, {
  asOf: '2018-11-30',
  given: {
    funds: [
      { id: 'fund', monitoredFrom: '2018-06-01' },
      { id: 'other', monitoredFrom: '2018-06-01' },
    ],
    regions: [
      { code: 'county', level: 'county' },
      { code: 'county2', level: 'county' },
      { code: 'city', level: 'prefecture' },
    ],
  },
  warns: [
    { name: 'two million yuan, among no others', given: { payments: [two] }, finds: [alone] },
    { name: 'one fen above the fence of 30', given: { payments: [...like(29), payment] }, finds: [finding] },
    {
      name: 'both',
      given: { payments: [...like(29), two] },
      finds: [{ ...finding, amount: '2000000.00', reasons: '达到大额起点、明显高于同类支付' }],
    },
    {
      name: 'among those of another county and without a code',
      given: { payments: [...like(29, { regionCode: 'county2', funcCode: null }), { ...payment, funcCode: null }] },
      finds: [finding],
    },
    {
      name: 'in a region that is not in the register',
      given: { payments: [...like(29, { regionCode: 'new' }), { ...payment, regionCode: 'new' }] },
      finds: [finding],
    },
    {
      name: 'a lower fence',
      params: { fence: 2 },
      given: { payments: [...like(29), { ...payment, amountFen: '5175.01' }] },
      finds: [{ ...finding, amount: '5175.01', likeLimit: '5175.00' }],
    },
    {
      name: 'refunded since: the payment stays to be reviewed',
      given: { payments: [two, { ...two, id: 'r1', refundOfId: 'p1' }] },
      finds: [alone],
    },
  ],
  silent: [
    { name: 'one fen below two million', given: { payments: [{ ...two, amountFen: '1999999.99' }] } },
    { name: 'at the fence', given: { payments: [...like(29), { ...payment, amountFen: '6625.00' }] } },
    { name: 'a small group', given: { payments: [...like(28), { ...payment, amountFen: '1000000.00' }] } },
    {
      name: 'a group without spread',
      given: { payments: [...like(29, { amountFen: '100.00' }), { ...payment, amountFen: '1000000.00' }] },
    },
    { name: 'the others are of another fund', given: { payments: [...like(29, { fundId: 'other' }), payment] } },
    { name: 'the others have another code', given: { payments: [...like(29, { funcCode: '2130505' }), payment] } },
    { name: 'the others are of another level', given: { payments: [...like(29, { regionCode: 'city' }), payment] } },
    { name: 'the others are of another year', given: { payments: [...like(29, { fiscalYear: 2017 }), payment] } },
    {
      name: 'the others are no payments to entities',
      given: {
        payments: [
          ...like(10, { payeeKind: 'individual' }),
          ...like(10, { status: 'void' }),
          ...like(10, { refundOfId: 'p0' }),
          payment,
        ],
      },
    },
    { name: 'to the agent bank', given: { payments: [{ ...two, payeeKind: 'agent_bank' }] } },
    { name: 'a void payment', given: { payments: [{ ...two, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...two, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...two, paidOn: '2018-05-31' }] } },
  ],
});
