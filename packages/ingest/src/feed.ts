import { type businessTables, type Vault, yearlyTables } from '@qingqu/schema';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { common } from './columns.js';
import type { Fault } from './fault.js';
import type { ReferenceData } from './reference-data.js';
import type { Words } from './words.js';

export type Table = NonNullable<ReturnType<typeof businessTables.get>>['current'];

/** The systems whose records we take in, as they stand in `source_system`. */
export type SourceSystem = 'budget-execution' | 'special-account' | 'onecard' | 'registers';

/** What a cell holds; for messages and documentation. */
export type ColumnType =
  | 'key'
  | 'text'
  | 'code'
  | 'choice'
  | 'yuan'
  | 'date'
  | 'month'
  | 'instant'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'region'
  | 'village'
  | 'reference'
  | 'person'
  | 'account'
  | 'uscc'
  | 'phone'
  | 'name';

/** A value as it goes into the database: JSON, cast there to the column's type (bytes as '\\x…', fen as decimal digits). */
export type Value = string | number | boolean | null;

/** What turns checked cells into table values. */
export interface RowWriter {
  /** The checked cell under this header; null when empty or when the file does not have the column. */
  cell(header: string): string | null;
  set(column: string, value: Value): void;
  /** The identity of another record, by its table and key. */
  identityOf(table: string, key: string): string;
  /** The identity of an account: see Vault.accountId. */
  accountId(number: string): string;
  /** The token of a name: see Vault.nameToken. */
  nameToken(name: string): string;
  /** Seals a personal value for a column of this row. */
  seal(column: string, plain: string): string;
  vault: Vault;
}

/** One column of a feed's files. */
export interface FeedColumn {
  header: string;
  type: ColumnType;
  /** Whether each row must fill it: the table's column is NOT NULL. */
  required: boolean;
  example: string;
  /** What a valid cell looks like. */
  expected: Words;
  /** The table's columns that it fills, in snake case. */
  fills: readonly string[];
  /** Checks a cell that is not empty and brings it into the one form in which equal values are equal texts. */
  read(cell: string, reference: ReferenceData): string | Fault;
  /** Fills the table's columns; null for an empty cell. */
  write(value: string | null, row: RowWriter): void;
}

/** Makes a column of the given header on the given table; see `columns.ts` for all kinds. */
export type ColumnKind = (header: string, table: TargetTable) => FeedColumn;

/** The table that a feed fills, as the kinds see it: its columns by snake-case name. */
export interface TargetTable {
  name: string;
  columns: ReadonlyMap<string, TargetColumn>;
}

export interface TargetColumn {
  name: string;
  sqlType: string;
  notNull: boolean;
  /** The words that an enumerated text column may hold. */
  words: readonly string[] | undefined;
}

/** Where a record's identity comes from. */
export interface FeedKey {
  /** The columns that hold it, put before the feed's other columns. */
  columns: Record<string, ColumnKind>;
  /** The row's `id` and `source_key`, from its checked cells. */
  identify(
    cell: (header: string) => string | null,
    vault: Vault,
    tableName: string,
  ): { id: string; sourceKey: string } | Fault;
}

export interface FeedDefinition {
  table: Table;
  sourceSystem: SourceSystem;
  title: Words;
  key: FeedKey;
  /** The header of the region whose row it is; `province` for what belongs to everybody. */
  scope: string;
  /** The header of the amount that control totals add up, if there is one. */
  total?: string;
  /** Of a yearly table: the header of what begins with the fiscal year, in whose part of the table the record is. */
  year?: string;
  columns: Record<string, ColumnKind>;
}

/** One kind of incoming file. */
export interface Feed {
  /** Also the table's name. */
  name: string;
  table: TargetTable;
  sourceSystem: SourceSystem;
  title: Words;
  key: FeedKey;
  scope: string;
  total: string | undefined;
  year: string | undefined;
  columns: readonly FeedColumn[];
  column(header: string): FeedColumn | undefined;
}

/** Columns that ingest fills itself: they never stand in a file. */
export const provenanceColumns = [
  'id',
  'scope_ord',
  'source_system',
  'source_key',
  'source_rev',
  'file_id',
  'row_no',
  'content_hash',
  'version',
  'epoch_from',
] as const;

/** What differs from file to file or from batch to batch and not from row to row, and where a row comes from. */
const sharedColumns: ReadonlySet<string> = new Set(['source_system', 'file_id', 'row_no', 'version', 'epoch_from']);

/** The table's columns that a row alone decides about: what a record is made of. */
export const ownColumns = ({ table }: Feed): TargetColumn[] =>
  [...table.columns.values()].filter(({ name }) => !sharedColumns.has(name));

/** Whether its texts may hold characters that mean something to Postgres's text forms. */
export const isTextColumn = ({ sqlType }: TargetColumn): boolean => sqlType === 'text' || sqlType === 'bytea';

/**
 * Defines a feed. Type, example and expectation of each column follow from its kind, whether it is required from the table.
 *
 * @throws when a column fills something that the table does not have, or that another column fills already
 * @example
 * export const plan = feed({
 *   table: tables.plan,
 *   sourceSystem: 'budget-execution',
 *   title: { zh: '用款计划', en: 'Fund-use plans' },
 *   key: ownKey('PLAN-2018-000123'),
 *   scope: 'region_code',
 *   columns: { region_code: region(), indicator_key: reference('indicator', 'IND-1'), amount: yuan('1200.00') },
 * });
 */
export function feed(definition: FeedDefinition): Feed {
  const name = getTableName(definition.table);
  const table: TargetTable = { name, columns: targetColumns(definition.table) };
  const kinds = { ...definition.key.columns, ...definition.columns, ...common };
  const columns = Object.entries(kinds).map(([header, kind]) => kind(header, table));
  for (const column of columns) {
    for (const filled of column.fills)
      if (!table.columns.has(filled))
        throw new Error(`feed ${name}: ${column.header} fills ${filled}, which the table does not have`);
  }
  const total = definition.total ?? (definition.columns.amount ? 'amount' : undefined);
  for (const header of [definition.scope, total, definition.year]) {
    if (header !== undefined && header !== 'province' && !kinds[header])
      throw new Error(`feed ${name} has no column ${header}`);
  }
  if (yearlyTables.has(name) !== (definition.year !== undefined))
    throw new Error(`feed ${name}: a yearly table, and no other, needs to know where a record's fiscal year stands`);
  const byHeader = new Map(columns.map((column) => [column.header, column]));
  const { sourceSystem, title, key, scope, year } = definition;
  const column = (header: string) => byHeader.get(header);
  return { name, table, sourceSystem, title, key, scope, total, year, columns, column };
}

function targetColumns(table: Table): Map<string, TargetColumn> {
  return new Map(
    Object.values(getTableColumns(table)).map((column) => [
      column.name,
      { name: column.name, sqlType: column.getSQLType(), notNull: column.notNull, words: column.enumValues },
    ]),
  );
}
