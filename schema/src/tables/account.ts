import { boolean, index, text } from 'drizzle-orm/pg-core';
import { businessTable, bytea, civilDate, fen, instant, ref, regionCode } from '../columns.js';

/** A bank account 账户. Its identity is keyed (Vault.accountId), because account numbers are personal data. */
export const [account, accountHistory] = businessTable(
  'account',
  () => ({
    regionCode: regionCode().notNull(),
    accountNoMasked: text().notNull(),
    accountNoSealed: bytea().notNull(),
    name: text().notNull(),
    /** Vault.nameToken of the holder's name. */
    nameToken: ref(),
    /** Whether a card number passes the Luhn check; null for other accounts. */
    luhnValid: boolean(),
    bankName: text(),
    cnapsCode: text(),
    /** Code system `account-type`: 11, 12, 13, 21 … 26, 31, 41, 51. */
    typeCode: text().notNull(),
    holderKind: text({ enum: ['agency', 'enterprise', 'individual', 'finance', 'bank'] }).notNull(),
    /** The agency, enterprise or person that holds it. */
    holderId: ref(),
    medium: text({ enum: ['card', 'passbook', 'corporate'] }).notNull(),
    openedOn: civilDate(),
    closedOn: civilDate(),
  }),
  (t) => [index('account_scope').on(t.scopeOrd, t.id)],
);

/** An entry 财政专户收支 in the special-account system; must be entered the day accounting completes (Art. 7). */
export const [specialAccountEntry, specialAccountEntryHistory] = businessTable(
  'special_account_entry',
  () => ({
    accountId: ref().notNull(),
    regionCode: regionCode().notNull(),
    occurredOn: civilDate().notNull(),
    recordedAt: instant().notNull(),
    direction: text({ enum: ['in', 'out'] }).notNull(),
    amountFen: fen().notNull(),
    counterparty: text(),
    fundId: ref(),
    summary: text(),
    balanceAfterFen: fen(),
    bankLineId: ref(),
  }),
  (t) => [
    index('special_account_entry_scope').on(t.scopeOrd, t.occurredOn),
    index('special_account_entry_account').on(t.accountId, t.occurredOn),
  ],
);

/** A line of the bank's statement 银行流水 on a special account. */
export const [bankLine, bankLineHistory] = businessTable(
  'bank_line',
  () => ({
    accountId: ref().notNull(),
    regionCode: regionCode().notNull(),
    transactedOn: civilDate().notNull(),
    serialNo: text().notNull(),
    direction: text({ enum: ['in', 'out'] }).notNull(),
    amountFen: fen().notNull(),
    counterparty: text(),
    summary: text(),
  }),
  (t) => [
    index('bank_line_scope').on(t.scopeOrd, t.transactedOn),
    index('bank_line_account').on(t.accountId, t.transactedOn),
  ],
);

/** The month-end balances 月末对账 of a special account. */
export const [accountMonth, accountMonthHistory] = businessTable(
  'account_month',
  () => ({
    accountId: ref().notNull(),
    regionCode: regionCode().notNull(),
    month: text().notNull(),
    ledgerBalanceFen: fen().notNull(),
    bankBalanceFen: fen(),
    reconcilingFen: fen().notNull(),
  }),
  (t) => [index('account_month_account').on(t.accountId, t.month)],
);
