import type pg from 'pg';
import { firstDayOf, lastDayOf } from '../months/civil-month.js';
import type { ClosedMonth } from '../months/closed.js';
import type { CircularStream } from './stream.js';

/** How much of its business a region has done in the system in a month (Art. 20 ¶1). */
export interface OnlineFigures {
  name: string;
  /** Sign-ins, and how many people they were. */
  signIns: number;
  people: number;
  /** Deliveries that were due, and those of them that came in time. */
  due: number;
  onTime: number;
  /** Batches taken in, and their rows. */
  batches: number;
  rows: number;
  /** Rows that were put aside, and those of all months that still are. */
  quarantined: number;
  inQuarantine: number;
  /** Steps of casework by the region's people. */
  steps: number;
}

/** How a region stands with the system and its warnings at a month's end (Art. 20 ¶2), as its ledger says: the cases of the region itself. */
export interface FollowUpFigures {
  name: string;
  signIns: number;
  steps: number;
  opening: number;
  /** New or back again. */
  fresh: number;
  normal: number;
  rectified: number;
  cleared: number;
  closing: number;
  overdue: number;
  /** Returned, rebooked or recovered otherwise; fen as digits. */
  recoveredFen: string;
  /** Months in a row with a problem. */
  streak: number;
}

/** What a circular tells of, frozen as it is drafted: one line a region, by region code. */
export type Figures =
  | { stream: 'it'; regions: readonly OnlineFigures[] }
  | { stream: 'agri'; regions: readonly FollowUpFigures[] };

interface Span {
  lo: bigint;
  hi: bigint;
}

/** Reads the figures of a closed month, of the prefectures and counties of a region. What was written after the close is none of them. */
export async function readFigures(
  client: pg.ClientBase,
  stream: CircularStream,
  { month, asKnownAt }: ClosedMonth,
  { lo, hi }: Span,
): Promise<Figures> {
  const read = { it: onlineSql, agri: followUpSql }[stream];
  const { rows } = await client.query(read, [lo, hi, firstDayOf(month), lastDayOf(month), asKnownAt]);
  return { stream, regions: rows } as Figures;
}

/**
 * Behind `with`: `place`, the prefectures and counties, a county with its townships, a prefecture by itself; what each has done in the month from
 * $3 to $4, as known at $5.
 */
const useSql = `
  place as (
    select code, name, scope_lo, case level when 'prefecture' then scope_lo else scope_hi end as scope_hi
    from region where level in ('prefecture', 'county') and successor is null and scope_lo between $1 and $2),
  span as (
    select $3::date::timestamp at time zone 'Asia/Shanghai' as first, least(($4::date + 1)::timestamp at time zone 'Asia/Shanghai', $5::timestamptz) as last),
  sign_in as (
    select p.code, count(*)::int as "signIns", count(distinct e.user_id)::int as people from span join audit_entry e on e.at >= span.first and e.at < span.last
    join place p on e.scope_ord between p.scope_lo and p.scope_hi where e.action = 'sign_in' group by p.code),
  step as (
    select p.code, count(*)::int as steps from casework_step s join app_user u on u.username = s.by_user
    join place p on u.scope_ord between p.scope_lo and p.scope_hi
    where s.by_role <> 'system' and s.on_day between $3::date and $4::date and s.at <= $5 group by p.code)`;

const onlineSql = `
  with ${useSql},
  delivery as (
    select p.code, count(*)::int as due, count(*) filter (where d.arrived_at <= least(d.due_at, $5))::int as "onTime"
    from expected_delivery d join place p on d.scope_ord between p.scope_lo and p.scope_hi
    where d.business_date between $3::date and $4::date and d.due_at <= $5 and d.status <> 'waived' group by p.code),
  batch as (
    select p.code, count(*)::int as batches, sum(f.n_read)::int as rows, sum(f.n_quarantined)::int as quarantined
    from span join ingest_file f on f.received_at >= span.first and f.received_at < span.last and f.finished_at <= $5 and f.kind = 'delivery' and f.status = 'done'
    join place p on f.scope_ord between p.scope_lo and p.scope_hi group by p.code),
  aside as (
    select p.code, count(*)::int as "inQuarantine" from quarantine q join place p on q.scope_ord between p.scope_lo and p.scope_hi
    where q.created_at <= $5 and (q.resolved_at is null or q.resolved_at > $5) group by p.code)
  select place.name, coalesce("signIns", 0) as "signIns", coalesce(people, 0) as people, coalesce(due, 0) as due, coalesce("onTime", 0) as "onTime",
    coalesce(batches, 0) as batches, coalesce(rows, 0) as rows, coalesce(quarantined, 0) as quarantined, coalesce("inQuarantine", 0) as "inQuarantine",
    coalesce(steps, 0) as steps
  from place left join sign_in using (code) left join step using (code) left join delivery using (code) left join batch using (code)
    left join aside using (code) order by code`;

const followUpSql = `
  with ${useSql},
  line as (
    select l.region_code as code, sum(opening)::int as opening, sum(fresh + reopened)::int as fresh, sum(normal)::int as normal,
      sum(rectified)::int as rectified, sum(cleared)::int as cleared, sum(closing)::int as closing, sum(overdue)::int as overdue,
      sum(returned_fen + rebooked_fen + other_fen)::text as "recoveredFen"
    from ledger l join ledger_line n on n.ledger_id = l.id and n.part = 'own' where l.month = to_char($3::date, 'YYYY-MM') group by l.region_code)
  select place.name, coalesce("signIns", 0) as "signIns", coalesce(steps, 0) as steps, coalesce(opening, 0) as opening, coalesce(fresh, 0) as fresh,
    coalesce(normal, 0) as normal, coalesce(rectified, 0) as rectified, coalesce(cleared, 0) as cleared, coalesce(closing, 0) as closing,
    coalesce(overdue, 0) as overdue, coalesce("recoveredFen", '0') as "recoveredFen", coalesce(m.streak, 0) as streak
  from place left join sign_in using (code) left join step using (code) left join line using (code)
    left join month_state m on m.month = to_char($3::date, 'YYYY-MM') and m.region_code = place.code order by code`;
