import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptUpstreamMissing } from './rule.js';

const indicator = {
  id: 'i1',
  source: 'superior',
  upstreamAllocationId: 'a1',
  superiorDocNo: '豫财农〔2018〕45号',
  amountFen: '1000.00',
  receivedOn: '2018-06-04',
  status: 'active',
};
const finding = {
  subject: 'i1',
  docNo: '豫财农〔2018〕45号',
  normalised: '豫财农〔2018〕45号',
  amount: '1000.00',
  receivedOn: '2018-06-04',
};

testRule(receiptUpstreamMissing, {
  asOf: '2018-11-30',
  warns: [
    {
      name: 'no upstream allocation',
      given: { indicators: [{ ...indicator, upstreamAllocationId: null }] },
      finds: [{ ...finding, reasons: '无上级分配记录' }],
    },
    {
      name: 'no document number',
      given: { indicators: [{ ...indicator, superiorDocNo: null }] },
      finds: [{ ...finding, docNo: null, normalised: '', reasons: '无上级文号' }],
    },
    {
      name: 'a blank document number',
      given: { indicators: [{ ...indicator, superiorDocNo: '　' }] },
      finds: [{ ...finding, docNo: '　', normalised: '', reasons: '无上级文号' }],
    },
    {
      name: 'neither an upstream allocation nor a regular number',
      given: { indicators: [{ ...indicator, upstreamAllocationId: null, superiorDocNo: '豫财农2018-45' }] },
      finds: [
        { ...finding, docNo: '豫财农2018-45', normalised: '豫财农2018-45', reasons: '无上级分配记录、文号不规范' },
      ],
    },
    ...['财〔2018〕45号', '豫财农〔2118〕45号', '豫财农〔2018〕12345号', '豫财农〔2018〕45', '豫财农<2018>45号'].map(
      (docNo) => ({
        name: `a number just outside the form: ${docNo}`,
        given: { indicators: [{ ...indicator, superiorDocNo: docNo }] },
        finds: [{ ...finding, docNo, normalised: docNo, reasons: '文号不规范' }],
      }),
    ),
    {
      name: 'a regular number when the region has another form',
      params: { pattern: '^豫财预' },
      given: { indicators: [indicator] },
      finds: [{ ...finding, reasons: '文号不规范' }],
    },
  ],
  silent: [
    { name: 'linked, with a regular number', given: { indicators: [indicator] } },
    {
      name: 'the link to the upstream allocation arrived later',
      given: { indicators: [{ ...indicator, upstreamAllocationId: 'a2' }] },
    },
    {
      name: 'other brackets around the year, and blanks at the ends',
      given: {
        indicators: [
          '商财预[2019]148号',
          '商财预［2019］148号',
          '商财预【2019】148号',
          '商财预（2019）148号',
          ' 商财预(2019)148号　',
        ].map((superiorDocNo, at) => ({ ...indicator, id: `i${at}`, superiorDocNo })),
      },
    },
    {
      name: 'central money, whose sender is outside the system, and money of the own budget',
      given: {
        indicators: ['central', 'local', 'carryover'].map((source, at) => ({
          ...indicator,
          id: `i${at}`,
          source,
          upstreamAllocationId: null,
          superiorDocNo: null,
        })),
      },
    },
    {
      name: 'a void indicator',
      given: { indicators: [{ ...indicator, upstreamAllocationId: null, status: 'void' }] },
    },
  ],
});
