import {
  and,
  asDate,
  asMoney,
  asNumber,
  asText,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  listOf,
  literal,
  lt,
  lte,
  min,
  monitored,
  notExists,
  paid,
  param,
  rowsOf,
  sql,
} from '@qingqu/rules-sdk';

export const personLargeTransfer = defineRule({
  id: 'person-large-transfer',
  category: 'individual',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '向个人大额转账', en: 'Large transfer to a natural person' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十七条'],
  params: {
    single: param.money('50000.00', { zh: '单笔金额', en: 'Amount of one payment' }),
    sum: param.money('200000.00', { zh: '累计金额', en: 'Sum of the payments' }),
    windowDays: param.integer(30, 'days', { zh: '累计天数', en: 'Days that are summed' }, { min: 1 }),
  },
  // No key: a person is one party for all regions, but a payment names the payee of its own region.
  find: ({ select, with: using, $with, payments, payees, funds, subsidyBatches }, { single, sum, windowDays }) => {
    // With a contract or an approval there is a document to look at; the money of a one-card batch is for many.
    const plain = $with('plain').as(
      select({
        id: payments.id,
        partyId: payees.partyId,
        paidOn: payments.paidOn,
        amountFen: payments.amountFen,
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .leftJoin(payees, eq(payees.id, payments.payeeId))
        .where(
          and(
            paid(payments),
            eq(payments.payeeKind, 'individual'),
            isNull(payments.contractNo),
            isNull(payments.approvalNo),
            notExists(
              select({ id: subsidyBatches.id }).from(subsidyBatches).where(eq(subsidyBatches.paymentId, payments.id)),
            ),
          ),
        ),
    );
    const days = sql`over (partition by ${plain.partyId} order by ${plain.paidOn} range between to_days(${windowDays} - 1) preceding and current row)`;
    const summed = $with('summed').as(
      select({
        id: sql<string>`${plain.id}`.as('summed_id'),
        partyId: sql<string>`${plain.partyId}`.as('summed_party'),
        lastOn: sql<string>`${plain.paidOn}`.as('summed_on'),
        sumFen: sql<bigint>`cast(sum(${plain.amountFen}) ${days} as bigint)`.as('window_fen'),
        largestFen: sql<bigint>`max(${plain.amountFen}) ${days}`.as('largest_fen'),
      })
        .from(plain)
        .where(isNotNull(plain.partyId)),
    );
    // One finding a party: the last payment at which the sum is reached.
    const reached = $with('reached').as(
      select({
        id: sql<string>`${summed.id}`.as('reached_id'),
        partyId: sql<string>`${summed.partyId}`.as('reached_party'),
        lastOn: sql<string>`${summed.lastOn}`.as('reached_on'),
        sumFen: sql<bigint>`${summed.sumFen}`.as('reached_fen'),
        place:
          sql<number>`row_number() over (partition by ${summed.partyId} order by ${summed.lastOn} desc, ${summed.id} desc)`.as(
            'reached_place',
          ),
      })
        .from(summed)
        .where(and(gte(summed.sumFen, sum), lt(summed.largestFen, single))),
    );
    const series = $with('series').as(
      select({
        id: sql<string>`${reached.id}`.as('series_id'),
        members: listOf(plain.id).as('series_members'),
        firstOn: asDate(min(plain.paidOn)).as('series_first'),
        count: asNumber(sql`count(*)`).as('series_count'),
        sumFen: sql<bigint>`${reached.sumFen}`.as('series_fen'),
      })
        .from(reached)
        .innerJoin(
          plain,
          and(
            eq(plain.partyId, reached.partyId),
            lte(plain.paidOn, reached.lastOn),
            gt(plain.paidOn, sql`${reached.lastOn} - ${windowDays}`),
          ),
        )
        .where(sql`${reached.place} = 1`)
        .groupBy(reached.id, reached.sumFen),
    );
    const large = select({
      id: sql<string>`${plain.id}`.as('found_id'),
      discriminator: literal('').as('what'),
      members: rowsOf().as('found_members'),
      firstOn: sql<string>`${plain.paidOn}`.as('found_first'),
      count: sql<number>`1`.as('found_count'),
      sumFen: sql<bigint>`${plain.amountFen}`.as('found_fen'),
    })
      .from(plain)
      .where(gte(plain.amountFen, single));
    const often = select({
      id: sql<string>`${series.id}`.as('found_id'),
      discriminator: literal('sum').as('what'),
      members: sql<string[]>`list_filter(${series.members}, lambda member: member <> ${series.id})`.as('found_members'),
      firstOn: sql<string>`${series.firstOn}`.as('found_first'),
      count: sql<number>`${series.count}`.as('found_count'),
      sumFen: sql<bigint>`${series.sumFen}`.as('found_fen'),
    }).from(series);
    const found = $with('found').as(large.unionAll(often));
    return using(plain, summed, reached, series, found)
      .select({
        subject: payments.id,
        discriminator: asText(sql`${found.discriminator}`),
        rows: found.members,
        voucherNo: payments.voucherNo,
        firstOn: asDate(sql`${found.firstOn}`),
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        count: asNumber(sql`${found.count}`),
        total: asMoney(sql`${found.sumFen}`),
        purpose: payments.purpose,
      })
      .from(found)
      .innerJoin(payments, eq(payments.id, found.id));
  },
  message: {
    zh: '{firstOn} 至 {paidOn} 向同一自然人支付 {count} 笔共 {total} 元，无合同号和审批文号，请核实合同、补偿协议等依据',
    en: '{count} payments of {total} yuan in all to one natural person from {firstOn} to {paidOn}, without a contract or an approval; please verify what they rest on',
  },
});
