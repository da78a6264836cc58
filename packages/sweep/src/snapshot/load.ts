import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../duckdb.js';
import type { RelationSource } from './mapping.js';

// The file: `data` holds the relations, all versions; `engine` what the engine alone reads; rules reach neither by name, only the
// views that the evaluator makes.

/** Columns and types of a relation's table in the snapshot. */
function tableColumns(source: RelationSource): [string, string][] {
  const columns = source.columns.map(({ name, type }): [string, string] => [name, type]);
  return source.versioned ? [...columns, ['epoch_from', 'bigint'], ['epoch_to', 'bigint']] : columns;
}

/** Makes the empty tables of a new snapshot. */
export async function createTables(connection: DuckDBConnection, sources: RelationSource[]): Promise<void> {
  await connection.run('create schema data; create schema engine');
  for (const source of sources) {
    const columns = tableColumns(source).map(([name, type]) => `"${name}" ${type}`);
    await connection.run(`create table data."${source.name}" (${columns.join(', ')})`);
  }
  await connection.run('create table engine.region_interval (code varchar, scope_lo bigint, scope_hi bigint)');
  await connection.run('create table engine.epoch (n bigint, closed_on date)');
  await connection.run(
    `create table engine.relation (name varchar, source varchar, region_column varchar, versioned boolean, row_count bigint)`,
  );
  await connection.run(
    `create table snapshot_info (epoch bigint, format varchar, built_at_epoch bigint, deltas integer, relations json, reference json)`,
  );
}

/** Appends a file's rows to the relation. */
export async function appendRows(connection: DuckDBConnection, source: RelationSource, file: string): Promise<void> {
  await connection.run(`insert into data."${source.name}" ${readCsv(file, tableColumns(source))}`);
}

/** Puts a file's versions in the place of all versions of the same records. */
export async function replaceRecords(
  connection: DuckDBConnection,
  source: RelationSource,
  file: string,
): Promise<void> {
  await connection.run(`create temp table changed as ${readCsv(file, tableColumns(source))}`);
  await connection.run(`delete from data."${source.name}" where id in (select id from changed)`);
  await connection.run(`insert into data."${source.name}" select * from changed`);
  await connection.run('drop table changed');
}

/** Puts a file's rows in the place of the whole relation. */
export async function replaceAll(connection: DuckDBConnection, source: RelationSource, file: string): Promise<void> {
  await connection.run(`delete from data."${source.name}"`);
  await appendRows(connection, source, file);
}

export async function replaceRegionIntervals(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run('delete from engine.region_interval');
  const columns: [string, string][] = [
    ['code', 'varchar'],
    ['scope_lo', 'bigint'],
    ['scope_hi', 'bigint'],
  ];
  await connection.run(`insert into engine.region_interval ${readCsv(file, columns)}`);
}

export async function replaceEpochs(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run('delete from engine.epoch');
  const columns: [string, string][] = [
    ['n', 'bigint'],
    ['closed_on', 'date'],
  ];
  await connection.run(`insert into engine.epoch ${readCsv(file, columns)}`);
}

/** What the snapshot says of itself. */
export interface SnapshotFacts {
  epoch: bigint;
  format: string;
  /** The last closed epoch when it was built: later than `epoch` when an old state was rebuilt. */
  builtAtEpoch: bigint;
  /** How many times the file was carried on by changes since it was last made from nothing. */
  deltas: number;
}

/** Writes the facts last. Returns the number of rows of all relations. */
export async function writeFacts(
  connection: DuckDBConnection,
  sources: RelationSource[],
  facts: SnapshotFacts,
): Promise<number> {
  await connection.run('delete from engine.relation; delete from snapshot_info');
  const relations = sources.map(({ name, source, regionColumn, versioned }) => {
    const region = regionColumn ? quoted(regionColumn) : 'null';
    return `select ${quoted(name)}, ${quoted(source)}, ${region}, ${versioned}, (select count(*) from data."${name}")`;
  });
  await connection.run(`insert into engine.relation ${relations.join(' union all ')}`);
  const { epoch, format, builtAtEpoch, deltas } = facts;
  await connection.run(
    `insert into snapshot_info select ${epoch}, ${quoted(format)}, ${builtAtEpoch}, ${deltas}, json_group_object(name, row_count),
       ${referenceDigests(sources)} from engine.relation`,
  );
  const total = await connection.runAndReadAll('select sum(row_count)::bigint from engine.relation');
  return Number(total.getRows()[0]![0]);
}

/** Reference data has no epochs: by these digests a run by keys knows whether it is what it was. */
function referenceDigests(sources: RelationSource[]): string {
  const tables = sources.filter(({ versioned }) => !versioned).map(({ name }) => [name, `data."${name}"`]);
  const digests = [...tables, ['region_interval', 'engine.region_interval']].map(
    ([name, table]) =>
      `${quoted(name!)}, (select coalesce(md5(string_agg(row, '' order by row)), '') from (select md5(r::varchar) as row from ${table} r))`,
  );
  return `json_object(${digests.join(', ')})`;
}

// Declared types, so that nothing is guessed from the first rows; unquoted nothing is null, `""` is the empty text, as Postgres writes them.
function readCsv(file: string, columns: [string, string][]): string {
  const types = columns.map(([name, type]) => `${quoted(name)}: ${quoted(type)}`).join(', ');
  return `select * from read_csv(${quoted(file)}, columns = {${types}}, auto_detect = false, header = false, delim = ',',
    quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, new_line = '\\n', comment = '')`;
}
