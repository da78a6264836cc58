import { createHash } from 'node:crypto';
import { testRule } from '@qingqu/rules-sdk/testing';
import { entConcentration } from './rule.js';

/** The discriminator holds the fund's id, which the kit makes from the label. */
const idOf = (label: string) => {
  const hex = createHash('sha256').update(label).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};

const payment = {
  regionCode: '410225',
  fundId: 'fund',
  status: 'paid',
  paidOn: '2018-07-05',
  amountFen: '175.00',
  payeeKind: 'enterprise',
};
/** 300.00 of 1,000.00 yuan. */
const large = { ...payment, id: 'p1', payeeId: 'firm here', amountFen: '300.00' };
const small = ['a', 'b', 'c', 'd'].map((payee) => ({ ...payment, id: `to ${payee}`, payeeId: payee }));
const finding = {
  subject: 'firm',
  discriminator: `410225/${idOf('fund')}/2018`,
  region: '兰考县',
  fund: '扶贫资金',
  year: 2018,
  enterprise: '某某商贸有限公司',
  received: '300.01',
  total: '1000.01',
  portion: 0.3,
  payeeCount: 5,
};
const more = { ...large, amountFen: '300.01' };

testRule(entConcentration, {
  asOf: '2018-11-30',
  given: {
    regions: [{ code: '410225', name: '兰考县' }],
    funds: [{ id: 'fund', name: '扶贫资金' }],
    enterprises: [{ id: 'firm', name: '某某商贸有限公司' }],
    payees: [
      { id: 'firm here', partyId: 'firm' },
      { id: 'firm there', partyId: 'firm' },
      { id: 'a', partyId: 'enterprise a' },
      { id: 'b', partyId: null },
    ],
  },
  warns: [
    { name: 'a fen more than 30 %', given: { payments: [more, ...small] }, finds: [finding] },
    {
      name: 'in several payments, under two payees, to enterprises and collectives',
      given: {
        payments: [
          large,
          { ...more, id: 'p2', payeeId: 'firm there', amountFen: '0.01', payeeKind: 'collective' },
          ...small,
        ],
      },
      finds: [finding],
    },
    {
      name: 'after refunds',
      given: {
        payments: [
          { ...more, amountFen: '400.01' },
          { ...more, id: 'r1', refundOfId: 'p1', amountFen: '100.00' },
          ...small,
        ],
      },
      finds: [finding],
    },
    {
      name: 'a smaller share where less is too much',
      params: { share: 0.29 },
      given: { payments: [large, ...small] },
      finds: [{ ...finding, received: '300.00', total: '1000.00' }],
    },
    {
      name: 'of four, where four are enough',
      params: { payees: 4 },
      given: { payments: [more, ...small.slice(1)] },
      finds: [{ ...finding, total: '825.01', portion: 0.3636, payeeCount: 4 }],
    },
  ],
  silent: [
    { name: 'exactly 30 %', given: { payments: [large, ...small] } },
    { name: 'one of four payees', given: { payments: [more, ...small.slice(1)] } },
    {
      name: 'one of four payees, a fifth having given all back',
      given: {
        payments: [more, ...small, { ...payment, id: 'r1', payeeId: 'a', refundOfId: 'to a' }],
      },
    },
    {
      name: 'no more than 30 % after a refund',
      given: { payments: [more, { ...more, id: 'r1', refundOfId: 'p1', amountFen: '0.01' }, ...small] },
    },
    { name: 'the extra of another year', given: { payments: [{ ...more, paidOn: '2017-12-31' }, large, ...small] } },
    { name: 'the extra of another fund', given: { payments: [{ ...more, fundId: 'other' }, large, ...small] } },
    { name: 'the extra of another region', given: { payments: [{ ...more, regionCode: '410221' }, large, ...small] } },
    {
      name: 'void payments, and payments to people',
      given: {
        payments: [
          large,
          { ...more, id: 'p2', status: 'void' },
          { ...more, id: 'p3', payeeKind: 'individual' },
          ...small,
        ],
      },
    },
    {
      name: 'a payee of no known party',
      given: { payments: [{ ...more, payeeId: 'b' }, ...small.map((one) => ({ ...one, payeeId: `${one.payeeId}2` }))] },
    },
  ],
});
