import type { Calendar } from '../basis/calendar.js';
import { evaluate, textOf } from './evaluate.js';
import { readKey, readWorld, type WorldTables } from './read-world.js';

export interface Verdict {
  /** Planted irregularities, by rule. */
  planted: Map<string, number>;
  nearMisses: Map<string, number>;
  /** In the answer key, but the rules do not find them. */
  missed: string[];
  /** Found by the rules, but not in the answer key. */
  extra: string[];
  /** Rows of either list that name no record, or stand in it twice, or in both. */
  broken: string[];
}

/**
 * Whether a folder's answer key says exactly what the 64 rules find in its files.
 * @param reference the calendar, and the contents of schema/reference/regions.csv
 */
export async function verify(
  folder: string,
  reference: { calendar: Calendar; regionsCsv: string },
  asOf: number,
): Promise<Verdict> {
  const world = await readWorld(folder, reference.regionsCsv);
  const key = await readKey(folder, 'answer-key');
  const near = await readKey(folder, 'near-misses');
  const found = new Set(evaluate(world, reference.calendar, asOf).map(textOf));
  const expected = new Set(key.map(textOf));
  const broken: string[] = [];
  if (expected.size < key.length) broken.push('the answer key has a row twice');
  for (const row of [...key, ...near])
    if (!exists(world, row.kind, row.key)) broken.push(`no such record: ${textOf(row)}`);
  for (const row of near) if (expected.has(textOf(row))) broken.push(`planted, and a near miss too: ${textOf(row)}`);
  return {
    planted: countByRule(key),
    nearMisses: countByRule(near),
    missed: [...expected].filter((each) => !found.has(each)),
    extra: [...found].filter((each) => !expected.has(each)),
    broken,
  };
}

function countByRule(rows: readonly { rule: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of rows) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function exists(world: WorldTables, kind: string, key: string): boolean {
  const tables: Record<string, Map<string, unknown>> = {
    payment: world.payments,
    allocation: world.allocations,
    indicator: world.indicators,
    agency: world.agencies,
    account: world.accounts,
    special_account_entry: world.entries,
    bank_line: world.bankLines,
    subsidy_batch: world.batches,
    subsidy_line: world.lines,
    household: world.households,
    enterprise: world.enterprises,
    relocation_household: world.relocationHouseholds,
  };
  return tables[kind]?.has(key) ?? false;
}
