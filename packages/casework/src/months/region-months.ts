import type pg from 'pg';
import { arrivalsOf, beforeAll, bookOf } from './book.js';
import { firstDayOf, lastDayOf } from './civil-month.js';
import type { ClosedMonth } from './closed.js';
import type { MonthOfProblems, NewWarnings } from './escalation.js';
import type { EscalationParameters } from './parameters.js';

/** What the book says of a region's month. */
export interface RegionMonth extends MonthOfProblems {
  regionCode: string;
  /** The cases that make it a month with a problem. */
  caseIds: string[];
  warningIds: string[];
  /** Warnings that the book did not have at the month's beginning, and those of them that are red. */
  newWarnings: number;
  redWarnings: number;
}

/** A page of the book: the end of a day, as known at an instant. */
export interface Page {
  day: string;
  known: string;
}

/** The page on which a closed month ended. */
export const pageOf = ({ month, asKnownAt }: ClosedMonth): Page => ({ day: lastDayOf(month), known: asKnownAt });

/** Places on the fiscal tree, both counted. */
export interface Span {
  lo: bigint;
  hi: bigint;
}

/** What a month is reckoned from: what is known of its end, and the page on which it began. */
export interface MonthPages {
  month: string;
  known: string;
  before: Page | null;
  /** Where it is reckoned; everywhere when not given. */
  within?: Span | undefined;
}

/** Regions whose months are counted. Escalation is for those below the province (市县, Art. 17 ¶3). */
export const countedLevels = `('province', 'prefecture', 'county')`;
export const escalatedLevels = `('prefecture', 'county')`;

/** Behind `with`: `place`, where what lies at a place on the tree counts: in its region, and in the prefecture above where that is wanted. */
const placeSql = (of: string, includeChildren: string) => `place as (
  select at.scope_ord, r.code from (${of}) at join region r on r.level in ${countedLevels} and r.successor is null
    and (r.scope_lo = at.scope_ord or ${includeChildren} and r.level = 'prefecture' and at.scope_ord between r.scope_lo and r.scope_hi))`;

/** A condition of places that lie within a span that is given by two parameters; everywhere without one. */
export const liesWithin =
  (lo: string, hi: string) =>
  (scopeOrd: string): string =>
    `${lo}::bigint is null or ${scopeOrd} between ${lo} and ${hi}::bigint`;

export const spanOf = (within: Span | undefined): (bigint | null)[] => [within?.lo ?? null, within?.hi ?? null];

/** Every counted region's month, by the region's code; those in which nothing happened are left out. */
export async function readRegionMonths(
  client: pg.ClientBase,
  pages: MonthPages,
  { test, includeChildren }: EscalationParameters,
): Promise<Map<string, RegionMonth>> {
  const { month, within } = pages;
  const which = liesWithin('$8', '$9');
  const { rows } = await client.query<Omit<RegionMonth, 'month'>>(
    `with now as materialized (
         -- Of a month of which every moment counts: also what was rectified in it. What turned out to be normal or was cleared was no problem.
         select scope_ord, case_id, warning_ids from ${bookOf('$1::date', '$2::timestamptz', which)} book
         where status = 'open' or $5 = 'any' and status = 'rectified' and rectified_on >= $6::date),
       arrival as materialized (
         select scope_ord, severity from ${arrivalsOf('$1::date', '$2::timestamptz', which)} arrival where on_day > $3::date or at > $4::timestamptz),
       ${placeSql('select scope_ord from now union select scope_ord from arrival', '$7')},
       problem as (select code, case_id, warning_ids from now join place using (scope_ord)),
       cases as (select code, array_agg(distinct case_id)::text[] as ids from problem group by code),
       warnings as (select code, array_agg(distinct w.id)::text[] as ids from problem cross join unnest(warning_ids) as w(id) group by code),
       fresh as (
         select code, count(*)::int as warnings, count(*) filter (where severity = 'red')::int as red
         from arrival join place using (scope_ord) group by code)
     select code as "regionCode", cases.ids is not null as problem, coalesce(cases.ids, '{}') as "caseIds", coalesce(warnings.ids, '{}') as "warningIds",
       coalesce(fresh.warnings, 0) as "newWarnings", coalesce(fresh.red, 0) as "redWarnings"
     from cases full join fresh using (code) left join warnings using (code)`,
    [...pagesOf(pages), test, firstDayOf(month), includeChildren, ...spanOf(within)],
  );
  return new Map(rows.map((row) => [row.regionCode, { ...row, month }]));
}

/** By region, what each day after `since` brought of new warnings until the month's end, in order. */
export async function readNewWarnings(
  client: pg.ClientBase,
  { month, known, within }: MonthPages,
  { includeChildren }: EscalationParameters,
  since: string,
): Promise<Map<string, NewWarnings[]>> {
  const { rows } = await client.query<NewWarnings & { code: string }>(
    `with arrival as materialized (
         select scope_ord, severity, on_day from ${arrivalsOf('$1::date', '$2::timestamptz', liesWithin('$5', '$6'))} arrival where on_day > $4::date),
       ${placeSql('select distinct scope_ord from arrival', '$3')}
     select code, on_day as day, count(*)::int as warnings, count(*) filter (where severity = 'red')::int as red
     from arrival join place using (scope_ord) group by code, on_day order by on_day`,
    [lastDayOf(month), known, includeChildren, since, ...spanOf(within)],
  );
  return byRegion(rows);
}

/** Rows by their region, in their order. */
export function byRegion<Row extends { code: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const regions = new Map<string, Row[]>();
  for (const row of rows) {
    const there = regions.get(row.code);
    if (there) there.push(row);
    else regions.set(row.code, [row]);
  }
  return regions;
}

/** The month's end and its beginning, as two pages of the book. */
export const pagesOf = ({ month, known, before }: MonthPages): string[] => [
  lastDayOf(month),
  known,
  before?.day ?? beforeAll.day,
  before?.known ?? beforeAll.known,
];
