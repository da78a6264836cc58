import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleApplicationStuck } from './rule.js';

const application = {
  id: 'p1',
  fundId: 'fund',
  agencyId: 'bureau',
  applicationNo: 'SQ-1',
  status: 'applied',
  appliedOn: '2018-09-28',
  amountFen: '300.00',
};
const finding = {
  subject: 'p1',
  applicationNo: 'SQ-1',
  agency: '卢氏县扶贫办',
  stage: 'applied',
  amount: '300.00',
  appliedOn: '2018-09-28',
  deadline: '2018-10-10',
  daysLate: 1,
};

testRule(cycleApplicationStuck, {
  asOf: '2018-10-11',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-01-01', monitoredTo: '2018-09-28' }],
    agencies: [{ id: 'bureau', name: '卢氏县扶贫办' }],
  },
  warns: [
    {
      name: 'an application on the sixth working day, two worked week-end days and the holidays counted',
      given: { payments: [application] },
      finds: [finding],
    },
    {
      name: 'an approved application',
      given: { payments: [{ ...application, status: 'approved' }] },
      finds: [{ ...finding, stage: 'approved' }],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-10-10',
      params: { days: 4 },
      given: { payments: [application] },
      finds: [{ ...finding, deadline: '2018-10-09' }],
    },
  ],
  silent: [
    { name: 'on the fifth working day', asOf: '2018-10-10', given: { payments: [application] } },
    { name: 'paid meanwhile', given: { payments: [{ ...application, status: 'paid', paidOn: '2018-10-11' }] } },
    { name: 'returned for correction', given: { payments: [{ ...application, status: 'returned' }] } },
    { name: 'a draft', given: { payments: [{ ...application, status: 'draft' }] } },
    { name: 'void', given: { payments: [{ ...application, status: 'void' }] } },
    {
      name: 'after the fund is monitored',
      asOf: '2018-11-30',
      given: { payments: [{ ...application, appliedOn: '2018-09-29' }] },
    },
  ],
});
