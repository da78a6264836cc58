import { testRule } from '@qingqu/rules-sdk/testing';
import { accountSpecialBalance } from './rule.js';

const month = {
  id: 'm1',
  accountId: 'special',
  month: '2018-05',
  ledgerBalanceFen: '1000.00',
  bankBalanceFen: '1200.00',
  reconcilingFen: '-200.00',
};
const finding = {
  subject: 'special',
  discriminator: '2018-05',
  month: '2018-05',
  reason: '账面余额与银行余额不符',
  ledgerBalance: '1000.00',
  bankBalance: '1200.00',
  difference: '-200.00',
  reconciling: '-200.00',
  deadline: '2018-06-07',
};

testRule(accountSpecialBalance, {
  asOf: '2018-06-08',
  given: {
    accounts: [
      { id: 'special', typeCode: '24' },
      { id: 'zero-balance', typeCode: '12' },
    ],
  },
  warns: [
    {
      name: 'one fen that the reconciling items do not explain, already before the deadline',
      asOf: '2018-06-01',
      given: { accountMonths: [{ ...month, bankBalanceFen: '1200.01' }] },
      finds: [{ ...finding, bankBalance: '1200.01', difference: '-200.01' }],
    },
    {
      name: 'reconciling items where the balances agree',
      given: { accountMonths: [{ ...month, bankBalanceFen: '1000.00' }] },
      finds: [{ ...finding, bankBalance: '1000.00', difference: '0.00' }],
    },
    {
      name: 'no bank balance on the sixth working day of the next month',
      given: { accountMonths: [{ ...month, bankBalanceFen: null }] },
      finds: [{ ...finding, reason: '逾期未取得银行余额', bankBalance: null, difference: null }],
    },
    {
      name: 'no bank balance a day earlier with a shorter limit',
      asOf: '2018-06-07',
      params: { days: 4 },
      given: { accountMonths: [{ ...month, bankBalanceFen: null }] },
      finds: [
        { ...finding, reason: '逾期未取得银行余额', bankBalance: null, difference: null, deadline: '2018-06-06' },
      ],
    },
    {
      name: 'each month by itself',
      given: {
        accountMonths: [
          { ...month, reconcilingFen: '0.00' },
          { ...month, id: 'm2', month: '2018-02', reconcilingFen: '0.00' },
        ],
      },
      finds: [
        { ...finding, discriminator: '2018-02', month: '2018-02', reconciling: '0.00', deadline: '2018-03-07' },
        { ...finding, reconciling: '0.00' },
      ],
    },
  ],
  silent: [
    { name: 'explained by the reconciling items', given: { accountMonths: [month] } },
    {
      name: 'the balances agree',
      given: { accountMonths: [{ ...month, bankBalanceFen: '1000.00', reconcilingFen: '0.00' }] },
    },
    {
      name: 'no bank balance on the fifth working day',
      asOf: '2018-06-07',
      given: { accountMonths: [{ ...month, bankBalanceFen: null }] },
    },
    {
      name: 'an account that is not special',
      given: { accountMonths: [{ ...month, accountId: 'zero-balance', reconcilingFen: '0.00' }] },
    },
    {
      name: 'the account has not arrived',
      given: { accountMonths: [{ ...month, accountId: 'new', reconcilingFen: '0.00' }] },
    },
    {
      name: 'reconciled later, in one month of two',
      given: { accountMonths: [month, { ...month, id: 'm2', month: '2018-02' }] },
    },
  ],
});
