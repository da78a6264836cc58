import { getTableColumns, getTableName } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Audience } from './audience.js';
import type { Choice } from './choice.js';
import * as values from './values.js';

/** Writes a column of the row at hand as SQL, for example `t0.amount_fen`. */
export type Col = (column: string) => string;

/** A value that is a column. It can be filtered and ordered by, unless its operators are `none`. */
export interface Field {
  kind: 'field';
  column: string;
  type: values.ValueType;
  nullable: boolean;
  about: string;
  /** The code system whose names a sibling field shows: `funcCode` gets `funcName`. */
  codeSystem?: string;
}

/** A value worked out in SQL from the row at hand. */
export interface Computed {
  kind: 'computed';
  type: values.ValueType | StructuredValue;
  nullable: boolean;
  about: string;
  /** The expression as it travels in JSON; `join` puts a join beside the row (once, however often it is asked for). */
  sql(col: Col, join: (sql: (alias: string) => string) => string): string;
  /** Only application staff may see it; administrators get null (Art. 10). */
  staffOnly?: boolean;
}

/** A value with fields of its own: a list of objects that `read` makes of the JSON. */
export interface StructuredValue {
  name: string;
  structure: true;
  read(json: never): object[];
}

/** The other end of a relation, walked from the target back to here. */
export interface Inverse {
  name: string;
  about: string;
}

/** To at most one row of the target: none when it has not arrived, or lies outside the viewer's scope. */
export interface One {
  kind: 'one';
  target: string;
  about: string;
  /** The condition between this row and the target's. */
  on(from: Col, to: Col): string;
  /** A further condition for walking back, where it brings an index into play. */
  alsoBack?: ((from: Col, to: Col) => string) | undefined;
  /** The column that names the target, when it is one. */
  column?: string;
  inverse?: Inverse | undefined;
}

/** To any number of rows of the target, as a connection. Only ever the way back of a `One` or an `Either`. */
export interface Many {
  kind: 'many';
  target: string;
  about: string;
  on(from: Col, to: Col): string;
}

/** To one row of one of several entities: which, a column says. */
export interface Either {
  kind: 'either';
  about: string;
  kindColumn: string;
  idColumn: string;
  /** The stored kind → the entity. */
  targets: Readonly<Record<string, string>>;
  inverse: Inverse;
}

/** To rows of any entity with computed identities, by a column that lists them. */
export interface Mixed {
  kind: 'mixed';
  about: string;
  column: string;
}

export type Member = Field | Computed | One | Many | Either | Mixed;

export interface OrderTerm {
  field: string;
  descending: boolean;
}

/** What rows may be counted by. */
export type Grouping =
  | { kind: 'field'; field: string }
  | { kind: 'month'; field: string }
  /** `shows` names fields of the target, or its `id`. */
  | { kind: 'relation'; relation: string; shows: readonly string[] }
  | { kind: 'region'; level: 'own' | 'county' | 'prefecture' };

export interface Stats {
  groups: Readonly<Record<string, Grouping>>;
  /** The money fields of which sum, least, greatest and mean are given. */
  measures: readonly string[];
  /** Of what it is told how many different ones there are: `payees: 'payee'` = relation `payee` gives `distinctPayees`. */
  distinct?: Readonly<Record<string, string>>;
}

/** One kind of record, described once: types, filters, orders, connections and SQL are made from this. */
export interface Entity {
  name: string;
  plural: string;
  about: string;
  table: string;
  /** The columns that identify a row, with their Postgres types. */
  key: readonly { column: string; type: 'uuid' | 'text' | 'bigint' | 'integer' | 'date' }[];
  /** For whom its rows are. */
  readers: Audience;
  /** Which of its rows tell of a person: that they were read is written down. A condition on the row, where not all do. */
  personal?: 'all' | ((col: Col) => string);
  /** Whether everybody sees all rows, those of other regions too. */
  isOpen?: boolean;
  /** How to tell whether a row lies in a region's fiscal subtree, given the interval's ends as SQL. */
  under?: (col: Col, lo: string, hi: string) => string;
  /** Which column holds the region that a row is counted under. */
  regionColumn?: string;
  members: Record<string, Member>;
  order: readonly OrderTerm[];
  stats?: Stats | undefined;
}

export interface EntitySpec {
  plural: string;
  about: string;
  readers?: Entity['readers'];
  personal?: Entity['personal'];
  key?: readonly AnyPgColumn[];
  members: Record<string, Member>;
  order?: readonly OrderTerm[];
  stats?: Stats;
}

/** Describes an entity of a table that is not a business table. */
export function entity(name: string, table: PgTable, spec: EntitySpec): Entity {
  const columns: Record<string, AnyPgColumn> = getTableColumns(table);
  const key = spec.key ?? [columns.id!];
  const scoped = columns.scopeOrd !== undefined;
  const region = columns.regionCode ?? columns.toRegionCode;
  return {
    name,
    table: getTableName(table),
    readers: 'everyone',
    order: [],
    ...spec,
    key: key.map((column) => ({ column: column.name, type: keyType(column) })),
    ...(scoped && { under: (col, lo, hi) => `${col('scope_ord')} between ${lo} and ${hi}` }),
    ...(region && { regionColumn: region.name }),
  };
}

