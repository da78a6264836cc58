import { type CompiledRule, compile } from '../compile.js';
import type { RuleDefinition } from '../define-rule.js';
import { bindAll } from '../engine/duckdb.js';
import { boundValues, type ParamValue } from '../execution.js';
import { relations } from '../relations/index.js';
import { snakeCase } from '../relations/relation.js';
import { storedParams } from '../small-records.js';
import { testCalendar } from './calendar.js';
import type { Expected, Given } from './cases.js';
import { createRelation, type Labels, withMemoryDuckDb } from './database.js';

/** Evaluates a rule on records that stay the same, with parameters as people write them. */
export type Evaluate = (asOf: string, params: Record<string, ParamValue>) => Promise<Expected[]>;

/**
 * Runs one rule on small records; the findings come ordered by subject label and discriminator. Two findings with the same subject and
 * discriminator are an error: they would be one warning.
 */
export const runRule = (
  rule: RuleDefinition,
  given: Given,
  asOf: string,
  params: Record<string, ParamValue> = {},
): Promise<Expected[]> => withRecords(rule, given, (evaluate) => evaluate(asOf, params));

/** Loads small records once, for several evaluations of a rule on them. */
export async function withRecords<T>(
  rule: RuleDefinition,
  given: Given,
  work: (evaluate: Evaluate) => Promise<T>,
): Promise<T> {
  const compiled = compile(rule);
  const labels: Labels = new Map();
  return withMemoryDuckDb(async (db) => {
    const used = new Set([...compiled.relations, ...Object.keys(given).map(snakeCase)]);
    for (const name of used) await createRelation(db, name, recordsOf(name, given), labels);
    return work(async (asOf, params) => {
      const values = boundValues(compiled, storedParams(rule, params), asOf);
      const statement = await db.prepare(compiled.sql);
      bindAll(statement, values);
      const result = await statement.runAndReadAll();
      return inOrder(
        rule,
        result.getRowsJson().map((row) => shownRow(compiled, row, labels)),
      );
    });
  });
}

function recordsOf(name: string, given: Given): Record<string, unknown>[] {
  const key = Object.keys(relations).find((candidate) => snakeCase(candidate) === name);
  const rows = ((given as Record<string, unknown>)[key ?? name] ?? []) as Record<string, unknown>[];
  return name === 'calendar' && rows.length === 0 ? testCalendar() : rows;
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

const shownRow = (compiled: CompiledRule, row: unknown[], labels: Labels): Expected =>
  Object.fromEntries(
    compiled.columns.map((column, at) => [
      column.name,
      shownValue(row[at], column.role === 'evidence' ? column.type : column.role, labels),
    ]),
  );

function shownValue(value: unknown, type: string | undefined, labels: Labels): Expected[string] {
  if (value === null || value === undefined) return null;
  // Copied: under jest a list of DuckDB's is of another realm, and no equal of one that a test writes.
  if (type === 'rows') return Array.from(value as string[], (id) => labels.get(id) ?? id).sort();
  if (type === 'subject' || type === 'id') return labels.get(String(value)) ?? String(value);
  if (type === 'money') return inYuan(BigInt(String(value)));
  if (type === 'number' || type === 'ratio') return Number(value);
  return typeof value === 'boolean' ? value : String(value);
}

/** `5000000n` fen → `'50000.00'`. */
export function inYuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
