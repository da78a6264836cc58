import {
  addWorkdays,
  and,
  asMoney,
  asNumber,
  dayText,
  defineRule,
  eq,
  gt,
  isOneOf,
  listOf,
  ne,
  param,
  signed,
  sql,
  sumOf,
} from '@qingqu/rules-sdk';

const nothing = sql<bigint>`cast(null as bigint)`;

export const accountSpecialOffSystem = defineRule({
  id: 'account-special-off-system',
  category: 'account',
  subject: 'account',
  severity: 'red',
  timeClass: 'C',
  title: { zh: '专户资金体外循环', en: 'Money moved on a special account without a system record' },
  basis: ['豫财办〔2018〕33号 第八条'],
  params: {
    specialTypes: param.codes(['23', '24'], { zh: '财政专户账户类型', en: 'Types of special accounts' }),
    graceDays: param.integer(2, 'workdays', { zh: '宽限（工作日）', en: 'Working days of grace' }),
  },
  key: { accounts: 'id', bankLines: 'accountId', specialAccountEntries: 'accountId' },
  find: (
    { select, with: using, $with, accounts, bankLines, specialAccountEntries, asOf },
    { specialTypes, graceDays },
  ) => {
    const movements = $with('movements').as(
      select({
        id: bankLines.id,
        accountId: bankLines.accountId,
        day: sql<string>`${bankLines.transactedOn}`.as('moved_on'),
        bankFen: signed(bankLines).as('bank_fen'),
        entryFen: nothing.as('entry_fen'),
      })
        .from(bankLines)
        .unionAll(
          select({
            id: specialAccountEntries.id,
            accountId: specialAccountEntries.accountId,
            day: sql<string>`${specialAccountEntries.occurredOn}`.as('moved_on'),
            bankFen: nothing.as('bank_fen'),
            entryFen: signed(specialAccountEntries).as('entry_fen'),
          }).from(specialAccountEntries),
        ),
    );
    const accountDays = $with('account_days').as(
      select({
        accountId: movements.accountId,
        day: sql<string>`${movements.day}`.as('day_of_account'),
        bankSum: sumOf(movements.bankFen).as('bank_sum'),
        entrySum: sumOf(movements.entryFen).as('entry_sum'),
        bankLineCount: asNumber(sql`count(${movements.bankFen})`).as('bank_line_count'),
        entryCount: asNumber(sql`count(${movements.entryFen})`).as('entry_count'),
        movementIds: listOf(movements.id).as('movement_ids'),
      })
        .from(movements)
        .groupBy(movements.accountId, movements.day),
    );
    const deadline = addWorkdays(accountDays.day, graceDays);
    return using(movements, accountDays)
      .select({
        subject: accounts.id,
        discriminator: dayText(accountDays.day),
        rows: accountDays.movementIds,
        day: dayText(accountDays.day),
        bankSum: accountDays.bankSum,
        entrySum: accountDays.entrySum,
        difference: asMoney(sql`${accountDays.bankSum} - ${accountDays.entrySum}`),
        bankLines: accountDays.bankLineCount,
        entries: accountDays.entryCount,
        deadline,
      })
      .from(accountDays)
      .innerJoin(accounts, and(eq(accounts.id, accountDays.accountId), isOneOf(accounts.typeCode, specialTypes)))
      .where(and(ne(accountDays.bankSum, accountDays.entrySum), gt(asOf, deadline)));
  },
  message: {
    zh: '专户 {day} 银行流水净额 {bankSum} 元，系统记录净额 {entrySum} 元，相差 {difference} 元，请核对',
    en: 'On {day} the bank lines of the special account come to {bankSum} yuan and its entries to {entrySum}, a difference of {difference}; please reconcile',
  },
});
