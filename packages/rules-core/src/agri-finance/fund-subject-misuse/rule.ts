import {
  and,
  defineRule,
  eq,
  inArray,
  isNotNull,
  isNull,
  isOneOf,
  monitored,
  ne,
  not,
  or,
  paid,
  param,
  reasons,
  type SQL,
  sql,
  startsWithOneOf,
  through,
} from '@qingqu/rules-sdk';

export const fundSubjectMisuse = defineRule({
  id: 'fund-subject-misuse',
  category: 'fund',
  subject: 'payment',
  severity: 'yellow',
  timeClass: 'D',
  title: { zh: '支出科目与资金不符', en: 'Code not meant for the fund' },
  basis: ['豫财办〔2018〕33号 第三条', '豫财办〔2018〕33号 第八条'],
  params: {
    refused: param.codes(['202', '203', '204', '227', '230', '232', '233'], {
      zh: '不应列支的功能分类（前缀）',
      en: 'Functional codes not meant for any monitored fund (prefixes)',
    }),
    refusedDep: param.codes(['39999'], {
      zh: '不应列支的部门经济分类',
      en: 'Departmental economic codes not meant for any monitored fund',
    }),
  },
  key: { payments: 'id' },
  reaches: { funds: through('payments', 'fundId') },
  find: ({ select, payments, funds }, { refused, refusedDep }) => {
    const allowed = sql`split(replace(${funds.funcPrefixes}, ' ', ''), ',')` as SQL<string[]>;
    const outsideFund = and(
      isNotNull(payments.funcCode),
      ne(funds.funcPrefixes, ''),
      not(startsWithOneOf(payments.funcCode, allowed)),
    );
    const noCode = isNull(payments.funcCode);
    const refusedCode = startsWithOneOf(payments.funcCode, refused);
    const refusedDepCode = isOneOf(payments.depEcoCode, refusedDep);
    return select({
      subject: payments.id,
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      payee: payments.payeeOrgName,
      funcCode: payments.funcCode,
      depEcoCode: payments.depEcoCode,
      allowed: funds.funcPrefixes,
      reasons: reasons([
        [noCode, '没有功能分类'],
        [outsideFund, '功能分类不在资金的范围内'],
        [refusedCode, '功能分类不应由监控资金列支'],
        [refusedDepCode, '部门经济分类不应由监控资金列支'],
      ]),
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .where(
        and(
          paid(payments),
          // Upper levels book transfers under 230: only what reaches a final payee is looked at.
          inArray(payments.payeeKind, ['enterprise', 'individual', 'collective']),
          or(noCode, outsideFund, refusedCode, refusedDepCode),
        ),
      );
  },
  message: {
    zh: '{paidOn} 支付 {amount} 元：{reasons}，请核实支出科目',
    en: '{amount} yuan paid on {paidOn}: {reasons}; please verify the codes',
  },
});
