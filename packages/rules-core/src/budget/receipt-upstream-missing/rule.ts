import {
  and,
  defineRule,
  documentNumber,
  eq,
  isNull,
  live,
  matches,
  ne,
  not,
  or,
  param,
  reasons,
  type SQL,
  trimmed,
} from '@qingqu/rules-sdk';

export const receiptUpstreamMissing = defineRule({
  id: 'receipt-upstream-missing',
  category: 'receipt',
  subject: 'indicator',
  severity: 'blue',
  timeClass: 'D',
  title: {
    zh: '上级来源指标无上级记录、文号不规范',
    en: 'Superior source without an upstream record or a regular document number',
  },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第八条'],
  params: {
    pattern: param.text(String.raw`^[一-龥]{2,12}〔(19|20)\d{2}〕\d{1,4}号$`, {
      zh: '规范文号（正则表达式）',
      en: 'Regular document numbers (regular expression)',
    }),
  },
  key: { indicators: 'id' },
  find: ({ select, indicators }, { pattern }) => {
    const docNo = documentNumber(indicators.superiorDocNo);
    const given = ne(trimmed(indicators.superiorDocNo), '');
    const lacks: [SQL | undefined, string][] = [
      [isNull(indicators.upstreamAllocationId), '无上级分配记录'],
      [not(given), '无上级文号'],
      [and(given, not(matches(docNo, pattern))), '文号不规范'],
    ];
    return select({
      subject: indicators.id,
      reasons: reasons(lacks),
      docNo: indicators.superiorDocNo,
      normalised: docNo,
      amount: indicators.amountFen,
      receivedOn: indicators.receivedOn,
    })
      .from(indicators)
      .where(and(live(indicators), eq(indicators.source, 'superior'), or(...lacks.map(([lack]) => lack))));
  },
  message: {
    zh: '来源为上级的指标 {amount} 元：{reasons}（文号“{docNo}”），请核对并补充',
    en: 'An indicator of {amount} yuan from the superior: {reasons} (document number "{docNo}"); please check and complete it',
  },
});
