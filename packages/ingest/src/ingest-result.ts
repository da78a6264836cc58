import type pg from 'pg';
import type { Counts, FileStatus, IngestFile } from './batch-file.js';
import type { Problem } from './problem.js';
import type { Words } from './words.js';

/** What became of a file. */
export interface IngestResult {
  /** The batch's number. */
  id: bigint;
  feed: string;
  name: string;
  /** The sheet or the member of an archive; '' for the file itself. */
  part: string;
  /** `stopped`: asked to stop; it can be resumed. */
  status: FileStatus | 'stopped';
  /** The batch's number when these bytes had come before. */
  already?: bigint;
  encoding: string;
  bytes: bigint;
  /** Always the sum of `counts`. */
  read: number;
  counts: Counts;
  /** The amounts of all rows read, where they could be read, in fen. */
  sumFen: bigint;
  /** Rejected rows by reason; of a batch that had come before also those that a later one has contradicted. */
  reasons: Record<string, number>;
  /** Why the whole file was refused. */
  refusal?: { line: number; problems: Problem[] };
  /** What is to be known of it, such as a hidden sheet that was not read. */
  notes?: Words[];
  /** What stopped a parked or refused batch, in Chinese. */
  lastError?: string;
}

/** A file that could not be taken in at all: there is no batch of it. */
export interface IngestFailure {
  status: 'failed';
  name: string;
  words: Words;
  cause: unknown;
}

/** Puts a batch's state and reasons together. */
export async function resultOf(
  db: pg.Pool,
  file: IngestFile,
  more: { already?: bigint; stopped?: boolean; refusal?: IngestResult['refusal'] } = {},
): Promise<IngestResult> {
  const { id, feed, name, part, encoding, bytes, read, counts, sumFen, lastError } = file;
  const { rows } = await db.query<{ code: string; n: number }>(
    'select reason_code as code, count(*)::int as n from quarantine where file_id = $1 group by reason_code order by n desc, code',
    [id],
  );
  const { stopped, ...rest } = more;
  return {
    id,
    feed,
    name,
    part,
    status: stopped ? 'stopped' : file.status,
    encoding,
    bytes,
    read,
    counts,
    sumFen,
    reasons: Object.fromEntries(rows.map(({ code, n }) => [code, n])),
    ...(lastError === null ? {} : { lastError }),
    ...rest,
  };
}
