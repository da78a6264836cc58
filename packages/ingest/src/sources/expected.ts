import type pg from 'pg';
import { SourceError } from './source-error.js';

// What is expected of sources and what has come: rows of expected_delivery, told from the database's clock and calendar. `$now` is that
// clock, or the instant for which a test asks.

const NOW = 'coalesce($1::timestamptz, clock_timestamp())';
const GRACE = `make_interval(secs => coalesce((s.expectation ->> 'grace')::int, 0))`;

/** How far back business dates are looked at: a source that is added with an earlier `since` does not start with years of missing files. */
const DAYS_BACK = 400;
/** A file without a business date can make up for one that was due at most so long ago. */
const LATE_DAYS = 31;

/** What was expected, and what became of it. */
export interface Expected {
  source: string;
  titleZh: string;
  /** 'YYYY-MM-DD' */
  businessDate: string;
  dueAt: string;
  status: 'due' | 'arrived' | 'late' | 'missing' | 'waived';
  fileId: bigint | null;
  arrivedAt: string | null;
  owner: string;
  waivedBy: string | null;
  reason: string | null;
}

/** Sees to what is expected: plans what becomes due, matches what has come, and notices what has not. Returns what was noticed this time. */
export async function watchExpected(pool: pg.Pool, now: string | null = null): Promise<Expected[]> {
  await plan(pool, now);
  await matchArrivals(pool, now);
  return noticeMissing(pool, now);
}

/** A row for each business date that has begun. Where its working day is not known yet (the calendar of that year has not been published), it waits. */
async function plan(pool: pg.Pool, now: string | null): Promise<void> {
  await pool.query(
    `with calendar as (select distinct on (day) day, is_workday from calendar_day order by day, version desc),
       today as (select (${NOW} at time zone 'Asia/Shanghai')::date as day)
     insert into expected_delivery as e (source_id, business_date, due_at, status, owner_org, scope_ord)
     select s.id, d.day, (due.day + (s.expectation ->> 'by')::time) at time zone 'Asia/Shanghai', 'due', s.owner_org, s.scope_ord
     from source s cross join today
       cross join lateral (select g::date as day from generate_series(greatest((s.expectation ->> 'since')::date, today.day - ${DAYS_BACK}), today.day, interval '1 day') g) d
       cross join lateral (select s.expectation ->> 'every' as every, (s.expectation ->> 'after')::int as after) x
       cross join lateral (
         select case when x.every = 'day' then d.day + x.after
                     when x.after = 0 then d.day
                     else (select c.day from calendar c where c.is_workday and c.day > d.day order by c.day offset greatest(x.after, 1) - 1 limit 1) end as day) due
     where s.enabled and s.expectation is not null and due.day is not null
       and case x.every when 'day' then true
                        when 'workday' then exists (select from calendar c where c.day = d.day and c.is_workday)
                        else extract(day from d.day + 1) = 1 end
     on conflict (source_id, business_date) do update set due_at = excluded.due_at, owner_org = excluded.owner_org, scope_ord = excluded.scope_ord
       where e.status = 'due' and (e.due_at, e.owner_org, e.scope_ord) is distinct from (excluded.due_at, excluded.owner_org, excluded.scope_ord)`,
    [now],
  );
}

/** What came by other ways than asking the source, such as an upload. */
async function matchArrivals(pool: pg.Pool, now: string | null): Promise<void> {
  const { rows } = await pool.query<Arrival>(
    `select f.source_id as "sourceId", min(f.id) as "fileId", f.as_of as "asOf", min(f.received_at) as at from ingest_file f
     where f.kind = 'delivery' and f.status <> 'refused' and f.received_at > ${NOW} - interval '${LATE_DAYS} days'
       and exists (select from expected_delivery e where e.source_id = f.source_id and e.status in ('due', 'missing'))
       and not exists (select from expected_delivery e join ingest_file x on x.id = e.file_id where e.source_id = f.source_id and x.origin_sha256 = f.origin_sha256)
     group by f.source_id, f.origin_sha256, f.as_of order by 2`,
    [now],
  );
  for (const arrival of rows) await count(pool, arrival);
}

