import { once } from 'node:events';
import { type Observation, observe } from '../observe/index.js';
import type { Platform } from '../open-platform.js';
import { openQueue, type WakeQueue } from '../queue.js';
import { type ProcessKind, type Registration, register } from '../registry.js';
import { errorLine } from '../say.js';

/** What a process that stays works with. */
interface Work {
  queue: WakeQueue;
  /** How operators look at the process. */
  seen: Observation;
  /** The end of the work: somebody has asked for it, or this software does not fit the database any more. */
  stop: AbortSignal;
  untilStopped(): Promise<void>;
}

/**
 * The life of a process that stays: it opens the queue, enters itself among the processes of the platform, works until it is told to stop, brings what it
 * has in hand to a safe point, and leaves.
 *
 * @returns the exit code; 1 when it had to stop because the database has become too new for it
 */
export async function atWork(
  platform: Platform,
  kind: ProcessKind,
  signal: AbortSignal,
  work: (work: Work) => Promise<void>,
): Promise<number> {
  const opened = await openQueue({ databaseUrl: platform.databaseUrl, redisUrl: platform.environment.redisUrl });
  const unfit = new AbortController();
  const stop = AbortSignal.any([signal, unfit.signal]);
  let registration: Registration | undefined;
  let seen: Observation | undefined;
  try {
    seen = await observe(platform, kind, opened);
    registration = await register(platform, kind, {
      onUnfit(error) {
        if (!unfit.signal.aborted) platform.voice.line(errorLine(error));
        unfit.abort();
      },
    });
    const untilStopped = async () => {
      if (!stop.aborted) await once(stop, 'abort');
      await registration?.stopping();
    };
    await work({ queue: seen.queue, seen, stop, untilStopped });
  } finally {
    // Only when the queue is closed is nothing in hand any more.
    await opened.close();
    await registration?.leave();
    await seen?.close();
  }
  return unfit.signal.aborted && !signal.aborted ? 1 : 0;
}
