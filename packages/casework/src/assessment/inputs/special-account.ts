import { workdayAt, workdayList } from '../../statistics/openings.js';
import { asOf, calendar, dayOf, type InputQuery, inPeriod, place } from './basis.js';

/** `special`: special accounts 财政专户 as of the epoch. */
const special = `special as (select id from ${asOf('account', 'id, type_code')} b where type_code in ('23', '24'))`;

/** Use of the special-account system 财政专户系统运用. */
export const specialAccountInputs: InputQuery = {
  about: `豫财办〔2018〕33号 第七条、第十九条. Of special accounts (account.type_code 23, 24): entries is the number of entries (special_account_entry) of what moved in the
    period, same_day_entries that of those recorded by that day, or by the next working day where it was none. bank_fen is the amount of the bank's lines (bank_line) of the
    period, matched_fen that of those that an entry names.`,
  names: ['entries', 'same_day_entries', 'bank_fen', 'matched_fen'],
  sql: `${place}, ${calendar}, ${workdayList}, ${special},
    recording as materialized (
      select c.day, ${workdayAt('c.no + case when c.is_workday then 0 else 1 end')} as due from workday c),
    entered as (
      select place.code, count(*) as n, count(*) filter (where ${dayOf('e.recorded_at')} <= r.due) as same_day
      from ${asOf('special_account_entry', 'account_id, occurred_on, recorded_at, scope_ord')} e
      join place on place.scope_ord = e.scope_ord
      join special s on s.id = e.account_id
      join recording r on r.day = e.occurred_on
      where ${inPeriod('e.occurred_on')} group by place.code),
    named as (select distinct bank_line_id as id from ${asOf('special_account_entry', 'bank_line_id')} e where bank_line_id is not null),
    moved as (
      select place.code, sum(l.amount_fen) as fen, sum(l.amount_fen) filter (where n.id is not null) as matched
      from ${asOf('bank_line', 'id, account_id, transacted_on, amount_fen, scope_ord')} l
      join place on place.scope_ord = l.scope_ord
      join special s on s.id = l.account_id
      left join named n on n.id = l.id
      where ${inPeriod('l.transacted_on')} group by place.code)
    select a.code, coalesce(e.n, 0)::bigint as entries, coalesce(e.same_day, 0)::bigint as same_day_entries,
      coalesce(m.fen, 0)::bigint as bank_fen, coalesce(m.matched, 0)::bigint as matched_fen
    from unnest($6::text[]) as a(code) left join entered e on e.code = a.code left join moved m on m.code = a.code`,
};
