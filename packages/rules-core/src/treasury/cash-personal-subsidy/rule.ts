import {
  and,
  defineRule,
  eq,
  exists,
  inCash,
  isOneOf,
  isTrue,
  monitored,
  ne,
  not,
  or,
  paid,
  param,
  reasons,
  startsWithOneOf,
  through,
} from '@qingqu/rules-sdk';

export const cashPersonalSubsidy = defineRule({
  id: 'cash-personal-subsidy',
  category: 'cash',
  subject: 'payment',
  severity: 'red',
  timeClass: 'D',
  title: { zh: '个人补助类资金未通过一卡通发放', en: 'Personal subsidy not paid by one-card' },
  basis: ['豫财办〔2018〕33号 第七条'],
  params: {
    govCodes: param.codes(['50901', '50902', '50903', '50999'], {
      zh: '个人补助的政府经济分类',
      en: 'Government economic codes of personal subsidies',
    }),
    depPrefixes: param.codes(['303'], {
      zh: '个人补助的部门经济分类（前缀）',
      en: 'Departmental economic codes of personal subsidies (prefixes)',
    }),
    exempt: param.codes([], {
      zh: '不要求一卡通的部门经济分类（前缀）',
      en: 'Departmental economic codes that need no one-card (prefixes)',
    }),
  },
  key: { payments: 'id', subsidyBatches: 'paymentId' },
  reaches: { funds: through('payments', 'fundId') },
  find: ({ select, payments, funds, subsidyBatches }, { govCodes, depPrefixes, exempt }) => {
    const personal = or(
      isOneOf(payments.govEcoCode, govCodes),
      startsWithOneOf(payments.depEcoCode, depPrefixes),
      isTrue(funds.isPersonal),
    );
    const batch = select({ id: subsidyBatches.id })
      .from(subsidyBatches)
      .where(eq(subsidyBatches.paymentId, payments.id));
    const outsideOneCard = and(ne(payments.payeeKind, 'agent_bank'), not(exists(batch)));
    return select({
      subject: payments.id,
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      govEcoCode: payments.govEcoCode,
      depEcoCode: payments.depEcoCode,
      payeeKind: payments.payeeKind,
      reasons: reasons([
        [inCash(payments), '以现金结算'],
        [outsideOneCard, '收款方不是代发银行且没有一卡通批次'],
      ]),
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .where(
        and(
          paid(payments),
          personal,
          not(startsWithOneOf(payments.depEcoCode, exempt)),
          or(inCash(payments), outsideOneCard),
        ),
      );
  },
  message: {
    zh: '个人补助类支付 {amount} 元：{reasons}，请核实发放方式',
    en: 'A personal subsidy of {amount} yuan: {reasons}; please verify how it reached the recipients',
  },
});
