import { createHash } from 'node:crypto';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { type BoundValue, duckdbType } from '../execution.js';
import { yuan } from '../params.js';
import { relationInfo } from '../relations/index.js';
import { snakeCase } from '../relations/relation.js';

/** The labels that stand for ids in tests, by id. */
export type Labels = Map<string, string>;

/** Hands over a connection to an empty DuckDB in memory, and closes it whatever happens. */
export async function withMemoryDuckDb<T>(work: (db: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const db = await instance.connect();
  try {
    return await work(db);
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}

/** Creates a relation and inserts small records: ids are labels, money is in yuan, absent columns are null. */
export async function createRelation(
  db: DuckDBConnection,
  name: string,
  rows: Record<string, unknown>[],
  labels: Labels,
): Promise<void> {
  const info = relationInfo.get(name);
  if (!info) throw new Error(`there is no relation '${name}'; known: ${[...relationInfo.keys()].join(', ')}`);
  const columns = [...info.columns];
  await db.run(`create table ${name} (${columns.map(([column, type]) => `${column} ${duckdbType(type)}`).join(', ')})`);
  if (rows.length === 0) return;
  for (const row of rows) {
    for (const key of Object.keys(row))
      if (!info.columns.has(snakeCase(key))) throw new Error(`${name} has no column '${key}'`);
  }
  const cells = rows.map((row) => {
    const bySqlName = Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]));
    return `(${columns.map(([column, type]) => literalOf(bySqlName[column], type, labels)).join(', ')})`;
  });
  await db.run(`insert into ${name} values ${cells.join(', ')}`);
}

/** Binds the values of `$1`, `$2`, … with their types. */
export function bindAll(statement: DuckDBPreparedStatement, values: BoundValue[]): void {
  for (const [index, bound] of values.entries()) {
    const at = index + 1;
    if (bound.type === 'bigint') statement.bindBigInt(at, bound.value);
    else if (bound.type === 'integer') statement.bindInteger(at, bound.value);
    else if (bound.type === 'double') statement.bindDouble(at, bound.value);
    else if (bound.type === 'boolean') statement.bindBoolean(at, bound.value);
    // The type is told because an empty list has none.
    else if (bound.type === 'varchar[]') statement.bindList(at, listValue(bound.value), LIST(VARCHAR));
    else statement.bindVarchar(at, bound.value);
  }
}

function literalOf(value: unknown, type: string, labels: Labels): string {
  if (value === undefined || value === null) return 'null';
  if (type === 'bigint') return String(yuan(String(value)));
  if (type === 'uuid') return `'${idOf(String(value), labels)}'`;
  if (type === 'text' || type === 'date') return `'${String(value).replaceAll("'", "''")}'`;
  return String(value);
}

/** A label's id; remembered so that results can show the label again. */
function idOf(label: string, labels: Labels): string {
  const hex = createHash('sha256').update(label).digest('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  labels.set(id, label);
  return id;
}
