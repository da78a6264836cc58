import { testRule } from '@qingqu/rules-sdk/testing';
import { projectUnpaid } from './rule.js';

const road = { id: 'road', code: 'X2018-07', regionCode: '410225100000', status: 'running', startedOn: '2018-05-31' };
const payment = { id: 'p1', projectId: 'road', status: 'paid', paidOn: '2018-11-01', amountFen: '1000.00' };
const finding = {
  subject: 'road',
  code: 'X2018-07',
  township: '城关镇',
  startedOn: '2018-05-31',
  daysSince: 183,
};

testRule(projectUnpaid, {
  asOf: '2018-11-30',
  given: {
    regions: [
      { code: '410225100000', name: '城关镇', level: 'township' },
      { code: '410225000000', name: '兰考县', level: 'county' },
    ],
  },
  warns: [
    { name: 'a project that began half a year ago', given: { projects: [road] }, finds: [finding] },
    {
      name: 'its payment was given back',
      given: { projects: [road], payments: [{ ...payment, status: 'void' }] },
      finds: [finding],
    },
    {
      name: 'a payment for another project',
      given: { projects: [road], payments: [{ ...payment, projectId: 'school' }] },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'a day less', given: { projects: [{ ...road, startedOn: '2018-06-01' }] } },
    { name: 'it has been paid for', given: { projects: [road], payments: [payment] } },
    { name: 'a project of the county', given: { projects: [{ ...road, regionCode: '410225000000' }] } },
    { name: 'a project that was stopped', given: { projects: [{ ...road, status: 'stopped' }] } },
    { name: 'a project that is planned', given: { projects: [{ ...road, status: 'planned' }] } },
    { name: 'nobody knows when it began', given: { projects: [{ ...road, startedOn: null }] } },
  ],
});
