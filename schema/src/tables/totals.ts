import { bigint, index, integer, text, unique } from 'drizzle-orm/pg-core';
import { civilDate, instant, ref, regionCode, table } from '../columns.js';

// Cells of totals: what rows are counted by, and their numbers as of the epoch that `totals_state` names. See totals-described.ts.

const place = () => ({
  scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  regionCode: regionCode().notNull(),
  /** First day of the month; null = the rows have no such day. */
  month: civilDate(),
});

const count = () => ({
  n: bigint({ mode: 'bigint' }).notNull(),
  sumFen: bigint({ mode: 'bigint' }),
});

const numbers = () => ({
  ...count(),
  minFen: bigint({ mode: 'bigint' }),
  maxFen: bigint({ mode: 'bigint' }),
  /** Each person, payee or subject falls into one of 64 lots: bit i is set when one of lot i is in the cell. */
  heads: bigint({ mode: 'bigint' }).notNull(),
});

/** Of which state the totals are. */
export const totalsState = table('totals_state', {
  name: text().primaryKey(),
  /** Last closed epoch that is in them. */
  epoch: bigint({ mode: 'bigint' }).notNull(),
  refreshedAt: instant().notNull().defaultNow(),
  /** A published cell is about so many at least. */
  leastHeads: integer().notNull(),
  /** Rows that are in no published cell; null = nothing of it is published. */
  suppressed: bigint({ mode: 'bigint' }),
});

/** Payments by region, month of payment, fund, kind of payee, status and year. */
export const paymentTotal = table(
  'payment_total',
  {
    ...place(),
    fundId: ref().notNull(),
    payeeKind: text().notNull(),
    status: text().notNull(),
    fiscalYear: integer().notNull(),
    ...numbers(),
  },
  (t) => [
    unique('payment_total_cell')
      .on(t.scopeOrd, t.regionCode, t.month, t.fundId, t.payeeKind, t.status, t.fiscalYear)
      .nullsNotDistinct(),
  ],
);

/** `payment_total` without the fund: for most questions, in a thirtieth of the cells. */
export const paymentMonthTotal = table(
  'payment_month_total',
  {
    ...place(),
    payeeKind: text().notNull(),
    status: text().notNull(),
    fiscalYear: integer().notNull(),
    ...numbers(),
  },
  (t) => [
    unique('payment_month_total_cell')
      .on(t.scopeOrd, t.regionCode, t.month, t.payeeKind, t.status, t.fiscalYear)
      .nullsNotDistinct(),
  ],
);

/** `payment_total` without the kind of payee: for questions by fund, in a third of the cells. */
export const paymentFundTotal = table(
  'payment_fund_total',
  {
    ...place(),
    fundId: ref().notNull(),
    status: text().notNull(),
    fiscalYear: integer().notNull(),
    ...numbers(),
  },
  (t) => [
    unique('payment_fund_total_cell')
      .on(t.scopeOrd, t.regionCode, t.month, t.fundId, t.status, t.fiscalYear)
      .nullsNotDistinct(),
  ],
);

/** Payments by region, month of payment, paying unit, functional classification, status and year. */
export const paymentAgencyTotal = table(
  'payment_agency_total',
  {
    ...place(),
    agencyId: ref().notNull(),
    funcCode: text(),
    status: text().notNull(),
    fiscalYear: integer().notNull(),
    ...numbers(),
  },
  (t) => [
    unique('payment_agency_total_cell')
      .on(t.scopeOrd, t.regionCode, t.month, t.agencyId, t.funcCode, t.status, t.fiscalYear)
      .nullsNotDistinct(),
  ],
);

/** One-card lines by region, month of credit, programme and outcome. */
export const subsidyLineTotal = table(
  'subsidy_line_total',
  {
    ...place(),
    programmeId: ref().notNull(),
    status: text().notNull(),
    ...numbers(),
  },
  (t) => [
    unique('subsidy_line_total_cell').on(t.scopeOrd, t.regionCode, t.month, t.programmeId, t.status).nullsNotDistinct(),
  ],
);

/** Warnings by region, month of raising, rule, category, severity, state and kind of department. */
export const warningTotal = table(
  'warning_total',
  {
    ...place(),
    ruleId: text().notNull(),
    category: text().notNull(),
    severity: text().notNull(),
    state: text().notNull(),
    departmentKind: text().notNull(),
    ...numbers(),
  },
  (t) => [
    unique('warning_total_cell')
      .on(t.scopeOrd, t.regionCode, t.month, t.ruleId, t.category, t.severity, t.state, t.departmentKind)
      .nullsNotDistinct(),
  ],
);

// What leadership sees: small cells are merged into coarser ones, where null also stands for "one of several".

/** Payments as published. */
export const paymentPublished = table(
  'payment_published',
  {
    ...place(),
    fundId: ref(),
    payeeKind: text(),
    status: text().notNull(),
    fiscalYear: integer().notNull(),
    ...count(),
  },
  (t) => [index('payment_published_scope').on(t.scopeOrd)],
);

/** One-card lines as published. */
export const subsidyLinePublished = table(
  'subsidy_line_published',
  {
    ...place(),
    programmeId: ref(),
    status: text().notNull(),
    ...count(),
  },
  (t) => [index('subsidy_line_published_scope').on(t.scopeOrd)],
);

/** Warnings as published. */
export const warningPublished = table(
  'warning_published',
  {
    ...place(),
    ruleId: text(),
    category: text(),
    severity: text(),
    state: text().notNull(),
    departmentKind: text(),
    ...count(),
  },
  (t) => [index('warning_published_scope').on(t.scopeOrd)],
);
