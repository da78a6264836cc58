import {
  and,
  defineRule,
  eq,
  isOneOf,
  isTrue,
  live,
  monitored,
  not,
  or,
  param,
  reasons,
  startsWithOneOf,
  through,
} from '@qingqu/rules-sdk';

export const receiptTagMissing = defineRule({
  id: 'receipt-tag-missing',
  category: 'receipt',
  subject: 'indicator',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '扶贫资金标识遗漏', en: 'Poverty tag missing' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第十三条'],
  params: {
    funcPrefixes: param.codes(['21305'], {
      zh: '扶贫功能科目（前缀）',
      en: 'Functional codes of poverty relief (prefixes)',
    }),
    exempt: param.codes(['2130501', '2130502', '2130503'], {
      zh: '不要求标识的功能科目',
      en: 'Functional codes that need no tag',
    }),
  },
  key: { indicators: 'id' },
  reaches: {
    allocations: through('indicators', 'upstreamAllocationId'),
    funds: through('indicators', 'fundId'),
    indicatorDocs: through('indicators', 'docId'),
  },
  find: ({ select, indicators, indicatorDocs, allocations, funds }, { funcPrefixes, exempt }) => {
    const fundMonitored = isTrue(monitored(funds, indicators.docIssuedOn));
    const codeOfRelief = startsWithOneOf(indicators.funcCode, funcPrefixes);
    const upstreamTagged = isTrue(allocations.povertyTag);
    return select({
      subject: indicators.id,
      docNo: indicatorDocs.docNo,
      issuedOn: indicators.docIssuedOn,
      amount: indicators.amountFen,
      funcCode: indicators.funcCode,
      reasons: reasons([
        [fundMonitored, '资金在监控范围内'],
        [codeOfRelief, '功能科目属于扶贫'],
        [upstreamTagged, '上级指标有扶贫标识'],
      ]),
    })
      .from(indicators)
      .leftJoin(funds, eq(funds.id, indicators.fundId))
      .leftJoin(allocations, eq(allocations.id, indicators.upstreamAllocationId))
      .leftJoin(indicatorDocs, eq(indicatorDocs.id, indicators.docId))
      .where(
        and(
          live(indicators),
          not(isTrue(indicators.povertyTag)),
          or(fundMonitored, codeOfRelief, upstreamTagged),
          not(isOneOf(indicators.funcCode, exempt)),
        ),
      );
  },
  message: {
    zh: '指标 {amount} 元没有扶贫标识，但{reasons}，请核实并补充标识',
    en: 'An indicator of {amount} yuan has no poverty tag, although: {reasons}; please verify and tag it',
  },
});
