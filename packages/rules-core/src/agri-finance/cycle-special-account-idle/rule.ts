import {
  addDays,
  and,
  asDate,
  asMoney,
  daysBetween,
  defineRule,
  eq,
  gte,
  isOneOf,
  lt,
  min,
  param,
  signed,
  sql,
  sumOf,
  sumWhere,
} from '@qingqu/rules-sdk';

export const cycleSpecialAccountIdle = defineRule({
  id: 'cycle-special-account-idle',
  category: 'cycle',
  subject: 'account',
  severity: 'orange',
  timeClass: 'C',
  title: { zh: '专户资金滞留', en: 'Money stagnating on a special account' },
  basis: ['豫财办〔2018〕33号 第八条', '豫财办〔2018〕33号 第十三条'],
  params: {
    specialTypes: param.codes(['23', '24'], { zh: '财政专户账户类型', en: 'Types of special accounts' }),
    days: param.integer(60, 'days', { zh: '滞留天数', en: 'Days it may stay' }),
    minimum: param.money('10000.00', { zh: '最低金额', en: 'Least amount' }),
  },
  key: { accounts: 'id', specialAccountEntries: 'accountId' },
  find: ({ select, with: using, $with, accounts, specialAccountEntries, asOf }, { specialTypes, days, minimum }) => {
    const isIn = eq(specialAccountEntries.direction, 'in');
    const isOut = eq(specialAccountEntries.direction, 'out');
    const old = lt(addDays(specialAccountEntries.occurredOn, days), asOf);
    // First in, first out: what went out is taken from what came in first, so that the old money is the old receipts less all that went out.
    const standing = $with('standing').as(
      select({
        accountId: specialAccountEntries.accountId,
        balanceFen: sumOf(signed(specialAccountEntries)).as('balance_fen'),
        outFen: sumWhere(specialAccountEntries.amountFen, isOut).as('out_fen'),
        idleFen: asMoney(
          sql`${sumWhere(specialAccountEntries.amountFen, and(isIn, old)!)} - ${sumWhere(specialAccountEntries.amountFen, isOut)}`,
        ).as('idle_fen'),
      })
        .from(specialAccountEntries)
        .groupBy(specialAccountEntries.accountId),
    );
    const receipts = $with('receipts').as(
      select({
        accountId: specialAccountEntries.accountId,
        occurredOn: specialAccountEntries.occurredOn,
        receivedFen:
          sql<bigint>`sum(${specialAccountEntries.amountFen}) over (partition by ${specialAccountEntries.accountId} order by ${specialAccountEntries.occurredOn})`.as(
            'received_to_date',
          ),
      })
        .from(specialAccountEntries)
        .where(isIn),
    );
    // The first day up to which more came in than went out: the oldest money that is still there.
    const oldest = $with('oldest').as(
      select({ accountId: receipts.accountId, oldestOn: min(receipts.occurredOn).as('oldest_on') })
        .from(receipts)
        .innerJoin(standing, eq(standing.accountId, receipts.accountId))
        .where(lt(standing.outFen, receipts.receivedFen))
        .groupBy(receipts.accountId),
    );
    return using(standing, receipts, oldest)
      .select({
        subject: accounts.id,
        balance: asMoney(sql`${standing.balanceFen}`),
        idle: asMoney(sql`${standing.idleFen}`),
        oldestOn: asDate(sql`${oldest.oldestOn}`),
        daysIdle: daysBetween(oldest.oldestOn, asOf),
      })
      .from(standing)
      .innerJoin(accounts, and(eq(accounts.id, standing.accountId), isOneOf(accounts.typeCode, specialTypes)))
      .innerJoin(oldest, eq(oldest.accountId, standing.accountId))
      .where(gte(standing.idleFen, minimum));
  },
  message: {
    zh: '专户余额 {balance} 元，其中 {idle} 元滞留超过 {days} 天，最早一笔于 {oldestOn} 入账，请核实滞留原因',
    en: '{idle} of the {balance} yuan on the special account have been there for more than {days} days, the oldest since {oldestOn}; please verify why',
  },
});
