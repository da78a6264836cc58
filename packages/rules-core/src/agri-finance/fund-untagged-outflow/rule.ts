import {
  addWorkdays,
  and,
  asMoney,
  asText,
  defineRule,
  eq,
  gt,
  inArray,
  isNull,
  isTrue,
  literal,
  lt,
  ne,
  or,
  paid,
  param,
  sql,
  startsWithOneOf,
  sumOf,
  through,
} from '@qingqu/rules-sdk';

export const fundUntaggedOutflow = defineRule({
  id: 'fund-untagged-outflow',
  category: 'fund',
  subject: 'payment',
  severity: 'yellow',
  timeClass: 'C',
  title: { zh: '扶贫资金支付未挂接项目或明细', en: 'Poverty-relief payment without project or beneficiaries' },
  basis: ['豫财办〔2018〕33号 第七条', '豫财办〔2018〕33号 第八条'],
  params: {
    days: param.integer(5, 'workdays', { zh: '录入明细的工作日', en: 'Working days to record the beneficiaries' }),
    needsProject: param.codes(['309', '310'], {
      zh: '须挂接项目的部门经济分类（前缀）',
      en: 'Departmental economic codes that need a project (prefixes)',
    }),
  },
  key: { payments: 'id', paymentLines: 'paymentId', subsidyBatches: 'paymentId' },
  reaches: {
    indicators: through('payments', 'indicatorId'),
    projects: through('payments', 'projectId'),
    subsidyLines: ({ select, subsidyBatches, changed }) =>
      select({ key: subsidyBatches.paymentId })
        .from(subsidyBatches)
        .innerJoin(changed, eq(changed.batchId, subsidyBatches.id)),
  },
  find: (
    { select, with: using, $with, payments, paymentLines, indicators, projects, subsidyBatches, subsidyLines, asOf },
    { days, needsProject },
  ) => {
    const tagged = and(eq(indicators.id, payments.indicatorId), eq(indicators.povertyTag, true));
    const outsideTerm = or(gt(projects.startedOn, payments.paidOn), lt(projects.endedOn, payments.paidOn));
    const withoutProject = select({
      subject: payments.id,
      discriminator: literal('project'),
      voucherNo: payments.voucherNo,
      paidOn: payments.paidOn,
      amount: payments.amountFen,
      reason: asText(
        sql`case when ${payments.projectId} is null then '未挂接项目' else '支付日不在项目的起止日期内' end`,
      ),
      details: asMoney(sql`cast(null as bigint)`),
      purpose: payments.purpose,
    })
      .from(payments)
      .innerJoin(indicators, tagged)
      .leftJoin(projects, eq(projects.id, payments.projectId))
      .where(
        and(
          paid(payments),
          inArray(payments.payeeKind, ['enterprise', 'collective']),
          startsWithOneOf(payments.depEcoCode, needsProject),
          or(isNull(payments.projectId), isTrue(outsideTerm)),
        ),
      );
    const personal = $with('personal').as(
      select({ id: payments.id })
        .from(payments)
        .innerJoin(indicators, tagged)
        .where(and(paid(payments), eq(payments.payeeKind, 'agent_bank'), gt(asOf, addWorkdays(payments.paidOn, days)))),
    );
    // Every line counts, whatever became of it; a reissue is the same money again.
    const byBatches = $with('by_batches').as(
      select({ paymentId: subsidyBatches.paymentId, batchFen: sumOf(subsidyLines.amountFen).as('batch_fen') })
        .from(personal)
        .innerJoin(subsidyBatches, eq(subsidyBatches.paymentId, personal.id))
        .leftJoin(subsidyLines, and(eq(subsidyLines.batchId, subsidyBatches.id), isNull(subsidyLines.reissueOfId)))
        .groupBy(subsidyBatches.paymentId),
    );
    const byLines = $with('by_lines').as(
      select({ paymentId: paymentLines.paymentId, linesFen: sumOf(paymentLines.amountFen).as('lines_fen') })
        .from(personal)
        .innerJoin(paymentLines, eq(paymentLines.paymentId, personal.id))
        .groupBy(paymentLines.paymentId),
    );
    const details = asMoney(sql`coalesce(${byBatches.batchFen}, ${byLines.linesFen}, 0)`);
    const withoutLines = using(personal, byBatches, byLines)
      .select({
        subject: payments.id,
        discriminator: literal('lines'),
        voucherNo: payments.voucherNo,
        paidOn: payments.paidOn,
        amount: payments.amountFen,
        reason: literal('明细合计与支付金额不一致'),
        details,
        purpose: payments.purpose,
      })
      .from(personal)
      .innerJoin(payments, eq(payments.id, personal.id))
      .leftJoin(byBatches, eq(byBatches.paymentId, personal.id))
      .leftJoin(byLines, eq(byLines.paymentId, personal.id))
      .where(ne(details, payments.amountFen));
    return withoutLines.unionAll(withoutProject);
  },
  message: {
    zh: '{paidOn} 支付扶贫资金 {amount} 元：{reason}，请补充或核实',
    en: '{amount} yuan of poverty-relief money were paid on {paidOn}: {reason}; please complete or verify the record',
  },
});
