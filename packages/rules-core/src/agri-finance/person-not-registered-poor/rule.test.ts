import { testRule } from '@qingqu/rules-sdk/testing';
import { personNotRegisteredPoor } from './rule.js';

const line = {
  id: 'line',
  batchId: 'batch',
  programmeId: 'poor only',
  personId: 'farmer',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  paidOn: '2018-07-05',
  amountFen: '500.00',
  status: 'success',
};
const home = { id: 'home', status: 'poor', registeredOn: '2014-06-01' };
const member = { id: 'member', householdId: 'home', personId: 'farmer', validFrom: '2014-06-01' };
const finding = {
  subject: 'line',
  batch: 'batch',
  programme: '到户增收补助',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  paidOn: '2018-07-05',
  amount: '500.00',
};

testRule(personNotRegisteredPoor, {
  asOf: '2018-11-30',
  given: {
    programmes: [
      { id: 'poor only', name: '到户增收补助', poorOnly: true },
      { id: 'everybody', name: '耕地地力保护补贴', poorOnly: false },
    ],
    households: [{ id: 'neighbours', status: 'poor', registeredOn: '2014-06-01' }],
  },
  warns: [
    { name: 'in no household', given: { subsidyLines: [line] }, finds: [finding] },
    {
      name: 'a household that was removed from the register',
      given: { subsidyLines: [line], households: [{ ...home, status: 'removed' }], householdMembers: [member] },
      finds: [finding],
    },
    {
      name: 'left the household on the day before the period',
      given: {
        subsidyLines: [line],
        households: [home],
        householdMembers: [{ ...member, validTo: '2018-03-31' }],
      },
      finds: [finding],
    },
    {
      name: 'entered the household on the day after the period',
      given: {
        subsidyLines: [line],
        households: [home],
        householdMembers: [{ ...member, validFrom: '2018-07-01' }],
      },
      finds: [finding],
    },
    {
      name: 'the household was registered on the day after the period',
      given: {
        subsidyLines: [line],
        households: [{ ...home, registeredOn: '2018-07-01' }],
        householdMembers: [member],
      },
      finds: [finding],
    },
  ],
  silent: [
    {
      name: 'a member of a poor household, by a row that arrived after the payment',
      given: { subsidyLines: [line], households: [home], householdMembers: [member] },
    },
    {
      name: 'a household lifted out of poverty, which keeps the benefit',
      given: { subsidyLines: [line], households: [{ ...home, status: 'lifted' }], householdMembers: [member] },
    },
    {
      name: 'a household that split within the period: the old one to its first day',
      given: {
        subsidyLines: [line],
        households: [home],
        householdMembers: [{ ...member, validTo: '2018-04-01' }],
      },
    },
    {
      name: 'born into the household on the last day of the period',
      given: {
        subsidyLines: [line],
        households: [home],
        householdMembers: [{ ...member, validFrom: '2018-06-30' }],
      },
    },
    {
      name: 'registered on the last day of the period',
      given: {
        subsidyLines: [line],
        households: [{ ...home, registeredOn: '2018-06-30' }],
        householdMembers: [member],
      },
    },
    {
      name: 'registered on an unknown day',
      given: {
        subsidyLines: [line],
        households: [{ ...home, registeredOn: null }],
        householdMembers: [member],
      },
    },
    { name: 'a programme for everybody', given: { subsidyLines: [{ ...line, programmeId: 'everybody' }] } },
    {
      name: 'credits that are pending, failed or came back',
      given: {
        subsidyLines: [
          { ...line, id: 'l1', status: 'pending' },
          { ...line, id: 'l2', status: 'failed' },
          { ...line, id: 'l3', status: 'returned' },
        ],
      },
    },
  ],
});

testRule(personNotRegisteredPoor, {
  asOf: '2018-11-30',
  given: { programmes: [{ id: 'poor only', name: '到户增收补助', poorOnly: true }], subsidyLines: [line] },
  warns: [
    {
      name: 'once the register has arrived',
      given: { households: [{ id: 'neighbours', status: 'removed' }] },
      finds: [finding],
    },
  ],
  silent: [{ name: 'before the register has arrived', given: {} }],
});
