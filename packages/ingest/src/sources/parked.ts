import type pg from 'pg';
import type { FileStatus } from '../batch-file.js';
import { type IngestDeps, type LoadOptions, loadFile } from '../ingest-file.js';
import type { IngestResult } from '../ingest-result.js';
import { SourceError } from './source-error.js';

/** A batch, for whoever looks after them. */
export interface ListedBatch {
  id: bigint;
  feed: string;
  name: string;
  part: string;
  /** The source that it was fetched from. */
  source: string | null;
  status: FileStatus;
  receivedAt: string;
  receivedBy: string;
  read: number;
  attempts: number;
  lastError: string | null;
}

/** The last batches, or those that failed too often and wait for a person. */
export async function listBatches(pool: pg.Pool, which: { parked: boolean }): Promise<ListedBatch[]> {
  const { rows } = await pool.query<ListedBatch>(
    `select f.id, f.feed, f.name, f.part, s.name as source, f.status, f.received_at as "receivedAt", f.received_by as "receivedBy", f.n_read as read,
       f.attempts, f.last_error as "lastError"
     from ingest_file f left join source s on s.id = f.source_id
     where not $1 or f.status = 'parked' order by f.id desc limit 200`,
    [which.parked],
  );
  return rows;
}

/**
 * Takes a parked batch up again where it stopped, with all its attempts.
 * @throws SourceError when it is not parked
 */
export async function retryBatch(deps: IngestDeps, id: bigint, options: LoadOptions): Promise<IngestResult> {
  const { rowCount } = await deps.pool.query(
    `update ingest_file set status = 'loading', attempts = 0, last_error = null where id = $1 and status = 'parked'`,
    [id],
  );
  if (rowCount === 1) return loadFile(deps, id, options);
  throw new SourceError({
    zh: `批次 #${id} 没有被搁置；用 qingqu batches --parked 查看`,
    en: `batch #${id} is not parked; qingqu batches --parked shows those that are`,
  });
}
