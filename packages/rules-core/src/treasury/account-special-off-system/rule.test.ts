import { testRule } from '@qingqu/rules-sdk/testing';
import { accountSpecialOffSystem } from './rule.js';

const bankLine = {
  id: 'b1',
  accountId: 'special',
  transactedOn: '2018-06-04',
  direction: 'out',
  amountFen: '500.00',
};
const entry = { id: 'e1', accountId: 'special', occurredOn: '2018-06-04', direction: 'out', amountFen: '500.00' };
const finding = {
  subject: 'special',
  discriminator: '2018-06-04',
  rows: ['b1'],
  day: '2018-06-04',
  bankSum: '-500.00',
  entrySum: '0.00',
  difference: '-500.00',
  bankLines: 1,
  entries: 0,
  deadline: '2018-06-06',
};

testRule(accountSpecialOffSystem, {
  asOf: '2018-06-07',
  given: {
    accounts: [
      { id: 'special', typeCode: '24' },
      { id: 'zero-balance', typeCode: '12' },
    ],
  },
  warns: [
    {
      name: 'a bank line without an entry, on the third working day after',
      given: { bankLines: [bankLine] },
      finds: [finding],
    },
    {
      name: 'an entry without a bank line',
      given: { specialAccountEntries: [entry] },
      finds: [
        {
          ...finding,
          rows: ['e1'],
          bankSum: '0.00',
          entrySum: '-500.00',
          difference: '500.00',
          bankLines: 0,
          entries: 1,
        },
      ],
    },
    {
      name: 'sums that differ by one fen',
      given: { bankLines: [bankLine], specialAccountEntries: [{ ...entry, amountFen: '499.99' }] },
      finds: [{ ...finding, rows: ['b1', 'e1'], entrySum: '-499.99', difference: '-0.01', entries: 1 }],
    },
    {
      name: 'the same amount in the other direction',
      given: { bankLines: [bankLine], specialAccountEntries: [{ ...entry, direction: 'in' }] },
      finds: [{ ...finding, rows: ['b1', 'e1'], entrySum: '500.00', difference: '-1000.00', entries: 1 }],
    },
    {
      name: 'each of two days, when the entry is booked on the next',
      asOf: '2018-06-08',
      given: { bankLines: [bankLine], specialAccountEntries: [{ ...entry, occurredOn: '2018-06-05' }] },
      finds: [
        finding,
        {
          ...finding,
          discriminator: '2018-06-05',
          rows: ['e1'],
          day: '2018-06-05',
          bankSum: '0.00',
          entrySum: '-500.00',
          difference: '500.00',
          bankLines: 0,
          entries: 1,
          deadline: '2018-06-07',
        },
      ],
    },
    {
      name: 'a day earlier with one day of grace',
      asOf: '2018-06-06',
      params: { graceDays: 1 },
      given: { bankLines: [bankLine] },
      finds: [{ ...finding, deadline: '2018-06-05' }],
    },
  ],
  silent: [
    { name: 'on the second working day after', asOf: '2018-06-06', given: { bankLines: [bankLine] } },
    { name: 'recorded', given: { bankLines: [bankLine], specialAccountEntries: [entry] } },
    {
      name: 'one entry for two bank lines of the day',
      given: {
        bankLines: [
          { ...bankLine, amountFen: '200.00' },
          { ...bankLine, id: 'b2', amountFen: '300.00' },
        ],
        specialAccountEntries: [entry],
      },
    },
    {
      name: 'a reversal within the day',
      given: { bankLines: [bankLine, { ...bankLine, id: 'b2', direction: 'in' }] },
    },
    {
      name: 'an account that is not special',
      given: { bankLines: [{ ...bankLine, accountId: 'zero-balance' }] },
    },
  ],
});
