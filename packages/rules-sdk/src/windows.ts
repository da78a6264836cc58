import { SQL, sql } from 'drizzle-orm';
import type { Expression, Money, ValueOf } from './comparisons.js';
import { asMoney, asNumber, sameTypeAs } from './evidence.js';

/** Rows that are looked at together: those with equal values of `of`. */
export interface Group {
  /** `[payments.agencyId, payments.fundId]`: an absent value is a value of its own. */
  of: Expression[];
}

/** Rows in an order. Name enough columns that no two rows are equal, the id last: else chance decides. */
export interface OrderedGroup extends Group {
  /** `[payments.paidOn, payments.id]`, or `desc(payments.paidOn)` for the latest first. */
  by: (Expression | SQL)[];
}

/** Rows of the days before and including a row's own day. */
export interface DaysGroup extends Group {
  /** The date of a row. */
  on: Expression;
  /** How many days, the row's own day counted: 30 looks back over 29 days more. */
  days: SQL<number>;
}

const list = (expressions: (Expression | SQL)[]): SQL => sql.join(expressions, sql`, `);
const inOrder = ({ of, by }: OrderedGroup): SQL => sql`(partition by ${list(of)} order by ${list(by)})`;
const ofDays = ({ of, on, days }: DaysGroup): SQL =>
  sql`(partition by ${list(of)} order by ${on} range between to_days(${days} - 1) preceding and current row)`;

/**
 * The sum of an amount over the days that end with each row's own, later rows of that day counted.
 *
 * ```ts
 * sumWithin(payments.amountFen, { of: [payments.agencyId], on: payments.paidOn, days: window }).as('recent')
 * ```
 */
export const sumWithin = <E extends Expression>(amount: Money<E>, group: DaysGroup): SQL<bigint> =>
  asMoney(sql`cast(coalesce(sum(${amount}) over ${ofDays(group)}, 0) as bigint)`);

/** The number of rows over the days that end with each row's own, as {@link sumWithin}. */
export const countWithin = (group: DaysGroup): SQL<number> => asNumber(sql`(count(*) over ${ofDays(group)})`);

/** The value of the row before in its group; null for the first: `previous(payments.paidOn, { of: [payments.payeeId], by: [payments.paidOn, payments.id] })`. */
export const previous = <E extends Expression>(value: E, group: OrderedGroup): SQL<ValueOf<E> | null> =>
  sameTypeAs(value, sql`(lag(${value}) over ${inOrder(group)})`);

/** The value of the row after in its group, as {@link previous}; null for the last. */
export const next = <E extends Expression>(value: E, group: OrderedGroup): SQL<ValueOf<E> | null> =>
  sameTypeAs(value, sql`(lead(${value}) over ${inOrder(group)})`);

/** The place of each row in its group: 1, 2, 3 … Keep place 1 for one row a group. */
export const placeIn = (group: OrderedGroup): SQL<number> => asNumber(sql`(row_number() over ${inOrder(group)})`);
