import { testRule } from '@qingqu/rules-sdk/testing';
import { personDuplicateBenefit } from './rule.js';

const line = {
  id: 'first',
  batchId: 'batch',
  programmeId: 'rural',
  personId: 'farmer',
  householdId: 'home',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  paidOn: '2018-07-05',
  amountFen: '500.00',
  status: 'success',
};
const again = { ...line, id: 'again', batchId: 'other batch', paidOn: '2018-07-20' };
const finding = {
  subject: 'again',
  discriminator: '',
  rows: ['first'],
  batch: 'other batch',
  programme: '农村低保',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  paidOn: '2018-07-20',
  amount: '500.00',
  earlierCount: 1,
};
const urban = { ...again, programmeId: 'urban', periodStart: '2018-06-30', periodEnd: '2018-08-31' };
const exclusive = {
  ...finding,
  discriminator: 'exclusive',
  programme: '城市低保',
  periodStart: '2018-06-30',
  periodEnd: '2018-08-31',
};

testRule(personDuplicateBenefit, {
  asOf: '2018-11-30',
  given: {
    programmes: [
      { id: 'rural', name: '农村低保', per: 'person', maxPerPeriod: 1, exclusiveGroup: '低保' },
      { id: 'urban', name: '城市低保', per: 'person', maxPerPeriod: 1, exclusiveGroup: '低保' },
      { id: 'household', name: '危房改造', per: 'household', maxPerPeriod: 1 },
      { id: 'twice', name: '技能培训', per: 'person', maxPerPeriod: 2 },
    ],
  },
  warns: [
    { name: 'the later of two for a period', given: { subsidyLines: [line, again] }, finds: [finding] },
    {
      name: 'on one day, the one with the greater id',
      given: { subsidyLines: [line, { ...again, paidOn: '2018-07-05' }] },
      // The ids are digests of the labels: that of `again` is the greater.
      finds: [{ ...finding, paidOn: '2018-07-05' }],
    },
    {
      name: 'one household under two names',
      given: {
        subsidyLines: [
          { ...line, programmeId: 'household' },
          { ...again, programmeId: 'household', personId: 'wife' },
        ],
      },
      finds: [{ ...finding, programme: '危房改造' }],
    },
    {
      name: 'the third where two are allowed',
      given: {
        subsidyLines: [
          { ...line, programmeId: 'twice' },
          { ...again, programmeId: 'twice' },
          { ...again, id: 'third', programmeId: 'twice', paidOn: '2018-07-21' },
        ],
      },
      finds: [
        {
          ...finding,
          subject: 'third',
          rows: ['again', 'first'],
          programme: '技能培训',
          paidOn: '2018-07-21',
          earlierCount: 2,
        },
      ],
    },
    {
      name: 'programmes that exclude each other, with one day in common',
      given: { subsidyLines: [line, urban] },
      finds: [exclusive],
    },
    {
      name: 'both',
      given: { subsidyLines: [line, again, { ...urban, id: 'urban', paidOn: '2018-07-25' }] },
      finds: [
        finding,
        { ...exclusive, subject: 'urban', rows: ['again', 'first'], paidOn: '2018-07-25', earlierCount: 2 },
      ],
    },
  ],
  silent: [
    { name: 'one credit', given: { subsidyLines: [line] } },
    {
      name: 'two where two are allowed',
      given: {
        subsidyLines: [
          { ...line, programmeId: 'twice' },
          { ...again, programmeId: 'twice' },
        ],
      },
    },
    {
      name: 'a credit that came back, and was issued again',
      given: {
        subsidyLines: [
          { ...line, status: 'returned' },
          { ...again, reissueOfId: 'first' },
        ],
      },
    },
    {
      name: 'issued again under the number of a credit that is said to have succeeded',
      given: { subsidyLines: [line, { ...again, reissueOfId: 'first' }] },
    },
    {
      name: 'arrears, with a period of their own',
      given: { subsidyLines: [line, { ...again, periodStart: '2018-01-01', periodEnd: '2018-03-31' }] },
    },
    {
      name: 'credits that are pending, failed or came back',
      given: {
        subsidyLines: [
          line,
          { ...again, id: 'l1', status: 'pending' },
          { ...again, id: 'l2', status: 'failed' },
          { ...again, id: 'l3', status: 'returned' },
          { ...urban, id: 'l4', status: 'returned' },
        ],
      },
    },
    { name: 'two people', given: { subsidyLines: [line, { ...again, personId: 'wife' }] } },
    {
      name: 'a household programme without a household',
      given: {
        subsidyLines: [
          { ...line, programmeId: 'household', householdId: null },
          { ...again, programmeId: 'household', householdId: null },
        ],
      },
    },
    {
      name: 'programmes that exclude each other, one after the other',
      given: { subsidyLines: [line, { ...urban, periodStart: '2018-07-01' }] },
    },
    {
      name: 'programmes that do not exclude each other',
      given: { subsidyLines: [line, { ...urban, programmeId: 'twice' }] },
    },
    {
      name: 'programmes that exclude each other, for two people',
      given: { subsidyLines: [line, { ...urban, personId: 'wife' }] },
    },
  ],
});
