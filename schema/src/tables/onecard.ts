import { boolean, index, integer, numeric, text } from 'drizzle-orm/pg-core';
import { businessTable, bytea, civilDate, fen, instant, ref, regionCode } from '../columns.js';

/** A subsidy programme 补贴项目. Key: its code. Scoped to everybody. */
export const [programme, programmeHistory] = businessTable('programme', () => ({
  code: text().notNull(),
  name: text().notNull(),
  department: text(),
  per: text({ enum: ['person', 'household', 'area', 'head'] }).notNull(),
  frequency: text({ enum: ['once', 'monthly', 'quarterly', 'yearly'] }).notNull(),
  maxPerPeriod: integer().notNull(),
  poorOnly: boolean().notNull(),
  minAge: integer(),
  maxAge: integer(),
  exclusiveGroup: text(),
  capFen: fen(),
}));

/** The amount per unit of a programme in a region for a period. */
export const [programmeStandard, programmeStandardHistory] = businessTable(
  'programme_standard',
  () => ({
    programmeId: ref().notNull(),
    regionCode: regionCode().notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    amountFen: fen().notNull(),
  }),
  (t) => [index('programme_standard_programme').on(t.programmeId)],
);

/** A one-card subsidy batch 一卡通发放批次, funded by one payment to the agent bank. */
export const [subsidyBatch, subsidyBatchHistory] = businessTable(
  'subsidy_batch',
  () => ({
    programmeId: ref().notNull(),
    regionCode: regionCode().notNull(),
    period: text().notNull(),
    noticeFrom: civilDate(),
    noticeTo: civilDate(),
    submittedAt: instant(),
    approvedAt: instant(),
    paymentId: ref(),
    fundedOn: civilDate(),
    totalFen: fen().notNull(),
    lineCount: integer().notNull(),
  }),
  (t) => [index('subsidy_batch_scope').on(t.scopeOrd, t.period), index('subsidy_batch_payment').on(t.paymentId)],
);

/** A one-card line 一卡通发放明细: one credit to one person's card. */
export const [subsidyLine, subsidyLineHistory] = businessTable(
  'subsidy_line',
  () => ({
    batchId: ref().notNull(),
    lineNo: integer().notNull(),
    regionCode: regionCode().notNull(),
    programmeId: ref().notNull(),
    periodStart: civilDate().notNull(),
    periodEnd: civilDate().notNull(),
    personId: ref().notNull(),
    /** Masked: the family name only. */
    name: text().notNull(),
    nameSealed: bytea(),
    nameToken: ref(),
    idCheck: text({ enum: ['ok', 'check_digit', 'birth_date'] }),
    idNoMasked: text().notNull(),
    idNoSealed: bytea().notNull(),
    householdId: ref(),
    cardId: ref(),
    cardNoMasked: text(),
    cardNoSealed: bytea(),
    /** Persons, mu, heads … as the programme counts. */
    quantity: numeric({ precision: 14, scale: 3 }),
    amountFen: fen().notNull(),
    status: text({ enum: ['pending', 'success', 'failed', 'returned'] }).notNull(),
    paidOn: civilDate(),
    returnedOn: civilDate(),
    reason: text(),
    reissueOfId: ref(),
    townshipCode: text(),
    villageCode: text(),
    /** The year of the first day that it is paid for. */
    fiscalYear: integer().notNull(),
  }),
  (t) => [
    index('subsidy_line_scope').on(t.scopeOrd, t.paidOn, t.id),
    index('subsidy_line_batch').on(t.batchId),
    index('subsidy_line_person').on(t.personId),
    index('subsidy_line_card').on(t.cardId),
    index('subsidy_line_paid').on(t.paidOn, t.id),
  ],
  { yearly: true },
);
