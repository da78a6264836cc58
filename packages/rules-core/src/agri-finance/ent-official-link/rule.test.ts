import { createHash } from 'node:crypto';
import { testRule } from '@qingqu/rules-sdk/testing';
import { entOfficialLink } from './rule.js';

/** The discriminator is the person's id, which the kit makes from the label. */
const idOf = (label: string) => {
  const hex = createHash('sha256').update(label).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};

const payment = {
  id: 'p1',
  voucherNo: 'V1',
  fundId: 'fund',
  regionCode: '410225',
  agencyId: 'bureau',
  status: 'paid',
  paidOn: '2018-07-05',
  amountFen: '50000.00',
  payeeId: 'payee',
  payeeKind: 'enterprise',
  payeeOrgName: '某某商贸有限公司',
  applicantId: 'user 1',
  reviewerId: 'user 2',
  approverId: 'user 3',
};
const link = { id: 'link', enterpriseId: 'firm', personId: 'official', role: 'shareholder', validFrom: '2018-07-05' };
const post = {
  id: 'post',
  personId: 'official',
  regionCode: '410225',
  agencyId: 'school',
  postKind: 'civil_servant',
  validFrom: '2018-07-05',
};
const elsewhere = { ...post, regionCode: '410221' };
const user = { id: 'operator', operatorId: 'user 2', personId: 'official', validFrom: '2018-07-05' };
const finding = {
  subject: 'p1',
  discriminator: idOf('official'),
  severity: 'red',
  rows: ['link', 'post'],
  voucherNo: 'V1',
  paidOn: '2018-07-05',
  amount: '50000.00',
  payee: '某某商贸有限公司',
  role: 'shareholder',
  post: 'civil_servant',
  since: '2018-07-05',
};
const asOperator = { ...finding, rows: ['link', 'operator'], post: 'operator' };

