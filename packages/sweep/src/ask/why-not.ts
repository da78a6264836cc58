import type { CompiledRule } from '@qingqu/rules-sdk';
import { boundValues, type ParamValue } from '@qingqu/rules-sdk';
import { quoted } from '../duckdb.js';
import { conjuncts, nameOf, type SqlNode, type SqlTrees, tablesIn } from './sql-tree.js';

/** One side of a comparison: what the rule says, and what it came to for the record. */
export interface Side {
  text: string;
  value: string | null;
}

/** A condition of a rule, and whether it holds for the record. */
export interface Condition {
  /** As the rule says it, with the names of parameters: `payments.amount_fen >= limit`. */
  text: string;
  /** `null`: it cannot be told, because something in it is absent. */
  holds: boolean | null;
  /** The two sides of a comparison. */
  left?: Side;
  right?: Side;
  /** Left minus right: fen for amounts, days for dates. */
  gap?: string;
  unit?: 'fen' | 'days' | 'number';
  /** The part of the rule that it stands in: empty for the outermost query, else the name of the part. */
  part: string;
}

/** One way in which a rule finds something (a rule of a UNION has several), and where it ended for the record. */
export interface Attempt {
  conditions: Condition[];
  /** Whether the record was there to be looked at. */
  reached: boolean;
}

/** Runs a SELECT on the rules' relations and gives its rows, every value as text. */
export type Ask = (sql: string) => Promise<Record<string, string | null>[]>;

export interface Question {
  rule: CompiledRule;
  params: Record<string, ParamValue>;
  /** 'YYYY-MM-DD' */
  asOf: string;
  subject: { kind: string; id: string };
}

/** How far a part is followed into the parts that it is made of. */
const MAX_DEPTH = 5;

/**
 * Why a rule says nothing about a record: the conditions of its query one by one, for the row of the record that fulfils most of them. Joins are
 * loosened so that the record stays in sight when what it is joined with is not there; a part (common table expression) in which the
 * record is absent is asked in turn.
 */
export async function whyNot(trees: SqlTrees, ask: Ask, question: Question): Promise<Attempt[]> {
  const { rule, params, asOf, subject } = question;
  const parsed = await trees.parse(rule.sql);
  const query = await trees.withParameters(parsed, await trees.literals(boundValues(rule, params, asOf)));
  const shown = await trees.withParameters(parsed, await trees.names(bindNames(rule)));
  const position = rule.columns.findIndex(({ role }) => role === 'subject');
  const branches = branchesOf(query, shown, []);
  return Promise.all(
    branches.map(async (branch) => {
      const target = { expression: selected(branch.query, position), value: subject.id };
      const conditions = await new Probe(trees, ask).conditions(branch, target, '', 0);
      return { conditions: conditions ?? [], reached: conditions !== undefined };
    }),
  );
}

const bindNames = (rule: CompiledRule): string[] =>
  rule.binds.map((bind) => ('param' in bind ? bind.param : 'input' in bind ? bind.input : shownValue(bind.value)));

/** A text with its quotes, so that an empty one can be seen. */
const shownValue = (value: string | number | boolean | { bigint: string }): string =>
  typeof value === 'object' ? value.bigint : typeof value === 'string' ? `'${value}'` : String(value);

/** A SELECT with the common table expressions that it may use; `shown` is the same with the parameters' names. */
interface Branch {
  query: SqlNode;
  shown: SqlNode;
  parts: Part[];
}

interface Part {
  name: string;
  /** As it stands in the tree's map. */
  entry: SqlNode;
  shown: SqlNode;
}

interface Target {
  expression: SqlNode;
  value: string;
}

/** The SELECTs of a query: those that a UNION puts together, each with the parts before it. */
function branchesOf(query: SqlNode, shown: SqlNode, outer: Part[]): Branch[] {
  const parts = [...outer, ...partsOf(query, shown)];
  if (query.type !== 'SET_OPERATION_NODE') return [{ query, shown, parts }];
  return ['left', 'right'].flatMap((side) => branchesOf(query[side] as SqlNode, shown[side] as SqlNode, parts));
}

function partsOf(query: SqlNode, shown: SqlNode): Part[] {
  const map = (node: SqlNode) => (node.cte_map as { map: SqlNode[] }).map;
  return map(query).map((entry, at) => ({ name: String(entry.key), entry, shown: map(shown)[at]! }));
}

