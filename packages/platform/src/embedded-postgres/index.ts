export { checkServer, OLDEST_MAJOR, type ServerFacts } from './check-server.js';
export { PostgresUnavailable } from './errors.js';
export type { Programs } from './programs.js';
export { discardEmbedded, type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from './start-embedded.js';
