import { testRule } from '@qingqu/rules-sdk/testing';
import { fundUntaggedOutflow } from './rule.js';

const works = {
  id: 'p1',
  indicatorId: 'tagged',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-09-20',
  amountFen: '1200.00',
  depEcoCode: '31005',
  payeeKind: 'enterprise',
  purpose: '道路工程款',
};
const onProject = { ...works, projectId: 'project' };
const project = { id: 'project', startedOn: '2018-09-20', endedOn: '2018-09-30' };
const personal = { ...works, depEcoCode: '30305', payeeKind: 'agent_bank', purpose: '一卡通发放' };
const line = { id: 'l1', paymentId: 'p1', amountFen: '1200.00' };
const batch = { id: 'b1', paymentId: 'p1' };
const credit = { id: 's1', batchId: 'b1', amountFen: '1200.00', status: 'success' };
const withoutProject = {
  subject: 'p1',
  discriminator: 'project',
  voucherNo: 'V1',
  paidOn: '2018-09-20',
  amount: '1200.00',
  reason: '未挂接项目',
  details: null,
  purpose: '道路工程款',
};
const outsideTerm = { ...withoutProject, reason: '支付日不在项目的起止日期内' };
const withoutLines = {
  ...withoutProject,
  discriminator: 'lines',
  reason: '明细合计与支付金额不一致',
  details: '0.00',
  purpose: '一卡通发放',
};

// 20 September 2018 and five working days: 22 to 24 September are days off.
testRule(fundUntaggedOutflow, {
  asOf: '2018-09-29',
  given: {
    indicators: [
      { id: 'tagged', povertyTag: true },
      { id: 'untagged', povertyTag: false },
      { id: 'unknown', povertyTag: null },
    ],
  },
  warns: [
    { name: 'works without a project', given: { payments: [works] }, finds: [withoutProject] },
    {
      name: 'to a village collective',
      given: { payments: [{ ...works, payeeKind: 'collective' }] },
      finds: [withoutProject],
    },
    {
      name: 'the day before the project starts',
      given: { payments: [{ ...onProject, paidOn: '2018-09-19' }], projects: [project] },
      finds: [{ ...outsideTerm, paidOn: '2018-09-19' }],
    },
    {
      name: 'the day after it ends',
      given: { payments: [{ ...onProject, paidOn: '2018-10-01' }], projects: [project] },
      finds: [{ ...outsideTerm, paidOn: '2018-10-01' }],
    },
    {
      name: 'refunded since: it had been paid without one',
      given: { payments: [works, { ...works, id: 'r1', refundOfId: 'p1' }] },
      finds: [withoutProject],
    },
    {
      name: 'no beneficiaries on the day after the fifth working day',
      given: { payments: [personal] },
      finds: [withoutLines],
    },
    {
      name: 'beneficiaries of one fen less',
      given: { payments: [personal], paymentLines: [{ ...line, amountFen: '1199.99' }] },
      finds: [{ ...withoutLines, details: '1199.99' }],
    },
    {
      name: 'a batch of one fen more, whatever the payment lines say',
      given: {
        payments: [personal],
        paymentLines: [line],
        subsidyBatches: [batch],
        subsidyLines: [credit, { ...credit, id: 's2', amountFen: '0.01', status: 'failed' }],
      },
      finds: [{ ...withoutLines, details: '1200.01' }],
    },
    {
      name: 'a batch whose lines have not arrived',
      given: { payments: [personal], subsidyBatches: [batch] },
      finds: [withoutLines],
    },
    {
      name: 'an earlier day where fewer days are given',
      asOf: '2018-09-26',
      params: { days: 2 },
      given: { payments: [personal] },
      finds: [withoutLines],
    },
  ],
  silent: [
    { name: 'on a project within its term', given: { payments: [onProject], projects: [project] } },
    {
      name: 'on the last day of the project',
      given: { payments: [{ ...onProject, paidOn: '2018-09-30' }], projects: [project] },
    },
    {
      name: 'a project without dates, and one that the library does not hold yet',
      given: {
        payments: [onProject, { ...onProject, id: 'p2', projectId: 'unknown' }],
        projects: [{ id: 'project' }],
      },
    },
    {
      name: 'no works',
      given: {
        payments: [
          { ...works, depEcoCode: '30299' },
          { ...works, id: 'p2', depEcoCode: null },
        ],
      },
    },
    { name: 'works to an agency', given: { payments: [{ ...works, payeeKind: 'agency' }] } },
    {
      name: 'not poverty-relief money',
      given: {
        payments: [
          { ...works, indicatorId: 'untagged' },
          { ...works, id: 'p2', indicatorId: 'unknown' },
          { ...personal, id: 'p3', indicatorId: 'untagged' },
        ],
      },
    },
    {
      name: 'void payments',
      given: {
        payments: [
          { ...works, status: 'void' },
          { ...personal, id: 'p2', status: 'void' },
        ],
      },
    },
    {
      name: 'refunds',
      given: {
        payments: [
          { ...works, refundOfId: 'p0' },
          { ...personal, id: 'p2', refundOfId: 'p0' },
        ],
      },
    },
    { name: 'no beneficiaries on the fifth working day', asOf: '2018-09-28', given: { payments: [personal] } },
    { name: 'all beneficiaries', given: { payments: [personal], paymentLines: [line] } },
    {
      name: 'all lines of two batches, failed or not, and a reissue beside them',
      given: {
        payments: [personal],
        subsidyBatches: [batch, { ...batch, id: 'b2' }],
        subsidyLines: [
          { ...credit, amountFen: '700.00' },
          { ...credit, id: 's2', batchId: 'b2', amountFen: '500.00', status: 'failed' },
          { ...credit, id: 's3', batchId: 'b2', amountFen: '500.00', reissueOfId: 's2' },
        ],
      },
    },
  ],
});
