import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../lib/paths.mjs';

// The very DuckDB that the engine uses, whatever version that is.
const require = createRequire(join(rootDir, 'packages', 'sweep', 'package.json'));
const duckdb = await import(pathToFileURL(require.resolve('@duckdb/node-api')).href);
export const duckdbVersion = duckdb.version();

export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** A database opened for one piece of work. */
export async function withDuckDb(path, options, work) {
  const instance = await duckdb.DuckDBInstance.create(path, options);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Runs a rule's SELECT as it stands and reads all rows. */
export async function selectBare(connection, sql, values) {
  const statement = await connection.prepare(sql);
  try {
    for (const [index, bound] of values.entries()) bind(statement, index + 1, bound);
    return (await statement.runAndReadAll()).getRowsJson();
  } finally {
    statement.destroySync();
  }
}

function bind(statement, at, { type, value }) {
  const { LIST, listValue, VARCHAR } = duckdb;
  if (type === 'bigint') statement.bindBigInt(at, value);
  else if (type === 'integer') statement.bindInteger(at, value);
  else if (type === 'double') statement.bindDouble(at, value);
  else if (type === 'boolean') statement.bindBoolean(at, value);
  else if (type === 'varchar[]') statement.bindList(at, listValue(value), LIST(VARCHAR));
  else statement.bindVarchar(at, value);
}

/** The current rows alone, as the engine's views have them. */
export const bareViews = (sources, epoch) =>
  sources.map(({ name, versioned }) =>
    versioned
      ? `create temp view "${name}" as select * exclude (epoch_from, epoch_to) from data."${name}" where epoch_from <= ${epoch} and (epoch_to is null or epoch_to > ${epoch})`
      : `create temp view "${name}" as select * from data."${name}"`,
  );
