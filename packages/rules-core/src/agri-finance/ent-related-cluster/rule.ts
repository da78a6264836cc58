import {
  and,
  asMoney,
  asNumber,
  asText,
  count,
  countDistinct,
  defineRule,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  lte,
  monitored,
  normalised,
  or,
  paid,
  param,
  type SQL,
  sql,
  sumOf,
  validOn,
} from '@qingqu/rules-sdk';

/** How often a cluster's name is passed on; it goes one enterprise further each time, and real clusters are smaller than this. */
const rounds = 6;

export const entRelatedCluster = defineRule({
  id: 'ent-related-cluster',
  category: 'enterprise',
  subject: 'enterprise',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '关联企业集中获取资金', en: 'Related enterprises paid from one fund' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十七条'],
  params: {
    members: param.integer(3, 'count', { zh: '同一资金的企业数', en: 'Enterprises of one fund' }, { min: 2 }),
    projectMembers: param.integer(2, 'count', { zh: '同一项目的企业数', en: 'Enterprises of one project' }, { min: 2 }),
    windowDays: param.integer(365, 'days', { zh: '时间窗口（天）', en: 'Window in days' }, { min: 1 }),
    common: param.integer(
      20,
      'count',
      { zh: '视为公共特征的企业数', en: "Enterprises above which a feature is nobody's own" },
      { min: 2 },
    ),
    shareBp: param.integer(
      2500,
      'count',
      { zh: '持股比例（万分之一）', en: 'Share held, in basis points' },
      { min: 1, max: 10_000 },
    ),
  },
  // No key: which enterprises are one cluster is known only when all of them are looked at.
  find: (
    { select, selectDistinct, with: using, $with, payments, payees, funds, enterprises, enterprisePersons, asOf },
    { members, projectMembers, windowDays, common, shareBp },
  ) => {
    const received = $with('received').as(
      select({
        enterpriseId: sql<string>`${payees.partyId}`.as('enterprise_id'),
        fundId: payments.fundId,
        projectId: payments.projectId,
        accountId: payments.payeeAccountId,
        amountFen: payments.amountFen,
      })
        .from(payments)
        .innerJoin(payees, and(eq(payees.id, payments.payeeId), isNotNull(payees.partyId)))
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .where(
          and(
            paid(payments),
            inArray(payments.payeeKind, ['enterprise', 'collective']),
            gt(payments.paidOn, sql`${asOf} - ${windowDays}`),
            lte(payments.paidOn, asOf),
          ),
        ),
    );
    const paidEnterprises = $with('paid_enterprises').as(
      selectDistinct({ id: sql<string>`${received.enterpriseId}`.as('paid_id') }).from(received),
    );
    // What enterprises may share, of all the enterprises that share it with one that was paid: the address of a registration agency, or of
    // anybody above the limit, is nobody's own.
    const feature = (kind: string, enterpriseId: SQL, value: SQL) => ({
      enterpriseId: sql<string>`${enterpriseId}`.as('featured'),
      kind: sql<string>`${sql.raw(`'${kind}'`)}`.as('kind'),
      value: sql<string>`cast(${value} as varchar)`.as('value'),
    });
    const ofPaid = select({ id: paidEnterprises.id }).from(paidEnterprises);
    const accounts = selectDistinct(feature('账户', sql`${received.enterpriseId}`, sql`${received.accountId}`))
      .from(received)
      .where(isNotNull(received.accountId));
    const peopleWith = (kind: string, position: SQL) => {
      const standing = and(enterprisePersons.isCurrent, validOn(enterprisePersons, asOf), position);
      const known = select({ personId: enterprisePersons.personId })
        .from(enterprisePersons)
        .where(and(standing, inArray(enterprisePersons.enterpriseId, ofPaid)));
      return selectDistinct(feature(kind, sql`${enterprisePersons.enterpriseId}`, sql`${enterprisePersons.personId}`))
        .from(enterprisePersons)
        .where(and(standing, inArray(enterprisePersons.personId, known)));
    };
    // Six million addresses are not normalised to count those of an agency, which are written alike: only those of the paid are.
    const enterprisesWith = (kind: string, written: SQL, value: SQL) => {
      const known = select({ written: sql`${written}` })
        .from(enterprises)
        .where(inArray(enterprises.id, ofPaid));
      return select(feature(kind, sql`${enterprises.id}`, value))
        .from(enterprises)
        .where(inArray(written, known));
    };
    const features = $with('features').as(
      accounts
        .unionAll(peopleWith('法定代表人', eq(enterprisePersons.role, 'legal_rep')))
        .unionAll(peopleWith('股东', gte(enterprisePersons.shareBp, shareBp)))
        .unionAll(enterprisesWith('电话', sql`${enterprises.phoneToken}`, sql`${enterprises.phoneToken}`))
        .unionAll(
          enterprisesWith('地址', sql`${enterprises.address}`, sql`nullif(${normalised(enterprises.address)}, '')`),
        ),
    );
    const shared = $with('shared').as(
      select({
        kind: sql<string>`${features.kind}`.as('shared_kind'),
        value: sql<string>`${features.value}`.as('shared_value'),
      })
        .from(features)
        .groupBy(features.kind, features.value)
        .having(and(gt(count(), 1), lte(count(), common))),
    );
    // Each enterprise takes the least id among those that it shares a feature with, again and again.
    const start = $with('round_0' as string).as(
      select({
        enterpriseId: sql<string>`${features.enterpriseId}`.as('linked'),
        kind: sql<string>`${features.kind}`.as('linked_by'),
        feature: sql<string>`${features.kind} || ${features.value}`.as('feature'),
        label: sql<string>`${features.enterpriseId}`.as('label'),
      })
        .from(features)
        .innerJoin(shared, and(eq(shared.kind, features.kind), eq(shared.value, features.value)))
        .innerJoin(paidEnterprises, eq(paidEnterprises.id, features.enterpriseId)),
    );
    let named = start;
    const steps = [];
    for (let round = 1; round <= rounds; round += 1) {
      const last = named;
      const spread = $with(`spread_${round}`).as(
        select({
          feature: sql<string>`${last.feature}`.as('spread_feature'),
          label: sql<string>`min(${last.label})`.as('spread_label'),
        })
          .from(last)
          .groupBy(last.feature),
      );
      const pass = $with(`round_${round}`).as(
        select({
          enterpriseId: sql<string>`${last.enterpriseId}`.as('linked'),
          kind: sql<string>`${last.kind}`.as('linked_by'),
          feature: sql<string>`${last.feature}`.as('feature'),
          label: sql<string>`min(${spread.label}) over (partition by ${last.enterpriseId})`.as('label'),
        })
          .from(last)
          .innerJoin(spread, eq(spread.feature, last.feature)),
      );
      steps.push(spread, pass);
      named = pass;
    }
    const clusters = $with('clusters').as(
      selectDistinct({
        id: sql<string>`${named.label}`.as('cluster_id'),
        enterpriseId: sql<string>`${named.enterpriseId}`.as('cluster_member'),
      }).from(named),
    );
    const ties = $with('ties').as(
      select({
        id: sql<string>`${named.label}`.as('tied_cluster'),
        kinds: sql<string>`string_agg(distinct ${named.kind}, '、' order by ${named.kind})`.as('kinds'),
      })
        .from(named)
        .groupBy(named.label),
    );
    const ofProject = $with('of_project').as(
      select({
        id: sql<string>`${clusters.id}`.as('project_cluster'),
        fundId: received.fundId,
        members: countDistinct(clusters.enterpriseId).as('project_members'),
      })
        .from(received)
        .innerJoin(clusters, eq(clusters.enterpriseId, received.enterpriseId))
        .where(isNotNull(received.projectId))
        .groupBy(clusters.id, received.fundId, received.projectId),
    );
    const largest = $with('largest').as(
      select({
        id: sql<string>`${ofProject.id}`.as('largest_cluster'),
        fundId: ofProject.fundId,
        members: sql<number>`max(${ofProject.members})`.as('largest_members'),
      })
        .from(ofProject)
        .groupBy(ofProject.id, ofProject.fundId),
    );
    const ofFund = $with('of_fund').as(
      select({
        id: sql<string>`${clusters.id}`.as('fund_cluster'),
        fundId: received.fundId,
        enterprises: sql<string[]>`list(distinct ${clusters.enterpriseId})`.as('fund_enterprises'),
        members: sql<number>`count(distinct ${clusters.enterpriseId})`.as('fund_members'),
        least: sql<string>`min(${enterprises.uscc})`.as('fund_least'),
        payments: sql<number>`count(*)`.as('fund_payments'),
        totalFen: sumOf(received.amountFen).as('fund_total'),
      })
        .from(received)
        .innerJoin(clusters, eq(clusters.enterpriseId, received.enterpriseId))
        .innerJoin(enterprises, eq(enterprises.id, received.enterpriseId))
        .groupBy(clusters.id, received.fundId),
    );
    const inProject = sql`coalesce(${largest.members}, 0)`;
    return using(
      received,
      paidEnterprises,
      features,
      shared,
      start,
      ...steps,
      clusters,
      ties,
      ofProject,
      largest,
      ofFund,
    )
      .select({
        // The member with the least code stands for the cluster: a name that anybody can find again.
        subject: enterprises.id,
        discriminator: asText(sql`cast(${ofFund.fundId} as varchar)`),
        rows: ofFund.enterprises,
        fund: funds.name,
        ties: asText(sql`${ties.kinds}`),
        enterprises: asNumber(sql`${ofFund.members}`),
        ofOneProject: asNumber(inProject),
        payments: asNumber(sql`${ofFund.payments}`),
        total: asMoney(sql`${ofFund.totalFen}`),
      })
      .from(ofFund)
      .innerJoin(enterprises, eq(enterprises.uscc, ofFund.least))
      .innerJoin(ties, eq(ties.id, ofFund.id))
      .leftJoin(largest, and(eq(largest.id, ofFund.id), eq(largest.fundId, ofFund.fundId)))
      .leftJoin(funds, eq(funds.id, ofFund.fundId))
      .where(or(gte(ofFund.members, members), gte(inProject, projectMembers)));
  },
  message: {
    zh: '{windowDays} 天内“{fund}”向 {enterprises} 家有共同特征（{ties}）的企业支付 {payments} 笔共 {total} 元，请核实企业关系和遴选过程',
    en: 'Within {windowDays} days "{fund}" paid {total} yuan in {payments} payments to {enterprises} enterprises that share features ({ties}); please verify how they are related and how they were chosen',
  },
});
