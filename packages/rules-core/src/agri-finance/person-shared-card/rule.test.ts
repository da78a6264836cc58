import { testRule } from '@qingqu/rules-sdk/testing';
import { personSharedCard } from './rule.js';

const line = { cardId: 'card', personId: 'farmer', paidOn: '2018-07-05', amountFen: '500.00', status: 'success' };
const lines = [
  { ...line, id: 'l1' },
  { ...line, id: 'l2', personId: 'neighbour', paidOn: '2017-07-06' },
];
const finding = {
  subject: 'card',
  severity: 'orange',
  rows: ['farmer', 'neighbour'],
  holder: 'farmer',
  lastOn: '2018-07-05',
  people: 2,
  households: 2,
  total: '1000.00',
};
const home = { householdId: 'home', validFrom: '2014-06-01' };
const together = [
  { ...home, id: 'm1', personId: 'farmer' },
  { ...home, id: 'm2', personId: 'neighbour' },
];
const cadre = { id: 'post', personId: 'farmer', postKind: 'village_cadre', validFrom: '2018-11-30' };

testRule(personSharedCard, {
  asOf: '2018-11-30',
  given: { accounts: [{ id: 'card', holderId: 'farmer', typeCode: '26' }], subsidyLines: lines },
  warns: [
    { name: 'two people of no household within 365 days', given: {}, finds: [finding] },
    {
      name: 'two people of two households',
      given: { householdMembers: [together[0]!, { ...together[1]!, householdId: 'next door' }] },
      finds: [finding],
    },
    {
      name: 'one household until the day before the last credit',
      given: { householdMembers: [together[0]!, { ...together[1]!, validTo: '2018-07-04' }] },
      finds: [finding],
    },
    {
      name: 'red when the holder is a village cadre on the day of evaluation',
      given: { staffRecords: [cadre] },
      finds: [{ ...finding, severity: 'red' }],
    },
    {
      name: 'orange when the holder is not yet one, or was one',
      given: {
        staffRecords: [
          { ...cadre, validFrom: '2018-12-01' },
          { ...cadre, id: 'former', validFrom: '2010-01-01', validTo: '2018-11-29' },
          { ...cadre, id: 'other', personId: 'neighbour' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'the wards of somebody else',
      given: { persons: [{ id: 'neighbour', guardianId: 'stranger' }] },
      finds: [finding],
    },
    {
      name: 'two people beside a ward',
      given: {
        subsidyLines: [{ ...line, id: 'l3', personId: 'orphan' }],
        persons: [{ id: 'orphan', guardianId: 'neighbour' }],
      },
      finds: [finding],
    },
    {
      name: 'a household of two and a third',
      given: { subsidyLines: [{ ...line, id: 'l3', personId: 'third' }], householdMembers: together },
      finds: [{ ...finding, rows: ['farmer', 'neighbour', 'third'], people: 3, total: '1500.00' }],
    },
  ],
  silent: [
    { name: 'one household', given: { householdMembers: together } },
    {
      name: 'one household to the day of the last credit',
      given: { householdMembers: [together[0]!, { ...together[1]!, validTo: '2018-07-05' }] },
    },
    { name: 'the ward of the holder', given: { persons: [{ id: 'neighbour', guardianId: 'farmer' }] } },
    {
      name: 'the holder as the ward of another on the card',
      given: { persons: [{ id: 'farmer', guardianId: 'neighbour' }] },
    },
    {
      name: 'a shorter window',
      params: { windowDays: 364 },
      given: {},
    },
    {
      name: 'a later credit, which moves the window',
      given: { subsidyLines: [{ ...line, id: 'l3', paidOn: '2018-07-06' }] },
    },
  ],
});

testRule(personSharedCard, {
  asOf: '2018-11-30',
  given: { subsidyLines: [lines[0]!] },
  warns: [
    {
      name: 'once the account has arrived',
      given: { accounts: [{ id: 'card', holderId: 'farmer' }], subsidyLines: [lines[1]!] },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'before the account has arrived', given: { subsidyLines: [lines[1]!] } },
    { name: 'one person', given: { accounts: [{ id: 'card' }], subsidyLines: [{ ...lines[1]!, personId: 'farmer' }] } },
    { name: 'two cards', given: { accounts: [{ id: 'card' }], subsidyLines: [{ ...lines[1]!, cardId: 'other' }] } },
    {
      name: 'credits without a card',
      given: { accounts: [{ id: 'card' }], subsidyLines: [{ ...lines[1]!, cardId: null }] },
    },
    {
      name: 'credits that are pending, failed or came back',
      given: {
        accounts: [{ id: 'card' }],
        subsidyLines: [
          { ...lines[1]!, status: 'pending' },
          { ...lines[1]!, id: 'l3', status: 'failed' },
          { ...lines[1]!, id: 'l4', status: 'returned' },
        ],
      },
    },
  ],
});
