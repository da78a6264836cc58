import { and, type Column, gte, isNotNull, isNull, lte, notInArray, or, SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { asDate, asMoney, asNumber, asText } from './evidence.js';

type Expression = Column | SQL | SQL.Aliased;

/** The end of the n-th working day after `date` (the day itself not counted); null outside the calendar. */
export const addWorkdays = (date: Expression, n: SQL<number> | number): SQL<string> =>
  asDate(
    sql`(select min(later.day) from calendar as base join calendar as later on later.workday_no = base.workday_no + ${typeof n === 'number' ? sql.raw(String(Math.trunc(n))) : n} where base.day = ${date})`,
  );

/** The number of working days in (from, to]; null outside the calendar. */
export const workdaysBetween = (from: Expression, to: Expression): SQL<number> =>
  asNumber(
    sql`((select c.workday_no from calendar as c where c.day = ${to}) - (select c.workday_no from calendar as c where c.day = ${from}))`,
  );

/** The day itself when it is a working day, else the next one. */
export const sameOrNextWorkday = (date: Expression): SQL<string> =>
  asDate(
    sql`(select min(later.day) from calendar as later where later.day >= ${date} and later.day <= ${date} + 20 and later.is_workday)`,
  );

/** Calendar days from `from` to `to`. */
export const daysBetween = (from: Expression, to: Expression): SQL<number> => asNumber(sql`(${to} - ${from})`);

/** `date` plus calendar days. */
export const addDays = (date: Expression, days: SQL<number>): SQL<string> => asDate(sql`(${date} + ${days})`);

/** The sum of amounts, 0 when there are none. */
export const sumOf = (amount: Expression): SQL<bigint> => asMoney(sql`cast(coalesce(sum(${amount}), 0) as bigint)`);

/** The sum of amounts of the rows for which `condition` holds. */
export const sumWhere = (amount: Expression, condition: SQL): SQL<bigint> =>
  asMoney(sql`cast(coalesce(sum(${amount}) filter (where ${condition}), 0) as bigint)`);

/** An amount, 0 when absent (after a left join). */
export const orZero = (amount: Expression): SQL<bigint> => asMoney(sql`coalesce(${amount}, 0)`);

/** All ids of a group as a list, in a fixed order: for the `rows` column. */
export const listOf = (id: Expression): SQL<string[]> => sql`list(${id} order by ${id})` as SQL<string[]>;

/** A fixed list of ids for the `rows` column; nulls are left out. */
export const rowsOf = (...ids: Expression[]): SQL<string[]> =>
  sql`list_filter([${sql.join(ids, sql`, `)}], x -> x is not null)` as SQL<string[]>;

/** Whether a code is in a `param.codes` list. */
export const isOneOf = (code: Expression, codes: SQL<string[]>): SQL => sql`list_contains(${codes}, ${code})`;

/** Whether a text matches a regular expression (RE2). */
export const matches = (text: Expression, pattern: SQL<string> | string): SQL =>
  sql`regexp_matches(${text}, ${pattern})`;

/** A text for comparison: without blanks, brackets and dots, full-width forms folded, lower case. */
export const normalised = (text: Expression): SQL<string> =>
  asText(
    sql`lower(regexp_replace(translate(${text}, '（）【】［］〔〕，。：；', '()[][][],.:;'), '[\s()\[\]·•.,:;、_-]', '', 'g'))`,
  );

/** A condition as one of two texts, for a `severity` that depends on the case. */
export const when = (condition: SQL | undefined, then: string, otherwise: string): SQL<string> =>
  asText(sql`case when ${condition} then ${sql.raw(quoted(then))} else ${sql.raw(quoted(otherwise))} end`);

/** A fixed text as a selected column. */
export const literal = (text: string): SQL<string> => asText(sql.raw(quoted(text)));

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

// The shared definitions of the rule catalogue (§2.1).

/** Not a draft, void or deleted. */
export const live = (row: { status: Column }): SQL => notInArray(row.status, ['draft', 'void', 'deleted']);

/** Paid, and not itself a refund. */
export const paid = (payment: { status: Column; refundOfId: Column }): SQL =>
  and(sql`${payment.status} = 'paid'`, isNull(payment.refundOfId))!;

/** A refund that went through. */
export const refunded = (payment: { status: Column; refundOfId: Column }): SQL =>
  and(sql`${payment.status} = 'paid'`, isNotNull(payment.refundOfId))!;

/** Whether the fund is monitored on a day: its scope is adjusted over time (Art. 3). */
export const monitored = (fund: { monitoredFrom: Column; monitoredTo: Column }, date: Column | SQL): SQL =>
  and(
    lte(fund.monitoredFrom, date as SQLWrapper),
    or(isNull(fund.monitoredTo), gte(fund.monitoredTo, date as SQLWrapper)),
  )!;
