import { and, asDate, asText, defineRule, eq, literal, live, lt, ne, sql, through } from '@qingqu/rules-sdk';

export const receiptBeforeIssue = defineRule({
  id: 'receipt-before-issue',
  category: 'receipt',
  subject: ['indicator', 'allocation'],
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '接收、分配时间早于发文、接收时间', en: 'Received before issue, or allocated before receipt' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第八条'],
  params: {},
  optional: true,
  key: { indicators: 'id', allocations: 'indicatorId' },
  reaches: { indicatorDocs: through('indicators', 'docId') },
  find: ({ select, indicators, indicatorDocs, allocations }) => {
    // What is announced in advance 提前下达 is received before its document by design.
    const receivedBeforeIssue = select({
      subject: indicators.id,
      kind: literal('indicator'),
      discriminator: literal('received'),
      docNo: asText(sql`${indicatorDocs.docNo}`),
      amount: indicators.amountFen,
      issuedOn: indicatorDocs.issuedOn,
      receivedOn: indicators.receivedOn,
      allocatedOn: asDate(sql`cast(null as date)`),
    })
      .from(indicators)
      .innerJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .where(
        and(live(indicators), ne(indicatorDocs.kind, 'advance'), lt(indicators.receivedOn, indicatorDocs.issuedOn)),
      );
    const allocatedBeforeReceipt = select({
      subject: allocations.id,
      kind: literal('allocation'),
      discriminator: literal('allocated'),
      docNo: asText(sql`${allocations.docNo}`),
      amount: allocations.amountFen,
      issuedOn: allocations.docIssuedOn,
      receivedOn: indicators.receivedOn,
      allocatedOn: asDate(sql`${allocations.allocatedOn}`),
    })
      .from(allocations)
      .innerJoin(indicators, and(eq(indicators.id, allocations.indicatorId), live(indicators)))
      .where(
        and(live(allocations), ne(allocations.docKind, 'advance'), lt(allocations.allocatedOn, indicators.receivedOn)),
      );
    return receivedBeforeIssue.unionAll(allocatedBeforeReceipt);
  },
  message: {
    zh: '{docNo}（{amount} 元）的时间顺序不符：发文 {issuedOn}，接收 {receivedOn}，分配 {allocatedOn}，请核对录入日期',
    en: 'The dates of {docNo} ({amount} yuan) are out of order: issued {issuedOn}, received {receivedOn}, allocated {allocatedOn}; please check what was entered',
  },
});
