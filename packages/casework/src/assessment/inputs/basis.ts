import type pg from 'pg';
import { workdayAt, workdayList } from '../../statistics/openings.js';
import type { AssessmentInput } from '../formula.js';

/** What an assessment rests on: the same basis gives the same inputs, whatever was delivered, done or decided since. */
export interface Basis {
  /** 'YYYY-MM-DD', both counted. */
  firstDay: string;
  lastDay: string;
  /** Business rows as of the end of this closed epoch. */
  epoch: bigint;
  /** Casework as it had been written down by this instant. */
  asKnownAt: string;
  /** Working days by the versions of calendar days up to this one. */
  calendarVersion: number;
  /** Codes of the regions that are assessed, in order. */
  regions: readonly string[];
}

/** The figures of one region, by their names. */
export type RegionInputs = Partial<Record<AssessmentInput, bigint>>;

/** The inputs of one dimension, asked for all regions at once: a row a region, in any order. */
export interface InputQuery {
  /** The article that asks for it, and how each figure is counted. */
  about: string;
  names: readonly AssessmentInput[];
  /** Parameters: $1 first day, $2 last day, $3 epoch, $4 as known at, $5 calendar version, $6 regions. Columns: `code` and the names. */
  sql: string;
}

export async function askInputs(
  client: pg.ClientBase,
  { names, sql }: InputQuery,
  { firstDay, lastDay, epoch, asKnownAt, calendarVersion, regions }: Basis,
): Promise<ReadonlyMap<string, RegionInputs>> {
  const { rows } = await client.query<{ code: string } & Record<string, bigint>>(
    // Every parameter is named once, so that its type is known where a dimension does not use it.
    `with asked as (select $1::date as first_day, $2::date as last_day, $3::bigint as epoch, $4::timestamptz as as_known_at,
       $5::integer as calendar_version), ${sql}`,
    [firstDay, lastDay, epoch, asKnownAt, calendarVersion, regions],
  );
  return new Map(
    rows.map((row) => [row.code, Object.fromEntries(names.map((name) => [name, row[name]!])) as RegionInputs]),
  );
}

/** The rows of a business table as of the epoch: those that hold now and held then, and those that were superseded after it. */
export const asOf = (table: string, columns: string): string =>
  `(select ${columns} from ${table} where epoch_from <= $3::bigint
    union all select ${columns} from ${table}_history where epoch_from <= $3::bigint and epoch_to > $3::bigint)`;

/**
 * `place`: which region that is assessed answers for a place on the fiscal tree: a county for its townships too, a prefecture for itself alone
 * (Art. 13 names no departments of townships). A region's older code lies in the same place.
 */
export const place = `place as (
  select distinct r.scope_lo as scope_ord, own.code from region own
  join region r on r.scope_lo between own.scope_lo and case own.level when 'county' then own.scope_hi else own.scope_lo end
  where own.code = any($6::text[]))`;

/** `workday (day, is_workday, no)` as of the basis: `no` is the number of working days up to and with the day. */
export const calendar = `workday as materialized (
    select day, is_workday, sum(is_workday::int) over (order by day)::int as no
    from (select distinct on (day) day, is_workday from calendar_day where version <= $5::integer order by day, version desc) latest)`;

/** `term (day, due)`: the n-th working day after a day, which itself does not count; null where the calendar ends. */
export const term = (workdays: number): string => `${workdayList},
  term as materialized (select c.day, ${workdayAt(`c.no + ${workdays}`)} as due from workday c)`;

/** `f`: the funds as of the epoch, which a row is joined to when its fund was monitored on the day (Art. 3). */
export const monitoredFund = (fundId: string, day: string): string =>
  `join ${asOf('fund', 'id, is_personal, category, monitored_from, monitored_to')} f on f.id = ${fundId}
     and f.monitored_from <= ${day} and (f.monitored_to is null or f.monitored_to >= ${day})`;

export const live = (row: string): string => `${row}.status not in ('draft', 'void', 'deleted')`;

/** The day of an instant, in China. */
export const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Shanghai')::date`;

export const inPeriod = (day: string): string => `${day} between $1::date and $2::date`;