testRule(entOfficialLink, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-07-05', monitoredTo: '2018-08-31' }],
    payees: [{ id: 'payee', partyId: 'firm' }],
    enterprises: [{ id: 'firm', type: '有限责任公司' }],
  },
  warns: [
    {
      name: 'red in the region of the payment, by rows that arrived after it',
      given: { payments: [payment], enterprisePersons: [link], staffRecords: [post] },
      finds: [finding],
    },
    {
      name: 'red in the agency that pays',
      given: { payments: [payment], enterprisePersons: [link], staffRecords: [{ ...elsewhere, agencyId: 'bureau' }] },
      finds: [finding],
    },
    {
      name: 'orange elsewhere, of an institution',
      given: {
        payments: [payment],
        enterprisePersons: [{ ...link, role: 'supervisor' }],
        staffRecords: [{ ...elsewhere, postKind: 'institution', agencyId: null }],
      },
      finds: [{ ...finding, severity: 'orange', role: 'supervisor', post: 'institution' }],
    },
    {
      name: 'a collective',
      given: {
        payments: [{ ...payment, payeeKind: 'collective' }],
        enterprisePersons: [link],
        staffRecords: [post],
      },
      finds: [finding],
    },
    {
      name: 'yellow for a village cadre',
      given: {
        payments: [payment],
        enterprisePersons: [link],
        staffRecords: [{ ...post, postKind: 'village_cadre' }],
      },
      finds: [{ ...finding, severity: 'yellow', post: 'village_cadre' }],
    },
    {
      name: 'red for who reviewed the payment',
      given: { payments: [payment], enterprisePersons: [link], operatorRecords: [user] },
      finds: [asOperator],
    },
    {
      name: 'red for who applied for it, and for who approved it',
      given: {
        payments: [payment],
        enterprisePersons: [link, { ...link, id: 'other link', personId: 'leader' }],
        operatorRecords: [
          { ...user, operatorId: 'user 1' },
          { ...user, id: 'other', operatorId: 'user 3', personId: 'leader' },
        ],
      },
      finds: [asOperator, { ...asOperator, discriminator: idOf('leader'), rows: ['other', 'other link'] }].sort(
        (a, b) => (a.discriminator < b.discriminator ? -1 : 1),
      ),
    },
    {
      name: 'the last day of the link and of the post',
      given: {
        payments: [payment],
        enterprisePersons: [{ ...link, validFrom: null, validTo: '2018-07-05' }],
        staffRecords: [{ ...post, validFrom: '2010-01-01', validTo: '2018-07-05' }],
      },
      finds: [{ ...finding, since: '2010-01-01' }],
    },
    {
      name: 'once a person, by the worst',
      given: {
        payments: [payment],
        enterprisePersons: [link],
        staffRecords: [elsewhere, { ...post, id: 'cadre', postKind: 'village_cadre' }],
        operatorRecords: [user],
      },
      finds: [asOperator],
    },
    {
      name: 'orange before yellow',
      given: {
        payments: [payment],
        enterprisePersons: [link],
        staffRecords: [elsewhere, { ...post, id: 'cadre', postKind: 'village_cadre' }],
      },
      finds: [{ ...finding, severity: 'orange' }],
    },
    {
      name: 'a civil servant in a co-operative',
      given: {
        payments: [{ ...payment, payeeId: 'growers' }],
        payees: [{ id: 'growers', partyId: 'coop' }],
        enterprises: [{ id: 'coop', type: '农民专业合作社' }],
        enterprisePersons: [{ ...link, enterpriseId: 'coop' }],
        staffRecords: [post],
      },
      finds: [finding],
    },
    {
      name: 'a payment that was refunded since: it was made',
      given: {
        payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-07-20' }],
        enterprisePersons: [link],
        staffRecords: [post],
      },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'before the staff register has arrived', given: { payments: [payment], enterprisePersons: [link] } },
    { name: "before the enterprise's people have arrived", given: { payments: [payment], staffRecords: [post] } },
    {
      name: 'a pensioner, and a public-welfare post',
      given: {
        payments: [payment],
        enterprisePersons: [link],
        staffRecords: [
          { ...post, postKind: 'retired' },
          { ...post, id: 'welfare', postKind: 'welfare_post' },
        ],
      },
    },
    {
      name: 'a village cadre seconded to a co-operative',
      given: {
        payments: [{ ...payment, payeeId: 'growers' }],
        payees: [{ id: 'growers', partyId: 'coop' }],
        enterprises: [{ id: 'coop', type: '农民专业合作社' }],
        enterprisePersons: [{ ...link, enterpriseId: 'coop' }],
        staffRecords: [{ ...post, postKind: 'village_cadre' }],
      },
    },
    {
      name: 'another person, whatever the name',
      given: { payments: [payment], enterprisePersons: [link], staffRecords: [{ ...post, personId: 'namesake' }] },
    },
    {
      name: 'the post begins on the day after, and ended on the day before',
      given: {
        payments: [payment],
        enterprisePersons: [link],
        staffRecords: [
          { ...post, validFrom: '2018-07-06' },
          { ...post, id: 'former', validFrom: '2010-01-01', validTo: '2018-07-04' },
        ],
      },
    },
    {
      name: 'the share was bought on the day after, and sold on the day before',
      given: {
        payments: [payment],
        enterprisePersons: [
          { ...link, validFrom: '2018-07-06' },
          { ...link, id: 'former', validFrom: null, validTo: '2018-07-04' },
        ],
        staffRecords: [post],
      },
    },
    {
      name: 'all that there was, but the share was sold on the day before',
      given: {
        payments: [{ ...payment, paidOn: '2018-07-06' }],
        enterprisePersons: [{ ...link, validTo: '2018-07-05' }],
        staffRecords: [elsewhere, { ...post, id: 'cadre', postKind: 'village_cadre' }],
        operatorRecords: [user],
      },
    },
    {
      name: 'a user who had no part in the payment, and one who was somebody else then',
      given: {
        payments: [payment],
        enterprisePersons: [link],
        operatorRecords: [
          { ...user, operatorId: 'user 4' },
          { ...user, id: 'later', validFrom: '2018-07-06' },
        ],
      },
    },
    {
      name: 'to a person, or to another enterprise',
      given: {
        payments: [
          { ...payment, payeeKind: 'individual' },
          { ...payment, id: 'p2', payeeId: 'other payee' },
        ],
        payees: [{ id: 'other payee', partyId: 'other firm' }],
        enterprisePersons: [link],
        staffRecords: [post],
      },
    },
    {
      name: 'not paid, or void, or a refund',
      given: {
        payments: [
          { ...payment, status: 'approved' },
          { ...payment, id: 'p2', status: 'void' },
          { ...payment, id: 'p3', refundOfId: 'p0' },
        ],
        enterprisePersons: [link],
        staffRecords: [post],
      },
    },
    {
      name: 'after the fund is monitored',
      given: {
        payments: [{ ...payment, paidOn: '2018-09-01' }],
        enterprisePersons: [link],
        staffRecords: [post],
      },
    },
  ],
});
