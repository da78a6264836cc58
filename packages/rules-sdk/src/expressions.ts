import { and, type Column, isNotNull, isNull, notInArray, or, SQL, sql } from 'drizzle-orm';
import { type Expression, eq, gte, lte, type Money } from './comparisons.js';
import { asDate, asMoney, asNumber, asText } from './evidence.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The characters from `first` to `last` of Unicode. */
const characters = (first: string, last: string): string =>
  String.fromCodePoint(
    ...Array.from({ length: last.codePointAt(0)! - first.codePointAt(0)! + 1 }, (_, at) => first.codePointAt(0)! + at),
  );
/** What is written in two ways: full-width letters and digits, and characters that have a composed or a unified form in Unicode. */
const anyFolded = String.raw`[０-９Ａ-Ｚａ-ｚ\x{0300}-\x{036F}\x{F900}-\x{FAFF}]`;
const fullWidth = characters('０', '９') + characters('Ａ', 'Ｚ') + characters('ａ', 'ｚ');
const halfWidth = characters('0', '9') + characters('A', 'Z') + characters('a', 'z');
const blankEnds = String.raw`^[\s\x{3000}]+|[\s\x{3000}]+$`;
/** What two spellings of one name may differ in. */
const unspoken = String.raw`[\s\x{3000}()（）\[\]【】［］〔〕·•.。,，:：;；、_＿\-－]+`;

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

/** The day itself when it is a working day, else the next one; null outside the calendar. By numbers, not by a range of days: an equality joins fast. */
export const sameOrNextWorkday = (date: Expression): SQL<string> =>
  asDate(
    sql`(select min(later.day) from calendar as base join calendar as later on later.workday_no = base.workday_no + case when base.is_workday then 0 else 1 end where base.day = ${date})`,
  );

/** Calendar days from `from` to `to`. */
export const daysBetween = (from: Expression, to: Expression): SQL<number> => asNumber(sql`(${to} - ${from})`);

/** `date` plus calendar days. */
export const addDays = (date: Expression, days: SQL<number>): SQL<string> => asDate(sql`(${date} + ${days})`);

/** The sum of amounts, 0 when there are none. */
export const sumOf = <E extends Expression>(amount: Money<E>): SQL<bigint> =>
  asMoney(sql`cast(coalesce(sum(${amount}), 0) as bigint)`);

/** The sum of amounts of the rows for which `condition` holds. */
export const sumWhere = <E extends Expression>(amount: Money<E>, condition: SQL): SQL<bigint> =>
  asMoney(sql`cast(coalesce(sum(${amount}) filter (where ${condition}), 0) as bigint)`);

/** An amount, 0 when absent (after a left join). */
export const orZero = <E extends Expression>(amount: Money<E>): SQL<bigint> => asMoney(sql`coalesce(${amount}, 0)`);

/** All ids of a group as a list, in a fixed order: for the `rows` column. */
export const listOf = (id: Expression): SQL<string[]> => sql`list(${id} order by ${id})` as SQL<string[]>;

/** A fixed list of ids for the `rows` column; nulls are left out. */
export const rowsOf = (...ids: Expression[]): SQL<string[]> =>
  sql`list_filter([${sql.join(ids, sql`, `)}], lambda x: x is not null)` as SQL<string[]>;

/** Whether a code is in a `param.codes` list; an absent code is not. */
export const isOneOf = (code: Expression, codes: SQL<string[]>): SQL =>
  sql`coalesce(list_contains(${codes}, ${code}), false)`;

/** Whether a code begins with one of a `param.codes` list; an absent code does not. */
export const startsWithOneOf = (code: Expression, prefixes: SQL<string[]>): SQL =>
  sql`(len(list_filter(${prefixes}, lambda prefix: starts_with(${code}, prefix))) > 0)`;

/** Whether a code begins with another; an absent code does not. */
export const startsWith = (code: Expression, prefix: Expression): SQL =>
  sql`coalesce(starts_with(${code}, ${prefix}), false)`;

/** Whether a flag or condition is true; false, not unknown, when something in it is absent: for use under `not`. */
export const isTrue = (condition: Expression | undefined): SQL => sql`((${condition}) is true)`;

/** Whether two values differ; an absent value differs from a present one. */
export const differs = (one: Expression, other: Expression): SQL => sql`${one} is distinct from ${other}`;

/** Whether a text matches a regular expression (RE2); an absent text does not. */
export const matches = (text: Expression, pattern: SQL<string> | string): SQL =>
  sql`coalesce(regexp_matches(${text}, ${pattern}), false)`;

/** A text without blanks at its ends, '' when absent: for comparing what people typed. */
export const trimmed = (text: Expression): SQL<string> =>
  asText(sql`regexp_replace(coalesce(${text}, ''), ${sql.raw(quoted(blankEnds))}, '', 'g')`);