function keyType(column: AnyPgColumn) {
  const type = column.getSQLType();
  if (type === 'uuid' || type === 'text' || type === 'bigint' || type === 'integer' || type === 'date') return type;
  throw new Error(`column ${column.name}: a key of type ${type} has no global id`);
}

/** Describes an entity of a versioned business table: with its region, its provenance and the batch it came in. */
export function businessEntity(name: string, table: PgTable, spec: EntitySpec): Entity {
  const columns: Record<string, AnyPgColumn> = getTableColumns(table);
  const { members, ...rest } = spec;
  const ownRegion: Record<string, Member> = columns.regionCode
    ? {
        regionCode: field(columns.regionCode, 'Code of the region 区划代码.'),
        region: inRegion(columns.regionCode, 'Region 区划.', {
          name: spec.plural,
          about: `Of this region itself, without those below it (for these filter by \`regionUnder\`) 本级: ${spec.about}`,
        }),
      }
    : {};
  return {
    ...entity(name, table, {
      readers: 'business',
      ...rest,
      members: {
        ...members,
        ...ownRegion,
        sourceSystem: field(columns.sourceSystem!, 'System the record came from 来源系统.'),
        sourceKey: field(columns.sourceKey!, "The record's key in that system 来源主键."),
        batch: one('Batch', columns.fileId!, { about: 'The batch it came in, where the viewer may see it 来源批次.' }),
        rowNo: field(columns.rowNo!, 'Data row of the file, from 1 行号.'),
        enteredBy: field(columns.enteredBy!, 'Who entered it (谁录入谁负责, Art. 7) 录入人.'),
        enteredOrg: field(columns.enteredOrg!, 'Organisation that entered it 录入单位.'),
        enteredAt: field(columns.enteredAt!, 'When it was entered 录入时间.'),
        version: field(columns.version!, 'Version of the record, from 1 版本.'),
        epoch: field(columns.epochFrom!, 'Number of the data epoch since which this version holds 数据期.'),
      },
    }),
  };
}

/** A column as a field; the kind of value follows from the column's type and name (`…_fen` is money). */
export function field(column: AnyPgColumn, about: string): Field {
  return { kind: 'field', column: column.name, type: typeOf(column), nullable: !column.notNull, about };
}

/** A column that holds one of an enumeration's words. */
export function chosen(column: AnyPgColumn, choice: Choice, about: string): Field {
  return { ...field(column, about), type: values.chosen(choice) };
}

/** A column that holds a code of a code system; a sibling field shows the code's Chinese name. */
export function code(column: AnyPgColumn, system: string, about: string): Field {
  return { ...field(column, about), codeSystem: system };
}

/** A column shown in a way of its own, for example a digest. */
export function shown(column: AnyPgColumn, type: values.ValueType, about: string): Field {
  return { ...field(column, about), type };
}

export function computed(spec: Omit<Computed, 'kind' | 'nullable'> & { nullable?: boolean }): Computed {
  return { kind: 'computed', nullable: true, ...spec };
}

const bySuffix: readonly [RegExp, values.ValueType][] = [
  [/_fen$/, values.money],
  [/(^|_)region_code$|^(township|village)_code$/, values.region],
];
const bySqlType: Readonly<Record<string, values.ValueType>> = {
  text: values.text,
  integer: values.integer,
  smallint: values.integer,
  bigint: values.bigInteger,
  boolean: values.flag,
  date: values.date,
  'timestamp with time zone': values.instant,
  jsonb: values.json,
  bytea: values.digest,
};

function typeOf(column: AnyPgColumn): values.ValueType {
  const named = bySuffix.find(([suffix]) => suffix.test(column.name))?.[1];
  const sqlType = column.getSQLType();
  const type = named ?? (sqlType.startsWith('numeric') ? values.decimal : bySqlType[sqlType]);
  if (!type) throw new Error(`column ${column.name}: no value type shows a ${sqlType}`);
  return type;
}

interface OneSpec {
  about: string;
  /** The target's column, when it is not its key. */
  to?: string;
  inverse?: Inverse;
}

/** A relation by a column that holds the target's key. */
export function one(target: string, column: AnyPgColumn, { about, to = 'id', inverse }: OneSpec): One {
  const name = column.name;
  return { kind: 'one', target, about, column: name, inverse, on: (from, there) => `${from(name)} = ${there(to)}` };
}

/** A relation to the region by its code. Walked back, the scope number brings its index into play. */
export function inRegion(column: AnyPgColumn, about: string, inverse?: Inverse): One {
  return {
    ...one('Region', column, { about, to: 'code' }),
    inverse,
    alsoBack: (from, there) => `${from('scope_ord')} = ${there('scope_lo')}`,
  };
}

export const asc = (name: string): OrderTerm => ({ field: name, descending: false });
export const desc = (name: string): OrderTerm => ({ field: name, descending: true });
