import { index, integer, numeric, text } from 'drizzle-orm/pg-core';
import { businessTable, civilDate, fen, ref, regionCode } from '../columns.js';

// The outside registers. Each load is a batch with an as-of date, so rules can ask what was known when.

/** Deaths (civil affairs, public security, health). */
export const [deathRecord, deathRecordHistory] = businessTable(
  'death_record',
  () => ({
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    diedOn: civilDate().notNull(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('death_record_person').on(t.personId)],
);

/** Fiscally supported staff 财政供养人员 and village cadres. */
export const [staffRecord, staffRecordHistory] = businessTable(
  'staff_record',
  () => ({
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    agencyId: ref(),
    postKind: text({ enum: ['civil_servant', 'institution', 'village_cadre', 'welfare_post', 'retired'] }).notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('staff_record_person').on(t.personId)],
);

/** Vehicles. */
export const [vehicleRecord, vehicleRecordHistory] = businessTable(
  'vehicle_record',
  () => ({
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    kind: text({ enum: ['passenger', 'goods', 'agricultural', 'motorcycle', 'special'] }).notNull(),
    priceFen: fen(),
    registeredOn: civilDate().notNull(),
    deregisteredOn: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('vehicle_record_person').on(t.personId)],
);

/** Houses. */
export const [houseRecord, houseRecordHistory] = businessTable(
  'house_record',
  () => ({
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    kind: text({ enum: ['commercial', 'resettlement', 'self_built', 'shop'] }).notNull(),
    areaM2: numeric({ precision: 10, scale: 2 }),
    acquiredOn: civilDate().notNull(),
    disposedOn: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('house_record_person').on(t.personId)],
);

/** A status of an enterprise in the business register 工商登记. */
export const [businessRecord, businessRecordHistory] = businessTable(
  'business_record',
  () => ({
    enterpriseId: ref().notNull(),
    regionCode: regionCode().notNull(),
    status: text({ enum: ['active', 'cancelled', 'revoked', 'liquidation', 'abnormal'] }).notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('business_record_enterprise').on(t.enterpriseId)],
);

/** An entry on a list of parties: dishonest, debarred from procurement, tax violations. */
export const [partyListEntry, partyListEntryHistory] = businessTable(
  'party_list_entry',
  () => ({
    enterpriseId: ref().notNull(),
    regionCode: regionCode().notNull(),
    list: text({ enum: ['dishonest', 'debarment', 'tax', 'bribery'] }).notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('party_list_entry_enterprise').on(t.enterpriseId)],
);

/** Social assistance 低保/特困, disability. */
export const [assistanceRecord, assistanceRecordHistory] = businessTable(
  'assistance_record',
  () => ({
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    kind: text({ enum: ['rural_dibao', 'urban_dibao', 'tekun', 'disability'] }).notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('assistance_record_person').on(t.personId)],
);

/** A household of the relocation programme 易地扶贫搬迁. */
export const [relocationHousehold, relocationHouseholdHistory] = businessTable(
  'relocation_household',
  () => ({
    householdId: ref().notNull(),
    projectId: ref().notNull(),
    regionCode: regionCode().notNull(),
    persons: integer().notNull(),
    areaM2: numeric({ precision: 10, scale: 2 }).notNull(),
    selfFinanceFen: fen().notNull(),
    movedOn: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('relocation_household_household').on(t.householdId)],
);

/** The population register 人口登记: who bears an ID number. */
export const [populationRecord, populationRecordHistory] = businessTable(
  'population_record',
  () => ({
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    nameToken: ref(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('population_record_person').on(t.personId)],
);

/** The staff who operate the budget-execution system 经办人员: which person a user code is. */
export const [operatorRecord, operatorRecordHistory] = businessTable(
  'operator_record',
  () => ({
    /** The identity of the user code: what `payment.applicant_id` holds. */
    operatorId: ref().notNull(),
    userCode: text().notNull(),
    personId: ref().notNull(),
    agencyId: ref(),
    regionCode: regionCode().notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('operator_record_operator').on(t.operatorId), index('operator_record_person').on(t.personId)],
);

/** Who may be paid from the financing of a relocation project 易地搬迁项目收款名单. */
export const [relocationPayee, relocationPayeeHistory] = businessTable(
  'relocation_payee',
  () => ({
    projectId: ref().notNull(),
    payeeId: ref().notNull(),
    regionCode: regionCode().notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
    asOf: civilDate().notNull(),
  }),
  (t) => [index('relocation_payee_project').on(t.projectId)],
);
