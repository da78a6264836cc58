import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export { quoted, rowsOf } from '@qingqu/rules-sdk/engine';

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
