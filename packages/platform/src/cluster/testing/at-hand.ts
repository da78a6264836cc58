import { setTimeout as pause } from 'node:timers/promises';
import { type IngestResult, ingestDelivery } from '@qingqu/ingest';
import { waitFor } from '../../embedded-postgres/wait.js';
import { startWorker, wakeForFiles } from '../../night.js';
import type { Platform } from '../../open-platform.js';
import { openQueue, type WakeQueue } from '../../queue.js';
import { ingestDeps } from '../../take-in.js';

/** A worker in the process of the test, and the way by which files come to it. */
export interface WorkerAtHand {
  queue: WakeQueue;
  /** Registers a file of one project and wakes somebody for it, as an upload does. */
  handIn(key: string): Promise<IngestResult>;
  /** Waits until so many files are in. */
  areIn(count: number): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_SECONDS = 120;

export async function startWorkerAtHand(platform: Platform): Promise<WorkerAtHand> {
  const { databaseUrl, environment, system } = platform;
  const stop = new AbortController();
  const queue = await openQueue({ databaseUrl, redisUrl: environment.redisUrl });
  await startWorker(platform, queue, stop.signal);
  return {
    queue,
    async handIn(key) {
      const bytes = Buffer.from(`key,name,region_code,status\n${key},路,410225000000,running\n`);
      const [batch] = await insist(() =>
        ingestDelivery(ingestDeps(platform), {
          feed: 'project',
          bytes,
          name: `${key}.csv`,
          receivedBy: 'test',
          later: true,
        }),
      );
      await wakeForFiles(queue, [batch!.id]).catch(() => undefined);
      return batch!;
    },
    async areIn(count) {
      const isSo = await waitFor(PATIENCE_SECONDS, async () => {
        const answer = await system
          .query<{ n: number }>("select count(*)::int as n from ingest_file where status = 'done' and n_loaded = 1")
          .catch(() => undefined);
        return answer?.rows[0]?.n === count || undefined;
      });
      if (!isSo) throw new Error(`${count} files were not in after ${PATIENCE_SECONDS} s`);
    },
    async stop() {
      stop.abort();
      await queue.close();
    },
  };
}

/** Does it until it does not fail, as whoever hands something in does. */
export async function insist<T>(work: () => Promise<T>, tries = 200): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await pause(50);
    }
  }
}
