import { type ListedBatch, listBatches, retryBatch } from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { ingestDeps, say } from '../take-in.js';

/** `qingqu batches`: the latest first. */
export async function listAll(
  { system, voice }: Platform,
  _signal: AbortSignal,
  options: { parked: boolean },
): Promise<number> {
  const batches = await listBatches(system, options);
  if (batches.length === 0) voice.line(both('没有', 'none'));
  for (const batch of batches) voice.line(describe(batch));
  return 0;
}

function describe({
  id,
  feed,
  name,
  part,
  source,
  status,
  receivedAt,
  receivedBy,
  read,
  lastError,
}: ListedBatch): string {
  const file = part === '' ? name : `${name} [${part}]`;
  const from = source ?? receivedBy;
  return `#${id}  ${receivedAt.slice(0, 16)}  ${feed}  ${file}  ${from}  ${status} ${read}${lastError === null ? '' : `  ${lastError}`}`;
}

/** `qingqu batches retry <batch>` */
export async function retry(platform: Platform, signal: AbortSignal, id: string): Promise<number> {
  if (!/^\d{1,18}$/.test(id))
    throw new Error(
      both(
        `${id} 不是批次编号；例如 qingqu batches retry 12`,
        `'${id}' is no number of a batch; for example: qingqu batches retry 12`,
      ),
    );
  const result = await retryBatch(ingestDeps(platform), BigInt(id), { signal });
  signal.throwIfAborted();
  say(platform.voice, result);
  return result.status === 'done' ? 0 : 1;
}
