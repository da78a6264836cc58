import { bytesOf } from './budget.js';

/**
 * What the process takes beside DuckDB's buffers: V8's heap, the code, and what DuckDB does not count, such as plans and the texts that a function
 * builds. More than this is a rule that makes much of little.
 */
const BESIDE_BYTES = 768_000_000;

/** Looked at so often; a rule takes a gigabyte in about a second. */
const EVERY_MS = 100;

/** Tells once when this process takes more than DuckDB may and all that comes beside it. DuckDB's own limit does not cover everything. */
export function watchMemory(memoryLimit: string, tell: (message: string) => void): void {
  const most = bytesOf(memoryLimit) + BESIDE_BYTES;
  const timer = setInterval(() => {
    const taken = process.memoryUsage.rss();
    if (taken <= most) return;
    clearInterval(timer);
    tell(`its process took ${Math.round(taken / 1e6)} MB; at most ${Math.round(most / 1e6)} MB are allowed`);
  }, EVERY_MS);
  timer.unref();
}
