import type pg from 'pg';
import type { Encoding } from './encoding.js';
import type { Feed } from './feed.js';

/** How an input row ended; `read` is always their sum. */
export const outcomes = ['loaded', 'updated', 'unchanged', 'duplicate', 'stale', 'quarantined'] as const;
export type Outcome = (typeof outcomes)[number];
export type Counts = Record<Outcome, number>;

export type FileStatus = 'received' | 'loading' | 'done' | 'refused' | 'parked';

/** A batch as it stands in `ingest_file`. */
export interface IngestFile {
  id: bigint;
  feed: string;
  name: string;
  sha256: Buffer;
  bytes: bigint;
  encoding: Encoding;
  status: FileStatus;
  receivedBy: string;
  /** The civil day in Asia/Shanghai on which it came. */
  receivedOn: string;
  nextRow: number;
  nextByte: number;
  nextLine: number;
  attempts: number;
  lastError: string | null;
  read: number;
  counts: Counts;
  sumFen: bigint;
  scopeOrd: bigint;
}

const columns = `id, feed, name, sha256, bytes, encoding, status, received_by as "receivedBy",
  to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "receivedOn", next_row as "nextRow", next_byte::float8 as "nextByte",
  next_line as "nextLine", attempts, last_error as "lastError", n_read as read, n_loaded as loaded, n_updated as updated,
  n_unchanged as unchanged, n_duplicate as duplicate, n_stale as stale, n_quarantined as quarantined, sum_fen as "sumFen", scope_ord as "scopeOrd"`;

type FileRow = Omit<IngestFile, 'counts'> & Counts;

function fileOf({ loaded, updated, unchanged, duplicate, stale, quarantined, ...rest }: FileRow): IngestFile {
  return { ...rest, counts: { loaded, updated, unchanged, duplicate, stale, quarantined } };
}

/** The batch of this number. */
export async function readFile(db: pg.Pool | pg.ClientBase, id: bigint): Promise<IngestFile> {
  const { rows } = await db.query<FileRow>(`select ${columns} from ingest_file where id = $1`, [id]);
  if (!rows[0]) throw new Error(`there is no batch #${id}`);
  return fileOf(rows[0]);
}

/** The same, held until the transaction ends: whoever works on the batch at the same time waits here. */
export async function lockFile(client: pg.ClientBase, id: bigint): Promise<IngestFile> {
  const { rows } = await client.query<FileRow>(`select ${columns} from ingest_file where id = $1 for update`, [id]);
  if (!rows[0]) throw new Error(`batch #${id} has disappeared`);
  return fileOf(rows[0]);
}

/** The last batch of these bytes for this feed. Takes a lock, so that of two who bring the same file at once only one registers it. */
export async function findSame(client: pg.ClientBase, feed: Feed, sha256: Buffer): Promise<IngestFile | undefined> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `ingest|${feed.name}|${sha256.toString('hex')}`,
  ]);
  const { rows } = await client.query<FileRow>(
    `select ${columns} from ingest_file where feed = $1 and sha256 = $2 order by id desc limit 1`,
    [feed.name, sha256],
  );
  return rows[0] && fileOf(rows[0]);
}

/** Registers a batch that nothing has been read of yet. */
export async function insertFile(
  client: pg.ClientBase,
  file: {
    feed: string;
    name: string;
    sha256: Buffer;
    bytes: number;
    encoding: Encoding;
    receivedBy: string;
    scopeOrd: bigint;
  },
): Promise<IngestFile> {
  const { rows } = await client.query<FileRow>(
    `insert into ingest_file (feed, name, sha256, bytes, encoding, status, received_by, next_row, next_byte, next_line, scope_ord)
     values ($1, $2, $3, $4, $5, 'received', $6, 1, 0, 1, $7) returning ${columns}`,
    [file.feed, file.name, file.sha256, file.bytes, file.encoding, file.receivedBy, file.scopeOrd],
  );
  return fileOf(rows[0]!);
}

/** A batch that makes no progress in this many attempts is parked: it waits for a person. */
export const MAX_ATTEMPTS = 5;

/**
 * Counts an attempt before it begins, so that one that kills the process is counted too. Each committed batch of rows sets the count
 * back to 0. Answers the file as it stands; `parked` when the attempts are used up.
 */
export async function countAttempt(db: pg.Pool, id: bigint): Promise<IngestFile> {
  const { rows } = await db.query<FileRow>(
    `update ingest_file set
       attempts = least(attempts + 1, $2),
       status = case when attempts >= $2 then 'parked' else 'loading' end,
       last_error = case when attempts >= $2 then coalesce(last_error, $3) else last_error end
     where id = $1 and status in ('received', 'loading') returning ${columns}`,
    [id, MAX_ATTEMPTS, `the process ended ${MAX_ATTEMPTS} times without getting further`],
  );
  return rows[0] ? fileOf(rows[0]) : readFile(db, id);
}

/** Notes why an attempt failed; the last one parks the batch. */
export async function noteFailure(db: pg.Pool, id: bigint, message: string): Promise<void> {
  await db.query(
    `update ingest_file set last_error = $2, status = case when attempts >= $3 then 'parked' else status end
     where id = $1 and status = 'loading'`,
    [id, message, MAX_ATTEMPTS],
  );
}

/** An attempt that was asked to stop has not failed. */
export async function takeBackAttempt(db: pg.Pool, id: bigint): Promise<void> {
  await db.query('update ingest_file set attempts = greatest(attempts - 1, 0) where id = $1', [id]);
}

/** Refuses the whole file. */
export async function refuseFile(db: pg.Pool, id: bigint, reason: string): Promise<void> {
  await db.query(
    `update ingest_file set status = 'refused', last_error = $2, attempts = 0, finished_at = clock_timestamp() where id = $1`,
    [id, reason],
  );
}

/** Opens a refused or parked batch again. */
export async function reopenFile(client: pg.ClientBase, id: bigint, encoding: Encoding): Promise<void> {
  await client.query(
    `update ingest_file set status = 'loading', attempts = 0, last_error = null, finished_at = null, encoding = $2
     where id = $1 and status in ('refused', 'parked')`,
    [id, encoding],
  );
}
