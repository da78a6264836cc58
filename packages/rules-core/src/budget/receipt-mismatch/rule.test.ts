import { testRule } from '@qingqu/rules-sdk/testing';
import { receiptMismatch } from './rule.js';

const sent = {
  id: 'a1',
  fundId: 'fund',
  fundTypeCode: '11',
  fiscalYear: 2018,
  tpFuncCode: '21305',
  docNo: '豫财农〔2018〕45号',
  amountFen: '1000.00',
  status: 'active',
};
const received = {
  id: 'i1',
  upstreamAllocationId: 'a1',
  fundId: 'fund',
  fundTypeCode: '11',
  fiscalYear: 2018,
  funcCode: '2130505',
  superiorDocNo: '豫财农〔2018〕45号',
  amountFen: '1000.00',
  status: 'active',
};
const finding = {
  subject: 'i1',
  severity: 'blue',
  rows: ['a1'],
  docNo: '豫财农〔2018〕45号',
  sent: '1000.00',
  received: '1000.00',
  delta: '0.00',
};

testRule(receiptMismatch, {
  asOf: '2018-11-30',
  given: { allocations: [sent] },
  warns: [
    {
      name: 'one fen less was received',
      given: { indicators: [{ ...received, amountFen: '999.99' }] },
      finds: [{ ...finding, severity: 'orange', fields: '金额', received: '999.99', delta: '-0.01' }],
    },
    {
      name: 'two rows add up to more than was sent: both are named',
      given: { indicators: [received, { ...received, id: 'i2', amountFen: '0.01' }] },
      finds: [
        { ...finding, severity: 'orange', fields: '金额', received: '1000.01', delta: '0.01' },
        { ...finding, subject: 'i2', severity: 'orange', fields: '金额', received: '1000.01', delta: '0.01' },
      ],
    },
    {
      name: 'the rest of the receipt was voided',
      given: {
        indicators: [
          { ...received, amountFen: '600.00' },
          { ...received, id: 'i2', amountFen: '400.00', status: 'void' },
        ],
      },
      finds: [{ ...finding, severity: 'orange', fields: '金额', received: '600.00', delta: '-400.00' }],
    },
    {
      name: 'another fund, fund nature and year',
      given: { indicators: [{ ...received, fundId: 'other', fundTypeCode: '12', fiscalYear: 2017 }] },
      finds: [{ ...finding, fields: '资金、资金性质、预算年度' }],
    },
    {
      name: 'a functional code outside the one that was sent',
      given: { indicators: [{ ...received, funcCode: '2130199' }] },
      finds: [{ ...finding, fields: '功能科目' }],
    },
    {
      name: 'no functional code and no document number',
      given: { indicators: [{ ...received, funcCode: null, superiorDocNo: null }] },
      finds: [{ ...finding, fields: '功能科目、上级文号' }],
    },
    {
      name: 'only the row that differs in an attribute is named',
      given: {
        indicators: [
          { ...received, amountFen: '600.00' },
          { ...received, id: 'i2', amountFen: '400.00', superiorDocNo: '豫财农〔2018〕46号' },
        ],
      },
      finds: [{ ...finding, subject: 'i2', fields: '上级文号' }],
    },
    {
      name: 'more than the tolerance',
      given: { indicators: [{ ...received, amountFen: '998.99' }] },
      params: { tolerance: '1.00' },
      finds: [{ ...finding, severity: 'orange', fields: '金额', received: '998.99', delta: '-1.01' }],
    },
  ],
  silent: [
    { name: 'all is the same', given: { indicators: [received] } },
    {
      name: 'received in several rows with the same sum',
      given: {
        indicators: [
          { ...received, amountFen: '600.00' },
          { ...received, id: 'i2', amountFen: '400.00' },
        ],
      },
    },
    { name: 'the functional code is the one sent', given: { indicators: [{ ...received, funcCode: '21305' }] } },
    {
      name: 'the superior named no functional code',
      given: {
        allocations: [{ ...sent, id: 'a2', tpFuncCode: null }],
        indicators: [{ ...received, upstreamAllocationId: 'a2', funcCode: '2130199' }],
      },
    },
    {
      name: 'blanks around the document number',
      given: { indicators: [{ ...received, superiorDocNo: ' 豫财农〔2018〕45号　' }] },
    },
    { name: 'a void indicator', given: { indicators: [{ ...received, amountFen: '1.00', status: 'void' }] } },
    {
      name: 'the superior withdrew the allocation',
      given: {
        allocations: [{ ...sent, id: 'a2', status: 'void' }],
        indicators: [{ ...received, upstreamAllocationId: 'a2', amountFen: '1.00' }],
      },
    },
    {
      name: 'no superior allocation',
      given: { indicators: [{ ...received, upstreamAllocationId: null, amountFen: '1.00' }] },
    },
    {
      name: 'as much as the tolerance',
      given: { indicators: [{ ...received, amountFen: '999.00' }] },
      params: { tolerance: '1.00' },
    },
    {
      name: 'a field that is not compared',
      given: { indicators: [{ ...received, fundTypeCode: '12' }] },
      params: { ignored: ['fund-type'] },
    },
  ],
});
