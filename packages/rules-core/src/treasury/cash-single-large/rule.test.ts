import { testRule } from '@qingqu/rules-sdk/testing';
import { cashSingleLarge } from './rule.js';

const fund = { id: 'fund', monitoredFrom: '2018-01-01' };
const cash = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  settlementCode: '0',
  paidOn: '2018-06-01',
  amountFen: '50000.00',
  purpose: '材料款',
};

testRule(cashSingleLarge, {
  asOf: '2018-11-30',
  given: { funds: [fund] },
  warns: [
    {
      name: 'a cash payment that reaches the limit',
      given: { payments: [cash] },
      finds: [
        {
          subject: 'p1',
          voucherNo: 'V1',
          paidOn: '2018-06-01',
          amount: '50000.00',
          limit: '50000.00',
          purpose: '材料款',
        },
      ],
    },
  ],
  silent: [
    { name: 'one fen below the limit', given: { payments: [{ ...cash, amountFen: '49999.99' }] } },
    { name: 'paid by transfer', given: { payments: [{ ...cash, settlementCode: '2' }] } },
    { name: 'a void payment', given: { payments: [{ ...cash, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...cash, refundOfId: 'p0' }] } },
    { name: 'a fund that is not monitored on the day', given: { payments: [{ ...cash, paidOn: '2017-12-31' }] } },
    { name: 'a higher limit', given: { payments: [cash] }, params: { limit: '60000.00' } },
  ],
});
