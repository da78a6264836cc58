import {
  and,
  asDate,
  asMoney,
  asNumber,
  defineRule,
  desc,
  eq,
  gte,
  isNotNull,
  isTrue,
  listOf,
  lt,
  lte,
  min,
  monitored,
  notExists,
  orZero,
  paid,
  param,
  refunded,
  type SQL,
  sql,
  startsWithOneOf,
  sumOf,
  through,
} from '@qingqu/rules-sdk';

export const fundSplit = defineRule({
  id: 'fund-split',
  category: 'fund',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '疑似化整为零规避审批或采购', en: 'Payments that together reach a threshold each stays below' },
  basis: ['豫财办〔2018〕33号 第八条', '国家发展改革委令〔2018〕第16号'],
  params: {
    procurement: param.money('500000.00', { zh: '采购限额', en: 'Threshold of procurement' }),
    tender: param.money('4000000.00', { zh: '工程招标限额', en: 'Threshold of tenders for works' }),
    works: param.codes(['309', '310'], {
      zh: '适用招标限额的部门经济分类（前缀）',
      en: 'Departmental economic codes of works (prefixes)',
    }),
    lower: param.ratio(0.5, { zh: '单笔下限占限额的比例', en: 'Least share of the threshold in one payment' }),
    k: param.integer(2, 'count', { zh: '最少笔数', en: 'Least number of payments' }, { min: 2 }),
    window: param.integer(30, 'days', { zh: '期间天数', en: 'Days of the window' }, { min: 1 }),
  },
  suppresses: ['fund-duplicate-payment'],
  // A unit's payments are compared with its own only, and with the refunds and contracts that are its own.
  key: { payments: 'agencyId', contracts: 'agencyId' },
  reaches: { funds: through('payments', 'fundId', 'agencyId') },
  find: (
    { select, with: using, $with, payments, funds, contracts },
    { procurement, tender, works, lower, k, window },
  ) => {
    const refunds = $with('refunds').as(
      select({
        paymentId: payments.refundOfId,
        refundAgencyId: sql<string>`${payments.agencyId}`.as('refund_agency_id'),
        refundedFen: sumOf(payments.amountFen).as('refunded_fen'),
      })
        .from(payments)
        .where(refunded(payments))
        .groupBy(payments.refundOfId, payments.agencyId),
    );
    const isWorks = isTrue(startsWithOneOf(payments.depEcoCode, works));
    const threshold = asMoney(sql`case when ${isWorks} then ${tender} else ${procurement} end`);
    const tendered = select({ id: contracts.id })
      .from(contracts)
      .where(
        and(
          eq(contracts.contractNo, payments.contractNo),
          eq(contracts.agencyId, payments.agencyId),
          isNotNull(contracts.tenderRef),
        ),
      );
    const candidates = $with('candidates').as(
      select({
        id: payments.id,
        agencyId: payments.agencyId,
        payeeId: payments.payeeId,
        projectId: payments.projectId,
        paidOn: payments.paidOn,
        amountFen: payments.amountFen,
        isWorks: sql<boolean>`${isWorks}`.as('is_works'),
        thresholdFen: threshold.as('threshold_fen'),
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .leftJoin(refunds, and(eq(refunds.paymentId, payments.id), eq(refunds.refundAgencyId, payments.agencyId)))
        .where(
          and(
            paid(payments),
            isNotNull(payments.payeeId),
            isNotNull(payments.projectId),
            lt(payments.amountFen, threshold),
            gte(payments.amountFen, sql`${lower} * ${threshold}`),
            lt(orZero(refunds.refundedFen), payments.amountFen),
            notExists(tendered),
          ),
        ),
    );
    const group = sql`partition by ${candidates.agencyId}, ${candidates.payeeId}, ${candidates.projectId}, ${candidates.isWorks}`;
    // Payments of one day are in each other's window, whichever comes first.
    const windowToHere = sql`over (${group} order by ${candidates.paidOn} - date '2000-01-01' range between (${window} - 1) preceding and current row)`;
    const running = $with('running').as(
      select({
        id: candidates.id,
        agencyId: candidates.agencyId,
        payeeId: candidates.payeeId,
        projectId: candidates.projectId,
        isWorks: sql<boolean>`${candidates.isWorks}`.as('running_works'),
        paidOn: candidates.paidOn,
        thresholdFen: sql<bigint>`${candidates.thresholdFen}`.as('running_threshold'),
        count: sql<number>`count(*) ${windowToHere}`.as('running_count'),
        totalFen: sql<bigint>`cast(sum(${candidates.amountFen}) ${windowToHere} as bigint)`.as('running_total'),
      }).from(candidates),
    );
    const runningGroup = sql`partition by ${running.agencyId}, ${running.payeeId}, ${running.projectId}, ${running.isWorks}`;
    const reaching = $with('reaching').as(
      select({
        id: running.id,
        agencyId: running.agencyId,
        payeeId: running.payeeId,
        projectId: running.projectId,
        isWorks: sql<boolean>`${running.isWorks}`.as('reaching_works'),
        paidOn: running.paidOn,
        thresholdFen: sql<bigint>`${running.thresholdFen}`.as('reaching_threshold'),
        count: sql<number>`${running.count}`.as('reaching_count'),
        totalFen: sql<bigint>`${running.totalFen}`.as('reaching_total'),
        fromTheLast:
          sql<number>`row_number() over (${runningGroup} order by ${desc(running.paidOn)}, ${desc(running.id)})`.as(
            'from_the_last',
          ),
      })
        .from(running)
        .where(and(gte(running.count, k), gte(running.totalFen, running.thresholdFen))),
    );
    const members = $with('members').as(
      select({
        paymentId: sql<string>`${reaching.id}`.as('last_id'),
        ids: listOf(candidates.id).as('member_ids'),
        firstPaidOn: asDate(min(candidates.paidOn) as SQL).as('first_paid_on'),
      })
        .from(reaching)
        .innerJoin(
          candidates,
          and(
            eq(candidates.agencyId, reaching.agencyId),
            eq(candidates.payeeId, reaching.payeeId),
            eq(candidates.projectId, reaching.projectId),
            eq(candidates.isWorks, reaching.isWorks),
            lte(candidates.paidOn, reaching.paidOn),
            lt(sql`${reaching.paidOn} - ${candidates.paidOn}`, window),
          ),
        )
        .where(eq(reaching.fromTheLast, 1))
        .groupBy(reaching.id),
    );
    return using(refunds, candidates, running, reaching, members)
      .select({
        subject: payments.id,
        rows: members.ids,
        voucherNo: payments.voucherNo,
        firstPaidOn: asDate(sql`${members.firstPaidOn}`),
        lastPaidOn: payments.paidOn,
        count: asNumber(sql`${reaching.count}`),
        total: asMoney(sql`${reaching.totalFen}`),
        threshold: asMoney(sql`${reaching.thresholdFen}`),
        payee: payments.payeeOrgName,
        project: payments.projectId,
        purpose: payments.purpose,
      })
      .from(members)
      .innerJoin(reaching, eq(reaching.id, members.paymentId))
      .innerJoin(payments, eq(payments.id, members.paymentId));
  },
  message: {
    zh: '{firstPaidOn} 至 {lastPaidOn} 就同一项目向同一收款人支付 {count} 笔，单笔均低于限额 {threshold} 元，合计 {total} 元，请核实是否应当合并审批或采购',
    en: '{count} payments to one payee for one project from {firstPaidOn} to {lastPaidOn}, each below the threshold of {threshold} yuan, add up to {total}; please verify whether they should have been approved or procured as one',
  },
});
