import { testRule } from '@qingqu/rules-sdk/testing';
import { accountSpecialEntryLate } from './rule.js';

const entry = {
  id: 'e1',
  accountId: 'special',
  occurredOn: '2018-06-04',
  recordedOn: '2018-06-05',
  direction: 'out',
  amountFen: '500.00',
  bankLineId: 'b1',
};
const bankLine = {
  id: 'b1',
  accountId: 'special',
  transactedOn: '2018-06-04',
  serialNo: 'S1',
  direction: 'out',
  amountFen: '500.00',
};
const lateEntry = {
  subject: 'e1',
  kind: 'special_account_entry',
  account: 'special',
  serialNo: null,
  direction: 'out',
  amount: '500.00',
  movedOn: '2018-06-04',
  deadline: '2018-06-04',
  recordedOn: '2018-06-05',
  daysLate: 1,
};
const unrecorded = { ...lateEntry, subject: 'b1', kind: 'bank_line', serialNo: 'S1', recordedOn: null };

testRule(accountSpecialEntryLate, {
  asOf: '2018-11-30',
  given: {
    accounts: [
      { id: 'special', typeCode: '23' },
      { id: 'poverty special', typeCode: '24' },
      { id: 'zero-balance', typeCode: '12' },
    ],
  },
  warns: [
    {
      name: 'recorded the day after',
      given: { specialAccountEntries: [{ ...entry, bankLineId: null }] },
      finds: [lateEntry],
    },
    {
      name: 'recorded the day after, with its bank line',
      given: { specialAccountEntries: [entry], bankLines: [bankLine] },
      finds: [{ ...lateEntry, serialNo: 'S1' }],
    },
    {
      name: 'moved on a Saturday and recorded on the Tuesday',
      given: { specialAccountEntries: [{ ...entry, occurredOn: '2018-06-02' }] },
      finds: [{ ...lateEntry, movedOn: '2018-06-02' }],
    },
    {
      name: 'moved in the National Day holidays and recorded two days after them',
      given: { specialAccountEntries: [{ ...entry, occurredOn: '2018-10-01', recordedOn: '2018-10-09' }] },
      finds: [{ ...lateEntry, movedOn: '2018-10-01', deadline: '2018-10-08', recordedOn: '2018-10-09' }],
    },
    {
      name: 'a bank line without an entry, the day after',
      asOf: '2018-06-05',
      given: { bankLines: [bankLine] },
      finds: [unrecorded],
    },
    {
      name: 'a bank line of a poverty special account whose entry is for another line',
      asOf: '2018-06-05',
      given: {
        bankLines: [{ ...bankLine, accountId: 'poverty special' }],
        specialAccountEntries: [{ ...entry, bankLineId: 'b2', recordedOn: '2018-06-04' }],
      },
      finds: [{ ...unrecorded, account: 'poverty special' }],
    },
    {
      name: 'both: an entry recorded late and a line not recorded',
      asOf: '2018-06-06',
      given: { specialAccountEntries: [entry], bankLines: [bankLine, { ...bankLine, id: 'b2', serialNo: 'S2' }] },
      finds: [
        { ...unrecorded, subject: 'b2', serialNo: 'S2', daysLate: 2 },
        { ...lateEntry, serialNo: 'S1' },
      ],
    },
    {
      name: 'two days late with a day of grace',
      params: { graceDays: 1 },
      given: { specialAccountEntries: [{ ...entry, recordedOn: '2018-06-06' }] },
      finds: [{ ...lateEntry, deadline: '2018-06-05', recordedOn: '2018-06-06' }],
    },
  ],
  silent: [
    { name: 'recorded the same day', given: { specialAccountEntries: [{ ...entry, recordedOn: '2018-06-04' }] } },
    {
      name: 'moved on a Saturday and recorded on the Monday',
      given: { specialAccountEntries: [{ ...entry, occurredOn: '2018-06-02', recordedOn: '2018-06-04' }] },
    },
    {
      name: 'moved on a Saturday that is worked and recorded that day',
      given: { specialAccountEntries: [{ ...entry, occurredOn: '2018-09-29', recordedOn: '2018-09-29' }] },
    },
    { name: 'the day after, with a day of grace', params: { graceDays: 1 }, given: { specialAccountEntries: [entry] } },
    { name: 'a bank line of the day', asOf: '2018-06-04', given: { bankLines: [bankLine] } },
    {
      name: 'a bank line of a Saturday, on the Monday',
      asOf: '2018-06-04',
      given: { bankLines: [{ ...bankLine, transactedOn: '2018-06-02' }] },
    },
    {
      name: 'a bank line with its entry, recorded in time',
      given: { bankLines: [bankLine], specialAccountEntries: [{ ...entry, recordedOn: '2018-06-04' }] },
    },
    {
      name: 'an account that is not special',
      given: {
        bankLines: [{ ...bankLine, id: 'b2', accountId: 'zero-balance' }],
        specialAccountEntries: [{ ...entry, accountId: 'zero-balance' }],
      },
    },
  ],
});
