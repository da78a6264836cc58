import { day, decimal, fen, flag, id, relation, whole, word } from './relation.js';

/** Natural persons, pseudonymous: the id joins, nothing names. */
export const persons = relation('persons', 'person', {
  id: id().notNull(),
  regionCode: word().notNull(),
  nameToken: id(),
  sex: word(),
  bornOn: day(),
  guardianId: id(),
});

/** Households 建档立卡户. */
export const households = relation('households', 'household', {
  id: id().notNull(),
  regionCode: word().notNull(),
  villageCode: word(),
  headId: id(),
  status: word().notNull(),
  registeredOn: day(),
  liftedOn: day(),
});

export const householdMembers = relation('household_members', 'household_member', {
  id: id().notNull(),
  householdId: id().notNull(),
  personId: id().notNull(),
  regionCode: word().notNull(),
  relation: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});

export const enterprises = relation('enterprises', 'enterprise', {
  id: id().notNull(),
  uscc: word().notNull(),
  name: word().notNull(),
  type: word(),
  regionCode: word().notNull(),
  regCapitalFen: fen(),
  establishedOn: day(),
  address: word(),
  phoneToken: id(),
});

export const enterprisePersons = relation('enterprise_persons', 'enterprise_person', {
  id: id().notNull(),
  enterpriseId: id().notNull(),
  personId: id().notNull(),
  regionCode: word().notNull(),
  role: word().notNull(),
  shareBp: whole(),
  validFrom: day(),
  validTo: day(),
  isCurrent: flag().notNull(),
});

const record = () => ({ id: id().notNull(), regionCode: word().notNull(), asOf: day().notNull() });

export const deathRecords = relation('death_records', 'death_record', {
  ...record(),
  personId: id().notNull(),
  diedOn: day().notNull(),
});

export const staffRecords = relation('staff_records', 'staff_record', {
  ...record(),
  personId: id().notNull(),
  agencyId: id(),
  postKind: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});

export const vehicleRecords = relation('vehicle_records', 'vehicle_record', {
  ...record(),
  personId: id().notNull(),
  kind: word().notNull(),
  priceFen: fen(),
  registeredOn: day().notNull(),
  deregisteredOn: day(),
});

export const houseRecords = relation('house_records', 'house_record', {
  ...record(),
  personId: id().notNull(),
  kind: word().notNull(),
  areaM2: decimal(),
  acquiredOn: day().notNull(),
  disposedOn: day(),
});

export const businessRecords = relation('business_records', 'business_record', {
  ...record(),
  enterpriseId: id().notNull(),
  status: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});

export const partyListEntries = relation('party_list_entries', 'party_list_entry', {
  ...record(),
  enterpriseId: id().notNull(),
  list: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});

export const assistanceRecords = relation('assistance_records', 'assistance_record', {
  ...record(),
  personId: id().notNull(),
  kind: word().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});

export const relocationHouseholds = relation('relocation_households', 'relocation_household', {
  ...record(),
  householdId: id().notNull(),
  projectId: id().notNull(),
  persons: whole().notNull(),
  areaM2: decimal().notNull(),
  selfFinanceFen: fen().notNull(),
  movedOn: day(),
});

/** The population register 人口登记. */
export const populationRecords = relation('population_records', 'population_record', {
  ...record(),
  personId: id().notNull(),
  nameToken: id(),
});

/** The staff who operate the budget-execution system 经办人员, by their user code there; `personId` joins the other registers. */
export const operatorRecords = relation('operator_records', 'operator_record', {
  ...record(),
  operatorId: id().notNull(),
  personId: id().notNull(),
  agencyId: id(),
  validFrom: day().notNull(),
  validTo: day(),
});

/** Who may be paid from the financing of a relocation project 易地搬迁项目收款名单. */
export const relocationPayees = relation('relocation_payees', 'relocation_payee', {
  ...record(),
  projectId: id().notNull(),
  payeeId: id().notNull(),
  validFrom: day().notNull(),
  validTo: day(),
});
