import { compile } from '../compile.js';
import type { RuleDefinition } from '../define-rule.js';
import { boundValues, type ParamValue } from '../execution.js';
import { yuan } from '../params.js';
import { type Relations, relations } from '../relations/index.js';
import { snakeCase } from '../relations/relation.js';
import { testCalendar } from './calendar.js';
import { bindAll, createRelation, type Labels, withMemoryDuckDb } from './database.js';

type Cell<T> = T extends bigint ? string : T;
/** A small record: only the columns that matter. Ids are labels like 'p1'; money is in yuan, `'50000.00'`. */
export type Given = {
  [R in keyof Relations]?: { [C in keyof Relations[R]['$inferSelect']]?: Cell<Relations[R]['$inferSelect'][C]> }[];
};
/** A finding, whole: every evidence column is asserted. Ids are labels; money is in yuan. */
export type Expected = Record<string, string | number | boolean | null | string[]>;

export interface Case {
  name: string;
  given: Given;
  asOf?: string;
  params?: Record<string, string | number | string[]>;
}

export interface RuleTest {
  asOf: string;
  /** Records that every case starts from. */
  given?: Given;
  /** Cases that warn, each with exactly these findings. */
  warns: (Case & { finds: Expected[] })[];
  /** Cases that stay silent: a case's nearest neighbours, known false positives, the other side of a threshold. */
  silent: Case[];
}

/** The calls of a test runner that the kit needs; jest and vitest both have them as globals. */
declare const describe: (name: string, body: () => void) => void;
declare const it: (name: string, body: () => Promise<void>) => void;
declare const expect: (actual: unknown) => { toEqual(expected: unknown): void };

/** Turns the two lists into tests that run the rule on an in-memory DuckDB. */
export function testRule(rule: RuleDefinition, test: RuleTest): void {
  if (test.warns.length === 0 || test.silent.length === 0)
    throw new Error(`rule '${rule.id}': give at least one case that warns and one that stays silent`);
  const run = (one: Case) => runRule(rule, merge(test.given ?? {}, one.given), one.asOf ?? test.asOf, one.params);
  describe(rule.id, () => {
    for (const one of test.warns) it(`warns: ${one.name}`, async () => expect(await run(one)).toEqual(one.finds));
    for (const one of test.silent) it(`stays silent: ${one.name}`, async () => expect(await run(one)).toEqual([]));
  });
}

/**
 * Runs one rule on small records; the findings come ordered by subject label and discriminator. Two findings with the same subject and
 * discriminator are an error: they would be one warning.
 */
export async function runRule(
  rule: RuleDefinition,
  given: Given,
  asOf: string,
  params: Record<string, string | number | string[]> = {},
): Promise<Expected[]> {
  const compiled = compile(rule);
  const values = boundValues(compiled, inFen(rule, params), asOf);
  const labels: Labels = new Map();
  return withMemoryDuckDb(async (db) => {
    const used = new Set([...compiled.relations, ...Object.keys(given).map(snakeCase)]);
    for (const name of used) await createRelation(db, name, recordsOf(name, given), labels);
    const statement = await db.prepare(compiled.sql);
    bindAll(statement, values);
    const result = await statement.runAndReadAll();
    const shown = result
      .getRowsJson()
      .map((row) =>
        Object.fromEntries(
          compiled.columns.map((column, at) => [
            column.name,
            shownValue(row[at], column.role === 'evidence' ? column.type : column.role, labels),
          ]),
        ),
      );
    return inOrder(rule, shown);
  });
}

function inOrder(rule: RuleDefinition, findings: Expected[]): Expected[] {
  const key = (finding: Expected) =>
    [finding.kind, finding.subject, finding.discriminator].map((part) => String(part ?? '')).join('|');
  const ordered = findings.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (const [at, finding] of ordered.entries()) {
    const next = ordered[at + 1];
    if (next && key(next) === key(finding))
      throw new Error(
        `rule '${rule.id}' has two findings on '${finding.subject}'; tell them apart with a \`discriminator\`, e.g. dayText(payments.paidOn)`,
      );
  }
  return ordered;
}

const merge = (base: Given, more: Given): Given => {
  const merged: Record<string, unknown[]> = {};
  for (const part of [base, more])
    for (const [name, rows] of Object.entries(part)) merged[name] = [...(merged[name] ?? []), ...rows];
  return merged as Given;
};

function recordsOf(name: string, given: Given): Record<string, unknown>[] {
  const key = Object.keys(relations).find((candidate) => snakeCase(candidate) === name);
  const rows = ((given as Record<string, unknown>)[key ?? name] ?? []) as Record<string, unknown>[];
  return name === 'calendar' && rows.length === 0 ? testCalendar() : rows;
}

function shownValue(value: unknown, type: string | undefined, labels: Labels): Expected[string] {
  if (value === null || value === undefined) return null;
  if (type === 'rows') return (value as string[]).map((id) => labels.get(id) ?? id).sort();
  if (type === 'subject' || type === 'id') return labels.get(String(value)) ?? String(value);
  if (type === 'money') return inYuan(BigInt(String(value)));
  if (type === 'number' || type === 'ratio') return Number(value);
  return typeof value === 'boolean' ? value : String(value);
}

/** `5000000n` fen → `'50000.00'`. */
function inYuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function inFen(rule: RuleDefinition, params: Record<string, ParamValue>): Record<string, ParamValue> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const param = rule.params[name];
      if (!param)
        throw new Error(
          `rule '${rule.id}' has no parameter '${name}'; it has: ${Object.keys(rule.params).join(', ') || 'none'}`,
        );
      return [name, param.spec.type === 'money' ? String(yuan(String(value))) : value];
    }),
  );
}
