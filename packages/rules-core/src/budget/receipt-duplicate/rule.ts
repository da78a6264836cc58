import {
  and,
  asDate,
  asMoney,
  asNumber,
  count,
  daysBetween,
  defineRule,
  eq,
  gt,
  isNotNull,
  isNull,
  listOf,
  literal,
  live,
  lte,
  ne,
  param,
  rowsOf,
  sql,
  sumOf,
  trimmed,
} from '@qingqu/rules-sdk';

export const receiptDuplicate = defineRule({
  id: 'receipt-duplicate',
  category: 'receipt',
  subject: 'indicator',
  severity: 'red',
  timeClass: 'W',
  title: { zh: '重复接收指标', en: 'Superior allocation received twice' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第八条'],
  params: { days: param.integer(30, 'days', { zh: '间隔天数', en: 'Days apart at most' }) },
  suppresses: ['alloc-over-amount'],
  // No key: receipts without an upstream allocation are compared by document number, amount and code, which are no single column.
  find: ({ select, with: using, $with, indicators, allocations }, { days }) => {
    // Several receipts of one allocation, as long as they are not more than it, are its tranches.
    const received = $with('received').as(
      select({
        allocationId: allocations.id,
        sentFen: allocations.amountFen,
        receivedFen: sumOf(indicators.amountFen).as('received_fen'),
        receipts: asNumber(count()).as('receipt_count'),
        ids: listOf(indicators.id).as('receipt_ids'),
      })
        .from(indicators)
        .innerJoin(allocations, and(eq(allocations.id, indicators.upstreamAllocationId), live(allocations)))
        .where(live(indicators))
        .groupBy(allocations.id, allocations.amountFen)
        .having(and(gt(count(), 1), gt(sumOf(indicators.amountFen), allocations.amountFen))),
    );
    const receipts = $with('receipts').as(
      select({
        id: indicators.id,
        allocationId: indicators.upstreamAllocationId,
        place:
          sql<number>`row_number() over (partition by ${indicators.upstreamAllocationId} order by ${indicators.receivedOn}, ${indicators.id})`.as(
            'place',
          ),
      })
        .from(indicators)
        .where(and(live(indicators), isNotNull(indicators.upstreamAllocationId))),
    );
    const moreThanSent = using(received, receipts)
      .select({
        subject: indicators.id,
        severity: literal('red'),
        rows: received.ids,
        docNo: indicators.superiorDocNo,
        receivedOn: indicators.receivedOn,
        previousOn: asDate(sql`cast(null as date)`),
        amount: indicators.amountFen,
        receipts: asNumber(sql`${received.receipts}`),
        received: received.receivedFen,
        sent: asMoney(sql`${received.sentFen}`),
        excess: asMoney(sql`${received.receivedFen} - ${received.sentFen}`),
      })
      .from(receipts)
      .innerJoin(received, eq(received.allocationId, receipts.allocationId))
      .innerJoin(indicators, eq(indicators.id, receipts.id))
      .where(sql`${receipts.place} > 1`);

    const alike = sql`over (partition by ${indicators.regionCode}, ${trimmed(indicators.superiorDocNo)}, ${indicators.amountFen}, ${indicators.funcCode}, ${indicators.agencyId} order by ${indicators.receivedOn}, ${indicators.id})`;
    const unlinked = $with('unlinked').as(
      select({
        id: indicators.id,
        previousId: sql<string>`lag(${indicators.id}) ${alike}`.as('previous_id'),
        previousOn: sql<string>`lag(${indicators.receivedOn}) ${alike}`.as('previous_on'),
      })
        .from(indicators)
        .where(
          and(
            live(indicators),
            eq(indicators.source, 'superior'),
            isNull(indicators.upstreamAllocationId),
            isNotNull(indicators.receivedOn),
            ne(trimmed(indicators.superiorDocNo), ''),
          ),
        ),
    );
    const lookAlike = using(unlinked)
      .select({
        subject: indicators.id,
        severity: literal('yellow'),
        rows: rowsOf(indicators.id, unlinked.previousId),
        docNo: indicators.superiorDocNo,
        receivedOn: indicators.receivedOn,
        previousOn: asDate(sql`${unlinked.previousOn}`),
        amount: indicators.amountFen,
        receipts: asNumber(sql`2`),
        received: asMoney(sql`${indicators.amountFen} * 2`),
        sent: asMoney(sql`cast(null as bigint)`),
        excess: asMoney(sql`cast(null as bigint)`),
      })
      .from(unlinked)
      .innerJoin(indicators, eq(indicators.id, unlinked.id))
      .where(lte(daysBetween(unlinked.previousOn, indicators.receivedOn), days));
    return moreThanSent.unionAll(lookAlike);
  },
  message: {
    zh: '上级文件 {docNo} 的指标 {amount} 元疑似重复接收（{receipts} 条共 {received} 元），请核对接收记录',
    en: 'The receipt of {amount} yuan by document {docNo} may repeat another ({receipts} receipts, {received} yuan in all); please check the receipts',
  },
});
