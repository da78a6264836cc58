import type pg from 'pg';
import type { Words } from '../words.js';
import { AUTOMATIC } from './claim-source.js';

/** Notes why the platform takes nothing in of a source, or that it does again. What a person paused is left to that person. */
export async function notePause(pool: pg.Pool, sourceId: bigint, words: Words | null): Promise<void> {
  const reason = words && `${AUTOMATIC}${words.zh} / ${words.en}`;
  await pool.query(
    `update source set paused_reason = $2
     where id = $1 and paused_reason is distinct from $2 and (paused_reason is null or paused_reason like '${AUTOMATIC}%')`,
    [sourceId, reason],
  );
}
