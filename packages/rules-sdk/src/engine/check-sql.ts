import type { DuckDBConnection } from '@duckdb/node-api';
import {
  allowedExpressions,
  allowedFunctions,
  allowedJoins,
  allowedNodes,
  allowedTypes,
  orderedFunctions,
  refusedNames,
} from './allowed.js';
import { rowsOf } from './duckdb.js';

/** Why a rule's SQL is not accepted, and where. */
export interface SqlProblem {
  reason: string;
  /** `line 2, column 15`; absent when the parser does not tell. */
  place: string | undefined;
}

/** No rule comes near this; the parser's tree is some hundred times as long as the text. */
const MAX_LENGTH = 50_000;

/** A plan grows with the tables that it joins, faster than they do, and what it takes no limit of memory covers. */
const TABLES_MAX = 100;

/**
 * What is to be seen in the text only: comments in comments and lists of lists take the parser more than their share of time, and the tree does not
 * tell that expressions are to be planned anew wherever they are named.
 */
const refusedTexts: [pattern: RegExp, reason: string][] = [
  [/\/\*/, "'/*' is not allowed; rules have no comments in their SQL"],
  [/(\[\s*\d*\s*\]\s*){4}/, 'a type of lists in lists in lists is not allowed'],
  [/\bmaterialized\b/i, 'MATERIALIZED is not allowed; the engine decides that'],
];

/**
 * Parses a text with DuckDB's own parser, without running or binding it, and compares the tree with what rules may consist of: one SELECT
 * over the documented relations. Returns the first thing that does not fit, or undefined.
 *
 * @param parameters how many `$n` there are values for
 * @param names what it may read beside the relations
 */
export async function checkSql(
  connection: DuckDBConnection,
  sql: string,
  parameters: number,
  names: string[] = [],
): Promise<SqlProblem | undefined> {
  if (sql.length > MAX_LENGTH) return { reason: `the text is longer than ${MAX_LENGTH} characters`, place: undefined };
  for (const [pattern, reason] of refusedTexts) {
    const at = sql.search(pattern);
    if (at >= 0) return { reason, place: placeOf(sql, bytesBefore(sql, at)) };
  }
  const rows = await rowsOf<{ tree: string }>(connection, 'select json_serialize_sql($1::varchar)::varchar as tree', [
    sql,
  ]);
  const tree = parseTree(rows[0]!.tree);
  if (!tree) return { reason: 'it holds a number that is too large', place: undefined };
  if (tree.error) {
    const reason = tree.error_type === 'parser' ? `it does not parse: ${tree.error_message}` : 'it is not a SELECT';
    return { reason, place: placeOf(sql, Number(tree.position ?? Number.NaN)) };
  }
  if (tree.statements.length !== 1)
    return { reason: `it has ${tree.statements.length} statements; a rule is one SELECT`, place: undefined };
  try {
    // Loaded when it is needed: the process that runs rules checks none.
    const { relationInfo } = await import('../relations/index.js');
    new Walk(parameters).node(tree.statements[0], new Set([...relationInfo.keys(), ...names]));
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reason: error.message, place: placeOf(sql, error.location) };
  }
}

interface Tree {
  error: boolean;
  error_type?: string;
  error_message?: string;
  position?: string;
  statements: unknown[];
}

/** As DuckDB compares names: of ASCII letters only, so that no other letter passes for one. */
const lowerCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The parser's tree; undefined when it writes a number that is none in JSON. */
function parseTree(json: string): Tree | undefined {
  try {
    return JSON.parse(json) as Tree;
  } catch {
    return undefined;
  }
}

class Refusal extends Error {
  constructor(
    reason: string,
    readonly location: number,
  ) {
    super(reason);
  }
}

type Node = Record<string, unknown>;

/** Visits every object of the tree. Whatever says what it is must be on a list; an unknown kind is refused, not passed over. */
class Walk {
  private location = Number.NaN;
  private tables = 0;

  constructor(private readonly parameters: number) {}

  /** @param names the relations, and the common table expressions in scope, in lower case */
  node(value: unknown, names: ReadonlySet<string>): void {
    if (Array.isArray(value)) {
      for (const item of value) this.node(item, names);
    } else if (value !== null && typeof value === 'object') {
      this.object(value as Node, names);
    }
  }

  private object(node: Node, names: ReadonlySet<string>): void {
    const place = node.query_location;
    // 2^64 - 1 stands for "unknown"; then the place of what surrounds it is told.
    if (typeof place === 'number' && place < 2 ** 53) this.location = place;
    if (typeof node.class === 'string') this.expression(node, node.class);
    else if (typeof node.type === 'string') this.table(node, node.type, names);
    const inner = this.withExpressions(node, names);
    for (const [key, child] of Object.entries(node)) {
      // A constant's value is data; a cast's type has been checked.
      if (key === 'cte_map' || key === 'cast_type' || (key === 'value' && node.class === 'CONSTANT')) continue;
      this.node(child, inner);
    }
  }

