import type pg from 'pg';
import type { Declared } from './layout.js';
import type { Encoding, Reading } from './reading.js';

/** How an input row ended; `read` is always their sum. */
export const outcomes = ['loaded', 'updated', 'unchanged', 'duplicate', 'stale', 'quarantined'] as const;
export type Outcome = (typeof outcomes)[number];
export type Counts = Record<Outcome, number>;

export type FileStatus = 'received' | 'loading' | 'done' | 'refused' | 'parked';

/** A batch as it stands in `ingest_file`. */
export interface IngestFile {
  id: bigint;
  feed: string;
  /** The version of the feed definition; null for the feed's own layout. */
  definitionId: bigint | null;
  sourceId: bigint | null;
  name: string;
  /** The sheet or archive member; '' for the file itself. */
  part: string;
  /** Of the bytes as they came. */
  originSha256: Buffer;
  /** Of the bytes that are read, and their number. */
  sha256: Buffer;
  bytes: bigint;
  encoding: Encoding;
  reading: Reading;
  kind: 'delivery' | 'correction';
  /** The business day that the file declares. */
  asOf: string | null;
  declaredRows: number | null;
  declaredFen: bigint | null;
  status: FileStatus;
  receivedBy: string;
  /** Its rows may be of this region and below it only; null = of any. */
  withinRegion: string | null;
  /** Made of this version of its record, it holds over no other; null = over any. */
  overVersion: number | null;
  /** The civil day in Asia/Shanghai on which it came. */
  receivedOn: string;
  nextRow: number;
  nextByte: number;
  nextLine: number;
  attempts: number;
  lastError: string | null;
  /** Of who has it in hand. */
  leaseToken: string | null;
  read: number;
  counts: Counts;
  /** Lines that hold no record. */
  aside: number;
  sumFen: bigint;
  scopeOrd: bigint;
}

const columns = `id, feed, definition_id as "definitionId", source_id as "sourceId", name, part, origin_sha256 as "originSha256", sha256, bytes,
  encoding, reading, kind, as_of as "asOf", declared_rows as "declaredRows", declared_fen as "declaredFen", lines_aside as aside, status, received_by as "receivedBy", within_region as "withinRegion", over_version as "overVersion",
  to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "receivedOn", next_row as "nextRow", next_byte::float8 as "nextByte",
  next_line as "nextLine", attempts, last_error as "lastError", lease_token as "leaseToken", n_read as read, n_loaded as loaded, n_updated as updated,
  n_unchanged as unchanged, n_duplicate as duplicate, n_stale as stale, n_quarantined as quarantined, sum_fen as "sumFen", scope_ord as "scopeOrd"`;

type FileRow = Omit<IngestFile, 'counts'> & Counts;

function fileOf({ loaded, updated, unchanged, duplicate, stale, quarantined, ...rest }: FileRow): IngestFile {
  return { ...rest, counts: { loaded, updated, unchanged, duplicate, stale, quarantined } };
}

/** Whether there is still something to be done for it. */
export const isUnfinished = ({ status }: IngestFile): boolean => status === 'received' || status === 'loading';

/** The batch of this number. */
export async function readFile(db: pg.Pool | pg.ClientBase, id: bigint): Promise<IngestFile> {
  const { rows } = await db.query<FileRow>(`select ${columns} from ingest_file where id = $1`, [id]);
  if (!rows[0]) throw new Error(`there is no batch #${id}`);
  return fileOf(rows[0]);
}

/**
 * The same, held until the transaction ends: whoever works on the batch at the same time waits here.
 * @param idleMs a worker that is stopped for longer in the middle of the transaction loses it, so that nobody waits for ever
 */
export async function lockFile(client: pg.ClientBase, id: bigint, idleMs?: number): Promise<IngestFile> {
  const idle = idleMs === undefined ? '' : `, set_config('idle_in_transaction_session_timeout', $2, true)`;
  const { rows } = await client.query<FileRow>(
    `select ${columns}${idle} from ingest_file where id = $1 for update`,
    idleMs === undefined ? [id] : [id, String(idleMs)],
  );
  if (!rows[0]) throw new Error(`batch #${id} has disappeared`);
  return fileOf(rows[0]);
}