interface Arrival {
  sourceId: bigint;
  fileId: bigint;
  /** The business date that it declares. */
  asOf: string | null;
  /** When it came; now when null. */
  at: string | null;
}

/** A file of a source has come, also one whose bytes had come before. */
export async function countArrival(
  pool: pg.Pool,
  sourceId: bigint,
  { id, already }: { id: bigint; already?: bigint },
  asOf: string | undefined,
): Promise<void> {
  const { rows } = await pool.query<{ asOf: string | null; at: string | null }>(
    'select as_of as "asOf", received_at as at from ingest_file where id = $1',
    [id],
  );
  const { at, ...declared } = rows[0]!;
  await count(pool, {
    sourceId,
    fileId: id,
    asOf: asOf ?? declared.asOf,
    at: already === undefined ? at : null,
  });
}

/**
 * A file that declares its business date is the one of that date. One that does not is the next that is due, of the dates that have begun, or
 * else the last one that is missing.
 */
async function count(pool: pg.Pool, { sourceId, fileId, asOf, at }: Arrival): Promise<void> {
  await pool.query(
    `with arrival as (select coalesce($4::timestamptz, clock_timestamp()) as at),
       meant as (
         select e.business_date from expected_delivery e, arrival a
         where e.source_id = $1 and e.status in ('due', 'missing')
           and case when $3::date is not null then e.business_date = $3::date
               else e.business_date <= (a.at at time zone 'Asia/Shanghai')::date and e.due_at > a.at - interval '${LATE_DAYS} days' end
         order by e.due_at < a.at, abs(extract(epoch from e.due_at - a.at)) limit 1)
     update expected_delivery e set file_id = $2, arrived_at = a.at, status = case when a.at <= e.due_at + ${GRACE} then 'arrived' else 'late' end
     from arrival a, meant m, source s
     where e.source_id = $1 and s.id = $1 and e.business_date = m.business_date and e.status in ('due', 'missing')`,
    [sourceId, fileId, asOf, at],
  );
}

const expectedColumns = `s.name as source, s.title_zh as "titleZh", e.business_date as "businessDate", e.due_at as "dueAt", e.status, e.file_id as "fileId",
  e.arrived_at as "arrivedAt", e.owner_org as owner, e.waived_by as "waivedBy", e.reason`;

async function noticeMissing(pool: pg.Pool, now: string | null): Promise<Expected[]> {
  const { rows } = await pool.query<Expected>(
    `update expected_delivery e set status = 'missing', noticed_at = ${NOW}
     from source s where s.id = e.source_id and e.status = 'due' and e.due_at + ${GRACE} < ${NOW} returning ${expectedColumns}`,
    [now],
  );
  return rows;
}

/** What was expected of all sources, the latest first. */
export async function listExpected(pool: pg.Pool, which: { missing: boolean }): Promise<Expected[]> {
  const { rows } = await pool.query<Expected>(
    `select ${expectedColumns} from expected_delivery e join source s on s.id = e.source_id
     where not $1 or e.status = 'missing' order by e.business_date desc, s.name limit 1000`,
    [which.missing],
  );
  return rows;
}

/**
 * Nothing will come for this date, and somebody says why.
 * @throws SourceError when nothing is expected then, or it has come
 */
export async function waiveExpected(
  pool: pg.Pool,
  source: string,
  businessDate: string,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  const { rowCount } = await pool.query(
    `update expected_delivery e set status = 'waived', waived_by = $3, reason = $4
     from source s where s.id = e.source_id and s.name = $1 and e.business_date = $2 and e.status in ('due', 'missing')`,
    [source, businessDate, by, reason],
  );
  if (rowCount === 1) return;
  throw new SourceError({
    zh: `${source} 在 ${businessDate} 没有未到的文件；用 qingqu source expected 查看`,
    en: `nothing is outstanding of ${source} for ${businessDate}; qingqu source expected shows what is`,
  });
}
