import { businessTables } from '@qingqu/schema';

/** What must hold of files, their ledger and their quarantine; each statement returns the rows that contradict it. */
export const fileInvariants = {
  'read is the sum of the outcomes': `
    select id from ingest_file where n_read <> n_loaded + n_updated + n_unchanged + n_duplicate + n_stale + n_quarantined or n_read <> next_row - 1`,
  'the ledger has each row once, with the counted outcomes': `
    select f.id from ingest_file f left join lateral (
      select count(*) n, count(*) filter (where outcome = 'loaded') loaded, count(*) filter (where outcome = 'updated') updated,
        count(*) filter (where outcome = 'unchanged') unchanged, count(*) filter (where outcome = 'duplicate') duplicate,
        count(*) filter (where outcome = 'stale') stale, count(*) filter (where outcome = 'quarantined') quarantined, min(row_no) first, max(row_no) last
      from ingest_row r where r.file_id = f.id) l on true
    where (f.n_read, f.n_loaded, f.n_updated, f.n_unchanged, f.n_duplicate, f.n_stale, f.n_quarantined)
      is distinct from (l.n, l.loaded, l.updated, l.unchanged, l.duplicate, l.stale, l.quarantined)
      or l.n > 0 and (l.first, l.last) <> (1, f.n_read)`,
  'the amounts of the ledger add up to the sum of the file': `
    select f.id from ingest_file f where f.sum_fen <> coalesce((select sum(amount_fen) from ingest_row r where r.file_id = f.id), 0)`,
  'each quarantined row has its reason, its words, its owner and its ledger row': `
    select q.id from quarantine q left join ingest_row r on r.file_id = q.file_id and r.row_no = q.row_no
    where r.outcome is null or r.outcome <> 'quarantined' and q.reason_code <> 'E_CONFLICT' or q.owner_org is null or q.reason_code !~ '^E_' or q.message_zh = '' or q.message_en = '' or q.expected is null`,
  'each quarantined ledger row stands in quarantine once': `
    select r.file_id, r.row_no from ingest_row r left join quarantine q on q.file_id = r.file_id and q.row_no = r.row_no
    where r.outcome = 'quarantined' group by 1, 2 having count(q.id) <> 1`,
  'whatever is in conflict stands in quarantine with what it differs from': `
    select m.feed, m.record_id from record_mark m left join ingest_row r on r.target_id = m.record_id
      left join quarantine q on q.file_id = r.file_id and q.row_no = r.row_no and q.reason_code = 'E_CONFLICT'
    where m.kind = 'conflict' group by 1, 2 having count(distinct (q.file_id, q.row_no)) < 2`,
  'byte ranges follow one another': `
    select file_id, row_no from (select file_id, row_no, byte_from, line, lag(byte_to) over w as before, lag(line) over w as line_before from ingest_row
      window w as (partition by file_id order by row_no)) x where byte_from <= before or line <= line_before`,
  'a finished batch is in nobody’s hands': `
    select id from ingest_file where status in ('done', 'refused') and lease_token is not null`,
  'what a finished file declares was compared, and a difference has its break': `
    select f.id from ingest_file f cross join lateral (values ('rows', f.declared_rows::bigint, f.n_read::bigint), ('fen', f.declared_fen, f.sum_fen)) d(measure, declared, computed)
      left join control_total t on t.file_id = f.id and t.measure = d.measure
      left join reconciliation_break b on b.kind = 'control-total' and b.subject = 'file:' || f.id || ':' || d.measure
    where f.status = 'done' and d.declared is not null and (t.measure is not null or d.measure = 'rows')
      and ((t.declared, t.computed) is distinct from (d.declared, d.computed)
        or t.status <> case when d.declared = d.computed then 'ok' else 'break' end or (t.status = 'break') <> (b.id is not null))`,
  'a finished file has been read to its end': `
    select id from ingest_file where status = 'done' and (next_byte <> bytes or finished_at is null)`,
};

/** What must hold of the versions of a table of records. */
export const versionInvariants = (table: string): Record<string, string> => ({
  [`${table}: versions are numbered without a gap and do not overlap; between two lies time only where the record was deleted or in doubt`]: `with versions as (select id, version, epoch_from, null::bigint as epoch_to from ${table} union all select id, version, epoch_from, epoch_to from ${table}_history)
       select id, version from (select *, row_number() over w as expected, lead(epoch_from) over w as next_from from versions window w as (partition by id order by version)) v
       where version <> expected or epoch_to > next_from or epoch_to is distinct from next_from
         and not exists (select from record_mark m where m.feed = '${table}' and m.record_id = v.id and m.epoch = v.epoch_to)`,
  [`${table}: each record stands once, in one fiscal year`]: `select id from ${table} group by id having count(*) > 1`,
  [`${table}: each version can be traced to the ledger row that wrote it, or that was put back`]: `with versions as (select id, file_id, row_no, version from ${table} union all select id, file_id, row_no, version from ${table}_history)
       select v.id from versions v left join ingest_row r on r.file_id = v.file_id and r.row_no = v.row_no and r.target_id = v.id
       where coalesce(r.outcome, 'quarantined') = 'quarantined' or r.outcome <> case when v.version = 1 then 'loaded' else 'updated' end
         and not exists (select from record_mark m where m.feed = '${table}' and m.record_id = v.id)`,
  [`${table}: nothing stands that is in conflict`]: `select t.id from ${table} t join ingest_file f on f.id = t.file_id join record_mark m on m.feed = '${table}' and m.record_id = t.id
       where m.kind = 'conflict' and m.source_rev = t.source_rev and m.as_of is not distinct from f.as_of and f.kind = 'delivery'`,
});

/** All that must hold after whatever was taken in. */
export const ingestInvariants: Readonly<Record<string, string>> = Object.assign(
  {},
  fileInvariants,
  ...[...businessTables.keys()].map(versionInvariants),
);
