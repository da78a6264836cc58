import {
  and,
  asText,
  defineRule,
  eq,
  isOneOf,
  matches,
  monitored,
  ne,
  not,
  or,
  paid,
  param,
  sql,
  startsWithOneOf,
  through,
  when,
} from '@qingqu/rules-sdk';

export const fundNegativeList = defineRule({
  id: 'fund-negative-list',
  category: 'fund',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '支出列入负面清单', en: 'Expenditure on the negative list' },
  basis: ['豫财办〔2018〕33号 第三条', '豫财办〔2018〕33号 第八条', '财农〔2017〕8号'],
  params: {
    codes: param.codes(['30212', '30217', '30231', '30913', '31013'], {
      zh: '负面清单的部门经济分类',
      en: 'Departmental economic codes on the negative list',
    }),
    prefixes: param.codes(['301'], {
      zh: '负面清单的部门经济分类（前缀）',
      en: 'Departmental economic codes on the negative list (prefixes)',
    }),
    words: param.text('奖金|津贴|补助工资|招待|烟草|卷烟|酒水|白酒|旅游|装修办公|偿还债务|弥补亏损|楼堂馆所', {
      zh: '用途中的词（正则表达式）',
      en: 'Words in the purpose (regular expression)',
    }),
    exceptions: param.text('扶贫车间|就业|公益性岗位|酒店扶贫', {
      zh: '例外的词（正则表达式）',
      en: 'Words that make an exception (regular expression)',
    }),
  },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId') },
  find: ({ select, payments, funds }, { codes, prefixes, words, exceptions }) => {
    const byCode = or(isOneOf(payments.depEcoCode, codes), startsWithOneOf(payments.depEcoCode, prefixes));
    const byWord = and(matches(payments.purpose, words), not(matches(payments.purpose, exceptions)));
    return select({
      subject: payments.id,
      severity: when(byCode, 'red', 'yellow'),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      depEcoCode: payments.depEcoCode,
      matched: asText(
        sql`case when ${byCode} then ${payments.depEcoCode} else regexp_extract(${payments.purpose}, ${words}) end`,
      ),
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .where(and(paid(payments), ne(payments.payeeKind, 'agent_bank'), or(byCode, byWord)));
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元，经济分类或用途与负面清单的“{matched}”相符，请核实是否属于资金使用范围',
    en: '{amount} yuan paid on {paidOn} match "{matched}" of the negative list by code or purpose; please verify whether the fund may be used for it',
  },
});
