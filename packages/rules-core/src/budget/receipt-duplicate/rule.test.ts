import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptDuplicate } from './rule.js';

const sent = { id: 'a1', amountFen: '1000.00', status: 'active' };
const received = {
  id: 'i1',
  upstreamAllocationId: 'a1',
  source: 'superior',
  regionCode: '411224',
  superiorDocNo: '豫财农〔2018〕45号',
  funcCode: '2130505',
  amountFen: '1000.00',
  receivedOn: '2018-06-04',
  status: 'active',
};
const unlinked = { ...received, upstreamAllocationId: null };
const finding = {
  subject: 'i2',
  severity: 'red',
  rows: ['i1', 'i2'],
  docNo: '豫财农〔2018〕45号',
  receivedOn: '2018-06-05',
  previousOn: null,
  amount: '1000.00',
  receipts: 2,
  received: '2000.00',
  sent: '1000.00',
  excess: '1000.00',
};
const lookAlike = {
  ...finding,
  severity: 'yellow',
  receivedOn: '2018-07-04',
  previousOn: '2018-06-04',
  sent: null,
  excess: null,
};

testRule(receiptDuplicate, {
  asOf: '2018-11-30',
  given: { allocations: [sent] },
  warns: [
    {
      name: 'an allocation received twice: the later receipt',
      given: { indicators: [received, { ...received, id: 'i2', receivedOn: '2018-06-05' }] },
      finds: [finding],
    },
    {
      name: 'one fen more than was sent',
      given: { indicators: [received, { ...received, id: 'i2', amountFen: '0.01', receivedOn: '2018-06-05' }] },
      finds: [{ ...finding, amount: '0.01', received: '1000.01', excess: '0.01' }],
    },
    {
      name: 'all but the first of three',
      given: {
        indicators: [
          { ...received, id: 'i3', amountFen: '200.00', receivedOn: '2018-06-06' },
          { ...received, amountFen: '600.00' },
          { ...received, id: 'i2', amountFen: '600.00', receivedOn: '2018-06-05' },
        ],
      },
      finds: ['i2', 'i3'].map((subject) => ({
        ...finding,
        subject,
        rows: ['i1', 'i2', 'i3'],
        receivedOn: subject === 'i2' ? '2018-06-05' : '2018-06-06',
        amount: subject === 'i2' ? '600.00' : '200.00',
        receipts: 3,
        received: '1400.00',
        excess: '400.00',
      })),
    },
    {
      name: 'yellow: the same document, amount and code on the 30th day, without an upstream record',
      given: { indicators: [unlinked, { ...unlinked, id: 'i2', receivedOn: '2018-07-04' }] },
      finds: [lookAlike],
    },
    {
      name: 'yellow: blanks around the document number',
      given: {
        indicators: [
          unlinked,
          { ...unlinked, id: 'i2', superiorDocNo: ' 豫财农〔2018〕45号　', receivedOn: '2018-07-04' },
        ],
      },
      finds: [{ ...lookAlike, docNo: ' 豫财农〔2018〕45号　' }],
    },
    {
      name: 'yellow: each is compared with the one before it',
      given: {
        indicators: [
          unlinked,
          { ...unlinked, id: 'i2', receivedOn: '2018-07-04' },
          { ...unlinked, id: 'i3', receivedOn: '2018-08-03' },
        ],
      },
      finds: [
        lookAlike,
        { ...lookAlike, subject: 'i3', rows: ['i2', 'i3'], receivedOn: '2018-08-03', previousOn: '2018-07-04' },
      ],
    },
    {
      name: 'yellow: a day later with a longer interval',
      params: { days: 31 },
      given: { indicators: [unlinked, { ...unlinked, id: 'i2', receivedOn: '2018-07-05' }] },
      finds: [{ ...lookAlike, receivedOn: '2018-07-05' }],
    },
  ],
  silent: [
    {
      name: 'two tranches that add up to what was sent',
      given: {
        indicators: [
          { ...received, amountFen: '600.00' },
          { ...received, id: 'i2', amountFen: '400.00', receivedOn: '2018-06-05' },
        ],
      },
    },
    {
      name: 'three tranches that add up to what was sent',
      given: {
        indicators: [
          { ...received, id: 'i3', amountFen: '200.00', receivedOn: '2018-06-06' },
          { ...received, amountFen: '200.00' },
          { ...received, id: 'i2', amountFen: '600.00', receivedOn: '2018-06-05' },
        ],
      },
    },
    {
      name: 'two tranches of different amounts in one document, without an upstream record',
      given: { indicators: [unlinked, { ...unlinked, id: 'i2', amountFen: '999.99' }] },
    },
    {
      name: 'the second receipt was voided',
      given: { indicators: [received, { ...received, id: 'i2', status: 'void' }] },
    },
    { name: 'one receipt of more than was sent', given: { indicators: [{ ...received, amountFen: '1000.01' }] } },
    {
      name: 'the upstream allocation has not arrived',
      given: {
        indicators: [
          { ...received, upstreamAllocationId: 'a9' },
          { ...received, id: 'i2', upstreamAllocationId: 'a9' },
        ],
      },
    },
    {
      name: 'the superior withdrew the allocation',
      given: {
        allocations: [{ ...sent, id: 'a2', status: 'void' }],
        indicators: [
          { ...received, upstreamAllocationId: 'a2' },
          { ...received, id: 'i2', upstreamAllocationId: 'a2' },
        ],
      },
    },
    {
      name: 'on the 31st day',
      given: { indicators: [unlinked, { ...unlinked, id: 'i2', receivedOn: '2018-07-05' }] },
    },
    {
      name: 'another region, code or unit',
      given: {
        indicators: [
          unlinked,
          { ...unlinked, id: 'i2', regionCode: '411281' },
          { ...unlinked, id: 'i3', funcCode: '2130504' },
          { ...unlinked, id: 'i4', agencyId: 'bureau' },
        ],
      },
    },
    {
      name: 'neither has a document number',
      given: {
        indicators: [
          { ...unlinked, superiorDocNo: ' ' },
          { ...unlinked, id: 'i2', superiorDocNo: ' ' },
        ],
      },
    },
    {
      name: 'one of the two has an upstream record',
      given: { indicators: [received, { ...unlinked, id: 'i2' }] },
    },
    {
      name: 'money of the own budget',
      given: {
        indicators: [
          { ...unlinked, source: 'local' },
          { ...unlinked, id: 'i2', source: 'local' },
        ],
      },
    },
    {
      name: 'a void look-alike',
      given: { indicators: [unlinked, { ...unlinked, id: 'i2', status: 'void' }] },
    },
  ],
});
