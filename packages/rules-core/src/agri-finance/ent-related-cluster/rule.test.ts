import { createHash } from 'node:crypto';
import { testRule } from '@qingqu/rules-sdk/testing';
import { entRelatedCluster } from './rule.js';

/** The discriminator is the fund's id, which the kit makes from the label. */
const idOf = (label: string) => {
  const hex = createHash('sha256').update(label).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};
const labels = Array.from({ length: 22 }, (_, n) => `e${n + 1}`);
/** The codes fall while the labels rise: the last of a cluster stands for it. */
const firm = (label: string, more: object = {}) => ({ id: label, uscc: `9${99 - labels.indexOf(label)}`, ...more });
const firms = labels.map((label) => firm(label));
const payees = labels.map((label) => ({ id: `payee ${label}`, partyId: label }));
const to = (label: string, more: object = {}) => ({
  id: `to ${label}`,
  fundId: 'fund',
  status: 'paid',
  paidOn: '2017-12-01',
  amountFen: '100.00',
  payeeId: `payee ${label}`,
  payeeKind: 'enterprise',
  payeeAccountId: `account ${label}`,
  ...more,
});
const three = [to('e1'), to('e2'), to('e3')];
const legalRep = (label: string, personId: string, more: object = {}) => ({
  id: `rep of ${label}`,
  enterpriseId: label,
  personId,
  role: 'legal_rep',
  validFrom: '2010-01-01',
  isCurrent: true,
  ...more,
});
const oneRep = [legalRep('e1', 'boss'), legalRep('e2', 'boss'), legalRep('e3', 'boss')];
const holder = (label: string, shareBp: number) => ({
  ...legalRep(label, 'owner', { id: `share of ${label}`, role: 'shareholder', shareBp }),
});
const finding = {
  subject: 'e3',
  discriminator: idOf('fund'),
  rows: ['e1', 'e2', 'e3'],
  fund: '扶贫资金',
  ties: '法定代表人',
  enterprises: 3,
  ofOneProject: 0,
  payments: 3,
  total: '300.00',
};
const ofTwo = {
  ...finding,
  subject: 'e2',
  rows: ['e1', 'e2'],
  enterprises: 2,
  ofOneProject: 2,
  payments: 2,
  total: '200.00',
};
const ofTown = (label: string, address = '商水县 城关镇（纺织路1号）') => firm(label, { address });

