export {
  administrationBy,
  createUser,
  grantRole,
  issueServiceToken,
  recordException,
  resetPassword,
} from './administration/acts.js';
export type { CaseworkPort } from './casework/casework-port.js';
export { officeSql } from './entities/offices.js';
export { cleanExports } from './export/clean-exports.js';
export type { ExportPort } from './export/export-port.js';
export { type ExportWorkerDeps, runExportJobs } from './export/run-jobs.js';
export { apiSchema, printApiSchema } from './graphql/schema.js';
export type { OidcSettings } from './identity/oidc.js';
export { hashPassword } from './identity/password.js';
export { issueToken, type Token } from './identity/token.js';
export { ensureUser, type UserSpec } from './identity/users.js';
export { printApiReference } from './reference/reference-pages.js';
export { readCandidates } from './rule-desk/read-candidates.js';
export type { RuleDeskPort } from './rule-desk/rule-desk.js';
export { admissionFor } from './server/admission.js';
export { type Api, type ApiDeps, createApi } from './server/create-api.js';
export type { Log } from './server/log.js';
export type { AnsweredOperation, BegunRequest, ObservedRequest, Observer } from './server/observer.js';
export type { QueueBoard } from './server/queue-board.js';
export { usualRates } from './server/rate-limits.js';
export type { Readiness, Ready } from './server/serve-health.js';
export type { IntakePort } from './upload/intake-port.js';
export type { HealthPort, QueueCounts } from './workbench/health-port.js';
