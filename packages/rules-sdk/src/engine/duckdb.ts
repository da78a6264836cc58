import {
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { BoundValue } from '../execution.js';

/** All rows of a query, as objects. */
export async function rowsOf<T>(connection: DuckDBConnection, sql: string, values?: DuckDBValue[]): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getRowObjects() as T[];
}

/** A text as an SQL literal. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

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
