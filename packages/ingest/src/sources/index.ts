export { secretReader } from '../connectors/secret.js';
export { type Asked, askDueSources, askSource, type OfferFailure, type SourceDeps } from './ask-source.js';
export { checkSource } from './check-source.js';
export { isPausedByPerson } from './claim-source.js';
export { describeSource } from './describe-source.js';
export { type Expected, listExpected, waiveExpected, watchExpected } from './expected.js';
export { type IntakeState, intakeState } from './intake.js';
export { type ListedBatch, listBatches, retryBatch } from './parked.js';
export { parseSource, type SourceDefinition } from './source-definition.js';
export { SourceError } from './source-error.js';
export {
  FEED_BY_NAME,
  findSource,
  listSources,
  pauseSource,
  putSource,
  removeSource,
  resumeSource,
  type Source,
} from './source-store.js';
