import { type SQL, sql } from 'drizzle-orm';
import type { Expression } from './comparisons.js';
import { asDate, asNumber, asText } from './evidence.js';

/** The first day of a date's month: `startOfMonth(payments.paidOn)` is 2018-06-01 for 2018-06-15. */
export const startOfMonth = (date: Expression): SQL<string> => asDate(sql`cast(date_trunc('month', ${date}) as date)`);

/** The last day of a date's month: `endOfMonth(subsidyLines.periodStart)` is 2018-02-28 for 2018-02-01. */
export const endOfMonth = (date: Expression): SQL<string> => asDate(sql`last_day(${date})`);

/** The first of January of a date's year: the budget year is the calendar year (Budget Law Art. 18). `startOfYear(asOf)`. */
export const startOfYear = (date: Expression): SQL<string> => asDate(sql`cast(date_trunc('year', ${date}) as date)`);

/** The calendar year of a date as a number: `eq(yearOf(payments.paidOn), payments.fiscalYear)`. */
export const yearOf = (date: Expression): SQL<number> => asNumber(sql`cast(year(${date}) as integer)`);

/** A date's month as a text 'YYYY-MM': `discriminator: monthText(bankLines.transactedOn)`. */
export const monthText = (date: Expression): SQL<string> => asText(sql`strftime(${date}, '%Y-%m')`);

/**
 * The age in full years 周岁 on a day; a birthday counts from the day itself. Who was born on 29 February turns older on 1 March of a common year.
 * `lt(ageOn(persons.bornOn, subsidyLines.periodEnd), programmes.minAge)`
 */
export const ageOn = (bornOn: Expression, date: Expression): SQL<number> =>
  asNumber(
    sql`cast(year(${date}) - year(${bornOn}) - case when strftime(${date}, '%m-%d') < strftime(${bornOn}, '%m-%d') then 1 else 0 end as integer)`,
  );
