import { businessTables } from '@qingqu/schema';
import type pg from 'pg';

/** What must hold after whatever was taken in; each query names what breaks it. */
const invariants = {
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
    where r.outcome is distinct from 'quarantined' or q.owner_org is null or q.reason_code !~ '^E_' or q.message_zh = '' or q.message_en = '' or q.expected is null`,
  'each quarantined ledger row stands in quarantine once': `
    select r.file_id, r.row_no from ingest_row r left join quarantine q on q.file_id = r.file_id and q.row_no = r.row_no
    where r.outcome = 'quarantined' group by 1, 2 having count(q.id) <> 1`,
  'byte ranges follow one another': `
    select file_id, row_no from (select file_id, row_no, byte_from, line, lag(byte_to) over w as before, lag(line) over w as line_before from ingest_row
      window w as (partition by file_id order by row_no)) x where byte_from <= before or line <= line_before`,
  'a finished file has been read to its end': `
    select id from ingest_file where status = 'done' and (next_byte <> bytes or finished_at is null)`,
};

/** @throws with the name of the first invariant that does not hold, and the rows that break it */
export async function assertInvariants(pool: pg.Pool): Promise<void> {
  for (const [name, sql] of Object.entries(invariants)) await assertNone(pool, name, sql);
  for (const table of businessTables.keys()) {
    await assertNone(
      pool,
      `${table}: versions have no gap and no overlap`,
      `with versions as (select id, version, epoch_from, null::bigint as epoch_to from ${table} union all select id, version, epoch_from, epoch_to from ${table}_history)
       select id, version from (select *, row_number() over w as expected, lead(epoch_from) over w as next_from from versions window w as (partition by id order by version)) v
       where version <> expected or epoch_to is distinct from next_from`,
    );
    await assertNone(
      pool,
      `${table}: each version can be traced to the ledger row that wrote it`,
      `with versions as (select id, file_id, row_no, version from ${table} union all select id, file_id, row_no, version from ${table}_history)
       select v.id from versions v left join ingest_row r on r.file_id = v.file_id and r.row_no = v.row_no and r.target_id = v.id
       where r.outcome is distinct from case when v.version = 1 then 'loaded' else 'updated' end`,
    );
  }
}

async function assertNone(pool: pg.Pool, name: string, sql: string): Promise<void> {
  const { rows } = await pool.query(`select * from (${sql}) broken limit 5`);
  if (rows.length > 0)
    throw new Error(`does not hold: ${name}: ${rows.map((row) => Object.values(row).join(' ')).join(', ')}`);
}
