import { testRule } from '@qingqu/rules-sdk/testing';
import { personAssets } from './rule.js';

const home = { id: 'home', status: 'poor' };
const member = { householdId: 'home', validFrom: '2014-06-01' };
const line = { id: 'line', programmeId: 'poor only', personId: 'farmer', paidOn: '2018-07-05', status: 'success' };
const car = {
  id: 'car',
  personId: 'son',
  kind: 'passenger',
  priceFen: '50000.00',
  registeredOn: '2018-07-05',
};
const flat = { id: 'flat', personId: 'son', kind: 'commercial', acquiredOn: '2018-07-05' };
const firm = { id: 'firm', type: '有限责任公司', regCapitalFen: '100000.00' };
const owner = { id: 'owner', enterpriseId: 'firm', personId: 'son', role: 'legal_rep', validFrom: '2018-07-05' };
const finding = {
  subject: 'home',
  discriminator: 'vehicle',
  rows: ['car'],
  lastOn: '2018-07-05',
  assets: 1,
  since: '2018-07-05',
  value: '50000.00',
};
const withFlat = { ...finding, discriminator: 'house', rows: ['flat'], value: null };
const withFirm = { ...finding, discriminator: 'business', rows: ['firm'], value: '100000.00' };
const given = {
  programmes: [
    { id: 'poor only', poorOnly: true },
    { id: 'everybody', poorOnly: false },
  ],
  householdMembers: [{ ...member, id: 'm1', personId: 'farmer' }],
};
const son = { ...member, id: 'm2', personId: 'son' };

testRule(personAssets, {
  asOf: '2018-11-30',
  given,
  warns: [
    {
      name: 'a car of 50,000 yuan registered on the day, by a row that arrived after the payment',
      given: { households: [home], householdMembers: [son], subsidyLines: [line], vehicleRecords: [car] },
      finds: [finding],
    },
    {
      name: 'a household lifted out of poverty',
      given: {
        households: [{ ...home, status: 'lifted' }],
        householdMembers: [son],
        subsidyLines: [line],
        vehicleRecords: [car],
      },
      finds: [finding],
    },
    {
      name: 'deregistered on the day after',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        vehicleRecords: [{ ...car, deregisteredOn: '2018-07-06' }],
      },
      finds: [finding],
    },
    {
      name: 'the last day in the household',
      given: {
        households: [home],
        householdMembers: [{ ...son, validTo: '2018-07-05' }],
        subsidyLines: [line],
        vehicleRecords: [car],
      },
      finds: [finding],
    },
    {
      name: 'a commercial flat',
      given: { households: [home], householdMembers: [son], subsidyLines: [line], houseRecords: [flat] },
      finds: [withFlat],
    },
    {
      name: 'as many flats as the number says, of all members',
      params: { houses: 2 },
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        houseRecords: [flat, { ...flat, id: 'second', personId: 'farmer', acquiredOn: '2010-01-01' }],
      },
      finds: [{ ...withFlat, rows: ['flat', 'second'], assets: 2, since: '2010-01-01' }],
    },
    {
      name: 'the legal representative of an enterprise of 100,000 yuan',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        enterprises: [firm],
        enterprisePersons: [owner],
      },
      finds: [withFirm],
    },
    {
      name: 'a share of 25 %, on its last day',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        enterprises: [{ ...firm, type: null }],
        enterprisePersons: [{ ...owner, role: 'shareholder', shareBp: 2500, validFrom: null, validTo: '2018-07-05' }],
      },
      finds: [{ ...withFirm, since: null }],
    },
    {
      name: 'two kinds at once',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        vehicleRecords: [car],
        houseRecords: [flat],
      },
      finds: [withFlat, finding],
    },
  ],
  silent: [
    {
      name: 'before the registers have arrived',
      given: { households: [home], householdMembers: [son], subsidyLines: [line] },
    },
    {
      name: 'registered on the day after the latest payment',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        vehicleRecords: [{ ...car, registeredOn: '2018-07-06' }],
      },
    },
    {
      name: 'deregistered by the latest payment, though not by an earlier one',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line, { ...line, id: 'earlier', paidOn: '2018-05-01' }],
        vehicleRecords: [{ ...car, registeredOn: '2018-01-01', deregisteredOn: '2018-07-05' }],
      },
    },
    {
      name: 'a fen below the price, a lorry, a farm vehicle, a motorcycle',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        vehicleRecords: [
          { ...car, priceFen: '49999.99' },
          { ...car, id: 'v2', kind: 'goods' },
          { ...car, id: 'v3', kind: 'agricultural' },
          { ...car, id: 'v4', kind: 'motorcycle' },
        ],
      },
    },
    {
      name: 'a flat of the relocation programme, a house built by oneself, a flat sold',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        houseRecords: [
          { ...flat, kind: 'resettlement' },
          { ...flat, id: 'h2', kind: 'self_built' },
          { ...flat, id: 'h3', acquiredOn: '2010-01-01', disposedOn: '2018-07-05' },
        ],
      },
    },
    {
      name: 'fewer flats than the number says',
      params: { houses: 2 },
      given: { households: [home], householdMembers: [son], subsidyLines: [line], houseRecords: [flat] },
    },
    {
      name: 'a co-operative, and an enterprise a fen below the capital',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        enterprises: [
          { ...firm, type: '农民专业合作社' },
          { ...firm, id: 'small', regCapitalFen: '99999.99' },
        ],
        enterprisePersons: [owner, { ...owner, id: 'o2', enterpriseId: 'small' }],
      },
    },
    {
      name: 'a smaller share, a post that ended, one that begins later',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [line],
        enterprises: [firm],
        enterprisePersons: [
          { ...owner, role: 'shareholder', shareBp: 2499 },
          { ...owner, id: 'o2', validFrom: '2010-01-01', validTo: '2018-07-04' },
          { ...owner, id: 'o3', validFrom: '2018-07-06' },
        ],
      },
    },
    {
      name: 'the owner left the household on the day before',
      given: {
        households: [home],
        householdMembers: [{ ...son, validTo: '2018-07-04' }],
        subsidyLines: [line],
        vehicleRecords: [car],
      },
    },
    {
      name: 'a household that was removed from the register',
      given: {
        households: [{ ...home, status: 'removed' }],
        householdMembers: [son],
        subsidyLines: [line],
        vehicleRecords: [car],
      },
    },
    {
      name: 'a programme for everybody, and credits that are pending, failed or came back',
      given: {
        households: [home],
        householdMembers: [son],
        subsidyLines: [
          { ...line, programmeId: 'everybody' },
          { ...line, id: 'l2', status: 'pending' },
          { ...line, id: 'l3', status: 'failed' },
          { ...line, id: 'l4', status: 'returned' },
        ],
        vehicleRecords: [car],
      },
    },
  ],
});
