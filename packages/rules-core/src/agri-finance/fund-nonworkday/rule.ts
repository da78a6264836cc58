import {
  and,
  asText,
  defineRule,
  eq,
  gte,
  monitored,
  ne,
  not,
  paid,
  param,
  sql,
  through,
  when,
} from '@qingqu/rules-sdk';

export const fundNonworkday = defineRule({
  id: 'fund-nonworkday',
  category: 'fund',
  subject: 'payment',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '非工作日支付', en: 'Paid on a day off' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: { large: param.money('500000.00', { zh: '大额起点', en: 'Large from' }) },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId') },
  find: ({ select, payments, funds, calendar }, { large }) =>
    select({
      subject: payments.id,
      severity: when(gte(payments.amountFen, large), 'yellow', 'blue'),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      dayType: asText(sql`case when isodow(${payments.paidOn}) in (6, 7) then '周末' else '节假日' end`),
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .innerJoin(calendar, and(eq(calendar.day, payments.paidOn), not(calendar.isWorkday)))
      .where(and(paid(payments), ne(payments.payeeKind, 'agent_bank'))),
  message: {
    zh: '{paidOn}（{dayType}）支付 {amount} 元，请核实是否为年终结账或系统排队',
    en: '{amount} yuan were paid on {paidOn}, a day off ({dayType}); please verify whether they belong to the closing of the year or to a queue of the system',
  },
});
