import { testRule } from '@qingqu/rules-sdk/testing';
import { personPublicStaff } from './rule.js';

const line = {
  id: 'line',
  batchId: 'batch',
  programmeId: 'poor only',
  personId: 'farmer',
  paidOn: '2018-07-05',
  amountFen: '500.00',
  status: 'success',
};
const post = { id: 'post', personId: 'farmer', postKind: 'institution', validFrom: '2018-07-05' };
const finding = {
  subject: 'line',
  severity: 'red',
  rows: ['post'],
  batch: 'batch',
  programme: '到户增收补助',
  paidOn: '2018-07-05',
  amount: '500.00',
  posts: 'institution',
  own: true,
};
const wife = { ...post, personId: 'wife', postKind: 'civil_servant', validFrom: '2010-01-01' };
const membership = { householdId: 'home', validFrom: '2014-06-01' };
const farmerAtHome = { ...membership, id: 'm1', personId: 'farmer', relation: '户主' };
const wifeAtHome = { ...membership, id: 'm2', personId: 'wife', relation: '配偶' };
const ofFamily = { ...finding, severity: 'yellow', posts: 'civil_servant', own: false };

testRule(personPublicStaff, {
  asOf: '2018-11-30',
  given: {
    programmes: [
      { id: 'poor only', code: 'DH', name: '到户增收补助', poorOnly: true },
      { id: 'everybody', code: 'GD', name: '耕地地力保护补贴', poorOnly: false },
    ],
  },
  warns: [
    {
      name: 'on the first day of the post, by a row that arrived after the payment',
      given: { subsidyLines: [line], staffRecords: [post] },
      finds: [finding],
    },
    {
      name: 'on the last day of the post',
      given: {
        subsidyLines: [line],
        staffRecords: [{ ...post, postKind: 'civil_servant', validFrom: '2010-01-01', validTo: '2018-07-05' }],
      },
      finds: [{ ...finding, posts: 'civil_servant' }],
    },
    {
      name: 'yellow for a village cadre',
      given: { subsidyLines: [line], staffRecords: [{ ...post, postKind: 'village_cadre' }] },
      finds: [{ ...finding, severity: 'yellow', posts: 'village_cadre' }],
    },
    {
      name: 'yellow for a spouse of the same household',
      given: { subsidyLines: [line], staffRecords: [wife], householdMembers: [farmerAtHome, wifeAtHome] },
      finds: [ofFamily],
    },
    {
      name: 'the last day on which both are of the household',
      given: {
        subsidyLines: [line],
        staffRecords: [wife],
        householdMembers: [farmerAtHome, { ...wifeAtHome, validTo: '2018-07-05' }],
      },
      finds: [ofFamily],
    },
    {
      name: 'red when both are in the register',
      given: {
        subsidyLines: [line],
        staffRecords: [{ ...post, id: 'own' }, wife],
        householdMembers: [farmerAtHome, wifeAtHome],
      },
      finds: [{ ...finding, rows: ['own', 'post'], posts: 'civil_servant、institution' }],
    },
    {
      name: 'a cadre where only another programme is allowed',
      params: { cadreProgrammes: ['GD'] },
      given: { subsidyLines: [line], staffRecords: [{ ...post, postKind: 'village_cadre' }] },
      finds: [{ ...finding, severity: 'yellow', posts: 'village_cadre' }],
    },
  ],
  silent: [
    { name: 'before the register has arrived', given: { subsidyLines: [line] } },
    {
      name: 'on the day before the post',
      given: { subsidyLines: [line], staffRecords: [{ ...post, validFrom: '2018-07-06' }] },
    },
    {
      name: 'on the day after the post',
      given: { subsidyLines: [line], staffRecords: [{ ...post, validFrom: '2010-01-01', validTo: '2018-07-04' }] },
    },
    {
      name: 'a public-welfare post, and a pensioner',
      given: {
        subsidyLines: [line],
        staffRecords: [
          { ...post, postKind: 'welfare_post' },
          { ...post, id: 'pension', postKind: 'retired' },
        ],
      },
    },
    {
      name: 'a village cadre where the programme allows it',
      params: { cadreProgrammes: ['DH'] },
      given: { subsidyLines: [line], staffRecords: [{ ...post, postKind: 'village_cadre' }] },
    },
    {
      name: 'a village cadre as spouse',
      given: {
        subsidyLines: [line],
        staffRecords: [{ ...wife, postKind: 'village_cadre' }],
        householdMembers: [farmerAtHome, wifeAtHome],
      },
    },
    {
      name: 'two of a household who are neither spouse nor child',
      given: {
        subsidyLines: [line],
        staffRecords: [wife],
        householdMembers: [
          { ...farmerAtHome, relation: '父亲' },
          { ...wifeAtHome, relation: '弟弟' },
        ],
      },
    },
    {
      name: 'the spouse left the household on the day before',
      given: {
        subsidyLines: [line],
        staffRecords: [wife],
        householdMembers: [farmerAtHome, { ...wifeAtHome, validTo: '2018-07-04' }],
      },
    },
    {
      name: 'a spouse of another household',
      given: {
        subsidyLines: [line],
        staffRecords: [wife],
        householdMembers: [farmerAtHome, { ...wifeAtHome, householdId: 'elsewhere' }],
      },
    },
    {
      name: 'a programme for everybody',
      given: { subsidyLines: [{ ...line, programmeId: 'everybody' }], staffRecords: [post] },
    },
    {
      name: 'credits that are pending, failed or came back',
      given: {
        subsidyLines: [
          { ...line, id: 'l1', status: 'pending' },
          { ...line, id: 'l2', status: 'failed' },
          { ...line, id: 'l3', status: 'returned' },
        ],
        staffRecords: [post],
      },
    },
  ],
});
