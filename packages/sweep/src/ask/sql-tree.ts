import type { DuckDBConnection } from '@duckdb/node-api';
import type { BoundValue } from '@qingqu/rules-sdk';
import { quoted, rowsOf } from '../duckdb.js';

/** A node of DuckDB's own parse tree, as `json_serialize_sql` gives it, without the places in the text. */
export type SqlNode = { [key: string]: unknown };

/** Takes SQL texts apart and puts parts of them together again, with DuckDB's own parser. Runs nothing. */
export class SqlTrees {
  constructor(private readonly parser: DuckDBConnection) {}

  /** The query node of one SELECT. */
  async parse(sql: string): Promise<SqlNode> {
    const [row] = await rowsOf<{ tree: string }>(
      this.parser,
      'select json_serialize_sql($1::varchar)::varchar as tree',
      [sql],
    );
    // Places are numbers that JavaScript cannot hold; nothing here needs them.
    const tree = JSON.parse(row!.tree, (key, value) => (key === 'query_location' ? undefined : value)) as {
      statements: { node: SqlNode }[];
    };
    return tree.statements[0]!.node;
  }

  /** The SQL text of an expression. */
  async expression(expression: SqlNode): Promise<string> {
    return (await this.print({ ...blankSelect, select_list: [{ ...expression, alias: '' }] })).slice('SELECT '.length);
  }

  /** The SQL text of what stands after FROM. */
  async table(table: SqlNode): Promise<string> {
    return (await this.print({ ...blankSelect, select_list: [one], from_table: table })).slice('SELECT 1 FROM '.length);
  }

  /** `WITH …` of common table expressions, or nothing. */
  async withClause(expressions: readonly SqlNode[]): Promise<string> {
    if (expressions.length === 0) return '';
    const node = { ...blankSelect, cte_map: { map: expressions }, select_list: [one] };
    return (await this.print(node)).slice(0, -'SELECT 1'.length);
  }

  /** The SQL text of a query. */
  select(query: SqlNode): Promise<string> {
    return this.print(query);
  }

  private async print(node: SqlNode): Promise<string> {
    const tree = JSON.stringify({ error: false, statements: [{ node, named_param_map: [] }] });
    const [row] = await rowsOf<{ sql: string }>(this.parser, 'select json_deserialize_sql($1::json) as sql', [tree]);
    return row!.sql;
  }

  /** The same tree with each `$n` replaced. */
  async withParameters(tree: SqlNode, replacements: readonly SqlNode[]): Promise<SqlNode> {
    return replaced(tree, (node) =>
      node.class === 'PARAMETER' ? replacements[Number(node.identifier) - 1] : undefined,
    ) as SqlNode;
  }

  /** Values as nodes of a tree. */
  async literals(values: readonly BoundValue[]): Promise<SqlNode[]> {
    if (values.length === 0) return [];
    const node = await this.parse(`select ${values.map(literalSql).join(', ')}`);
    return node.select_list as SqlNode[];
  }

  /** Names as nodes of a tree: for showing a parameter by its name. */
  async names(names: readonly string[]): Promise<SqlNode[]> {
    if (names.length === 0) return [];
    const columns = names.map((name) => `"${name.replaceAll('"', '""')}"`);
    return (await this.parse(`select ${columns.join(', ')}`)).select_list as SqlNode[];
  }
}

const one: SqlNode = {
  class: 'CONSTANT',
  type: 'VALUE_CONSTANT',
  alias: '',
  value: { type: { id: 'INTEGER', type_info: null }, is_null: false, value: 1 },
};

const blankSelect: SqlNode = {
  type: 'SELECT_NODE',
  modifiers: [],
  cte_map: { map: [] },
  select_list: [],
  from_table: { type: 'EMPTY', alias: '', sample: null },
  where_clause: null,
  group_expressions: [],
  group_sets: [],
  aggregate_handling: 'STANDARD_HANDLING',
  having: null,
  sample: null,
  qualify: null,
};

function literalSql(bound: BoundValue): string {
  switch (bound.type) {
    case 'varchar':
      return quoted(bound.value);
    case 'varchar[]':
      return `cast([${bound.value.map(quoted).join(', ')}] as varchar[])`;
    default:
      return `cast(${quoted(String(bound.value))} as ${bound.type})`;
  }
}

function replaced(value: unknown, replace: (node: SqlNode) => SqlNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, replace));
  if (value === null || typeof value !== 'object') return value;
  const node = value as SqlNode;
  const other = replace(node);
  if (other) return { ...other, alias: node.alias ?? '' };
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child, replace)]));
}

/** The conditions that a condition is made of when all must hold. */
export function conjuncts(condition: SqlNode | null | undefined): SqlNode[] {
  if (!condition) return [];
  if (condition.class === 'CONJUNCTION' && condition.type === 'CONJUNCTION_AND')
    return (condition.children as SqlNode[]).flatMap((child) => conjuncts(child));
  return [condition];
}

/** The tables that an expression's columns belong to; the empty name stands for a column without one. */
export function tablesIn(expression: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(expression)) for (const item of expression) tablesIn(item, found);
  else if (expression !== null && typeof expression === 'object') {
    const node = expression as SqlNode;
    if (node.class === 'COLUMN_REF') {
      const names = node.column_names as string[];
      found.add(names.length > 1 ? names[0]! : '');
    } else for (const child of Object.values(node)) tablesIn(child, found);
  }
  return found;
}

/** The name by which a query knows a table. */
export const nameOf = (table: SqlNode): string => String(table.alias || table.table_name || '');
