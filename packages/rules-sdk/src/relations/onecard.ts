import { day, decimal, fen, flag, id, relation, whole, word } from './relation.js';

/** Subsidy programmes 补贴项目. */
export const programmes = relation('programmes', 'programme', {
  id: id().notNull(),
  code: word().notNull(),
  name: word().notNull(),
  per: word().notNull(),
  frequency: word().notNull(),
  maxPerPeriod: whole().notNull(),
  poorOnly: flag().notNull(),
  minAge: whole(),
  maxAge: whole(),
  exclusiveGroup: word(),
  capFen: fen(),
});

/** Amounts per unit by region and period. */
export const programmeStandards = relation('programme_standards', 'programme_standard', {
  id: id().notNull(),
  programmeId: id().notNull(),
  regionCode: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
  amountFen: fen().notNull(),
});

/** One-card batches 一卡通发放批次. */
export const subsidyBatches = relation('subsidy_batches', 'subsidy_batch', {
  id: id().notNull(),
  programmeId: id().notNull(),
  regionCode: word().notNull(),
  period: word().notNull(),
  submittedOn: day(),
  approvedOn: day(),
  paymentId: id(),
  fundedOn: day(),
  totalFen: fen().notNull(),
  lineCount: whole().notNull(),
});

/** One-card lines 一卡通发放明细: one credit to one person's card. */
export const subsidyLines = relation('subsidy_lines', 'subsidy_line', {
  id: id().notNull(),
  batchId: id().notNull(),
  lineNo: whole().notNull(),
  regionCode: word().notNull(),
  programmeId: id().notNull(),
  periodStart: day().notNull(),
  periodEnd: day().notNull(),
  personId: id().notNull(),
  nameToken: id(),
  /** What the ID number's own check says: 'ok', 'check_digit' or 'birth_date'. */
  idCheck: word(),
  householdId: id(),
  cardId: id(),
  quantity: decimal(),
  amountFen: fen().notNull(),
  status: word().notNull(),
  paidOn: day(),
  returnedOn: day(),
  reason: word(),
  reissueOfId: id(),
  townshipCode: word(),
  villageCode: word(),
});
