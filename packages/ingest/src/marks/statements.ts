import type pg from 'pg';
import { arrayLiteral } from '../array-literal.js';
import type { FileStanding, Standing } from '../standing.js';

/** A version in the history. */
export interface PastVersion {
  id: string;
  version: number;
  rev: bigint;
  contentHash: string;
  fileId: bigint;
  rowNo: number;
}

/** A row that was said of a record and not written, in the ledger. */
export interface Mention {
  id: string;
  fileId: bigint;
  rowNo: number;
}

/** A row of record_mark. */
export interface RecordMark extends Mention {
  kind: 'deleted' | 'conflict';
  standing: Standing;
  version: number;
  /** The region that the record belongs to. */
  scopeOrd: bigint;
}

const ids = (of: Iterable<string | bigint>) => arrayLiteral([...of], false);
const receivedOn = `to_char(f.received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** How these files stand. */
export async function standingsOf(client: pg.ClientBase, files: Iterable<bigint>): Promise<FileStanding[]> {
  const { rows } = await client.query<FileStanding>(
    `select f.id as "fileId", f.as_of as "asOf", ${receivedOn} as "receivedOn", f.kind = 'correction' as "isCorrection" from ingest_file f where f.id = any($1::bigint[])`,
    [ids(files)],
  );
  return rows;
}

/** What is remembered of these records beside their versions. */
export async function marksOf(client: pg.ClientBase, feed: string, records: Iterable<string>): Promise<RecordMark[]> {
  const { rows } = await client.query<Omit<RecordMark, 'standing'> & Standing>(
    `select m.record_id as id, m.kind, m.file_id as "fileId", m.row_no as "rowNo", m.version, m.source_rev as rev, m.as_of as "asOf",
       ${receivedOn} as "receivedOn", f.kind = 'correction' as "isCorrection", m.scope_ord as "scopeOrd"
     from record_mark m join ingest_file f on f.id = m.file_id where m.feed = $1 and m.record_id = any($2::uuid[])`,
    [feed, ids(records)],
  );
  return rows.map(({ rev, asOf, receivedOn: day, isCorrection, ...mark }) => ({
    ...mark,
    standing: { rev, fileId: mark.fileId, asOf, receivedOn: day, isCorrection },
  }));
}

/** The superseded and withdrawn versions of these records, the last first. */
export async function pastOf(client: pg.ClientBase, table: string, records: Iterable<string>): Promise<PastVersion[]> {
  const { rows } = await client.query<PastVersion>(
    `select id, version, source_rev as rev, encode(content_hash, 'hex') as "contentHash", file_id as "fileId", row_no as "rowNo"
     from ${table}_history where id = any($1::uuid[]) order by version desc`,
    [ids(records)],
  );
  return rows;
}

/** The other files of the feed that stand as high as this one, or higher, and said something of a record without writing it. */
export async function rivalsOf(client: pg.ClientBase, feed: string, file: FileStanding): Promise<bigint[]> {
  const { rows } = await client.query<{ id: bigint }>(
    `select f.id from ingest_file f, lateral (select coalesce(f.as_of, (f.received_at at time zone 'Asia/Shanghai')::date) as day) d
     where f.feed = $1 and f.id <> $2 and f.n_unchanged + f.n_duplicate + f.n_stale > 0
       and (d.day > $3::date or d.day = $3::date and (f.as_of is not null or $4::date is not null or f.id > $2))`,
    [feed, file.fileId, file.asOf ?? file.receivedOn, file.asOf],
  );
  return rows.map(({ id }) => id);
}

const said = `r.outcome in ('unchanged', 'duplicate', 'stale')`;

/** Which of these records those files said something of without writing it. */
export async function mentionedIn(
  client: pg.ClientBase,
  files: readonly bigint[],
  records: readonly string[],
): Promise<string[]> {
  if (files.length === 0 || records.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(
    `select distinct r.target_id as id from ingest_row r where r.target_id = any($1::uuid[]) and r.file_id = any($2::bigint[]) and ${said}`,
    [ids(records), ids(files)],
  );
  return rows.map(({ id }) => id);
}

/** All that was said of these records without writing it. */
export async function mentionsOf(client: pg.ClientBase, records: Iterable<string>): Promise<Mention[]> {
  const { rows } = await client.query<Mention>(
    `select r.target_id as id, r.file_id as "fileId", r.row_no as "rowNo" from ingest_row r where r.target_id = any($1::uuid[]) and ${said}
     order by r.file_id, r.row_no`,
    [ids(records)],
  );
  return rows;
}

/**
 * Of that, what has to be known to place a row of this file: what the file itself said; what stands on its rung and is in no version; and of
 * each record the last word of those above it, with the number of the others.
 * @param dated records of which a file with a business day said something: what a file without one found unchanged may then be in no version of
 *   its own rung
 */
export async function mentionsNear(
  client: pg.ClientBase,
  records: Iterable<string>,
  feed: string,
  file: FileStanding,
  rivals: readonly bigint[],
  dated: Iterable<string>,
): Promise<{ near: Mention[]; above: (Mention & { others: number })[] }> {
  const near = await client.query<Mention>(
    `select r.target_id as id, r.file_id as "fileId", r.row_no as "rowNo" from ingest_row r join ingest_file f on f.id = r.file_id
     where r.target_id = any($1::uuid[]) and ${said} and f.feed = $2
       and (r.file_id = $3 or f.as_of = $4::date or $4::date is null and f.as_of is null and (r.outcome = 'stale' or r.target_id = any($5::uuid[])))
     order by r.file_id, r.row_no`,
    [ids(records), feed, file.fileId, file.asOf, ids(dated)],
  );
  if (rivals.length === 0) return { near: near.rows, above: [] };
  const above = await client.query<Mention & { others: number }>(
    `select distinct on (r.target_id) r.target_id as id, r.file_id as "fileId", r.row_no as "rowNo",
       (count(*) over (partition by r.target_id) - 1)::int as others
     from ingest_row r join ingest_file f on f.id = r.file_id
     where r.target_id = any($1::uuid[]) and r.file_id = any($2::bigint[]) and ${said}
     order by r.target_id, coalesce(f.as_of, (f.received_at at time zone 'Asia/Shanghai')::date) desc, r.file_id desc, r.row_no`,
    [ids(records), ids(rivals)],
  );
  return { near: near.rows, above: above.rows };
}
