import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleSpecialAccountIdle } from './rule.js';

const received = { id: 'e1', accountId: 'special', occurredOn: '2018-06-01', direction: 'in', amountFen: '10000.00' };
const more = { ...received, id: 'e2', occurredOn: '2018-07-20', amountFen: '5000.00' };
const spent = { ...received, id: 'e3', occurredOn: '2018-07-25', direction: 'out' };
const finding = {
  subject: 'special',
  balance: '10000.00',
  idle: '10000.00',
  oldestOn: '2018-06-01',
  daysIdle: 61,
};

testRule(cycleSpecialAccountIdle, {
  asOf: '2018-08-01',
  given: {
    accounts: [
      { id: 'special', typeCode: '24' },
      { id: 'zero-balance', typeCode: '12' },
    ],
  },
  warns: [
    { name: 'on the 61st day', given: { specialAccountEntries: [received] }, finds: [finding] },
    {
      name: 'what came in since then is not idle',
      given: { specialAccountEntries: [received, more] },
      finds: [{ ...finding, balance: '15000.00' }],
    },
    {
      name: 'what went out is taken from what came in first',
      given: {
        specialAccountEntries: [
          received,
          { ...received, id: 'e4', occurredOn: '2018-05-02', amountFen: '3000.00' },
          { ...spent, occurredOn: '2018-06-02', amountFen: '3000.00' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'the oldest is what is left of the first receipt',
      given: {
        specialAccountEntries: [
          received,
          { ...received, id: 'e4', occurredOn: '2018-05-02', amountFen: '3000.00' },
          { ...spent, occurredOn: '2018-06-02', amountFen: '2999.99' },
        ],
      },
      finds: [{ ...finding, balance: '10000.01', idle: '10000.01', oldestOn: '2018-05-02', daysIdle: 91 }],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-07-31',
      params: { days: 59 },
      given: { specialAccountEntries: [received] },
      finds: [{ ...finding, daysIdle: 60 }],
    },
    {
      name: 'one fen less with a lower minimum',
      params: { minimum: '9999.99' },
      given: { specialAccountEntries: [received, { ...spent, amountFen: '0.01' }] },
      finds: [{ ...finding, balance: '9999.99', idle: '9999.99' }],
    },
  ],
  silent: [
    { name: 'on the 60th day', asOf: '2018-07-31', given: { specialAccountEntries: [received] } },
    {
      name: 'one fen less than the minimum is idle',
      given: { specialAccountEntries: [received, { ...spent, amountFen: '0.01' }] },
    },
    { name: 'all that was old has been spent', given: { specialAccountEntries: [received, more, spent] } },
    {
      name: 'the receipt was recorded later than what was paid from it',
      given: { specialAccountEntries: [{ ...received, occurredOn: '2018-07-26' }, spent] },
    },
    {
      name: 'an account that is not special',
      given: { specialAccountEntries: [{ ...received, accountId: 'zero-balance' }] },
    },
    { name: 'the account has not arrived', given: { specialAccountEntries: [{ ...received, accountId: 'new' }] } },
  ],
});
