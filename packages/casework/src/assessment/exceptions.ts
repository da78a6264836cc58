import type pg from 'pg';
import type { AssessmentPeriod } from './period.js';

/** An exception from the separation of duties, as an assessment lists it. */
export interface ListedException {
  regionCode: string;
  username: string;
  reason: string;
  /** How the person's work is reviewed instead. */
  review: string;
  approvedBy: string;
  validFrom: string;
  /** First day on which it held no more. */
  validTo: string;
}

/** The approved exceptions from the separation of duties (Art. 10) that held on a day of the period, of people of the region and below, as known at an instant. */
export async function exceptionsDuring(
  client: pg.ClientBase,
  regionCode: string,
  { firstDay, lastDay }: AssessmentPeriod,
  asKnownAt: string,
): Promise<ListedException[]> {
  const { rows } = await client.query<ListedException>(
    `select coalesce(r.code, $1) as "regionCode", u.username, e.reason, e.review, e.approved_by as "approvedBy", e.valid_from as "validFrom", e.valid_to as "validTo"
     from grant_exception e join app_user u on u.id = e.user_id
     join region above on above.code = $1 and e.scope_ord between above.scope_lo and above.scope_hi
     left join region r on r.scope_lo = e.scope_ord and r.successor is null
     where e.approved_at <= $4::timestamptz and e.valid_from <= $3::date and e.valid_to > $2::date
       and (e.ended_at is null or e.ended_at > $4::timestamptz or (e.ended_at at time zone 'Asia/Shanghai')::date > $2::date)
     order by 1, u.username, e.valid_from`,
    [regionCode, firstDay, lastDay, asKnownAt],
  );
  return rows;
}
