import { testRule } from '@qingqu/rules-sdk/testing';
import { smallPurchases } from './rule.js';

const purchase = { agencyId: 'gov', status: 'paid', payeeOrgName: '城关镇便民超市', amountFen: '4000.00' };
const first = { ...purchase, id: 'p1', paidOn: '2018-06-01' };
const second = { ...purchase, id: 'p2', paidOn: '2018-06-15' };
const third = { ...purchase, id: 'p3', paidOn: '2018-06-30' };
const finding = {
  subject: 'gov',
  discriminator: '2018-06 城关镇便民超市',
  rows: ['p1', 'p2', 'p3'],
  agency: '城关镇人民政府',
  shop: '城关镇便民超市',
  month: '2018-06',
  count: 3,
  total: '12000.00',
  limit: '10000.00',
};

testRule(smallPurchases, {
  asOf: '2018-11-30',
  given: {
    regions: [
      { code: '410225100000', level: 'township' },
      { code: '410225000000', level: 'county' },
    ],
    agencies: [
      { id: 'gov', name: '城关镇人民政府', regionCode: '410225100000' },
      { id: 'county', name: '县教体局', regionCode: '410225000000' },
    ],
  },
  warns: [
    { name: 'three purchases from one shop in a month', given: { payments: [first, second, third] }, finds: [finding] },
    {
      name: 'purchases that reach the limit together to the fen, each a fen below it or less',
      given: {
        payments: [
          { ...first, amountFen: '9999.99' },
          { ...second, amountFen: '0.01' },
          { ...third, amountFen: '0.00' },
        ],
      },
      finds: [{ ...finding, total: '10000.00' }],
    },
  ],
  silent: [
    { name: 'two purchases', given: { payments: [first, second] } },
    { name: 'another shop', given: { payments: [first, second, { ...third, payeeOrgName: '老张五金' }] } },
    { name: 'another month', given: { payments: [first, second, { ...third, paidOn: '2018-07-01' }] } },
    { name: 'one that was reported', given: { payments: [first, second, { ...third, amountFen: '10000.00' }] } },
    { name: 'one that was given back', given: { payments: [first, second, { ...third, status: 'void' }] } },
    { name: 'a refund', given: { payments: [first, second, { ...third, refundOfId: 'p1' }] } },
    {
      name: 'less than the limit in all',
      given: { payments: [first, second, third].map((one) => ({ ...one, amountFen: '3333.33' })) },
    },
    {
      name: 'a unit of the county',
      given: { payments: [first, second, third].map((one) => ({ ...one, agencyId: 'county' })) },
    },
    {
      name: 'natural persons',
      given: { payments: [first, second, third].map((one) => ({ ...one, payeeOrgName: null })) },
    },
  ],
});