testRule(entRelatedCluster, {
  asOf: '2018-11-30',
  given: {
    funds: [
      { id: 'fund', name: '扶贫资金', monitoredFrom: '2017-01-01' },
      { id: 'other', name: '其他资金', monitoredFrom: '2017-01-01' },
      { id: 'unmonitored', name: '未监控资金' },
    ],
    payees,
  },
  warns: [
    {
      name: 'three of one legal representative paid within 365 days, by rows that arrived after the payments',
      given: { enterprises: firms, payments: three, enterprisePersons: oneRep },
      finds: [finding],
    },
    {
      name: 'one telephone',
      given: {
        payments: three,
        enterprises: ['e1', 'e2', 'e3'].map((label) => firm(label, { phoneToken: 'phone' })),
      },
      finds: [{ ...finding, ties: '电话' }],
    },
    {
      name: 'one address, however it is written',
      given: { payments: three, enterprises: [ofTown('e1'), ofTown('e2', '商水县城关镇纺织路１号'), ofTown('e3')] },
      finds: [{ ...finding, ties: '地址' }],
    },
    {
      name: 'one account',
      given: { enterprises: firms, payments: three.map((one) => ({ ...one, payeeAccountId: 'account' })) },
      finds: [{ ...finding, ties: '账户' }],
    },
    {
      name: 'one shareholder of 25 %',
      given: {
        enterprises: firms,
        payments: three,
        enterprisePersons: [holder('e1', 2500), holder('e2', 10_000), holder('e3', 2500)],
      },
      finds: [{ ...finding, ties: '股东' }],
    },
    {
      name: 'a chain of different ties',
      given: {
        payments: three,
        enterprises: [firm('e1', { phoneToken: 'phone' }), firm('e2', { phoneToken: 'phone' }), firm('e3')],
        enterprisePersons: [legalRep('e2', 'boss'), legalRep('e3', 'boss')],
      },
      finds: [{ ...finding, ties: '法定代表人、电话' }],
    },
    {
      name: 'a chain of seven, one tie after the other',
      given: {
        enterprises: firms,
        payments: labels.slice(0, 7).map((label) => to(label)),
        enterprisePersons: labels
          .slice(0, 6)
          .flatMap((label, n) => [
            legalRep(label, `boss ${n}`, { id: `${n} first` }),
            legalRep(labels[n + 1]!, `boss ${n}`, { id: `${n} second` }),
          ]),
      },
      finds: [
        {
          ...finding,
          subject: 'e7',
          rows: labels.slice(0, 7),
          enterprises: 7,
          payments: 7,
          total: '700.00',
        },
      ],
    },
    {
      name: 'two on one project',
      given: {
        enterprises: firms,
        payments: [to('e1', { projectId: 'road' }), to('e2', { projectId: 'road' })],
        enterprisePersons: oneRep,
      },
      finds: [ofTwo],
    },
    {
      name: 'each fund by itself',
      given: {
        enterprises: firms,
        payments: [
          ...three,
          to('e1', { id: 'again 1', fundId: 'other', projectId: 'road' }),
          to('e2', { id: 'again 2', fundId: 'other', projectId: 'road' }),
        ],
        enterprisePersons: oneRep,
      },
      finds: [{ ...ofTwo, discriminator: idOf('other'), fund: '其他资金' }, finding],
    },
    {
      name: 'a feature of 20 enterprises',
      given: { payments: three, enterprises: labels.slice(0, 20).map((label) => ofTown(label)) },
      finds: [{ ...finding, ties: '地址' }],
    },
    {
      name: 'payments that were refunded since: they were made',
      given: {
        enterprises: firms,
        payments: [...three, to('e1', { id: 'r1', refundOfId: 'to e1' })],
        enterprisePersons: oneRep,
      },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'before the registers have arrived', given: { payments: three } },
    {
      name: 'of a fund that is not monitored',
      given: {
        enterprises: firms,
        payments: three.map((one) => ({ ...one, fundId: 'unmonitored' })),
        enterprisePersons: oneRep,
      },
    },
    {
      name: 'two, not on one project',
      given: { enterprises: firms, payments: [to('e1'), to('e2')], enterprisePersons: oneRep },
    },
    {
      name: 'two, each on another project',
      given: {
        enterprises: firms,
        payments: [to('e1', { projectId: 'road' }), to('e2', { projectId: 'well' })],
        enterprisePersons: oneRep,
      },
    },
    {
      name: 'three of two funds',
      given: {
        enterprises: firms,
        payments: [to('e1'), to('e2'), to('e3', { fundId: 'other' })],
        enterprisePersons: oneRep,
      },
    },
    {
      name: 'the third 365 days ago',
      given: {
        enterprises: firms,
        payments: [to('e1'), to('e2'), to('e3', { paidOn: '2017-11-30' })],
        enterprisePersons: oneRep,
      },
    },
    {
      name: 'the third on the day after',
      given: {
        enterprises: firms,
        payments: [to('e1'), to('e2'), to('e3', { paidOn: '2018-12-01' })],
        enterprisePersons: oneRep,
      },
    },
    {
      name: 'the address of a registration agency: of 21 enterprises',
      given: { payments: three, enterprises: labels.slice(0, 21).map((label) => ofTown(label)) },
    },
    {
      name: 'addresses that are blank',
      given: { payments: three, enterprises: [ofTown('e1', ' '), ofTown('e2', ' '), ofTown('e3', ' ')] },
    },
    {
      name: 'one representative is a former one',
      given: {
        enterprises: firms,
        payments: three,
        enterprisePersons: [oneRep[0]!, oneRep[1]!, legalRep('e3', 'boss', { isCurrent: false })],
      },
    },
    {
      name: 'one representative left on the day before',
      given: {
        enterprises: firms,
        payments: three,
        enterprisePersons: [oneRep[0]!, oneRep[1]!, legalRep('e3', 'boss', { validTo: '2018-11-29' })],
      },
    },
    {
      name: 'a smaller share in one of them',
      given: {
        enterprises: firms,
        payments: three,
        enterprisePersons: [holder('e1', 2500), holder('e2', 2500), holder('e3', 2499)],
      },
    },
    {
      name: 'a representative here, a shareholder there',
      given: {
        enterprises: firms,
        payments: three,
        enterprisePersons: [legalRep('e1', 'owner'), holder('e2', 2500), holder('e3', 2499)],
      },
    },
    {
      name: 'the tie through an enterprise that was not paid',
      given: {
        enterprises: firms,
        payments: [to('e1'), to('e2')],
        enterprisePersons: [legalRep('e1', 'boss'), legalRep('e3', 'boss'), holder('e3', 2500), holder('e2', 2500)],
      },
    },
    {
      name: 'void payments, and payments to people',
      given: {
        enterprises: firms,
        payments: [to('e1'), to('e2', { status: 'void' }), to('e3', { payeeKind: 'individual' })],
        enterprisePersons: oneRep,
      },
    },
  ],
});
