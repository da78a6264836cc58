export { AssessedWorld } from './assessed-world.js';
export { raise } from './case-world.js';
export { caseworkDigest } from './digest.js';
export { assertCasesKept, assertCasework } from './invariants.js';
export { type MadeAct, type MadeCase, madeCase, writeCases } from './made-cases.js';
export { assertMonths } from './months.js';
