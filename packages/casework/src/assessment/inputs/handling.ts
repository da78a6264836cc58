import { hadToBeRectified, hadToBeVerified, openingsSql, workdayList } from '../../statistics/openings.js';
import { calendar, type InputQuery, inPeriod, place } from './basis.js';

/** Handling of warnings 预警问题处理情况. */
export const handlingInputs: InputQuery = {
  about: `豫财办〔2018〕33号 第十七条、第十九条. Of the openings of cases (casework_step, as known at the instant): verifications_due is the number of those whose last day to
    verify lies in the period, verified_on_time of those whose verdict stood by then; violations_due that of violations, determined or by the rule itself,
    whose last day to rectify lies in the period, rectified_on_time of those that were rectified by then and not rejected since. openings is the number of cases opened
    in the period, for the first time or again, reopenings that of those opened again. inspections is the number of inspections of the region that were ordered in the
    period and not cancelled, interviews that of interviews held.`,
  names: [
    'verifications_due',
    'verified_on_time',
    'violations_due',
    'rectified_on_time',
    'openings',
    'reopenings',
    'inspections',
    'interviews',
  ],
  sql: `${place}, ${calendar}, ${workdayList}, ${openingsSql('s.at <= $4::timestamptz')},
    handled as (
      select p.code,
        count(*) filter (where ${hadToBeVerified} and ${inPeriod('o.verify_due')}) as to_verify,
        count(*) filter (where ${hadToBeVerified} and ${inPeriod('o.verify_due')} and o.verified_on <= o.verify_due) as verified,
        count(*) filter (where ${hadToBeRectified} and ${inPeriod('o.rectify_due')}) as to_rectify,
        count(*) filter (where ${hadToBeRectified} and ${inPeriod('o.rectify_due')} and o.rectified_on <= o.rectify_due) as rectified,
        count(*) filter (where ${inPeriod('o.opened_on')}) as opened,
        count(*) filter (where ${inPeriod('o.opened_on')} and o.is_reopened) as reopened
      from opening o join place p on p.scope_ord = o.scope_ord group by p.code),
    instrument as (
      select p.code, s.matter, s.matter_id from casework_step s join place p on p.scope_ord = s.scope_ord
      where s.at <= $4::timestamptz and ${inPeriod('s.on_day')}
        and (s.matter = 'inspection' and s.seq = 1
          and not exists (select from casework_step c where c.matter_id = s.matter_id and c.act = 'cancel' and c.at <= $4::timestamptz)
          or s.matter = 'interview' and s.act = 'hold')),
    instruments as (
      select code, count(*) filter (where matter = 'inspection') as inspections, count(*) filter (where matter = 'interview') as interviews
      from instrument group by code)
    select a.code, coalesce(h.to_verify, 0)::bigint as verifications_due, coalesce(h.verified, 0)::bigint as verified_on_time,
      coalesce(h.to_rectify, 0)::bigint as violations_due, coalesce(h.rectified, 0)::bigint as rectified_on_time,
      coalesce(h.opened, 0)::bigint as openings, coalesce(h.reopened, 0)::bigint as reopenings,
      coalesce(i.inspections, 0)::bigint as inspections, coalesce(i.interviews, 0)::bigint as interviews
    from unnest($6::text[]) as a(code) left join handled h on h.code = a.code left join instruments i on i.code = a.code`,
};
