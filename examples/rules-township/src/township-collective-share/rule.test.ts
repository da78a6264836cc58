import { testRule } from '@qingqu/rules-sdk/testing';
import { collectiveShare } from './rule.js';

const payment = { agencyId: 'gov', fiscalYear: 2018, status: 'paid', paidOn: '2018-06-01' };
const village = { ...payment, id: 'p1', payeeOrgName: '小宋村民委员会', amountFen: '60000.00' };
const shop = { ...payment, id: 'p2', payeeOrgName: '便民超市', amountFen: '40000.00' };
const finding = {
  subject: 'gov',
  discriminator: '2018 小宋村民委员会',
  agency: '城关镇人民政府',
  year: '2018',
  collective: '小宋村民委员会',
  received: '60000.00',
  total: '100000.00',
  part: 0.6,
};

testRule(collectiveShare, {
  asOf: '2018-11-30',
  given: {
    regions: [
      { code: '410225100000', level: 'township' },
      { code: '410225000000', level: 'county' },
    ],
    agencies: [
      { id: 'gov', name: '城关镇人民政府', regionCode: '410225100000' },
      { id: 'county', name: '县农业局', regionCode: '410225000000' },
    ],
  },
  warns: [
    { name: 'six tenths go to one village', given: { payments: [village, shop] }, finds: [finding] },
    {
      name: 'a fen more than half',
      given: {
        payments: [
          { ...village, amountFen: '50000.01' },
          { ...shop, amountFen: '49999.99' },
        ],
      },
      finds: [{ ...finding, received: '50000.01', part: 0.5 }],
    },
  ],
  silent: [
    {
      name: 'half of it',
      given: {
        payments: [
          { ...village, amountFen: '50000.00' },
          { ...shop, amountFen: '50000.00' },
        ],
      },
    },
    {
      name: 'a refund that brings it to half',
      given: {
        payments: [
          village,
          shop,
          { ...village, id: 'p3', refundOfId: 'p1', amountFen: '20000.00' },
          { ...shop, id: 'p4', amountFen: '20000.00' },
        ],
      },
    },
    { name: 'a fen less in the year', given: { payments: [village, { ...shop, amountFen: '39999.99' }] } },
    { name: 'another year', given: { payments: [village, { ...shop, fiscalYear: 2017 }] } },
    { name: 'no collective', given: { payments: [{ ...village, payeeOrgName: '建筑公司' }, shop] } },
    {
      name: 'a unit of the county',
      given: { payments: [village, shop].map((one) => ({ ...one, agencyId: 'county' })) },
    },
  ],
});
