import { setTimeout as pause } from 'node:timers/promises';

/** @throws when the work has not ended in time; what it comes to later is nobody's business */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = pause(ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`no answer within ${ms / 1_000} s`);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => over.abort());
}
