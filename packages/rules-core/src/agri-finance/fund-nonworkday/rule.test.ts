import { testRule } from '@qingqu/rules-sdk/testing';
import { fundNonworkday } from './rule.js';

const payment = {
  id: 'p1',
  fundId: 'fund',
  voucherNo: 'V1',
  status: 'paid',
  paidOn: '2018-06-02',
  amountFen: '499999.99',
  payeeKind: 'enterprise',
  payeeOrgName: '某公司',
  purpose: '道路材料款',
};
const finding = {
  subject: 'p1',
  severity: 'blue',
  voucherNo: 'V1',
  paidOn: '2018-06-02',
  dayType: '周末',
  amount: '499999.99',
  payee: '某公司',
  purpose: '道路材料款',
};
const off2030 = { day: '2030-01-01', isWorkday: false, workdayNo: 1 };

testRule(fundNonworkday, {
  asOf: '2018-11-30',
  given: { funds: [{ id: 'fund', monitoredFrom: '2018-01-01' }] },
  warns: [
    { name: 'on a Saturday', given: { payments: [payment] }, finds: [finding] },
    {
      name: 'a large one',
      given: { payments: [{ ...payment, amountFen: '500000.00' }] },
      finds: [{ ...finding, severity: 'yellow', amount: '500000.00' }],
    },
    {
      name: 'on a holiday that is a Monday',
      given: { payments: [{ ...payment, paidOn: '2018-10-01' }] },
      finds: [{ ...finding, paidOn: '2018-10-01', dayType: '节假日' }],
    },
    {
      name: 'once the calendar holds the day',
      given: { payments: [{ ...payment, paidOn: '2030-01-01' }], calendar: [off2030] },
      finds: [{ ...finding, paidOn: '2030-01-01', dayType: '节假日' }],
    },
    {
      name: 'refunded since: it had been paid on that day',
      given: { payments: [payment, { ...payment, id: 'r1', refundOfId: 'p1', paidOn: '2018-06-04' }] },
      finds: [finding],
    },
  ],
  silent: [
    { name: 'on a Friday', given: { payments: [{ ...payment, paidOn: '2018-06-01' }] } },
    { name: 'on a Saturday that is worked', given: { payments: [{ ...payment, paidOn: '2018-09-29' }] } },
    {
      name: 'on a day that the calendar does not hold yet',
      given: { payments: [{ ...payment, paidOn: '2030-01-01' }] },
    },
    { name: 'through the queue of the agent bank', given: { payments: [{ ...payment, payeeKind: 'agent_bank' }] } },
    { name: 'a void payment', given: { payments: [{ ...payment, status: 'void' }] } },
    { name: 'a refund', given: { payments: [{ ...payment, refundOfId: 'p0' }] } },
    { name: 'before the fund is monitored', given: { payments: [{ ...payment, paidOn: '2017-12-31' }] } },
  ],
});
