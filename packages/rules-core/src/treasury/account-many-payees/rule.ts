import {
  and,
  asDate,
  asNumber,
  countDistinct,
  defineRule,
  eq,
  gt,
  gte,
  isNotNull,
  isOneOf,
  listOf,
  lt,
  max,
  min,
  monitored,
  ne,
  not,
  paid,
  param,
  sql,
  sumOf,
} from '@qingqu/rules-sdk';

export const accountManyPayees = defineRule({
  id: 'account-many-payees',
  category: 'account',
  subject: 'account',
  severity: 'orange',
  timeClass: 'W',
  title: { zh: '同一账户对应多个收款人', en: 'One account, many payees' },
  basis: ['豫财办〔2018〕33号 第八条', '中国人民银行令〔2016〕第3号'],
  params: {
    payees: param.integer(3, 'count', { zh: '收款人数', en: 'Number of payees' }, { min: 2 }),
    days: param.integer(365, 'days', { zh: '时间窗口（天）', en: 'Window in days' }, { min: 1 }),
    excludedTypes: param.codes(['26'], { zh: '不检查的账户类型', en: 'Types of accounts not looked at' }),
  },
  // Not keyed: payments. A line's account gets its date from a payment to another account, that of the agent bank.
  key: { accounts: 'id', paymentLines: 'accountId' },
  reaches: {
    payments: ({ select, paymentLines, changed }) =>
      select({ key: changed.payeeAccountId })
        .from(changed)
        .where(isNotNull(changed.payeeAccountId))
        .union(
          select({ key: paymentLines.accountId })
            .from(paymentLines)
            .innerJoin(changed, eq(changed.id, paymentLines.paymentId))
            .where(isNotNull(paymentLines.accountId)),
        ),
    funds: ({ select, payments, paymentLines, changed }) =>
      select({ key: payments.payeeAccountId })
        .from(payments)
        .innerJoin(changed, eq(changed.id, payments.fundId))
        .where(isNotNull(payments.payeeAccountId))
        .union(
          select({ key: paymentLines.accountId })
            .from(paymentLines)
            .innerJoin(payments, eq(payments.id, paymentLines.paymentId))
            .innerJoin(changed, eq(changed.id, payments.fundId))
            .where(isNotNull(paymentLines.accountId)),
        ),
    payees: ({ select, payments, changed }) =>
      select({ key: payments.payeeAccountId })
        .from(payments)
        .innerJoin(changed, eq(changed.id, payments.payeeId))
        .where(isNotNull(payments.payeeAccountId)),
  },
  find: (
    { select, with: using, $with, payments, paymentLines, payees, funds, accounts },
    { payees: payeeCount, days, excludedTypes },
  ) => {
    const known = $with('known').as(
      select({ id: accounts.id })
        .from(accounts)
        .where(and(not(isOneOf(accounts.typeCode, excludedTypes)), ne(accounts.holderKind, 'bank'))),
    );
    // A payee is a party: of a payment its payee, of a line its person. A line that only names an organisation repeats the payee of its payment.
    const party = (id: unknown) => sql<string>`${id}`.as('credited_party');
    const credits = $with('credits').as(
      select({
        id: payments.id,
        accountId: sql<string>`${payments.payeeAccountId}`.as('credited_account'),
        party: party(sql`coalesce(${payees.partyId}, ${payments.payeeNameToken})`),
        paidOn: payments.paidOn,
        amountFen: payments.amountFen,
      })
        .from(payments)
        .innerJoin(known, eq(known.id, payments.payeeAccountId))
        .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
        .leftJoin(payees, eq(payees.id, payments.payeeId))
        .where(paid(payments))
        .unionAll(
          select({
            id: paymentLines.id,
            accountId: sql<string>`${paymentLines.accountId}`.as('credited_account'),
            party: party(paymentLines.personId),
            paidOn: payments.paidOn,
            amountFen: paymentLines.amountFen,
          })
            .from(paymentLines)
            .innerJoin(known, eq(known.id, paymentLines.accountId))
            .innerJoin(payments, and(eq(payments.id, paymentLines.paymentId), paid(payments)))
            .innerJoin(funds, and(eq(funds.id, payments.fundId), monitored(funds, payments.paidOn)))
            .where(isNotNull(paymentLines.personId)),
        ),
    );
    // Most accounts have one payee: payees are counted only where there are two.
    const shared = $with('shared').as(
      select({
        accountId: sql<string>`${credits.accountId}`.as('shared_account'),
        lastOn: max(credits.paidOn).as('last_on'),
      })
        .from(credits)
        .groupBy(credits.accountId)
        .having(lt(min(credits.party), max(credits.party))),
    );
    const distinctPayees = countDistinct(credits.party);
    return using(known, credits, shared)
      .select({
        subject: shared.accountId,
        rows: listOf(credits.id),
        payees: asNumber(distinctPayees),
        firstOn: asDate(sql`${min(credits.paidOn)}`),
        lastOn: asDate(sql`${shared.lastOn}`),
        credits: asNumber(sql`count(*)`),
        total: sumOf(credits.amountFen),
      })
      .from(shared)
      .innerJoin(credits, eq(credits.accountId, shared.accountId))
      .where(gt(credits.paidOn, sql`${shared.lastOn} - ${days}`))
      .groupBy(shared.accountId, shared.lastOn)
      .having(gte(distinctPayees, payeeCount));
  },
  message: {
    zh: '{firstOn} 至 {lastOn} 向同一账户支付 {credits} 笔共 {total} 元，涉及 {payees} 个收款人，请核实账户归属',
    en: '{credits} payments of {total} yuan in all went to one account from {firstOn} to {lastOn} for {payees} payees; please verify whose account it is',
  },
});
