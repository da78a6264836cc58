import {
  and,
  asNumber,
  daysBetween,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  isTrue,
  listOf,
  lt,
  lte,
  min,
  ne,
  normalised,
  not,
  notInArray,
  or,
  orZero,
  paid,
  param,
  refunded,
  type SQL,
  sql,
  sumOf,
} from '@qingqu/rules-sdk';

export const fundDuplicatePayment = defineRule({
  id: 'fund-duplicate-payment',
  category: 'fund',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '疑似重复支付', en: 'Possible duplicate payment' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {
    minimum: param.money('1000.00', { zh: '最低金额', en: 'Least amount' }),
    windowDays: param.integer(30, 'days', { zh: '间隔天数', en: 'Days apart at most' }),
  },
  // No key: like payments share payee, fund and amount, but a refund of one of them need share none of these, and any unit may have made it.
  find: ({ select, with: using, $with, payments, payees, subsidyBatches }, { minimum, windowDays }) => {
    const refunds = $with('refunds').as(
      select({ paymentId: payments.refundOfId, refundedFen: sumOf(payments.amountFen).as('refunded_fen') })
        .from(payments)
        .where(refunded(payments))
        .groupBy(payments.refundOfId),
    );
    const batchPayments = select({ paymentId: subsidyBatches.paymentId })
      .from(subsidyBatches)
      .where(isNotNull(subsidyBatches.paymentId));
    // Payments that stand: not given back in full, and not the money of a one-card batch, which is alike by nature.
    const standing = $with('standing').as(
      select({
        id: payments.id,
        applicationNo: payments.applicationNo,
        contractNo: payments.contractNo,
        fundId: payments.fundId,
        paidOn: payments.paidOn,
        amountFen: payments.amountFen,
        purpose: payments.purpose,
        accountId: payments.payeeAccountId,
        partyId: payees.partyId,
      })
        .from(payments)
        .leftJoin(payees, eq(payees.id, payments.payeeId))
        .leftJoin(refunds, eq(refunds.paymentId, payments.id))
        .where(
          and(
            paid(payments),
            gte(payments.amountFen, minimum),
            lt(orZero(refunds.refundedFen), payments.amountFen),
            notInArray(payments.id, batchPayments),
          ),
        ),
    );
    // A payee is known by the account and by the party (USCC or ID), whichever region registered it.
    const knownBy = $with('known_by').as(
      select({ id: standing.id, amountFen: standing.amountFen, payee: sql<string>`${standing.accountId}`.as('payee') })
        .from(standing)
        .where(isNotNull(standing.accountId))
        .unionAll(
          select({
            id: standing.id,
            amountFen: standing.amountFen,
            payee: sql<string>`${standing.partyId}`.as('payee'),
          })
            .from(standing)
            .where(isNotNull(standing.partyId)),
        ),
    );
    // Purposes are compared only where payee and amount occur again: few of millions.
    const repeated = $with('repeated').as(
      select({ payee: sql<string>`${knownBy.payee}`.as('repeated_payee'), amountFen: knownBy.amountFen })
        .from(knownBy)
        .groupBy(knownBy.payee, knownBy.amountFen)
        .having(gt(sql`count(*)`, 1)),
    );
    // Time is cut into stretches no shorter than the window, so that the earlier payment is of the same stretch or the one before: thousands
    // of like payments to one payee over the years are not compared each with each.
    const stretch = sql`cast(floor((${standing.paidOn} - date '2000-01-01') / (${windowDays} + 1.0)) as integer)`;
    const candidates = $with('candidates').as(
      select({
        id: standing.id,
        applicationNo: standing.applicationNo,
        contractNo: standing.contractNo,
        fundId: standing.fundId,
        paidOn: standing.paidOn,
        amountFen: standing.amountFen,
        accountId: standing.accountId,
        payee: sql<string>`${knownBy.payee}`.as('candidate_payee'),
        purpose: normalised(standing.purpose).as('candidate_purpose'),
        stretch: sql<number>`${stretch}`.as('candidate_stretch'),
      })
        .from(knownBy)
        .innerJoin(repeated, and(eq(repeated.payee, knownBy.payee), eq(repeated.amountFen, knownBy.amountFen)))
        .innerJoin(standing, eq(standing.id, knownBy.id)),
    );
    const side = (name: 'earlier' | 'later', stretches: SQL<number>) =>
      $with(name).as(
        select({
          id: candidates.id,
          applicationNo: candidates.applicationNo,
          contractNo: candidates.contractNo,
          fundId: candidates.fundId,
          paidOn: candidates.paidOn,
          amountFen: candidates.amountFen,
          accountId: candidates.accountId,
          payee: sql<string>`${candidates.payee}`.as(`${name}_payee`),
          purpose: sql<string>`${candidates.purpose}`.as(`${name}_purpose`),
          stretch: stretches.as(`${name}_stretch`),
        }).from(candidates),
      );
    const earlier = side('earlier', sql`unnest([${candidates.stretch}, ${candidates.stretch} + 1])`);
    const later = side('later', sql`${candidates.stretch}`);
    const before = or(
      lt(earlier.paidOn, later.paidOn),
      and(eq(earlier.paidOn, later.paidOn), lt(earlier.id, later.id)),
    );
    // Under the party only what was not met under the account already.
    const metOnce = or(eq(later.payee, later.accountId), not(isTrue(eq(earlier.accountId, later.accountId))));
    const instalments = isTrue(eq(earlier.contractNo, later.contractNo));
    const duplicates = $with('duplicates').as(
      select({
        paymentId: later.id,
        earlierIds: listOf(earlier.id).as('earlier_ids'),
        earlierCount: asNumber(sql`count(*)`).as('earlier_count'),
        gapDays: asNumber(min(daysBetween(earlier.paidOn, later.paidOn))).as('gap_days'),
      })
        .from(later)
        .innerJoin(
          earlier,
          and(
            eq(earlier.payee, later.payee),
            eq(earlier.fundId, later.fundId),
            eq(earlier.amountFen, later.amountFen),
            eq(earlier.purpose, later.purpose),
            eq(earlier.stretch, later.stretch),
            metOnce,
            before,
            lte(daysBetween(earlier.paidOn, later.paidOn), windowDays),
            ne(earlier.applicationNo, later.applicationNo),
            not(instalments),
          ),
        )
        .groupBy(later.id),
    );
    return using(refunds, standing, knownBy, repeated, candidates, earlier, later, duplicates)
      .select({
        subject: payments.id,
        rows: duplicates.earlierIds,
        applicationNo: payments.applicationNo,
        voucherNo: payments.voucherNo,
        contractNo: payments.contractNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        purpose: payments.purpose,
        earlierCount: duplicates.earlierCount,
        gapDays: duplicates.gapDays,
      })
      .from(duplicates)
      .innerJoin(payments, eq(payments.id, duplicates.paymentId));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元，与此前 {earlierCount} 笔支付的收款人、金额、资金和用途相同（最近一笔相隔 {gapDays} 天），请核实是否重复支付',
    en: '{amount} yuan paid on {paidOn} are alike in payee, amount, fund and purpose to {earlierCount} earlier payments, the latest {gapDays} days before; please verify whether they were paid twice',
  },
});
