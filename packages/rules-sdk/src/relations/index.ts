import * as budget from './budget.js';
import * as onecard from './onecard.js';
import * as party from './party.js';
import * as payment from './payment.js';

export { type RelationInfo, relationInfo } from './relation.js';

/** All relations that a rule may read. They are handed to `find`; a rule does not import them. */
export const relations = { ...budget, ...payment, ...onecard, ...party };
export type Relations = typeof relations;
