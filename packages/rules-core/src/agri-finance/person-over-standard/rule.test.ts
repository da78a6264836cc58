import { testRule } from '@qingqu/rules-sdk/testing';
import { personOverStandard } from './rule.js';

const line = {
  id: 'line',
  batchId: 'batch',
  programmeId: 'dibao',
  regionCode: '410225101000',
  personId: 'farmer',
  householdId: 'home',
  periodStart: '2018-04-01',
  periodEnd: '2018-06-30',
  paidOn: '2018-07-05',
  quantity: '2.5',
  amountFen: '250.01',
  status: 'success',
};
const provincial = {
  id: 'provincial',
  programmeId: 'dibao',
  regionCode: '410000',
  validFrom: '2018-01-01',
  amountFen: '100.00',
};
const county = { ...provincial, id: 'county', regionCode: '410225', amountFen: '110.00' };
const finding = {
  subject: 'line',
  discriminator: 'standard',
  rows: ['provincial'],
  batch: 'batch',
  programme: '农村低保',
  periodStart: '2018-04-01',
  quantity: 2.5,
  standard: '100.00',
  counted: '250.01',
  allowed: '250.00',
  excess: '0.01',
};
const winter = { ...line, id: 'winter', programmeId: 'capped', periodStart: '2018-01-01', paidOn: '2018-04-05' };
const summer = { ...line, id: 'summer', programmeId: 'capped', personId: 'wife', amountFen: '750.00' };
const ofYear = {
  ...finding,
  subject: 'summer',
  discriminator: 'cap',
  rows: ['winter'],
  programme: '到户增收补助',
  quantity: null,
  standard: null,
  counted: '1000.01',
  allowed: '1000.00',
};

testRule(personOverStandard, {
  asOf: '2018-11-30',
  given: {
    programmes: [
      { id: 'dibao', name: '农村低保' },
      { id: 'capped', name: '到户增收补助', capFen: '1000.00' },
    ],
    regions: [
      { code: '410000', fiscalParent: null },
      { code: '410200', fiscalParent: '410000' },
      { code: '410225', fiscalParent: '410200' },
      { code: '410225101000', fiscalParent: '410225' },
    ],
  },
  warns: [
    {
      name: 'one fen more than the standard of the province, three levels up, by a row that arrived after the payment',
      given: { subsidyLines: [line], programmeStandards: [provincial] },
      finds: [finding],
    },
    {
      name: 'more than the nearest standard, though not more than a farther one',
      given: {
        subsidyLines: [{ ...line, amountFen: '275.01' }],
        programmeStandards: [{ ...provincial, amountFen: '200.00' }, county],
      },
      finds: [{ ...finding, rows: ['county'], standard: '110.00', counted: '275.01', allowed: '275.00' }],
    },
    {
      name: 'the standard of the first day of the period',
      given: {
        subsidyLines: [line],
        programmeStandards: [
          { ...provincial, validTo: '2018-04-01' },
          { ...county, validFrom: '2018-04-02' },
        ],
      },
      finds: [finding],
    },
    {
      name: 'without a quantity, the standard once',
      given: { subsidyLines: [{ ...line, quantity: null, amountFen: '100.01' }], programmeStandards: [provincial] },
      finds: [{ ...finding, quantity: null, counted: '100.01', allowed: '100.00' }],
    },
    {
      name: 'half a fen is rounded up',
      given: {
        subsidyLines: [{ ...line, quantity: '0.005', amountFen: '0.52' }],
        programmeStandards: [{ ...provincial, amountFen: '101.00' }],
      },
      finds: [{ ...finding, quantity: 0.005, standard: '101.00', counted: '0.52', allowed: '0.51' }],
    },
    {
      name: 'one fen more than the tolerance',
      params: { tolerance: 0.1 },
      given: { subsidyLines: [{ ...line, amountFen: '275.01' }], programmeStandards: [provincial] },
      finds: [{ ...finding, counted: '275.01', allowed: '275.00' }],
    },
    {
      name: 'a household over the cap of a year, on its last credit',
      given: { subsidyLines: [winter, summer] },
      finds: [ofYear],
    },
    {
      name: 'a household over the cap, paid on one day: on the credit with the greater id',
      given: { subsidyLines: [winter, { ...summer, id: 'spring', paidOn: '2018-04-05' }] },
      // The ids are digests of the labels: that of `spring` is the greater.
      finds: [{ ...ofYear, subject: 'spring' }],
    },
  ],
  silent: [
    {
      name: 'the standard itself',
      given: { subsidyLines: [{ ...line, amountFen: '250.00' }], programmeStandards: [provincial] },
    },
    { name: 'before the standard has arrived', given: { subsidyLines: [line] } },
    {
      name: 'more than the standard of the province, but not than that of the county',
      given: { subsidyLines: [line], programmeStandards: [provincial, county] },
    },
    {
      name: 'a standard that ended on the day before the period',
      given: { subsidyLines: [line], programmeStandards: [{ ...provincial, validTo: '2018-03-31' }] },
    },
    {
      name: 'the standard of another county',
      given: { subsidyLines: [line], programmeStandards: [{ ...provincial, regionCode: '410221' }] },
    },
    {
      name: 'the standard of another programme',
      given: { subsidyLines: [line], programmeStandards: [{ ...provincial, programmeId: 'capped' }] },
    },
    {
      name: 'no more than the tolerance',
      params: { tolerance: 0.1 },
      given: { subsidyLines: [{ ...line, amountFen: '275.00' }], programmeStandards: [provincial] },
    },
    {
      name: 'half a fen, rounded up',
      given: {
        subsidyLines: [{ ...line, quantity: '0.005', amountFen: '0.51' }],
        programmeStandards: [{ ...provincial, amountFen: '101.00' }],
      },
    },
    {
      name: 'credits that are pending, failed or came back',
      given: {
        subsidyLines: [
          { ...line, id: 'l1', status: 'pending' },
          { ...line, id: 'l2', status: 'failed' },
          { ...line, id: 'l3', status: 'returned' },
          { ...winter, status: 'returned' },
          summer,
        ],
        programmeStandards: [provincial],
      },
    },
    { name: 'the cap itself', given: { subsidyLines: [{ ...winter, amountFen: '250.00' }, summer] } },
    {
      name: 'the cap of two years',
      given: { subsidyLines: [{ ...winter, periodStart: '2017-12-31' }, summer] },
    },
    {
      name: 'the cap of two households',
      given: { subsidyLines: [winter, { ...summer, householdId: 'other' }] },
    },
    {
      name: 'people of no known household',
      given: {
        subsidyLines: [
          { ...winter, householdId: null },
          { ...summer, householdId: null },
        ],
      },
    },
  ],
});
