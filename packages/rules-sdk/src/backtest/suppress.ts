import type { CompiledRule } from '../compile.js';
import type { Seen } from './tally.js';

/** What each rule found, without the findings that give way to another rule's on the same subject. Of rules in a circle the first asked gives way. */
export function standing(rules: CompiledRule[], found: ReadonlyMap<string, Seen[]>): Map<string, Seen[]> {
  const left = new Map<string, Seen[]>();
  const asked = new Set<string>();
  const settle = (rule: CompiledRule): Seen[] => {
    const settled = left.get(rule.id);
    if (settled) return settled;
    asked.add(rule.id);
    const stronger = rules.filter(
      ({ id, suppresses }) => suppresses?.includes(rule.id) && found.has(id) && (left.has(id) || !asked.has(id)),
    );
    const taken = new Set(stronger.flatMap((other) => settle(other).map(subjectOf)));
    const own = found.get(rule.id)!.filter((seen) => !taken.has(subjectOf(seen)));
    left.set(rule.id, own);
    return own;
  };
  for (const rule of rules) if (found.has(rule.id)) settle(rule);
  return left;
}

const subjectOf = ({ kind, subject }: Seen) => `${kind} ${subject}`;
