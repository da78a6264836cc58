import type { Feed } from '../feed.js';
import * as account from './account.js';
import * as budget from './budget.js';
import * as onecard from './onecard.js';
import * as party from './party.js';
import * as payment from './payment.js';
import * as register from './register.js';

/** Every feed, by name. One more is an export in one of these files. */
export const feeds: ReadonlyMap<string, Feed> = new Map(
  [budget, payment, account, onecard, party, register]
    .flatMap((group): Feed[] => Object.values(group))
    .map((feed) => [feed.name, feed]),
);