/** A text for comparison: without blanks, brackets, dots and dashes, full-width letters and digits folded, lower case. */
export const normalised = (text: Expression): SQL<string> =>
  asText(sql`lower(regexp_replace(${folded(text)}, ${sql.raw(quoted(unspoken))}, '', 'g'))`);

/** DuckDB's `translate` costs 12 s on 5 million names, so that it is only asked where there is something to fold. */
const folded = (text: Expression): SQL =>
  sql`case when regexp_matches(${text}, ${sql.raw(quoted(anyFolded))}) then translate(nfc_normalize(${text}), ${sql.raw(quoted(fullWidth))}, ${sql.raw(quoted(halfWidth))}) else ${text} end`;

/** A condition as one of two texts, for a `severity` that depends on the case. */
export const when = (condition: SQL | undefined, then: string, otherwise: string): SQL<string> =>
  asText(sql`case when ${condition} then ${sql.raw(quoted(then))} else ${sql.raw(quoted(otherwise))} end`);

/** The texts whose conditions hold, joined by 、: `reasons([[isNull(a.x), '无甲'], [isNull(a.y), '无乙']])`. */
export const reasons = (cases: [condition: SQL | undefined, text: string][]): SQL<string> =>
  asText(
    sql`concat_ws('、', ${sql.join(
      cases.map(([condition, text]) => sql`case when ${condition} then ${sql.raw(quoted(text))} end`),
      sql`, `,
    )})`,
  );

/** A date as a text 'YYYY-MM-DD': for a `discriminator`. */
export const dayText = (date: Expression): SQL<string> => asText(sql`strftime(${date}, '%Y-%m-%d')`);

/** A fixed text as a selected column. */
export const literal = (text: string): SQL<string> => asText(sql.raw(quoted(text)));

// The shared definitions of the rule catalogue (§2.1).

/** Not a draft, void or deleted. */
export const live = (row: { status: Column }): SQL => notInArray(row.status, ['draft', 'void', 'deleted']);

/** Paid, and not itself a refund. */
export const paid = (payment: { status: Column; refundOfId: Column }): SQL =>
  and(sql`${payment.status} = 'paid'`, isNull(payment.refundOfId))!;

/** A refund that went through. */
export const refunded = (payment: { status: Column; refundOfId: Column }): SQL =>
  and(sql`${payment.status} = 'paid'`, isNotNull(payment.refundOfId))!;

/** What was paid less what was refunded, of a group of payments; 0 when there are none. */
export const netPaid = (payment: { status: Column; refundOfId: Column; amountFen: Column }): SQL<bigint> =>
  asMoney(sql`(${sumWhere(payment.amountFen, paid(payment))} - ${sumWhere(payment.amountFen, refunded(payment))})`);

/** The amount of a movement on an account with its sign: what comes in counts up, what goes out counts down. */
export const signed = (movement: { direction: Column; amountFen: Column }): SQL<bigint> =>
  asMoney(sql`case when ${movement.direction} = 'in' then ${movement.amountFen} else -${movement.amountFen} end`);

/** Settled in cash: code 0, cash cheque 现金支票. */
export const inCash = (payment: { settlementCode: Column }): SQL => eq(payment.settlementCode, '0');

/** Whether the fund is monitored on a day: its scope is adjusted over time (Art. 3). */
export const monitored = (fund: { monitoredFrom: Column; monitoredTo: Column }, date: Column | SQL): SQL =>
  and(lte(fund.monitoredFrom, date), or(isNull(fund.monitoredTo), gte(fund.monitoredTo, date)))!;

/** Whether a row of a register holds on a day, both ends counted; an open end is unbounded. */
export const validOn = (row: { validFrom: Expression; validTo: Expression }, date: Expression): SQL =>
  sql`(${row.validFrom} is null or ${row.validFrom} <= ${date}) and (${row.validTo} is null or ${row.validTo} >= ${date})`;

/** A document number 文号 with the brackets of its year written 〔〕, however they were typed, and without blanks at its ends. */
export const documentNumber = (text: Expression): SQL<string> =>
  asText(
    sql`regexp_replace(regexp_replace(${trimmed(text)}, ${sql.raw(quoted('[\\[［【(（]'))}, '〔', 'g'), ${sql.raw(quoted('[\\]］】)）]'))}, '〕', 'g')`,
  );

/** An organisation's name for comparison, as {@link normalised}, with one ending for the forms of a company: 公司 for 有限责任公司 and the like. */
export const organisationName = (text: Expression): SQL<string> =>
  asText(sql`regexp_replace(${normalised(text)}, ${sql.raw(quoted('(有限责任|股份有限|有限)公司$'))}, '公司')`);