const selected = (query: SqlNode, position: number): SqlNode => (query.select_list as SqlNode[])[position]!;

/** The query of a part. */
const queryOf = (entry: SqlNode): SqlNode => ((entry.value as SqlNode).query as SqlNode).node as SqlNode;

interface Table {
  node: SqlNode;
  name: string;
  /** LEFT: the record counts with or without it. */
  optional: boolean;
  /** What joins it; for an optional one all of it. */
  on: SqlNode[];
}

class Probe {
  constructor(
    private readonly trees: SqlTrees,
    private readonly ask: Ask,
  ) {}

  /** The conditions of a branch for a target, or undefined where nothing is known of it. */
  async conditions(branch: Branch, target: Target, part: string, depth: number): Promise<Condition[] | undefined> {
    const { query, shown, parts } = branch;
    const source = flatten(query.from_table as SqlNode);
    const shownSource = flatten(shown.from_table as SqlNode);
    const all = [...source.conditions, ...conjuncts(query.where_clause as SqlNode | null)];
    const allShown = [...shownSource.conditions, ...conjuncts(shown.where_clause as SqlNode | null)];
    const from = await this.loosened(source.tables, source.conditions, target);
    const sides = all.map(sidesOf);
    const columns = await this.columns(all, sides);
    const where = `${await this.trees.expression(target.expression)} = ${quoted(target.value)}`;
    const passed = all.map((_, at) => `coalesce(c${at}, 0)`).join(' + ') || 'present';
    const rows = await this.ask(
      `${await this.trees.withClause(parts.map(({ entry }) => entry))}
       select * from (select ${['1 as present', ...columns].join(', ')} from ${from} where ${where}) as probe order by ${passed} desc limit 1`,
    );
    const [row] = rows;
    if (!row) return this.elsewhere(branch, source.tables, target, depth);
    const conditions = await Promise.all(
      all.map(async (_, at) => conditionOf(await this.textsOf(allShown[at]!), row, at, part)),
    );
    const missing = await this.missingPart(branch, all, sides, row, depth);
    if (missing) return [...conditions, ...missing];
    const stopped = conditions.some(({ holds }) => holds !== true);
    return stopped ? conditions : [...conditions, ...(await this.ofGroups(branch, target, part))];
  }

  /** What a group must fulfil (HAVING), for the target's group that fulfils most of it. */
  private async ofGroups({ query, shown, parts }: Branch, target: Target, part: string): Promise<Condition[]> {
    const all = conjuncts(query.having as SqlNode | null);
    if (all.length === 0) return [];
    const allShown = conjuncts(shown.having as SqlNode | null);
    const columns = await this.columns(all, all.map(sidesOf));
    const wheres = [...conjuncts(query.where_clause as SqlNode | null)];
    const conditions = await Promise.all(wheres.map((each) => this.trees.expression(each)));
    const groups = await Promise.all((query.group_expressions as SqlNode[]).map((each) => this.trees.expression(each)));
    const [row] = await this.ask(
      `${await this.trees.withClause(parts.map(({ entry }) => entry))}
       select * from (select ${columns.join(', ')} from ${await this.trees.table(query.from_table as SqlNode)}
         where ${[...conditions, `${await this.trees.expression(target.expression)} = ${quoted(target.value)}`].join(' and ')}
         ${groups.length > 0 ? `group by ${groups.join(', ')}` : ''}) as probe
       order by ${all.map((_, at) => `coalesce(c${at}, 0)`).join(' + ')} desc limit 1`,
    );
    if (!row) return [];
    return Promise.all(all.map(async (_, at) => conditionOf(await this.textsOf(allShown[at]!), row, at, part)));
  }

  /** A condition that fails because a part does not have the record: the conditions of that part. */
  private async missingPart(
    { parts }: Branch,
    all: SqlNode[],
    sides: ([SqlNode, SqlNode] | undefined)[],
    row: Record<string, string | null>,
    depth: number,
  ): Promise<Condition[] | undefined> {
    if (depth >= MAX_DEPTH) return undefined;
    for (const [at] of all.entries()) {
      if (row[`c${at}`] !== null || !sides[at]) continue;
      for (const [mine, other] of [
        [0, 1],
        [1, 0],
      ] as const) {
        const known = row[`${'lr'[other]}${at}`];
        const found = this.partOf(parts, sides[at][mine]);
        if (known == null || row[`${'lr'[mine]}${at}`] !== null || !found) continue;
        return this.inPart(parts, found, known, depth + 1);
      }
    }
    return undefined;
  }

