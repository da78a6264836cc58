import { readFileSync } from 'node:fs';

/**
 * How long the event loop was held up at most: the processor time that its thread used between two of its turns. Not the clock's time, since
 * others may have had the processor: other processes, and this one's own threads that hash passwords or collect garbage.
 */
export function watchHeldUp(): () => number {
  let longest = 0;
  let before = usedByMainThread();
  let at = performance.now();
  const timer = setInterval(() => {
    const used = usedByMainThread();
    const now = performance.now();
    longest = Math.max(longest, Math.min(used - before, now - at));
    before = used;
    at = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Milliseconds of processor time; where the system does not tell them by thread, those of the whole process. */
function usedByMainThread(): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
}
