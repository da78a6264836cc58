import {
  and,
  asMoney,
  defineRule,
  differs,
  eq,
  gt,
  isNotNull,
  isOneOf,
  literal,
  live,
  not,
  or,
  param,
  reasons,
  rowsOf,
  type SQL,
  sql,
  startsWith,
  sumOf,
  trimmed,
  when,
} from '@qingqu/rules-sdk';

export const receiptMismatch = defineRule({
  id: 'receipt-mismatch',
  category: 'receipt',
  subject: 'indicator',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '接收指标与上级下达不一致', en: 'Received indicator differs from what was sent' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第十三条'],
  params: {
    tolerance: param.money('0.00', { zh: '金额容差', en: 'Tolerance of the amount' }),
    ignored: param.codes([], {
      zh: '不比对的字段（amount、fund、fund-type、year、func-code、doc-no）',
      en: 'Fields not compared (amount, fund, fund-type, year, func-code, doc-no)',
    }),
  },
  key: { indicators: 'upstreamAllocationId', allocations: 'id' },
  find: ({ select, with: using, $with, indicators, allocations }, { tolerance, ignored }) => {
    // One document may be received in several rows: amounts are compared as a sum per superior allocation.
    const received = $with('received').as(
      select({
        allocationId: indicators.upstreamAllocationId,
        receivedFen: sumOf(indicators.amountFen).as('received_fen'),
      })
        .from(indicators)
        .where(live(indicators))
        .groupBy(indicators.upstreamAllocationId),
    );
    const compared = (field: string, difference: SQL | undefined) =>
      and(difference, not(isOneOf(literal(field), ignored)));
    const delta = asMoney(sql`(${received.receivedFen} - ${allocations.amountFen})`);
    const amountDiffers = compared('amount', gt(sql`abs(${delta})`, tolerance));
    const differences: [SQL | undefined, string][] = [
      [amountDiffers, '金额'],
      [compared('fund', differs(indicators.fundId, allocations.fundId)), '资金'],
      [compared('fund-type', differs(indicators.fundTypeCode, allocations.fundTypeCode)), '资金性质'],
      [compared('year', differs(indicators.fiscalYear, allocations.fiscalYear)), '预算年度'],
      [
        compared(
          'func-code',
          and(isNotNull(allocations.tpFuncCode), not(startsWith(indicators.funcCode, allocations.tpFuncCode))),
        ),
        '功能科目',
      ],
      [compared('doc-no', differs(trimmed(indicators.superiorDocNo), trimmed(allocations.docNo))), '上级文号'],
    ];
    return using(received)
      .select({
        subject: indicators.id,
        severity: when(amountDiffers, 'orange', 'blue'),
        rows: rowsOf(allocations.id),
        docNo: allocations.docNo,
        fields: reasons(differences),
        sent: allocations.amountFen,
        received: received.receivedFen,
        delta,
      })
      .from(indicators)
      .innerJoin(allocations, and(eq(allocations.id, indicators.upstreamAllocationId), live(allocations)))
      .innerJoin(received, eq(received.allocationId, allocations.id))
      .where(and(live(indicators), or(...differences.map(([difference]) => difference))));
  },
  message: {
    zh: '接收的指标与上级 {docNo} 下达的内容不一致：{fields}；下达 {sent} 元，接收 {received} 元，请核对',
    en: 'The received indicator differs from {docNo} in: {fields}; sent {sent} yuan, received {received} yuan; please check',
  },
});