/** What a batch is known by before anything of it is read. */
export interface NewFile {
  feed: string;
  definitionId: bigint | null;
  sourceId: bigint | null;
  name: string;
  part: string;
  originSha256: Buffer;
  sha256: Buffer;
  bytes: number;
  encoding: Encoding;
  reading: Reading;
  kind: IngestFile['kind'];
  asOf: string | null;
  declared: Declared;
  receivedBy: string;
  withinRegion: string | null;
  overVersion?: number;
  scopeOrd: bigint;
}

/**
 * The last batch of this part of these bytes for this feed, by the same feed definition and for the same region (what one region may not enter
 * another may). Takes a lock, so that of two who bring the same file at once only one registers it.
 */
export async function findSame(client: pg.ClientBase, file: NewFile): Promise<IngestFile | undefined> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `ingest|${file.feed}|${file.originSha256.toString('hex')}`,
  ]);
  const { rows } = await client.query<FileRow>(
    `select ${columns} from ingest_file
     where feed = $1 and origin_sha256 = $2 and part = $3 and definition_id is not distinct from $4
       and within_region is not distinct from $5 order by id desc limit 1`,
    [file.feed, file.originSha256, file.part, file.definitionId, file.withinRegion],
  );
  return rows[0] && fileOf(rows[0]);
}

/** Registers a batch that nothing has been read of yet. */
export async function insertFile(client: pg.ClientBase, file: NewFile): Promise<IngestFile> {
  const { rows } = await client.query<FileRow>(
    `insert into ingest_file (feed, definition_id, source_id, name, part, origin_sha256, sha256, bytes, encoding, reading, kind, as_of,
       declared_rows, declared_fen, status, received_by, next_row, next_byte, next_line, scope_ord, within_region, over_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'received', $15, 1, 0, 1, $16, $17, $18) returning ${columns}`,
    [
      file.feed,
      file.definitionId,
      file.sourceId,
      file.name,
      file.part,
      file.originSha256,
      file.sha256,
      file.bytes,
      file.encoding,
      JSON.stringify(file.reading),
      file.kind,
      file.asOf,
      file.declared.rows ?? null,
      file.declared.fen ?? null,
      file.receivedBy,
      file.scopeOrd,
      file.withinRegion,
      file.overVersion ?? null,
    ],
  );
  return fileOf(rows[0]!);
}

/** Notes what the head of a file told. */
export async function noteHead(
  db: pg.Pool,
  id: bigint,
  { declared, asOf }: { declared?: Declared; asOf?: string },
): Promise<void> {
  if (!declared && !asOf) return;
  await db.query(
    `update ingest_file set declared_rows = coalesce(declared_rows, $2), declared_fen = coalesce(declared_fen, $3), as_of = coalesce(as_of, $4)
     where id = $1`,
    [id, declared?.rows ?? null, declared?.fen ?? null, asOf ?? null],
  );
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

/** Notes why an attempt of who has the batch in hand failed; the last one parks it. */
export async function noteFailure(db: pg.Pool, id: bigint, token: string, message: string): Promise<void> {
  await db.query(
    `update ingest_file set last_error = $2, status = case when attempts >= $3 then 'parked' else status end
     where id = $1 and status = 'loading' and lease_token = $4`,
    [id, message, MAX_ATTEMPTS, token],
  );
}

/** An attempt that was asked to stop has not failed. */
export async function takeBackAttempt(db: pg.Pool, id: bigint): Promise<void> {
  await db.query('update ingest_file set attempts = greatest(attempts - 1, 0) where id = $1', [id]);
}

/** Refuses the whole file. */
export async function refuseFile(db: pg.Pool, id: bigint, reason: string): Promise<void> {
  await db.query(
    `update ingest_file set status = 'refused', last_error = $2, attempts = 0, finished_at = clock_timestamp(), lease_token = null, lease_until = null
     where id = $1`,
    [id, reason],
  );
}

/** Opens a refused or parked batch again; what nothing was read of is read as it is read now. */
export async function reopenFile(
  client: pg.ClientBase,
  { id, read }: IngestFile,
  { sha256, bytes, encoding, reading }: NewFile,
): Promise<void> {
  await client.query(
    `update ingest_file set status = 'loading', attempts = 0, last_error = null, finished_at = null
     where id = $1 and status in ('refused', 'parked')`,
    [id],
  );
  if (read > 0) return;
  await client.query('update ingest_file set sha256 = $2, bytes = $3, encoding = $4, reading = $5 where id = $1', [
    id,
    sha256,
    bytes,
    encoding,
    JSON.stringify(reading),
  ]);
}