  /** The record is not in the first table at all: when that is a part, its conditions tell why. */
  private async elsewhere(
    { parts }: Branch,
    tables: Table[],
    { expression, value }: Target,
    depth: number,
  ): Promise<Condition[] | undefined> {
    const found = this.onlyPart(parts, tables, expression) ?? this.partOf(parts, expression);
    return found && depth < MAX_DEPTH ? this.inPart(parts, found, value, depth + 1) : undefined;
  }

  private onlyPart(parts: Part[], tables: Table[], expression: SqlNode) {
    if (tables.length !== 1 || expression.class !== 'COLUMN_REF') return undefined;
    const column = (expression.column_names as string[]).at(-1)!;
    return this.partOf(parts, { ...expression, column_names: [tables[0]!.name, column] });
  }

  private partOf(parts: Part[], expression: SqlNode): { at: number; column: string } | undefined {
    if (expression.class !== 'COLUMN_REF') return undefined;
    const [table, ...rest] = expression.column_names as string[];
    // A column without a table belongs to the part that calls a column so.
    const column = rest[0] ?? table!;
    const at = parts.findLastIndex(({ name, entry }) =>
      rest.length > 0 ? name === table : outputsOf(queryOf(entry)).includes(column),
    );
    return at < 0 ? undefined : { at, column };
  }

  private async inPart(
    parts: Part[],
    { at, column }: { at: number; column: string },
    value: string,
    depth: number,
  ): Promise<Condition[] | undefined> {
    const { name, entry, shown } = parts[at]!;
    for (const branch of branchesOf(queryOf(entry), queryOf(shown), parts.slice(0, at))) {
      const expression = (branch.query.select_list as SqlNode[]).find((item) => outputName(item) === column);
      if (!expression || isAggregate(expression)) continue;
      const conditions = await this.conditions(branch, { expression, value }, name, depth);
      if (conditions) return conditions;
    }
    return undefined;
  }

  /** The tables, beginning with the target's, each joined so that it may be absent. */
  private async loosened(tables: Table[], conditions: SqlNode[], target: Target): Promise<string> {
    const names = new Set(tables.map(({ name }) => name));
    const wanted = [...tablesIn(target.expression)].find((name) => names.has(name)) ?? tables[0]?.name;
    const rest = tables.filter(({ name }) => name !== wanted);
    const first = tables.find(({ name }) => name === wanted);
    if (!first) return '(select 1) as nothing';
    const here = new Set([first.name]);
    const links = conditions.filter((condition) => isLink(condition));
    let text = await this.trees.table(first.node);
    while (rest.length > 0) {
      // The next one whose links lead to what is there already; failing that, the next.
      const joinable = rest.findIndex((table) => this.linksOf(table, links, here).length > 0);
      const [next] = rest.splice(Math.max(joinable, 0), 1);
      const on = next!.optional ? next!.on : this.linksOf(next!, links, here);
      const condition = await Promise.all(on.map((each) => this.trees.expression(each)));
      text += ` left join ${await this.trees.table(next!.node)} on ${condition.join(' and ') || 'true'}`;
      here.add(next!.name);
    }
    return text;
  }

  private linksOf(table: Table, links: SqlNode[], here: ReadonlySet<string>): SqlNode[] {
    const among = table.optional ? table.on : links;
    return among.filter((link) => {
      const named = tablesIn(link);
      return named.has(table.name) && [...named].every((name) => name === table.name || here.has(name));
    });
  }

  private async columns(all: SqlNode[], sides: ([SqlNode, SqlNode] | undefined)[]): Promise<string[]> {
    const columns: string[] = [];
    for (const [at, condition] of all.entries()) {
      columns.push(`cast((${await this.trees.expression(condition)}) as integer) as c${at}`);
      for (const [side, expression] of (sides[at] ?? []).entries())
        columns.push(`cast((${await this.trees.expression(expression)}) as varchar) as ${'lr'[side]}${at}`);
    }
    return columns;
  }

