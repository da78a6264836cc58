import type { DuckDBConnection } from '@duckdb/node-api';
import { type BusinessTime, businessTimes } from '../relations/business-time.js';
import { quoted, rowsOf } from './duckdb.js';
import type { Interval } from './finding.js';

/** A relation of an open snapshot. */
export interface Relation {
  name: string;
  /** The kind of a subject found in it. */
  source: string;
  regionColumn: string | null;
  /** Whether its rows have epochs; reference data has none. */
  versioned: boolean;
  /** Rows of all versions. */
  rowCount: bigint;
  /** Column → DuckDB type. */
  columns: Map<string, string>;
}

/** A day up to which records are to be known, for looking back without looking ahead. */
export interface Until {
  /** 'YYYY-MM-DD' */
  day: string;
  /**
   * `recorded`: the epoch says what was known that day. `dated`: it was all taken in later, so a record is known from the day on which it came into
   * being, and what happened to it after `day` has not happened yet.
   */
  history: 'recorded' | 'dated';
}

/** How much of a snapshot rules see. */
export interface Sees {
  /** The state as of this epoch, at most the snapshot's. */
  epoch: bigint;
  /** Only rows of this subtree, where a relation's rows belong to a region. */
  within?: Interval;
  until?: Until;
}

/** An open snapshot: its connection, what it holds, and how much of it rules see. */
export interface OpenSnapshot {
  connection: DuckDBConnection;
  relations: Relation[];
  sees: Sees;
}

export async function readRelations(connection: DuckDBConnection): Promise<Relation[]> {
  const relations = await rowsOf<Omit<Relation, 'columns'>>(
    connection,
    'select name, source, region_column as "regionColumn", versioned, row_count as "rowCount" from engine.relation',
  );
  const columns = await rowsOf<{ relation: string; name: string; type: string }>(
    connection,
    `select table_name as relation, column_name as name, data_type as type from duckdb_columns() where schema_name = 'data'`,
  );
  return relations.map((relation) => ({
    ...relation,
    columns: new Map(columns.flatMap((one) => (one.relation === relation.name ? [[one.name, one.type]] : []))),
  }));
}

/**
 * The relation under its own name: the rows that were current in the epoch, and of those only the ones for which `only` holds. Temporary views stand
 * before the file's tables.
 */
export function viewSql(relation: Relation, sees: Sees, only = 'true'): string {
  const rows = sees.until
    ? knownRows(relation, sees, sees.until, only)
    : rowsSql(relation, [currentIn(relation, sees), only]);
  return `create or replace temp view "${relation.name}" as ${rows}`;
}

/** Which rows of a relation are to be seen: those that were current in the epoch, of the subtree that may be seen. */
export function currentIn(relation: Relation, { epoch, within }: Sees): string {
  const conditions = [
    relation.versioned ? `epoch_from <= ${epoch} and (epoch_to is null or epoch_to > ${epoch})` : 'true',
    within && relation.regionColumn
      ? `${relation.regionColumn} in (select code from engine.region_interval where scope_lo between ${within.lo} and ${within.hi})`
      : 'true',
  ];
  return conditions.join(' and ');
}

/** The rows of a relation without their epochs, of all versions. */
export function rowsSql(relation: Relation, conditions: string[]): string {
  return `select ${columnsOf(relation)} from data."${relation.name}" where ${conditions.join(' and ')}`;
}

const columnsOf = ({ versioned }: Relation) => (versioned ? '* exclude (epoch_from, epoch_to)' : '*');

/** The rows that were known on a day. */
function knownRows(relation: Relation, sees: Sees, { day, history }: Until, only: string): string {
  const current = currentIn(relation, sees);
  const isRegister = relation.columns.has('as_of');
  if (history === 'recorded' || !relation.versioned)
    return rowsSql(relation, [current, isRegister ? `as_of <= ${dateSql(day)}` : 'true', only]);
  if (isRegister) return registeredBy(relation, sees, day, only);
  const time = businessTimes[relation.name] ?? {};
  return `select ${columnsOf(relation)}${rewoundSql(time, day)} from data."${relation.name}" where ${[current, bornSql(time, day), only].join(' and ')}`;
}

/** Of a register the last load up to the day, though a later load of the same entry stands in its place now. */
function registeredBy(relation: Relation, sees: Sees, day: string, only: string): string {
  const { name } = relation;
  const still = `id in (select id from data."${name}" where ${currentIn(relation, sees)})`;
  return `select ${columnsOf(relation)} from data."${name}"
    where epoch_from <= ${sees.epoch} and as_of <= ${dateSql(day)} and ${still} and ${only}
    qualify row_number() over (partition by id order by as_of desc, epoch_from desc) = 1`;
}

function bornSql({ born, with: parent }: BusinessTime, day: string): string {
  if (parent) return `${parent.column} in (select id from "${parent.relation}")`;
  return born ? `(${born} <= ${dateSql(day)}) is not false` : 'true';
}

/** Takes back what happened to the record after the day. */
function rewoundSql({ later = {} }: BusinessTime, day: string): string {
  const before = new Map<string, string>();
  for (const [date, columns] of Object.entries(later)) {
    for (const [column, value] of Object.entries({ [date]: 'null', ...columns }))
      before.set(column, `${before.get(column) ?? ''} when ${date} > ${dateSql(day)} then ${value}`);
  }
  if (before.size === 0) return '';
  const columns = [...before].map(([column, cases]) => `case${cases} else ${column} end as ${column}`);
  return ` replace (${columns.join(', ')})`;
}

const dateSql = (day: string) => `date ${quoted(day)}`;
