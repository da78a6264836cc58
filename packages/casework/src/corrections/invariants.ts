import { businessTables } from '@qingqu/schema';
import { PROVINCIAL_WORKDAYS } from './facts.js';

/** The versions that there are of the records of every kind: (kind, id, version, file_id). */
const versions = [...businessTables.keys()]
  .flatMap((kind) =>
    [kind, `${kind}_history`].map((table) => `select '${kind}' as kind, id, version, file_id from "${table}"`),
  )
  .join(' union all ');

/** What must hold of corrections; each query names those of which it does not. */
export const correctionInvariants: Readonly<Record<string, string>> = {
  'a correction stands where its last step led': `
    select k.id from correction k left join casework_step s on s.matter_id = k.id and s.seq = k.version
    where s.to_state is distinct from k.state or s.matter <> 'correction'
      or (select count(*) from casework_step n where n.matter_id = k.id) <> k.version`,
  'what is closed has an end, and nothing else has': `
    select id from correction where (state = 'closed') <> (outcome is not null) or (state = 'closed') <> (closed_on is not null)`,
  'what ended corrected was verified by a person other than who corrected it': `
    select id from correction where outcome = 'corrected' and (version_after is null or verified_by is null or verified_by = corrected_by)`,
  'what ended answered has an answer': `
    select id from correction where outcome = 'answered' and (answer is null or answered_by is null)`,
  'a class is given from the classification on': `
    select id from correction where class is null and state not in ('raised', 'investigating', 'closed')`,
  'a new version follows the one that it was made of, and came in its batch': `
    select k.id from correction k left join (${versions}) v on v.kind = k.record_kind and v.id = k.record_id and v.version = k.version_after
    where k.version_after is not null and (k.version_after <> k.version_before + 1 or v.file_id is distinct from k.file_id)`,
  'its batch is a correction by whoever corrected it': `
    select k.id from correction k join ingest_file f on f.id = k.file_id
    where f.kind <> 'correction' or f.received_by <> k.corrected_by or f.over_version is distinct from k.version_before`,
  'what the province notified is due so many working days after the notice': `
    select k.id from correction k join casework_step s on s.matter_id = k.id and s.act = 'notify'
      and s.seq = (select max(seq) from casework_step n where n.matter_id = k.id and n.act = 'notify')
    where k.state = 'notified' and (k.notice_on <> s.on_day or k.due_on is distinct from (
      select d.day from (select distinct on (day) day, is_workday from calendar_day where day > k.notice_on order by day, version desc) d
      where d.is_workday and exists (select from calendar_day c where c.day = k.notice_on) order by d.day offset ${PROVINCIAL_WORKDAYS} - 1 limit 1))`,
  'nothing is due without a notice': `select id from correction where notice_on is null and due_on is not null`,
};
