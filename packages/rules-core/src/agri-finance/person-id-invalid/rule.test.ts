import { testRule } from '@qingqu/rules-sdk/testing';
import { personIdInvalid } from './rule.js';

const line = {
  id: 'line',
  batchId: 'batch',
  programmeId: 'pension',
  personId: 'elder',
  nameToken: 'zhang san',
  idCheck: 'ok',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  amountFen: '294.00',
  status: 'success',
};
const finding = {
  subject: 'line',
  discriminator: 'check',
  severity: 'blue',
  rows: [],
  batch: 'batch',
  programme: '城乡居民养老保险',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  amount: '294.00',
  reason: '校验码不符',
  age: null,
  minAge: null,
  maxAge: null,
};
const ofAge = { ...finding, discriminator: 'age', rows: ['elder'], minAge: 60, maxAge: 99 };
const entry = { id: 'entry', personId: 'elder', nameToken: 'li si' };
const ofName = {
  ...finding,
  discriminator: 'name',
  severity: 'orange',
  rows: ['entry'],
  reason: '姓名与人口登记不一致',
};

testRule(personIdInvalid, {
  asOf: '2018-11-30',
  given: {
    programmes: [
      { id: 'pension', name: '城乡居民养老保险', minAge: 60, maxAge: 99 },
      { id: 'any age', name: '耕地地力保护补贴' },
    ],
  },
  warns: [
    {
      name: 'a check digit that does not fit, whatever became of the credit',
      given: {
        subsidyLines: [
          { ...line, idCheck: 'check_digit' },
          { ...line, id: 'returned', idCheck: 'check_digit', status: 'returned' },
        ],
      },
      finds: [finding, { ...finding, subject: 'returned' }],
    },
    {
      name: 'a date of birth that there is not',
      given: { subsidyLines: [{ ...line, idCheck: 'birth_date' }] },
      finds: [{ ...finding, reason: '出生日期不存在' }],
    },
    {
      name: '60 on the day after the period, by a row that arrived after the credit',
      given: { subsidyLines: [line], persons: [{ id: 'elder', bornOn: '1958-07-01' }] },
      finds: [{ ...ofAge, reason: '低于项目最低年龄', age: 59 }],
    },
    {
      name: '100 on the first day of the period',
      given: { subsidyLines: [line], persons: [{ id: 'elder', bornOn: '1918-04-01' }] },
      finds: [{ ...ofAge, reason: '高于项目最高年龄', age: 100 }],
    },
    {
      name: 'another name in the population register, by a row that arrived after the credit',
      given: { subsidyLines: [line], populationRecords: [entry] },
      finds: [ofName],
    },
    {
      name: 'other names in all entries of the register',
      given: {
        subsidyLines: [line],
        populationRecords: [entry, { ...entry, id: 'former', nameToken: 'wang wu' }],
      },
      finds: [{ ...ofName, rows: ['entry', 'former'] }],
    },
    {
      name: 'all three',
      given: {
        subsidyLines: [{ ...line, idCheck: 'check_digit' }],
        persons: [{ id: 'elder', bornOn: '1990-01-01' }],
        populationRecords: [entry],
      },
      finds: [{ ...ofAge, reason: '低于项目最低年龄', age: 28 }, finding, ofName],
    },
  ],
  silent: [
    {
      name: 'a number that fits: neither its region code nor its length is looked at',
      given: { subsidyLines: [line] },
    },
    { name: 'a number that was not checked', given: { subsidyLines: [{ ...line, idCheck: null }] } },
    {
      name: '60 on the last day of the period',
      given: { subsidyLines: [line], persons: [{ id: 'elder', bornOn: '1958-06-30' }] },
    },
    {
      name: '100 on the day after the period begins',
      given: { subsidyLines: [line], persons: [{ id: 'elder', bornOn: '1918-04-02' }] },
    },
    {
      name: 'a programme for any age',
      given: {
        subsidyLines: [{ ...line, programmeId: 'any age' }],
        persons: [{ id: 'elder', bornOn: '1990-01-01' }],
      },
    },
    { name: 'no known date of birth', given: { subsidyLines: [line], persons: [{ id: 'elder' }] } },
    {
      name: 'one entry of the register has the name',
      given: {
        subsidyLines: [line],
        populationRecords: [entry, { ...entry, id: 'present', nameToken: 'zhang san' }],
      },
    },
    {
      name: 'one entry of the register has no name',
      given: { subsidyLines: [line], populationRecords: [entry, { ...entry, id: 'unnamed', nameToken: null }] },
    },
    {
      name: 'a credit without a name',
      given: { subsidyLines: [{ ...line, nameToken: null }], populationRecords: [entry] },
    },
    {
      name: 'the name of somebody else',
      given: { subsidyLines: [line], populationRecords: [{ ...entry, personId: 'other' }] },
    },
  ],
});
