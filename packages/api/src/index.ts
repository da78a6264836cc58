export { apiSchema, printApiSchema } from './graphql/schema.js';
export { hashPassword } from './identity/password.js';
export { issueToken, type Token } from './identity/token.js';
export { ensureUser, type UserSpec } from './identity/users.js';
export { readCandidates } from './rule-desk/read-candidates.js';
export type { RuleDeskPort } from './rule-desk/rule-desk.js';
export { type Api, type ApiDeps, createApi } from './server/create-api.js';
export type { Log } from './server/log.js';
export type { IntakePort } from './upload/intake-port.js';
