import type { Calendar } from '../basis/calendar.js';
import { budget } from './budget.js';
import { type Finding, Index } from './context.js';
import { cycle } from './cycle.js';
import { enterprise } from './enterprise.js';
import { fund } from './fund.js';
import { individual } from './individual.js';
import type { WorldTables } from './read-world.js';
import { treasury } from './treasury.js';

/**
 * The 64 rules over feed files, written down once more from the rule catalogue in the plainest way: slow, in memory, and
 * knowing nothing of the generator or of the rule packages, so that it can catch either of them out.
 */
export function evaluate(world: WorldTables, calendar: Calendar, asOf: number): Finding[] {
  const context = { world, calendar, asOf, index: new Index(world) };
  const found = [...budget, ...treasury, ...cycle, ...fund, ...enterprise, ...individual].flatMap((rule) => [
    ...rule(context),
  ]);
  const about = new Set(found.map(({ rule, kind, key }) => `${rule}|${kind}|${key}`));
  return found.filter(
    ({ rule, kind, key }) => !(suppressedBy[rule] ?? []).some((stronger) => about.has(`${stronger}|${kind}|${key}`)),
  );
}

/** What another rule says of the same record makes these superfluous. */
const suppressedBy: Record<string, string[]> = {
  'account-other-unit': ['account-own-real'],
  'account-township': ['account-own-real'],
  'alloc-over-amount': ['receipt-duplicate'],
  'cycle-failed-not-reissued': ['person-deceased'],
  'fund-duplicate-payment': ['fund-split'],
};

/** 'rule|kind|key|discriminator'. */
export const textOf = ({ rule, kind, key, discriminator }: Finding): string =>
  `${rule}|${kind}|${key}|${discriminator}`;
