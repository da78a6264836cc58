import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdbType } from '../execution.js';
import { relationInfo } from '../relations/index.js';
import { snakeCase } from '../relations/relation.js';
import { storedValue } from '../small-records.js';

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

function literalOf(value: unknown, type: string, labels: Labels): string {
  const stored = storedValue(value, type);
  if (stored === null) return 'null';
  // Remembered, so that results can show the label again.
  if (type === 'uuid') labels.set(String(stored), String(value));
  return ['uuid', 'text', 'date'].includes(type) ? `'${String(stored).replaceAll("'", "''")}'` : String(stored);
}
