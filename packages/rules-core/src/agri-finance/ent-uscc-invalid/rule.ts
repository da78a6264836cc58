import {
  and,
  asText,
  defineRule,
  eq,
  exists,
  isNotNull,
  isNull,
  matches,
  monitored,
  not,
  or,
  paid,
  sql,
  through,
  trimmed,
  validUscc,
} from '@qingqu/rules-sdk';

/** A registration number of before 2015 has 15 digits. */
const oldNumber = '^[0-9]{15}$';

export const entUsccInvalid = defineRule({
  id: 'ent-uscc-invalid',
  category: 'enterprise',
  subject: 'payment',
  severity: 'orange',
  timeClass: 'D',
  title: {
    zh: '收款企业统一社会信用代码缺失或未能核验',
    en: 'Credit code of the payee missing or not confirmed',
  },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条', 'GB 32100-2015', 'GB 11714-1997'],
  params: {},
  key: { payments: 'id' },
  // A change of the business register has no reach: with its first record every payment to an enterprise that it does not hold becomes a finding.
  reaches: { funds: through('payments', 'fundId'), payees: through('payments', 'payeeId') },
  find: ({ select, with: using, $with, selectDistinct, payments, funds, payees, businessRecords }) => {
    const registered = $with('registered').as(
      selectDistinct({ enterpriseId: businessRecords.enterpriseId }).from(businessRecords),
    );
    // Before the register has arrived nobody can be missing in it.
    const registerArrived = exists(select({ id: registered.enterpriseId }).from(registered));
    const code = trimmed(payees.uscc);
    const problem = sql<string>`case when ${eq(code, '')} then '没有统一社会信用代码' when ${matches(code, oldNumber)} then '仍为15位旧注册号' when ${not(validUscc(payees.uscc))} then '校验位不符' when ${and(registerArrived, isNull(registered.enterpriseId))} then '未见于工商登记' end`;
    const questionable = $with('questionable').as(
      using(registered)
        .select({ payeeId: payees.id, uscc: payees.uscc, problem: problem.as('problem') })
        .from(payees)
        .leftJoin(registered, eq(registered.enterpriseId, payees.partyId)),
    );
    return using(questionable)
      .select({
        subject: payments.id,
        severity: sql<string>`case when ${or(eq(trimmed(questionable.uscc), ''), matches(trimmed(questionable.uscc), oldNumber))} then 'blue' else 'orange' end`,
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        payee: payments.payeeOrgName,
        uscc: questionable.uscc,
        problem: asText(sql`${questionable.problem}`),
        purpose: payments.purpose,
      })
      .from(payments)
      .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
      .innerJoin(questionable, eq(questionable.payeeId, payments.payeeId))
      .where(and(paid(payments), eq(payments.payeeKind, 'enterprise'), isNotNull(questionable.problem)));
  },
  message: {
    zh: '{paidOn} 向 {payee} 支付 {amount} 元，收款企业的统一社会信用代码{problem}，请核实并补正',
    en: '{amount} yuan were paid on {paidOn} to {payee}; its credit code: {problem}; please verify and complete it',
  },
});
