import { testRule } from '@qingqu/rules-sdk/testing';
import { fundBenford } from './rule.js';

const payment = { agencyId: 'unit', status: 'paid', paidOn: '2018-06-01', payeeKind: 'enterprise' };
/** So many payments for each first digit, of amounts that differ. */
const beginning = (counts: number[], fields: object = {}) =>
  counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, n) => ({ ...payment, amountFen: `${(at + 1) * 1000 + n}.00`, ...fields })),
  );
/** 300 payments as Benford expects them. */
const natural = [91, 53, 37, 29, 24, 20, 17, 15, 14];
const nines = [0, 0, 0, 0, 0, 0, 0, 0, 300];
const finding = {
  subject: 'unit',
  discriminator: '2018',
  unit: '某局',
  year: 2018,
  count: 300,
  deviation: 0.2121,
  digits: '1: 0、2: 0、3: 0、4: 0、5: 0、6: 0、7: 0、8: 0、9: 300',
};
/** From the natural ones so many ones turned into nines. */
const shifted = (count: number) =>
  natural.map((each, at) => (at === 0 ? each - count : at === 8 ? each + count : each));

testRule(fundBenford, {
  asOf: '2018-11-30',
  given: { agencies: [{ id: 'unit', name: '某局' }] },
  warns: [
    { name: '300 amounts that begin with 9', given: { payments: beginning(nines) }, finds: [finding] },
    {
      name: '20 of the natural ones turned into nines',
      given: { payments: beginning(shifted(20)) },
      finds: [
        {
          ...finding,
          deviation: 0.0153,
          digits: '1: 71、2: 53、3: 37、4: 29、5: 24、6: 20、7: 17、8: 15、9: 34',
        },
      ],
    },
    {
      name: 'each year by itself',
      given: { payments: [...beginning(nines), ...beginning(nines, { paidOn: '2017-12-31' })] },
      finds: [{ ...finding, discriminator: '2017', year: 2017 }, finding],
    },
    {
      name: 'fewer, where fewer are enough',
      params: { minCount: 10 },
      given: { payments: beginning([0, 0, 0, 0, 0, 0, 0, 0, 10]) },
      finds: [{ ...finding, count: 10, digits: '1: 0、2: 0、3: 0、4: 0、5: 0、6: 0、7: 0、8: 0、9: 10' }],
    },
  ],
  silent: [
    { name: '300 as they are expected', given: { payments: beginning(natural) } },
    { name: '19 of them turned into nines', given: { payments: beginning(shifted(19)) } },
    { name: 'a small group', given: { payments: beginning([0, 0, 0, 0, 0, 0, 0, 0, 299]) } },
    { name: 'one fixed amount', given: { payments: beginning(nines, { amountFen: '900.00' }) } },
    {
      name: 'fixed rates, paid through the agent bank',
      given: { payments: beginning(nines, { payeeKind: 'agent_bank' }) },
    },
    {
      name: '300 of two units',
      given: {
        agencies: [{ id: 'other', name: '另一局' }],
        payments: [
          ...beginning([0, 0, 0, 0, 0, 0, 0, 0, 150]),
          ...beginning([0, 0, 0, 0, 0, 0, 0, 0, 150], { agencyId: 'other' }),
        ],
      },
    },
    {
      name: 'void payments and refunds do not count',
      given: {
        payments: [
          ...beginning([0, 0, 0, 0, 0, 0, 0, 0, 298]),
          ...beginning([0, 0, 0, 0, 0, 0, 0, 0, 1], { status: 'void' }),
          ...beginning([0, 0, 0, 0, 0, 0, 0, 0, 1], { refundOfId: 'p0' }),
        ],
      },
    },
  ],
});
