import { loadIfIdle } from '../ingest-file.js';
import type { DeskDeps } from './desk-deps.js';

/**
 * Goes on with a batch that was parked: its attempts count anew. A worker is woken for it, or it is loaded at once where there is none.
 * @returns whether it was parked
 */
export async function retryParked(
  deps: DeskDeps,
  id: bigint,
  wake?: (fileIds: readonly bigint[]) => Promise<void>,
): Promise<boolean> {
  const { rowCount } = await deps.pool.query(
    `update ingest_file set status = 'loading', attempts = 0, last_error = null, finished_at = null where id = $1 and status = 'parked'`,
    [id],
  );
  if (rowCount === 0) return false;
  if (wake) await wake([id]);
  else await loadIfIdle(deps, id, {});
  return true;
}
