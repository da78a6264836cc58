import { createHash } from 'node:crypto';
import { Placeholder, sql } from 'drizzle-orm';
import { alias, type PgTable, QueryBuilder } from 'drizzle-orm/pg-core';
import type { Canary } from './canary.js';
import { canonicalJson } from './canonical-json.js';
import {
  type Category,
  categories,
  departmentOf,
  type RuleBudget,
  type RuleDefinition,
  type RuleInputs,
  type RuleQuery,
  type Severity,
  type SubjectKind,
  severities,
  type TimeClass,
} from './define-rule.js';
import { asDate, type EvidenceType, evidenceType } from './evidence.js';
import type { Bilingual, ParamRefs, ParamSpec, Params } from './params.js';
import { relationInfo, relations } from './relations/index.js';
import { snakeCase } from './relations/relation.js';

/** What stands at a `$n` of the SQL. */
export type Bind = { param: string } | { input: 'asOf' } | { value: string | number | boolean | { bigint: string } };

export type ColumnRole = 'subject' | 'kind' | 'discriminator' | 'severity' | 'rows' | 'evidence';

/** A column of the result, by position. */
export interface ResultColumn {
  name: string;
  role: ColumnRole;
  type?: EvidenceType;
}

/** A rule as it stands in rules.json: data only. */
export interface CompiledRule {
  id: string;
  category: Category;
  department: 'budget' | 'treasury' | 'agri';
  subjects: SubjectKind[];
  severity: Severity;
  title: Bilingual;
  basis: string[];
  timeClass: TimeClass;
  params: Record<string, ParamSpec>;
  suppresses: string[];
  /** The column whose equal values make one case. */
  rollUp?: string;
  /** Relation → the column that says to which part of the result a row belongs (see {@link RuleKey}). */
  key?: Record<string, string>;
  /** Relation → SQL over `changed` and the relations, of one column `key`: the parts that its changes reach. */
  reaches?: Record<string, { sql: string; relations: string[] }>;
  budget?: RuleBudget;
  optional?: true;
  message: Bilingual;
  sql: string;
  binds: Bind[];
  columns: ResultColumn[];
  relations: string[];
  /** Records on which the rule must fire: its page's worked example. */
  canary?: Canary;
  /** Its page, as Markdown: what an author says in words. Title, parameters and example stand in the other parts. */
  page?: string;
  digest: string;
}

const reserved = new Set(['subject', 'kind', 'discriminator', 'severity', 'rows']);
const builder = new QueryBuilder();

/** A rule that cannot be compiled: which one, what is wrong, what to write instead. */
export class RuleError extends Error {
  constructor(
    rule: string,
    readonly problem: string,
    /** What to look for in the rule's source to find the place. */
    readonly near?: RegExp,
  ) {
    super(`rule '${rule}': ${problem}`);
    this.name = 'RuleError';
  }
}

/** Says what is wrong with a rule, and what stands near it in the source. */
type Fail = (problem: string, near?: RegExp) => never;

