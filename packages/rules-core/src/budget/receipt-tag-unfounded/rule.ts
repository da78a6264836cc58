import {
  and,
  defineRule,
  eq,
  isNotNull,
  isTrue,
  live,
  monitored,
  ne,
  not,
  param,
  startsWithOneOf,
  through,
} from '@qingqu/rules-sdk';

export const receiptTagUnfounded = defineRule({
  id: 'receipt-tag-unfounded',
  category: 'receipt',
  subject: 'indicator',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '扶贫标识依据不足', en: 'Poverty tag without a ground' },
  basis: ['豫财办〔2018〕33号 第三条', '豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第十三条'],
  params: {
    funcPrefixes: param.codes(['21305'], {
      zh: '扶贫功能科目（前缀）',
      en: 'Functional codes of poverty relief (prefixes)',
    }),
  },
  key: { indicators: 'id' },
  reaches: {
    allocations: through('indicators', 'upstreamAllocationId'),
    funds: through('indicators', 'fundId'),
    indicatorDocs: through('indicators', 'docId'),
  },
  find: ({ select, indicators, indicatorDocs, allocations, funds }, { funcPrefixes }) => {
    const integratedByPlan = and(eq(funds.category, 'integrated_agri'), isNotNull(indicators.integrationPlanRef));
    return select({
      subject: indicators.id,
      docNo: indicatorDocs.docNo,
      issuedOn: indicators.docIssuedOn,
      amount: indicators.amountFen,
      funcCode: indicators.funcCode,
      fundName: funds.name,
      source: indicators.source,
    })
      .from(indicators)
      .leftJoin(funds, eq(funds.id, indicators.fundId))
      .leftJoin(allocations, eq(allocations.id, indicators.upstreamAllocationId))
      .leftJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .where(
        and(
          live(indicators),
          isTrue(indicators.povertyTag),
          not(isTrue(monitored(funds, indicators.docIssuedOn))),
          not(startsWithOneOf(indicators.funcCode, funcPrefixes)),
          not(isTrue(allocations.povertyTag)),
          ne(indicators.source, 'local'),
          not(isTrue(integratedByPlan)),
        ),
      );
  },
  message: {
    zh: '指标 {amount} 元有扶贫标识，但资金“{fundName}”不在监控范围、功能科目 {funcCode} 不属于扶贫、上级也未标识，请核对',
    en: 'An indicator of {amount} yuan carries the poverty tag, but neither the fund "{fundName}", nor the code {funcCode}, nor the superior accounts for it; please check',
  },
});
