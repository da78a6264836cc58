import { testRule } from '@qingqu/rules-sdk/testing';
import { cashCardMandatory } from './rule.js';

const cash = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  settlementCode: '0',
  paidOn: '2018-06-01',
  amountFen: '300.00',
  depEcoCode: '30201',
  purpose: '办公用品',
};
const finding = {
  subject: 'p1',
  voucherNo: 'V1',
  paidOn: '2018-06-01',
  amount: '300.00',
  depEcoCode: '30201',
  codeName: '办公费',
  purpose: '办公用品',
};

testRule(cashCardMandatory, {
  asOf: '2018-11-30',
  given: {
    funds: [{ id: 'fund', monitoredFrom: '2018-06-01' }],
    codeItems: [
      { system: 'dep-economic', code: '30201', nameZh: '办公费' },
      { system: 'functional', code: '30201', nameZh: '另一科目' },
    ],
  },
  warns: [
    { name: 'office supplies paid in cash', given: { payments: [cash] }, finds: [finding] },
    {
      name: 'a code whose name is not known',
      given: { payments: [{ ...cash, depEcoCode: '30217' }] },
      finds: [{ ...finding, depEcoCode: '30217', codeName: null }],
    },
    {
      name: 'at the amount from which the card is mandatory',
      params: { limit: '300.00' },
      given: { payments: [cash] },
      finds: [finding],
    },
  ],
  silent: [
    {
      name: 'one fen below the amount from which the card is mandatory',
      params: { limit: '300.00' },
      given: { payments: [{ ...cash, amountFen: '299.99' }] },
    },
    { name: 'paid by transfer', given: { payments: [{ ...cash, settlementCode: '1' }] } },
    { name: 'a code that is not in the list', given: { payments: [{ ...cash, depEcoCode: '30226' }] } },
    { name: 'no code', given: { payments: [{ ...cash, depEcoCode: null }] } },
    { name: 'a shorter list', params: { codes: ['30217'] }, given: { payments: [cash] } },
    { name: 'a void payment', given: { payments: [{ ...cash, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...cash, refundOfId: 'p0' }] } },
    { name: 'a day before the fund is monitored', given: { payments: [{ ...cash, paidOn: '2018-05-31' }] } },
  ],
});
