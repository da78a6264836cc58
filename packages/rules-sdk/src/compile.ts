import { createHash } from 'node:crypto';
import { Placeholder, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { canonicalJson } from './canonical-json.js';
import {
  type Category,
  categories,
  departmentOf,
  type RuleDefinition,
  type RuleInputs,
  type Severity,
  type SubjectKind,
  severities,
  type TimeClass,
} from './define-rule.js';
import { asDate, type EvidenceType, evidenceType } from './evidence.js';
import type { Bilingual, ParamRefs, ParamSpec, Params } from './params.js';
import { relationInfo, relations } from './relations/index.js';

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
  message: Bilingual;
  sql: string;
  binds: Bind[];
  columns: ResultColumn[];
  relations: string[];
  digest: string;
}

const reserved = new Set(['subject', 'kind', 'discriminator', 'severity', 'rows']);
const builder = new QueryBuilder();

/** A rule that cannot be compiled: which one, what is wrong, what to write instead. */
export class RuleError extends Error {
  constructor(rule: string, problem: string) {
    super(`rule '${rule}': ${problem}`);
    this.name = 'RuleError';
  }
}

/** Evaluates `find` once, with symbolic parameters, into SQL text and data. */
export function compile(rule: RuleDefinition): CompiledRule {
  const fail = (problem: string): never => {
    throw new RuleError(rule.id, problem);
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
    fail('selects no `subject`; add e.g. `subject: payments.id`');
  if (subjects.length > 1 && !columns.some((column) => column.role === 'kind'))
    fail("has several subject kinds; select `kind: literal('bank_line')` to say which");
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
    message: rule.message,
    sql: text,
    binds: params.map((value) => bindOf(value, names, fail)),
    columns,
    relations: [...relationInfo.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(text)).sort(),
  };
  return { ...compiled, digest: digestOf(compiled) };
}

/** sha256 over the canonical JSON, hex. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

function checkMetadata(rule: RuleDefinition, fail: (problem: string) => never): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(rule.id))
    fail("the id must be lower-case words with hyphens, like 'cash-single-large'");
  if (!categories.includes(rule.category)) fail(`unknown category '${rule.category}'; one of ${categories.join(', ')}`);
  if (!severities.includes(rule.severity)) fail(`unknown severity '${rule.severity}'; one of ${severities.join(', ')}`);
  if (rule.basis.length === 0) fail("names no legal basis; write e.g. basis: ['豫财办〔2018〕33号 第七条']");
  for (const [what, text] of Object.entries({ title: rule.title, message: rule.message })) {
    if (!text.zh?.trim() || !text.en?.trim()) fail(`the ${what} needs both languages: { zh: '…', en: '…' }`);
  }
}

function resultColumns(query: unknown, fail: (problem: string) => never): ResultColumn[] {
  // The builder's own record of what was selected: the public accessor refuses expressions without an alias.
  const fields = (query as { config?: { fields?: Record<string, unknown> } }).config?.fields;
  if (!fields) return fail('`find` must return a query of `select`, `with` or `union`');
  return Object.entries(fields).map(([name, field]) => {
    if (reserved.has(name)) return { name, role: name as ColumnRole };
    const type = evidenceType(field);
    if (!type)
      return fail(
        `the column '${name}' is an expression of unknown meaning; say what it is, e.g. asMoney(sql\`…\`) or asNumber(sql\`…\`)`,
      );
    return { name, role: 'evidence', type };
  });
}

function bindOf(value: unknown, names: string[], fail: (problem: string) => never): Bind {
  if (value instanceof Placeholder) {
    if (value.name === 'asOf') return { input: 'asOf' };
    return names.includes(value.name) ? { param: value.name } : fail(`uses the unknown parameter '${value.name}'`);
  }
  if (value === 0n || value === 1n) return { value: { bigint: String(value) } };
  if (value === 0 || value === 1 || typeof value === 'string' || typeof value === 'boolean') return { value };
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)))
    return fail(
      `compares with the literal ${value}; thresholds are parameters: ${parameterFor(value)} (a fact of the calendar or of a code goes into the text of sql\`…\`)`,
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

function checkMessage(rule: RuleDefinition, columns: ResultColumn[], fail: (problem: string) => never): void {
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
        );
    }
  }
}
