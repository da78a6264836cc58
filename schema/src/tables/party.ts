import { boolean, index, integer, text } from 'drizzle-orm/pg-core';
import { businessTable, bytea, civilDate, fen, ref, regionCode } from '../columns.js';

/** A natural person. The identity is keyed (Vault.personId). */
export const [person, personHistory] = businessTable(
  'person',
  () => ({
    name: text().notNull(),
    nameSealed: bytea().notNull(),
    nameToken: ref(),
    idNoMasked: text().notNull(),
    idNoSealed: bytea().notNull(),
    sex: text({ enum: ['male', 'female'] }),
    bornOn: civilDate(),
    regionCode: regionCode().notNull(),
    guardianId: ref(),
  }),
  (t) => [index('person_scope').on(t.scopeOrd, t.id)],
);

/** A household 建档立卡户. */
export const [household, householdHistory] = businessTable(
  'household',
  () => ({
    householdNo: text().notNull(),
    regionCode: regionCode().notNull(),
    villageCode: text(),
    headId: ref(),
    status: text({ enum: ['poor', 'lifted', 'removed'] }).notNull(),
    registeredOn: civilDate(),
    liftedOn: civilDate(),
    cause: text(),
  }),
  (t) => [index('household_scope').on(t.scopeOrd, t.id)],
);

/** A member of a household, with the time of membership. */
export const [householdMember, householdMemberHistory] = businessTable(
  'household_member',
  () => ({
    householdId: ref().notNull(),
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    relation: text().notNull(),
    validFrom: civilDate().notNull(),
    validTo: civilDate(),
  }),
  (t) => [index('household_member_household').on(t.householdId), index('household_member_person').on(t.personId)],
);

/** An enterprise. Key: its unified social credit code. */
export const [enterprise, enterpriseHistory] = businessTable(
  'enterprise',
  () => ({
    uscc: text().notNull(),
    name: text().notNull(),
    type: text(),
    regionCode: regionCode().notNull(),
    regCapitalFen: fen(),
    establishedOn: civilDate(),
    address: text(),
    phoneToken: ref(),
    businessScope: text(),
  }),
  (t) => [index('enterprise_scope').on(t.scopeOrd, t.id)],
);

/** A person's role in an enterprise. */
export const [enterprisePerson, enterprisePersonHistory] = businessTable(
  'enterprise_person',
  () => ({
    enterpriseId: ref().notNull(),
    personId: ref().notNull(),
    regionCode: regionCode().notNull(),
    role: text({ enum: ['legal_rep', 'shareholder', 'supervisor', 'director', 'manager'] }).notNull(),
    /** Share in basis points (1/10000). */
    shareBp: integer(),
    validFrom: civilDate(),
    validTo: civilDate(),
    isCurrent: boolean().notNull(),
  }),
  (t) => [index('enterprise_person_enterprise').on(t.enterpriseId), index('enterprise_person_person').on(t.personId)],
);
