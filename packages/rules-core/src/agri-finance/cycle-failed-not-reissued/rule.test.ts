import { testRule } from '@qingqu/rules-sdk/testing';
import { cycleFailedNotReissued } from './rule.js';

const line = {
  id: 'l1',
  batchId: 'b1',
  programmeId: 'grain',
  personId: 'Li',
  amountFen: '120.00',
  status: 'returned',
  paidOn: '2018-05-30',
  returnedOn: '2018-06-01',
  reason: '账号户名不符',
};
const reissue = { ...line, id: 'l2', batchId: 'b2', status: 'pending', reissueOfId: 'l1' };
const finding = {
  subject: 'l1',
  batch: 'b1',
  programme: '耕地地力保护补贴',
  amount: '120.00',
  status: 'returned',
  reason: '账号户名不符',
  returnedOn: '2018-06-01',
  deadline: '2018-06-15',
  daysLate: 1,
};

testRule(cycleFailedNotReissued, {
  asOf: '2018-06-19',
  given: { programmes: [{ id: 'grain', name: '耕地地力保护补贴' }] },
  warns: [
    { name: 'returned, on the eleventh working day', given: { subsidyLines: [line] }, finds: [finding] },
    {
      name: 'failed: from the day on which the bank gave it back',
      given: { subsidyLines: [{ ...line, status: 'failed' }] },
      finds: [{ ...finding, status: 'failed' }],
    },
    {
      name: 'failed before it left: from the day of the credit',
      given: { subsidyLines: [{ ...line, status: 'failed', returnedOn: null, paidOn: '2018-06-01' }] },
      finds: [{ ...finding, status: 'failed' }],
    },
    {
      name: 'another line was re-issued',
      given: { subsidyLines: [line, { ...reissue, reissueOfId: 'l9' }] },
      finds: [finding],
    },
    {
      name: 'the re-issued line came back as well: the later one',
      given: { subsidyLines: [line, { ...reissue, status: 'returned' }] },
      finds: [{ ...finding, subject: 'l2', batch: 'b2' }],
    },
    {
      name: 'a day earlier with a shorter limit',
      asOf: '2018-06-15',
      params: { days: 9 },
      given: { subsidyLines: [line] },
      finds: [{ ...finding, deadline: '2018-06-14' }],
    },
  ],
  silent: [
    { name: 'on the tenth working day', asOf: '2018-06-15', given: { subsidyLines: [line] } },
    { name: 're-issued in another batch', given: { subsidyLines: [line, reissue] } },
    {
      name: 're-issued to the right person where the first was mistaken',
      given: { subsidyLines: [line, { ...reissue, personId: 'Wang' }] },
    },
    { name: 'credited', given: { subsidyLines: [{ ...line, status: 'success' }] } },
    { name: 'pending', given: { subsidyLines: [{ ...line, status: 'pending' }] } },
    { name: 'returned on a day that is not known', given: { subsidyLines: [{ ...line, returnedOn: null }] } },
    {
      name: 'failed on a day that is not known',
      given: { subsidyLines: [{ ...line, status: 'failed', returnedOn: null, paidOn: null }] },
    },
  ],
});
