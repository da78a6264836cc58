import type { Column, SQL, SQLWrapper } from 'drizzle-orm';
import * as drizzle from 'drizzle-orm';

/** What stands in a query: a column, an expression, or one with a name. */
export type Expression = Column | SQL | SQL.Aliased;

/**
 * What an operand stands for: bigint for money in fen, number for counts, days and shares, string for texts, dates and ids. `unknown` for an expression
 * that nobody has typed: it fits everywhere.
 */
export type ValueOf<E> =
  E extends SQL.Aliased<infer T>
    ? NonNullable<T>
    : E extends SQL<infer T>
      ? NonNullable<T>
      : E extends Column
        ? ColumnValue<E>
        : E extends SQLWrapper
          ? unknown
          : Widened<E>;

/** A decimal comes as text and is compared as a number. */
type ColumnValue<C extends Column> = C['_']['columnType'] extends 'PgNumeric' ? number | string : C['_']['data'];
type Widened<T> = T extends bigint
  ? bigint
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends string
        ? string
        : T;

/** A kind of value in words, for the compiler's message. */
type Named<T> = [T] extends [bigint]
  ? 'money in fen (bigint)'
  : [T] extends [number]
    ? 'a number'
    : [T] extends [boolean]
      ? 'a flag'
      : 'a text, a date or an id';

/** The operand, when it can be compared with the other; else the reason, where the compiler shows it. */
export type ComparableWith<L, R> =
  unknown extends ValueOf<L>
    ? R
    : unknown extends ValueOf<R>
      ? R
      : [ValueOf<R>] extends [ValueOf<L>]
        ? R
        : [ValueOf<L>] extends [ValueOf<R>]
          ? R
          : `${Named<ValueOf<L>>} cannot be compared with ${Named<ValueOf<R>>}`;

/** An amount in fen; else the reason. */
export type Money<E> =
  unknown extends ValueOf<E>
    ? E
    : [ValueOf<E>] extends [bigint]
      ? E
      : `money in fen (bigint) is wanted here, this is ${Named<ValueOf<E>>}`;

type Compare = <L, R>(left: L, right: ComparableWith<L, R>) => SQL;

// Drizzle's own, with types that do not let money meet a number or a text.
/** Equal: `eq(funds.id, payments.fundId)`. An absent value equals nothing. */
export const eq = drizzle.eq as Compare;
/** Not equal. An absent value is not unequal either; see `differs`. */
export const ne = drizzle.ne as Compare;
/** Greater than. */
export const gt = drizzle.gt as Compare;
/** At least: `gte(payments.amountFen, limit)`. */
export const gte = drizzle.gte as Compare;
/** Less than. */
export const lt = drizzle.lt as Compare;
/** At most. */
export const lte = drizzle.lte as Compare;
/** From `least` to `most`, both counted. */
export const between = drizzle.between as <V, L, M>(
  value: V,
  least: ComparableWith<V, L>,
  most: ComparableWith<V, M>,
) => SQL;
