import { testRule } from '@qingqu/rules-sdk/testing';
import { fundOverAuthority } from './rule.js';

const indicator = { id: 'i1', fiscalYear: 2018, amountFen: '1000.00', status: 'active' };
const payment = { id: 'p1', indicatorId: 'i1', status: 'paid', paidOn: '2018-03-31', amountFen: '1000.00' };
const tooMuch = { ...payment, amountFen: '1000.01' };
const march = { id: 'plan3', indicatorId: 'i1', fiscalYear: 2018, month: 3, amountFen: '600.00', status: 'approved' };
const april = { ...march, id: 'plan4', month: 4, amountFen: '400.00' };
const overIndicator = {
  subject: 'i1',
  discriminator: 'indicator',
  month: null,
  authority: '1000.00',
  paid: '1000.01',
  excess: '0.01',
};
const overPlan = {
  subject: 'i1',
  discriminator: 'plan',
  month: 3,
  authority: '600.00',
  paid: '600.01',
  excess: '0.01',
};
const inMarch = { ...payment, amountFen: '600.01' };

testRule(fundOverAuthority, {
  asOf: '2018-11-30',
  warns: [
    {
      name: 'one fen more than the indicator',
      given: { indicators: [indicator], payments: [tooMuch] },
      finds: [overIndicator],
    },
    {
      name: 'more than is left after an adjustment',
      given: {
        indicators: [indicator],
        indicatorAdjustments: [{ indicatorId: 'i1', deltaFen: '-0.01', status: 'active' }],
        payments: [payment],
      },
      finds: [{ ...overIndicator, authority: '999.99', paid: '1000.00' }],
    },
    {
      name: 'more than is left after an allocation to a region',
      given: {
        indicators: [indicator],
        allocations: [
          { indicatorId: 'i1', kind: 'to_region', amountFen: '0.01', status: 'active' },
          { indicatorId: 'i1', kind: 'to_region', amountFen: '500.00', status: 'void' },
        ],
        payments: [payment],
      },
      finds: [{ ...overIndicator, authority: '999.99', paid: '1000.00' }],
    },
    {
      name: 'more than the plans to the end of a month',
      given: { indicators: [indicator], plans: [march, april], payments: [inMarch] },
      finds: [overPlan],
    },
    {
      name: 'paid before the first month that has a plan',
      given: {
        indicators: [indicator],
        plans: [march],
        payments: [{ ...payment, paidOn: '2018-02-28', amountFen: '1.00' }],
      },
      finds: [{ ...overPlan, month: 2, authority: '0.00', paid: '1.00', excess: '1.00' }],
    },
    {
      name: 'the first of several months',
      given: {
        indicators: [indicator],
        plans: [march, april],
        payments: [inMarch, { ...inMarch, id: 'p2', paidOn: '2018-05-02', amountFen: '399.99' }],
      },
      finds: [overPlan],
    },
    {
      name: 'a month that was exceeded until a refund of the next',
      given: {
        indicators: [indicator],
        plans: [march],
        payments: [inMarch, { ...inMarch, id: 'r1', refundOfId: 'p1', paidOn: '2018-04-02' }],
      },
      finds: [overPlan],
    },
    {
      name: 'paid in the year before, against the plans from the first month on',
      given: {
        indicators: [indicator],
        plans: [march],
        payments: [{ ...payment, paidOn: '2017-12-30', amountFen: '1.00' }],
      },
      finds: [{ ...overPlan, month: 1, authority: '0.00', paid: '1.00', excess: '1.00' }],
    },
    {
      name: 'both',
      given: { indicators: [indicator], plans: [march, april], payments: [tooMuch] },
      finds: [overIndicator, { ...overPlan, paid: '1000.01', excess: '400.01' }],
    },
  ],
  silent: [
    {
      name: 'a void indicator',
      given: { indicators: [{ ...indicator, status: 'void' }], plans: [march], payments: [tooMuch] },
    },
    { name: 'the whole indicator', given: { indicators: [indicator], payments: [payment] } },
    {
      name: 'more, and refunded since',
      given: {
        indicators: [indicator],
        payments: [tooMuch, { ...tooMuch, id: 'r1', refundOfId: 'p1', paidOn: '2018-04-01', amountFen: '0.01' }],
      },
    },
    {
      name: 'more, but an adjustment added to it',
      given: {
        indicators: [indicator],
        indicatorAdjustments: [{ indicatorId: 'i1', deltaFen: '0.01', status: 'active' }],
        payments: [tooMuch],
      },
    },
    {
      name: 'allocated to units, who spend the same money',
      given: {
        indicators: [indicator],
        allocations: [{ indicatorId: 'i1', kind: 'to_agency', amountFen: '1000.00', status: 'active' }],
        payments: [payment],
      },
    },
    {
      name: 'applications and void payments',
      given: {
        indicators: [indicator],
        plans: [march],
        payments: [
          { ...tooMuch, status: 'applied' },
          { ...tooMuch, id: 'p2', status: 'void' },
        ],
      },
    },
    {
      name: 'the plans to the end of each month',
      given: {
        indicators: [indicator],
        plans: [march, april],
        payments: [
          { ...payment, amountFen: '600.00' },
          { ...payment, id: 'p2', paidOn: '2018-04-01', amountFen: '400.00' },
        ],
      },
    },
    {
      name: 'a month exceeded within it, and refunded to its end',
      given: {
        indicators: [indicator],
        plans: [march],
        payments: [inMarch, { ...inMarch, id: 'r1', refundOfId: 'p1', amountFen: '0.01' }],
      },
    },
    {
      name: 'no plan is approved',
      given: { indicators: [indicator], plans: [{ ...march, status: 'applied' }], payments: [inMarch] },
    },
  ],
});
