import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptBeforeIssue } from './rule.js';

const doc = { id: 'd1', docNo: '卢财预〔2018〕12号', issuedOn: '2018-06-04', kind: 'normal' };
const indicator = {
  id: 'i1',
  docId: 'd1',
  amountFen: '1000.00',
  receivedOn: '2018-06-03',
  status: 'active',
};
const allocation = {
  id: 'a1',
  indicatorId: 'i2',
  docNo: '卢财预〔2018〕13号',
  docKind: 'normal',
  docIssuedOn: '2018-06-06',
  amountFen: '400.00',
  allocatedOn: '2018-06-07',
  status: 'active',
};
const inTime = { ...indicator, id: 'i2', receivedOn: '2018-06-08' };
const received = {
  subject: 'i1',
  kind: 'indicator',
  discriminator: 'received',
  docNo: '卢财预〔2018〕12号',
  amount: '1000.00',
  issuedOn: '2018-06-04',
  receivedOn: '2018-06-03',
  allocatedOn: null,
};
const allocated = {
  subject: 'a1',
  kind: 'allocation',
  discriminator: 'allocated',
  docNo: '卢财预〔2018〕13号',
  amount: '400.00',
  issuedOn: '2018-06-06',
  receivedOn: '2018-06-08',
  allocatedOn: '2018-06-07',
};

testRule(receiptBeforeIssue, {
  asOf: '2018-11-30',
  warns: [
    {
      name: 'received a day before its document was issued',
      given: { indicators: [indicator], indicatorDocs: [doc] },
      finds: [received],
    },
    {
      name: 'allocated a day before it was received',
      given: { indicators: [inTime], indicatorDocs: [doc], allocations: [allocation] },
      finds: [allocated],
    },
    {
      name: 'both',
      given: { indicators: [indicator, inTime], indicatorDocs: [doc], allocations: [allocation] },
      finds: [allocated, received],
    },
  ],
  silent: [
    {
      name: 'received on the day of issue',
      given: { indicators: [{ ...indicator, receivedOn: '2018-06-04' }], indicatorDocs: [doc] },
    },
    {
      name: 'allocated on the day of receipt',
      given: {
        indicators: [inTime],
        indicatorDocs: [doc],
        allocations: [{ ...allocation, allocatedOn: '2018-06-08' }],
      },
    },
    {
      name: 'announced in advance',
      given: { indicators: [indicator], indicatorDocs: [{ ...doc, kind: 'advance' }] },
    },
    {
      name: 'allocated in advance',
      given: { indicators: [inTime], indicatorDocs: [doc], allocations: [{ ...allocation, docKind: 'advance' }] },
    },
    { name: 'the document has not arrived', given: { indicators: [indicator] } },
    { name: 'the indicator has not arrived', given: { allocations: [allocation] } },
    {
      name: 'not yet received',
      given: {
        indicators: [
          { ...indicator, receivedOn: null },
          { ...inTime, receivedOn: null },
        ],
        indicatorDocs: [doc],
        allocations: [allocation],
      },
    },
    {
      name: 'a void indicator and what was allocated from it',
      given: {
        indicators: [
          { ...indicator, status: 'void' },
          { ...inTime, status: 'void' },
        ],
        indicatorDocs: [doc],
        allocations: [allocation],
      },
    },
    {
      name: 'a void allocation',
      given: { indicators: [inTime], indicatorDocs: [doc], allocations: [{ ...allocation, status: 'void' }] },
    },
  ],
});
