import {
  addDays,
  alias,
  and,
  asDate,
  asRatio,
  daysBetween,
  defineRule,
  eq,
  gt,
  gte,
  listOf,
  lte,
  monitored,
  paid,
  param,
  refunded,
  sql,
  sumOf,
  through,
} from '@qingqu/rules-sdk';

export const fundSpendRefund = defineRule({
  id: 'fund-spend-refund',
  category: 'fund',
  subject: 'payment',
  severity: 'red',
  timeClass: 'W',
  title: { zh: '虚列支出：年底列支次年退回', en: 'Booked as spent in December, returned the next year' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {
    share: param.ratio(0.5, { zh: '退回比例', en: 'Share that was returned' }),
    graceDays: param.integer(5, 'days', { zh: '银行正常退回天数', en: 'Days of a genuine bank return' }),
    returnedBy: param.text('03-31', { zh: '次年截止日（月-日）', en: 'Last day of the next year (month-day)' }),
  },
  // A refund is of the unit that paid: the join says so, so that units are parts.
  key: { payments: 'agencyId' },
  reaches: { funds: through('payments', 'fundId', 'agencyId') },
  find: ({ select, with: using, $with, payments, funds }, { share, graceDays, returnedBy }) => {
    const refunds = alias(payments, 'refunds');
    const lastDay = asDate(sql`cast(concat(year(${payments.paidOn}) + 1, '-', ${returnedBy}) as date)`);
    const returned = $with('returned').as(
      select({
        paymentId: payments.id,
        returnedFen: sumOf(refunds.amountFen).as('returned_fen'),
        lastReturnedOn: asDate(sql`max(${refunds.paidOn})`).as('last_returned_on'),
        refundIds: listOf(refunds.id).as('refund_ids'),
      })
        .from(payments)
        .innerJoin(refunds, and(eq(refunds.refundOfId, payments.id), eq(refunds.agencyId, payments.agencyId)))
        .where(
          and(
            paid(payments),
            sql`month(${payments.paidOn}) = 12`,
            refunded(refunds),
            gt(refunds.paidOn, addDays(payments.paidOn, graceDays)),
            lte(refunds.paidOn, lastDay),
          ),
        )
        .groupBy(payments.id),
    );
    const returnedShare = sql`${returned.returnedFen}::double / ${payments.amountFen}`;
    return using(returned)
      .select({
        subject: payments.id,
        rows: returned.refundIds,
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        returned: returned.returnedFen,
        returnedShare: asRatio(sql`round(${returnedShare}, 4)`),
        lastReturnedOn: returned.lastReturnedOn,
        daysUntil: daysBetween(payments.paidOn, returned.lastReturnedOn),
        purpose: payments.purpose,
      })
      .from(returned)
      .innerJoin(payments, eq(payments.id, returned.paymentId))
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .where(gte(returnedShare, share));
  },
  message: {
    zh: '{paidOn} 列支 {amount} 元，至 {lastReturnedOn} 已退回 {returned} 元（{returnedShare}），请核实是否虚列支出',
    en: '{amount} yuan were booked as spent on {paidOn} and {returned} ({returnedShare}) returned by {lastReturnedOn}; please verify whether the money had been due',
  },
});
