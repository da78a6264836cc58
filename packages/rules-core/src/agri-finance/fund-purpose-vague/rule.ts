import {
  and,
  asNumber,
  defineRule,
  eq,
  isOneOf,
  lt,
  monitored,
  or,
  paid,
  param,
  sql,
  through,
  trimmed,
  when,
} from '@qingqu/rules-sdk';

export const fundPurposeVague = defineRule({
  id: 'fund-purpose-vague',
  category: 'fund',
  subject: 'payment',
  severity: 'blue',
  timeClass: 'D',
  title: { zh: '支付用途不规范', en: 'Purpose empty or without meaning' },
  basis: ['豫财办〔2018〕33号 第五条', '豫财办〔2018〕33号 第八条'],
  params: {
    words: param.codes(['往来款', '其他', '借款', '拨款', '经费', '转账', '备用金'], {
      zh: '没有实义的用途',
      en: 'Purposes without meaning',
    }),
    loanWords: param.codes(['借款', '往来款'], {
      zh: '按关注级提示的用途',
      en: 'Purposes of the severity yellow',
    }),
    minLength: param.integer(4, 'count', { zh: '用途最少字数', en: 'Least number of characters' }),
  },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId') },
  optional: true,
  find: ({ select, payments, funds }, { words, loanWords, minLength }) => {
    const purpose = trimmed(payments.purpose);
    const length = asNumber(sql`length(${purpose})`);
    return select({
      subject: payments.id,
      severity: when(isOneOf(purpose, loanWords), 'yellow', 'blue'),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      purpose,
      length,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .where(and(paid(payments), or(eq(purpose, ''), isOneOf(purpose, words), lt(length, minLength))));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元，用途为“{purpose}”，请补充或更正用途',
    en: '{amount} yuan were paid on {paidOn} for "{purpose}"; please complete or correct the purpose',
  },
});
