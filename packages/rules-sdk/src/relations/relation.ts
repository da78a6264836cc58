import {
  bigint,
  boolean,
  date,
  integer,
  numeric,
  type PgColumnBuilderBase,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

type Columns = Record<string, PgColumnBuilderBase>;

/** `amountFen` → `amount_fen`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The column types that relations use. */
export const id = () => uuid();
/** Money in fen (分). */
export const fen = () => bigint({ mode: 'bigint' });
/** A civil date in Asia/Shanghai, 'YYYY-MM-DD'. */
export const day = () => date({ mode: 'string' });
export const word = () => text();
export const whole = () => integer();
export const flag = () => boolean();
/** An exact decimal: quantities, square metres. */
export const decimal = () => numeric();

/** What the engine knows of a relation beside its columns. */
export interface RelationInfo {
  /** The name in SQL: `subsidy_lines`. */
  name: string;
  /** The table of the system of record that it is made from, which is also the kind of a subject found in it. */
  source: string;
  /** SQL name → SQL type, in order. */
  columns: Map<string, string>;
}

/** Every relation by its SQL name. */
export const relationInfo = new Map<string, RelationInfo>();

/** Declares a relation; its columns are named after their keys. */
export function relation<N extends string, C extends Columns>(name: N, source: string, columns: C) {
  for (const [key, builder] of Object.entries(columns))
    (builder as unknown as { setName(name: string): void }).setName(snakeCase(key));
  const table = pgTable(name, columns);
  const types = Object.keys(columns).map((key): [string, string] => {
    const column = (table as unknown as Record<string, { name: string; getSQLType(): string }>)[key]!;
    return [column.name, column.getSQLType()];
  });
  relationInfo.set(name, { name, source, columns: new Map(types) });
  return table;
}
