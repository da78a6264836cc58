import { createHash } from 'node:crypto';
import { type DuckDBConnection, DuckDBInstance, listValue } from '@duckdb/node-api';
import { compile } from '../compile.js';
import type { RuleDefinition } from '../define-rule.js';
import { boundValues, duckdbType, type ParamValue } from '../execution.js';
import { yuan } from '../params.js';
import { type Relations, relationInfo, relations } from '../relations/index.js';
import { snakeCase } from '../relations/relation.js';
import { testCalendar } from './calendar.js';

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

/** Runs one rule on small records; the findings come ordered by subject label and discriminator. */
export async function runRule(
  rule: RuleDefinition,
  given: Given,
  asOf: string,
  params: Record<string, string | number | string[]> = {},
): Promise<Expected[]> {
  const compiled = compile(rule);
  const labels = new Map<string, string>();
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const db = await instance.connect();
  try {
    const used = new Set([...compiled.relations, ...Object.keys(given).map(snakeCase)]);
    for (const name of used) await fill(db, name, recordsOf(name, given), labels);
    const statement = await db.prepare(compiled.sql);
    let at = 0;
    for (const bound of boundValues(compiled, inFen(rule, params), asOf)) {
      at += 1;
      if (bound.type === 'bigint') statement.bindBigInt(at, bound.value);
      else if (bound.type === 'integer') statement.bindInteger(at, bound.value);
      else if (bound.type === 'double') statement.bindDouble(at, bound.value);
      else if (bound.type === 'boolean') statement.bindBoolean(at, bound.value);
      else if (bound.type === 'varchar[]') statement.bindList(at, listValue(bound.value));
      else statement.bindVarchar(at, bound.value);
    }
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
    const order = (finding: Expected) => `${String(finding.subject)}|${String(finding.discriminator ?? '')}`;
    return shown.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  } finally {
    db.closeSync();
    instance.closeSync();
  }
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

async function fill(
  db: DuckDBConnection,
  name: string,
  rows: Record<string, unknown>[],
  labels: Map<string, string>,
): Promise<void> {
  const info = relationInfo.get(name);
  if (!info) throw new Error(`there is no relation '${name}'; known: ${[...relationInfo.keys()].join(', ')}`);
  const columns = [...info.columns];
  await db.run(`create table ${name} (${columns.map(([column, type]) => `${column} ${duckdbType(type)}`).join(', ')})`);
  if (rows.length === 0) return;
  const known = new Set(columns.map(([column]) => column));
  for (const row of rows) {
    for (const key of Object.keys(row))
      if (!known.has(snakeCase(key))) throw new Error(`${name} has no column '${key}'`);
  }
  const cells = rows.map((row) => {
    const bySqlName = Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]));
    return `(${columns.map(([column, type]) => literalOf(bySqlName[column], type, labels)).join(', ')})`;
  });
  await db.run(`insert into ${name} values ${cells.join(', ')}`);
}

function literalOf(value: unknown, type: string, labels: Map<string, string>): string {
  if (value === undefined || value === null) return 'null';
  if (type === 'bigint') return String(yuan(String(value)));
  if (type === 'uuid') return `'${idOf(String(value), labels)}'`;
  if (type === 'text' || type === 'date') return `'${String(value).replaceAll("'", "''")}'`;
  return String(value);
}

/** A label's id; remembered so that results can show the label again. */
function idOf(label: string, labels: Map<string, string>): string {
  const hex = createHash('sha256').update(label).digest('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  labels.set(id, label);
  return id;
}

function shownValue(value: unknown, type: string | undefined, labels: Map<string, string>): Expected[string] {
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

const inFen = (rule: RuleDefinition, params: Record<string, string | number | string[]>): Record<string, ParamValue> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      rule.params[name]?.spec.type === 'money' ? String(yuan(String(value))) : value,
    ]),
  );
