import type { CompiledRule } from '../compile.js';
import { checkRuleSql } from '../engine/check-rule-sql.js';
import { withMemoryDuckDb } from '../testing/database.js';
import { literally, type Problem } from './problem.js';

/** What the platform would refuse in a rule's SQL: the same allow-list, before the package leaves the author. Nothing is run. */
export async function refusedSql(rule: CompiledRule): Promise<Problem[]> {
  const problem = await withMemoryDuckDb((db) => checkRuleSql(db, rule));
  if (!problem) return [];
  const { text, place, reason } = problem;
  const [, name] = /'(.+?)'/.exec(reason) ?? [];
  return [
    { problem: `the platform would refuse its ${text}, ${place}: ${reason}`, near: name ? literally(name) : undefined },
  ];
}

/** Throws a line a rule that the platform would refuse. */
export async function expectAllowedSql(rules: CompiledRule[]): Promise<void> {
  const lines: string[] = [];
  for (const rule of rules)
    for (const { problem } of await refusedSql(rule)) lines.push(`rule '${rule.id}': ${problem}`);
  if (lines.length > 0) throw new Error(lines.join('\n'));
}
