import { atLeast } from '../reach.mjs';

const titles = {
  I1: 'Of each file, what was read is the sum of the outcomes, and the ledger has each row once',
  I2: 'Amounts by outcome add up to what was read; what was declared otherwise has its break',
  I3: 'One record for each key of a source, and exactly one current version of it',
  I4: 'Versions do not overlap; what was closed with an epoch stays as it was',
  I5: 'Every quarantined row has its reason, its owner and its due date',
  I6: 'Of the fiscal tree, no more is passed down than came, and no more is paid than was allocated, unless a warning says so',
  I7: 'One warning for each rule and fingerprint; its events follow one another without a gap; open = raised + reopened − cleared',
  I8: 'Nothing is cleared by a task that failed, or on input that was incomplete or in dispute',
  I9: 'What a finding names as evidence existed as of its epoch',
  I10: 'No personal number in clear in any table, log, payload, key of Redis, error or export',
  I11: 'Row-level security is enabled and forced on every table, scoped where there is a place, and granted narrowly',
  I12: 'Each act that is to be audited has its audit row, of the same transaction',
  I13: 'What was committed is told at least once, and takes effect once',
  I14: 'No lease outlives its limit, and nothing is in hand of somebody who is gone',
  I15: 'Nobody is administrator and has another role at the same time',
};

const test = 'packages/platform/src/testing/invariants.test.ts';

/** What is shown of some of them besides, by tests of their own. */
const besides = {
  I10: {
    shownBy: { 'I10/everywhere': 'packages/platform/src/personal-data.test.ts' },
    reach: [atLeast('I10/everywhere', 'outputs looked through', 15)],
  },
  I13: {
    reason:
      'There is no outbox: what is to be done stands in the tables themselves (files that wait, nights that are due, sweeps that run), the queue only wakes, and whoever is woken looks there.',
  },
  I15: {
    shownBy: { 'I15/histories': 'packages/api/src/administration/separation.test.ts' },
    reach: [atLeast('I15/histories', 'histories', 300)],
  },
};

/** §4: what holds after every test; the record says for each how many statements look after it, and that they notice a contradiction. */
export const invariants = Object.entries(titles).map(([name, what]) => ({
  name,
  what,
  shownBy: { [name]: test, ...besides[name]?.shownBy },
  reach: [atLeast(name, 'statements', 1), atLeast(name, 'contradictions noticed', 1), ...(besides[name]?.reach ?? [])],
  ...(besides[name]?.reason && { reason: besides[name].reason }),
}));
