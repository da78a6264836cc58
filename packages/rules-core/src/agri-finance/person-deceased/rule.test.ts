import { testRule } from '@qingqu/rules-sdk/testing';
import { personDeceased } from './rule.js';

const line = {
  id: 'line',
  batchId: 'batch',
  programmeId: 'pension',
  personId: 'elder',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  paidOn: '2018-07-05',
  amountFen: '294.00',
  status: 'success',
};
const death = { id: 'death', personId: 'elder', diedOn: '2018-03-31' };
const finding = {
  subject: 'line',
  severity: 'red',
  rows: ['death'],
  batch: 'batch',
  programme: '城乡居民养老保险',
  status: 'success',
  amount: '294.00',
  paidOn: '2018-07-05',
  begin: '2018-04-01',
  end: '2018-06-30',
  died: '2018-03-31',
  months: 3,
};

testRule(personDeceased, {
  asOf: '2018-11-30',
  given: {
    programmes: [
      { id: 'pension', code: 'YL', name: '城乡居民养老保险', per: 'person' },
      { id: 'dibao', code: 'DB', name: '农村低保', per: 'household' },
      { id: 'funeral', code: 'SZ', name: '丧葬补助', per: 'person' },
    ],
  },
  warns: [
    {
      name: 'died on the day before the period, by a row that arrived after the payment',
      given: { subsidyLines: [line], deathRecords: [death] },
      finds: [finding],
    },
    {
      name: 'yellow for a household programme, whose household may still be entitled',
      given: { subsidyLines: [{ ...line, programmeId: 'dibao' }], deathRecords: [death] },
      finds: [{ ...finding, severity: 'yellow', programme: '农村低保' }],
    },
    {
      name: 'blue for credits that failed or came back',
      given: {
        subsidyLines: [
          { ...line, id: 'failed', status: 'failed' },
          { ...line, id: 'returned', status: 'returned' },
        ],
        deathRecords: [death],
      },
      finds: [
        { ...finding, subject: 'failed', severity: 'blue', status: 'failed' },
        { ...finding, subject: 'returned', severity: 'blue', status: 'returned' },
      ],
    },
    {
      name: 'several reports of one death, by the earliest',
      given: {
        subsidyLines: [line],
        deathRecords: [death, { id: 'hospital', personId: 'elder', diedOn: '2018-03-30' }],
      },
      finds: [{ ...finding, rows: ['death', 'hospital'], died: '2018-03-30' }],
    },
    {
      name: 'without a period, by the day of payment',
      given: {
        subsidyLines: [
          {
            id: 'line',
            batchId: 'batch',
            programmeId: 'pension',
            personId: 'elder',
            amountFen: '294.00',
            status: 'success',
            paidOn: '2018-04-01',
          },
        ],
        deathRecords: [death],
      },
      finds: [{ ...finding, paidOn: '2018-04-01', end: null, months: null }],
    },
    {
      name: 'a day beyond the days of grace',
      params: { graceDays: 30 },
      given: { subsidyLines: [line], deathRecords: [{ ...death, diedOn: '2018-03-01' }] },
      finds: [{ ...finding, died: '2018-03-01' }],
    },
  ],
  silent: [
    { name: 'before the death is reported', given: { subsidyLines: [line] } },
    {
      name: 'died on the first day of the period: the month of death is due',
      given: { subsidyLines: [line], deathRecords: [{ ...death, diedOn: '2018-04-01' }] },
    },
    { name: 'somebody else died', given: { subsidyLines: [line], deathRecords: [{ ...death, personId: 'other' }] } },
    {
      name: 'within the days of grace',
      params: { graceDays: 30 },
      given: { subsidyLines: [line], deathRecords: [{ ...death, diedOn: '2018-03-02' }] },
    },
    {
      name: 'a funeral grant, which is exempt',
      params: { exempt: ['SZ'] },
      given: { subsidyLines: [{ ...line, programmeId: 'funeral' }], deathRecords: [death] },
    },
    {
      name: 'not credited yet',
      given: { subsidyLines: [{ ...line, status: 'pending' }], deathRecords: [death] },
    },
  ],
});
