import {
  and,
  asBoolean,
  asDate,
  asMoney,
  asNumber,
  daysBetween,
  defineRule,
  eq,
  gte,
  isTrue,
  listOf,
  lt,
  matches,
  monitored,
  netPaid,
  paid,
  param,
  sql,
  when,
} from '@qingqu/rules-sdk';

export const entNewborn = defineRule({
  id: 'ent-newborn',
  category: 'enterprise',
  subject: 'enterprise',
  severity: 'yellow',
  timeClass: 'W',
  title: { zh: '新设企业大额收款', en: 'Large sum to an enterprise just founded' },
  basis: ['豫财办〔2018〕33号 第二条', '豫财办〔2018〕33号 第十七条'],
  params: {
    days: param.integer(90, 'days', { zh: '成立至首次收款的天数', en: 'Days from founding to the first payment' }),
    window: param.integer(365, 'days', { zh: '首次收款后的天数', en: 'Days from the first payment on' }),
    sum: param.money('200000.00', { zh: '期间收款起点', en: 'Least sum in these days' }),
  },
  // A payment names its payee as its region knows it, and not the enterprise: no column of payments says to which enterprise it belongs. No key.
  find: ({ select, with: using, $with, payments, funds, payees, enterprises }, { days, window, sum }) => {
    const received = $with('received').as(
      select({
        id: payments.id,
        enterpriseId: sql<string>`${enterprises.id}`.as('enterprise_id'),
        establishedOn: enterprises.establishedOn,
        paidOn: payments.paidOn,
        amountFen: payments.amountFen,
        projectId: payments.projectId,
        status: payments.status,
        refundOfId: payments.refundOfId,
      })
        .from(payments)
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .innerJoin(payees, eq(payees.id, payments.payeeId))
        .innerJoin(enterprises, eq(enterprises.id, payees.partyId))
        .where(eq(payments.status, 'paid')),
    );
    const firstPaidOn = sql`min(${received.paidOn}) filter (where ${paid(received)})`;
    const age = daysBetween(received.establishedOn, firstPaidOn);
    const newborn = $with('newborn').as(
      select({
        enterpriseId: sql<string>`${received.enterpriseId}`.as('newborn_id'),
        firstPaidOn: sql<string>`${firstPaidOn}`.as('first_paid_on'),
      })
        .from(received)
        .groupBy(received.enterpriseId, received.establishedOn)
        .having(and(gte(age, 0), lt(age, days))),
    );
    const early = $with('early').as(
      select({
        enterpriseId: sql<string>`${newborn.enterpriseId}`.as('early_id'),
        firstPaidOn: sql<string>`${newborn.firstPaidOn}`.as('early_first_paid_on'),
        ids: listOf(received.id).as('payment_ids'),
        count: sql<number>`count(*) filter (where ${paid(received)})`.as('payment_count'),
        netFen: netPaid(received).as('net_fen'),
        allOnProjects: sql<boolean>`bool_and(${received.projectId} is not null) filter (where ${paid(received)})`.as(
          'all_on_projects',
        ),
      })
        .from(newborn)
        .innerJoin(
          received,
          and(
            eq(received.enterpriseId, newborn.enterpriseId),
            gte(received.paidOn, newborn.firstPaidOn),
            lt(daysBetween(newborn.firstPaidOn, received.paidOn), window),
          ),
        )
        .groupBy(newborn.enterpriseId, newborn.firstPaidOn),
    );
    // Villages found co-operatives for their projects.
    const villageProject = and(matches(enterprises.type, '合作社'), isTrue(early.allOnProjects));
    return using(received, newborn, early)
      .select({
        subject: enterprises.id,
        severity: when(villageProject, 'blue', 'yellow'),
        rows: early.ids,
        enterprise: enterprises.name,
        type: enterprises.type,
        establishedOn: enterprises.establishedOn,
        firstPaidOn: asDate(sql`${early.firstPaidOn}`),
        ageDays: daysBetween(enterprises.establishedOn, early.firstPaidOn),
        count: asNumber(sql`${early.count}`),
        received: asMoney(sql`${early.netFen}`),
        allOnProjects: asBoolean(sql`${early.allOnProjects}`),
      })
      .from(early)
      .innerJoin(enterprises, eq(enterprises.id, early.enterpriseId))
      .where(gte(early.netFen, sum));
  },
  message: {
    zh: '{enterprise} 于 {establishedOn} 成立，{ageDays} 天后首次收款，此后 {window} 天内共收款 {received} 元，请核实其承接能力',
    en: '{enterprise} was founded on {establishedOn}, first paid {ageDays} days later and received {received} yuan within {window} days; please verify its capacity',
  },
});
