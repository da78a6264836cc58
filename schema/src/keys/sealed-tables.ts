import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { businessTables } from '../columns.js';
// A table is among the business tables once its file has been loaded.
import '../tables/index.js';

/** A table with sealed values. */
export interface SealedTable {
  name: string;
  /** Its sealed columns. */
  columns: readonly string[];
  /** What tells its rows apart and puts them in order. */
  key: readonly { name: string; sqlType: string }[];
  /** What the places of a row's values are made of, besides the column. */
  placedBy: readonly string[];
  /** Rows to be rewritten in one transaction: a kill repeats little, and whoever waits for one of them does not wait long. */
  batchRows: number;
  /** The place that a value of a row is bound to: see Vault.seal. */
  placeOf(column: string, row: Record<string, unknown>): string;
}

/** Where a personal value of a record stands; of every version of it. */
export const recordPlace = (table: string, column: string, sourceKey: string): string =>
  `${table}|${column}|${sourceKey}`;

/** Where the raw line of a quarantined row is sealed to. */
export const quarantinePlace = (fileId: bigint, rowNo: number): string => `quarantine|raw|${fileId}:${rowNo}`;

/** Where its corrected line is. */
export const fixedPlace = (fileId: bigint, rowNo: number): string => `${quarantinePlace(fileId, rowNo)}|fixed`;

/**
 * Every table with sealed values, in the order in which they are to be rewritten: what stands now, then what stood, for a record that
 * changes meanwhile goes from the one to the other.
 */
export function sealedTables(): SealedTable[] {
  const twins = [...businessTables.values()];
  return [
    ...twins.flatMap(({ current }) => versions(current, getTableName(current), [ID])),
    ...twins.flatMap(({ current, history }) => versions(history, getTableName(current), [ID, VERSION])),
    quarantine,
  ];
}

const ID = { name: 'id', sqlType: 'uuid' };
const VERSION = { name: 'version', sqlType: 'integer' };

function versions(table: PgTable, feed: string, key: SealedTable['key']): SealedTable[] {
  const columns = Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => name.endsWith('_sealed'));
  if (columns.length === 0) return [];
  return [
    {
      name: getTableName(table),
      columns,
      key,
      placedBy: ['source_key'],
      batchRows: 5_000,
      placeOf: (column, row) => recordPlace(feed, column, row.source_key as string),
    },
  ];
}

const quarantine: SealedTable = {
  name: 'quarantine',
  columns: ['raw_sealed', 'fixed_sealed'],
  key: [{ name: 'id', sqlType: 'bigint' }],
  placedBy: ['file_id', 'row_no'],
  // A line may have 64 KB.
  batchRows: 500,
  placeOf: (column, { file_id, row_no }) =>
    (column === 'raw_sealed' ? quarantinePlace : fixedPlace)(file_id as bigint, row_no as number),
};
