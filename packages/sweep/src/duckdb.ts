import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** Opens a DuckDB database, hands over a connection and closes both whatever happens. */
export async function withDuckDb<T>(
  path: string,
  options: Record<string, string>,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(path, options);
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** All rows of a query, as objects. */
export async function rowsOf<T>(connection: DuckDBConnection, sql: string, values?: DuckDBValue[]): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getRowObjects() as T[];
}

/** A text as an SQL literal. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