  private async textsOf(condition: SqlNode): Promise<{ text: string; sides: string[] }> {
    const sides = sidesOf(condition) ?? [];
    return {
      text: plain(await this.trees.expression(condition)),
      sides: await Promise.all(sides.map(async (side) => plain(await this.trees.expression(side)))),
    };
  }
}

/** The tables of a FROM and the conditions of its inner joins. */
function flatten(from: SqlNode): { tables: Table[]; conditions: SqlNode[] } {
  if (from.type === 'EMPTY') return { tables: [], conditions: [] };
  if (from.type !== 'JOIN')
    return { tables: [{ node: from, name: nameOf(from), optional: false, on: [] }], conditions: [] };
  const left = flatten(from.left as SqlNode);
  const right = flatten(from.right as SqlNode);
  const on = conjuncts(from.condition as SqlNode | null);
  if (from.join_type === 'LEFT') {
    const tables = right.tables.map((table) => ({ ...table, optional: true, on: [...table.on, ...on] }));
    return { tables: [...left.tables, ...tables], conditions: left.conditions };
  }
  return { tables: [...left.tables, ...right.tables], conditions: [...left.conditions, ...right.conditions, ...on] };
}

/** An equation between columns of two tables. */
function isLink(condition: SqlNode): boolean {
  return condition.type === 'COMPARE_EQUAL' && tablesIn(condition).size === 2;
}

const comparison = /^COMPARE_(EQUAL|NOTEQUAL|LESSTHAN|GREATERTHAN|LESSTHANOREQUALTO|GREATERTHANOREQUALTO)$/;

const sidesOf = (condition: SqlNode): [SqlNode, SqlNode] | undefined =>
  comparison.test(String(condition.type)) ? [condition.left as SqlNode, condition.right as SqlNode] : undefined;

const outputName = (item: SqlNode): string =>
  String(item.alias || (item.class === 'COLUMN_REF' ? (item.column_names as string[]).at(-1) : ''));

/** What a query calls its columns; a UNION as its first side does. */
const outputsOf = (query: SqlNode): string[] =>
  query.type === 'SET_OPERATION_NODE'
    ? outputsOf(query.left as SqlNode)
    : ((query.select_list as SqlNode[] | undefined) ?? []).map(outputName);

const aggregates = new Set(['min', 'max', 'count', 'sum', 'avg', 'list', 'any_value']);
const isAggregate = (expression: SqlNode): boolean =>
  expression.class === 'FUNCTION' && aggregates.has(String(expression.function_name));

/** Without the casts that only tell DuckDB a parameter's type, and without the outermost brackets. */
function plain(text: string): string {
  const uncast = text.replace(/CAST\(("?\w+"?) AS [A-Z]+(\[\])?\)/g, '$1').replaceAll('"', '');
  return /^\(.*\)$/.test(uncast) && balanced(uncast.slice(1, -1)) ? uncast.slice(1, -1) : uncast;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function conditionOf(
  { text, sides }: { text: string; sides: string[] },
  row: Record<string, string | null>,
  at: number,
  part: string,
): Condition {
  const held = row[`c${at}`];
  const condition: Condition = { text, holds: held == null ? null : held === '1', part };
  if (sides.length === 0) return condition;
  const left = { text: sides[0]!, value: row[`l${at}`] ?? null };
  const right = { text: sides[1]!, value: row[`r${at}`] ?? null };
  return { ...condition, left, right, ...gapOf(left, right) };
}

function gapOf(left: Side, right: Side): Pick<Condition, 'gap' | 'unit'> {
  if (left.value === null || right.value === null) return {};
  const day = /^\d{4}-\d{2}-\d{2}$/;
  if (day.test(left.value) && day.test(right.value))
    return { gap: String((Date.parse(left.value) - Date.parse(right.value)) / 86_400_000), unit: 'days' };
  const whole = /^-?\d+$/;
  if (whole.test(left.value) && whole.test(right.value)) {
    const isMoney = /_fen\b|Fen\b/.test(`${left.text} ${right.text}`);
    return { gap: String(BigInt(left.value) - BigInt(right.value)), unit: isMoney ? 'fen' : 'number' };
  }
  const number = /^-?\d+(\.\d+)?(e-?\d+)?$/i;
  if (number.test(left.value) && number.test(right.value))
    return { gap: String(Number((Number(left.value) - Number(right.value)).toPrecision(12))), unit: 'number' };
  return {};
}