  /** The names in scope below a query node. Each expression sees those before it, not itself: its own name would be a table or a file. */
  private withExpressions(node: Node, names: ReadonlySet<string>): ReadonlySet<string> {
    const map = (node.cte_map as { map?: { key: string; value: unknown }[] } | undefined)?.map;
    if (!map?.length) return names;
    const scope = new Set(names);
    for (const { key, value } of map) {
      this.node(value, scope);
      scope.add(lowerCase(key));
    }
    return scope;
  }

  private expression(node: Node, kind: string): void {
    if (!allowedExpressions.has(kind)) this.refuse(`a ${kind.toLowerCase().replaceAll('_', ' ')} is not allowed`);
    if (kind === 'FUNCTION' || kind === 'WINDOW') this.call(node);
    if (kind === 'CAST') this.castType(node.cast_type as CastType);
    if (kind === 'STAR' && node.columns === true && node.expr)
      this.refuse('COLUMNS(…) is not allowed; name the columns');
    if (kind === 'COLUMN_REF') this.column(node.column_names as string[]);
    if (kind === 'PARAMETER') this.parameter(String(node.identifier));
  }

  private call(node: Node): void {
    const name = lowerCase(String(node.function_name));
    const qualified = node.catalog || (node.schema && node.schema !== 'main');
    if (qualified || !allowedFunctions.has(name)) this.refuse(`the function '${name}' is not allowed`);
    const orders = (node.order_bys as { orders?: unknown[] } | undefined)?.orders;
    if (orderedFunctions.has(name) && !orders?.length)
      this.refuse(`'${name}' needs an ORDER BY inside: without, its result is a matter of chance`);
  }

  private column(names: string[]): void {
    if (names.length === 1 && refusedNames.has(lowerCase(names[0]!)))
      this.refuse(`'${names[0]}' is not allowed; a rule gets its date as the input asOf`);
  }

  private parameter(identifier: string): void {
    const n = Number(identifier);
    if (!Number.isInteger(n) || n < 1 || n > this.parameters)
      this.refuse(`the parameter '$${identifier}' has no value; there are ${this.parameters} binds`);
  }

  private castType(type: CastType): void {
    if (!allowedTypes.has(type.id)) this.refuse(`a cast to ${type.type_info?.name ?? type.id} is not allowed`);
    if (type.type_info?.child_type) this.castType(type.type_info.child_type);
  }

  private table(node: Node, kind: string, names: ReadonlySet<string>): void {
    if (kind === 'TABLE_FUNCTION') {
      const name = String((node.function as Node | undefined)?.function_name);
      this.refuse(`the table function '${name}' is not allowed; a rule reads relations only`);
    }
    if (kind === 'RECURSIVE_CTE_NODE') this.refuse('WITH RECURSIVE is not allowed');
    if (!allowedNodes.has(kind)) this.refuse(`a ${kind.toLowerCase().replaceAll('_', ' ')} is not allowed`);
    if (node.sample) this.refuse('a sample is not allowed: a rule gives the same result every time');
    if (kind === 'BASE_TABLE') this.relation(node, names);
    if (kind === 'JOIN' && !allowedJoins.has(String(node.ref_type)))
      this.refuse(`a ${String(node.ref_type).toLowerCase()} join is not allowed`);
    if (kind === 'DISTINCT_MODIFIER' && (node.distinct_on_targets as unknown[]).length > 0)
      this.refuse('DISTINCT ON is not allowed; use row_number() over (…)');
  }

  private relation(node: Node, names: ReadonlySet<string>): void {
    const name = String(node.table_name);
    const qualifiers = [node.catalog_name, node.schema_name].filter(Boolean);
    const known = names.has(lowerCase(name));
    this.tables += 1;
    if (this.tables > TABLES_MAX) this.refuse(`it reads more than ${TABLES_MAX} tables`);
    if (qualifiers.length > 0 || node.at_clause || !known)
      this.refuse(`'${[...qualifiers, name].join('.')}' is not a relation that rules may read`);
  }

  private refuse(reason: string): never {
    throw new Refusal(reason, this.location);
  }
}

interface CastType {
  id: string;
  type_info?: { name?: string; child_type?: CastType } | null;
}

const bytesBefore = (sql: string, index: number): number => Buffer.byteLength(sql.slice(0, index));

/** Line and column of a byte offset. */
function placeOf(sql: string, offset: number): string | undefined {
  if (!Number.isSafeInteger(offset)) return undefined;
  const before = Buffer.from(sql).subarray(0, offset).toString();
  const lines = before.split('\n');
  return `line ${lines.length}, column ${[...lines.at(-1)!].length + 1}`;
}
