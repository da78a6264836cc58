import {
  type AnyPgColumn,
  bigint,
  customType,
  date,
  index,
  integer,
  type PgColumnBuilderBase,
  type PgTable,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** Raw bytes: hashes and sealed values. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
/** Money in fen (分), never a float: `numeric` operators are not leakproof, so they would not use an index under row-level security. */
export const fen = () => bigint({ mode: 'bigint' });
/** A civil date in Asia/Shanghai, 'YYYY-MM-DD'. */
export const civilDate = () => date({ mode: 'string' });
/** An instant. */
export const instant = () => timestamp({ withTimezone: true, mode: 'string' });
/** The computed identity of another row (see identity.ts); no foreign key, so files may arrive in any order. */
export const ref = () => uuid();
/** A 12-digit region code (GB/T 2260 + GB/T 10114), checked against `region` when a row is taken in. */
export const regionCode = () => text();

type Columns = Record<string, PgColumnBuilderBase>;

/** `amountFen` → `amount_fen`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Names each column after its key, in snake case, so that the name is written once. */
export function named<C extends Columns>(columns: C): C {
  for (const [key, builder] of Object.entries(columns))
    (builder as unknown as { setName(name: string): void }).setName(snakeCase(key));
  return columns;
}

/** A plain table whose columns are named after their keys. */
export function table<N extends string, C extends Columns>(
  name: N,
  columns: C,
  extra?: (t: Record<keyof C & string, AnyPgColumn>) => PgTableExtraConfigValue[],
) {
  return pgTable(name, named(columns), (t) => extra?.(t as never) ?? []);
}

/** Who put the row in, from which line of which file, and since which epoch it holds (Art. 7 谁录入谁负责). */
const provenance = () => ({
  scopeOrd: bigint({ mode: 'bigint' }).notNull(),
  sourceSystem: text().notNull(),
  sourceKey: text().notNull(),
  /** The source's own revision of the record; a lower one than the current is stale. */
  sourceRev: bigint({ mode: 'bigint' }).notNull(),
  fileId: bigint({ mode: 'bigint' }).notNull(),
  rowNo: integer().notNull(),
  enteredBy: text(),
  enteredOrg: text(),
  enteredAt: instant(),
  contentHash: bytea().notNull(),
  version: integer().notNull(),
  epochFrom: bigint({ mode: 'bigint' }).notNull(),
});

/** Every business table, with its history twin: what ingest, snapshots, policies and their tests walk over. */
export const businessTables = new Map<string, { current: PgTable; history: PgTable }>();

/** Those of them that are kept in parts, one for each fiscal year: see fiscal-years.ts. */
export const yearlyTables = new Set<string>();

/** The identity of a record where the primary key names its fiscal year too, as it must in every part of a table. */
const idOfYear = () => uuid().notNull() as unknown as ReturnType<typeof ownId>;
const ownId = () => uuid().primaryKey();

/**
 * A versioned business table and its history twin. The twin has the same columns in the same order and `epoch_to` last,
 * because a trigger copies the superseded row over whole. A yearly one has a column `fiscalYear`.
 */
export function businessTable<N extends string, C extends Columns>(
  name: N,
  columns: () => C,
  extra?: (t: Record<(keyof C & string) | 'id' | 'scopeOrd', AnyPgColumn>) => PgTableExtraConfigValue[],
  { yearly = false } = {},
) {
  if (yearly) yearlyTables.add(name);
  const id = yearly ? idOfYear : ownId;
  const current = pgTable(name, named({ id: id(), ...columns(), ...provenance() }), (t) => [
    ...(yearly ? [primaryKey({ name: `${name}_pkey`, columns: [t.id as never, t.fiscalYear as never] })] : []),
    index(`${name}_epoch`).using('brin', t.epochFrom as AnyPgColumn),
    ...(extra?.(t as never) ?? []),
  ]);
  const history = pgTable(
    `${name}_history`,
    named({ id: uuid().notNull(), ...columns(), ...provenance(), epochTo: bigint({ mode: 'bigint' }).notNull() }),
    (t) => [
      index(`${name}_history_id`).on(t.id as AnyPgColumn, t.version as AnyPgColumn),
      index(`${name}_history_epoch`).using('brin', t.epochTo as AnyPgColumn),
    ],
  );
  businessTables.set(name, { current: current as never, history: history as never });
  return [current, history] as const;
}
