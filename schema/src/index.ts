export * from './audit.js';
export * from './audit-head.js';
export {
  AuditError,
  type AuditHead,
  type AuditSeal,
  sealAudit,
} from './audit-seal.js';
export * from './audit-verify.js';
export { addBiLogin, type BiLogin, BiLoginError, type BiLoginSpec, listBiLogins, revokeBiLogin } from './bi-logins.js';
export * from './columns.js';
export * from './describe-database.js';
export * from './epochs.js';
export * from './fiscal-years.js';
export * from './identity.js';
export * from './keys/count-by-key.js';
export { KeyError, type KeyRing, ringOf, type SealingKey } from './keys/key-ring.js';
export * from './keys/rotate-keys.js';
export { fixedPlace, quarantinePlace, recordPlace, type SealedTable, sealedTables } from './keys/sealed-tables.js';
export * from './migrate.js';
export * from './pools.js';
export * from './reference.js';
export * from './region-intervals.js';
export * from './roles.js';
export {
  databaseSchemaVersion,
  expectFit,
  ownSchemaVersion,
  SchemaMismatch,
  type SchemaVersion,
  SILENT_SECONDS,
} from './schema-version.js';
export * from './scope.js';
export * from './tables/index.js';
export {
  type RefreshOptions,
  refreshTotals,
  type TotalDifference,
  type TotalRefreshed,
  totalsDiffer,
} from './totals.js';
export { type Published, type Total, totals } from './totals-described.js';
export * from './vault.js';
export * from './workdays.js';