/** Evaluates `find` once, with symbolic parameters, into SQL text and data. */
export function compile(rule: RuleDefinition, canary?: Canary, page?: string): CompiledRule {
  const fail: Fail = (problem, near) => {
    throw new RuleError(rule.id, problem, near);
  };
  checkMetadata(rule, fail);
  const names = Object.keys(rule.params);
  const references = Object.fromEntries(
    names.map((name) => [name, rule.params[name]!.reference(name)]),
  ) as ParamRefs<Params>;
  const inputs = {
    ...relations,
    select: builder.select.bind(builder),
    selectDistinct: builder.selectDistinct.bind(builder),
    $with: builder.$with.bind(builder),
    with: builder.with.bind(builder),
    asOf: asDate(sql`cast(${sql.placeholder('asOf')} as date)`),
  } as unknown as RuleInputs;
  const query = rule.find(inputs, references);
  const columns = resultColumns(query, fail);
  const { sql: text, params } = query.toSQL();
  const subjects = Array.isArray(rule.subject) ? rule.subject : [rule.subject];
  if (!columns.some((column) => column.role === 'subject'))
    fail('selects no `subject`; add e.g. `subject: payments.id`', /\bselect\(/);
  if (subjects.length > 1 && !columns.some((column) => column.role === 'kind'))
    fail("has several subject kinds; select `kind: literal('bank_line')` to say which", /\bsubject:/);
  checkMessage(rule, columns, fail);
  const compiled = {
    id: rule.id,
    category: rule.category,
    department: departmentOf[rule.category],
    subjects,
    severity: rule.severity,
    title: rule.title,
    basis: rule.basis,
    timeClass: rule.timeClass,
    params: Object.fromEntries(names.map((name) => [name, rule.params[name]!.spec])),
    suppresses: rule.suppresses ?? [],
    ...partsOf(rule, columns, relationsIn(text), fail),
    message: rule.message,
    sql: text,
    binds: params.map((value) => bindOf(value, names, fail)),
    columns,
    relations: relationsIn(text),
    ...(canary ? { canary } : {}),
    ...(page ? { page } : {}),
  };
  return { ...compiled, digest: digestOf(compiled) };
}

/** The relations that a text names, sorted. */
const relationsIn = (text: string): string[] =>
  [...relationInfo.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(text)).sort();

/** What the engine needs to run a rule over a part of the data, and to gather its warnings into cases. Absent parts are left out. */
function partsOf(
  rule: RuleDefinition,
  columns: ResultColumn[],
  read: string[],
  fail: Fail,
): Pick<CompiledRule, 'rollUp' | 'key' | 'reaches' | 'budget' | 'optional'> {
  const { rollUp, budget, optional } = rule;
  if (rollUp && !columns.some((column) => column.name === rollUp && column.role === 'evidence'))
    fail(
      `rolls up by '${rollUp}', which is no evidence column; select it, e.g. \`${rollUp}: subsidyLines.batchId\``,
      /\brollUp:/,
    );
  return {
    ...(rollUp ? { rollUp } : {}),
    ...keyOf(rule, read, fail),
    ...(budget ? { budget } : {}),
    ...(optional ? { optional: true as const } : {}),
  };
}

const KEY = /\bkey:/;

function keyOf(rule: RuleDefinition, read: string[], fail: Fail): Pick<CompiledRule, 'key' | 'reaches'> {
  if (!rule.key)
    return rule.reaches
      ? fail('has `reaches` without a `key`; say what its parts are, e.g. key: { payments: "id" }')
      : {};
  const key: Record<string, string> = {};
  for (const [relation, column] of Object.entries(rule.key)) {
    const name = snakeCase(relation);
    const info = relationInfo.get(name) ?? fail(`has a key of '${relation}', which is no relation`, KEY);
    if (info.columns.get(snakeCase(column)) === undefined)
      fail(`has the key ${relation}.${column}, which is no column`, KEY);
    if (!read.includes(name)) fail(`has a key of '${relation}', which its query does not read`, KEY);
    key[name] = snakeCase(column);
  }
  const subjects = Array.isArray(rule.subject) ? rule.subject : [rule.subject];
  const keyed = new Set(Object.keys(key).map((name) => relationInfo.get(name)!.source));
  const keyless = subjects.find((subject) => !keyed.has(subject));
  if (keyless) fail(`is about '${keyless}', whose relation is not in its \`key\`; name its column there`, KEY);
  const reaches = Object.entries(rule.reaches ?? {}).map(([relation, reach]) =>
    reachOf(relation, reach as Reach, fail),
  );
  return { key, ...(reaches.length > 0 ? { reaches: Object.fromEntries(reaches) } : {}) };
}

type Reach = (inputs: unknown) => RuleQuery;

function reachOf(relation: string, reach: Reach, fail: Fail): [string, { sql: string; relations: string[] }] {
  const table =
    (relations as Record<string, PgTable>)[relation] ?? fail(`reaches from '${relation}', which is no relation`);
  const query = reach({
    ...relations,
    select: builder.select.bind(builder),
    selectDistinct: builder.selectDistinct.bind(builder),
    changed: alias(table, 'changed'),
  });
  const fields = Object.keys((query as { config?: { fields?: object } }).config?.fields ?? {});
  if (fields.join() !== 'key')
    fail(`its reach from '${relation}' must select one column \`key\`, not ${fields.join(', ') || 'none'}`);
  const { sql: text, params } = query.toSQL();
  if (params.length > 0) fail(`its reach from '${relation}' compares with a literal; keys are found by joins alone`);
  const name = snakeCase(relation);
  // `changed` stands for the relation's changed rows: the engine makes a view of that name.
  const over = text.replaceAll(`"${name}" "changed"`, '"changed"');
  return [name, { sql: over, relations: relationsIn(over) }];
}

/** A word of the source. */
const wordOf = (text: string): RegExp => new RegExp(`\\b${text}`);

/** sha256 over the canonical JSON, hex. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

function checkMetadata(rule: RuleDefinition, fail: Fail): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(rule.id))
    fail("the id must be lower-case words with hyphens, like 'cash-single-large'");
  if (!categories.includes(rule.category))
    fail(`unknown category '${rule.category}'; one of ${categories.join(', ')}`, /\bcategory:/);
  if (!severities.includes(rule.severity))
    fail(`unknown severity '${rule.severity}'; one of ${severities.join(', ')}`, /\bseverity:/);
  if (rule.basis.length === 0)
    fail("names no legal basis; write e.g. basis: ['豫财办〔2018〕33号 第七条']", /\bbasis:/);
  for (const [what, text] of Object.entries({ title: rule.title, message: rule.message })) {
    if (!text.zh?.trim() || !text.en?.trim())
      fail(`the ${what} needs both languages: { zh: '…', en: '…' }`, wordOf(`${what}:`));
  }
  for (const [name, { spec }] of Object.entries(rule.params)) {
    if (!spec.label?.zh?.trim() || !spec.label.en?.trim())
      fail(`the parameter '${name}' needs a label in both languages: { zh: '…', en: '…' }`, wordOf(`${name}: param`));
  }
}

function resultColumns(query: unknown, fail: Fail): ResultColumn[] {
  // The builder's own record of what was selected: the public accessor refuses expressions without an alias.
  const fields = (query as { config?: { fields?: Record<string, unknown> } }).config?.fields;
  if (!fields) return fail('`find` must return a query of `select`, `with` or `union`');
  return Object.entries(fields).map(([name, field]) => {
    if (field === undefined)
      fail(`selects '${name}', which is undefined: the relation has no such column`, wordOf(`${name}:`));
    if (reserved.has(name)) return { name, role: name as ColumnRole };
    const type = evidenceType(field);
    if (!type)
      return fail(
        `the column '${name}' is an expression of unknown meaning; say what it is, e.g. asMoney(sql\`…\`) or asNumber(sql\`…\`)`,
        wordOf(`${name}:`),
      );
    return { name, role: 'evidence', type };
  });
}

function bindOf(value: unknown, names: string[], fail: Fail): Bind {
  if (value instanceof Placeholder) {
    if (value.name === 'asOf') return { input: 'asOf' };
    return names.includes(value.name)
      ? { param: value.name }
      : fail(`uses the unknown parameter '${value.name}'`, wordOf(value.name));
  }
  if (value === 0n || value === 1n) return { value: { bigint: String(value) } };
  if (value === 0 || value === 1 || typeof value === 'string' || typeof value === 'boolean') return { value };
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)))
    return fail(
      `compares with the literal ${value}; thresholds are parameters: ${parameterFor(value)} (a fact of the calendar or of a code goes into the text of sql\`…\`)`,
      // As it may be written: 5_000_000n.
      new RegExp(
        `(?<![\\w.-])${String(value)
          .replace('.', '\\.')
          .replace(/(?<=\d)(?=\d)/g, '_?')}n?(?![\\w.-])`,
      ),
    );
  return fail(`binds a value that rules.json cannot hold: ${String(value)}`);
}

function parameterFor(literal: bigint | number): string {
  const label = "{ zh: '…', en: '…' }";
  if (typeof literal === 'bigint')
    return `param.money('${literal / 100n}.${String(literal % 100n).padStart(2, '0')}', ${label})`;
  return Number.isInteger(literal)
    ? `param.integer(${literal}, 'days', ${label})`
    : `param.ratio(${literal}, ${label})`;
}

function checkMessage(rule: RuleDefinition, columns: ResultColumn[], fail: Fail): void {
  const known = new Set([
    ...columns.filter((column) => column.role === 'evidence').map((column) => column.name),
    ...Object.keys(rule.params),
    'discriminator',
  ]);
  for (const text of Object.values(rule.message)) {
    for (const [, name] of text.matchAll(/\{(\w+)\}/g)) {
      if (!known.has(name!))
        fail(
          `the message uses {${name}}, which is neither an evidence column nor a parameter; known: ${[...known].join(', ')}`,
          new RegExp(`\\{${name}\\}`),
        );
    }
  }
}
