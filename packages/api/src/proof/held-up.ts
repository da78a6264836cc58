/**
 * How long the event loop was held up at most: the processor time that this process used between two of its turns. Not the
 * clock's time, since other processes may have had the processor.
 */
export function watchHeldUp(): () => number {
  let longest = 0;
  let before = process.cpuUsage();
  let at = performance.now();
  const timer = setInterval(() => {
    const used = process.cpuUsage(before);
    const now = performance.now();
    longest = Math.max(longest, Math.min((used.user + used.system) / 1_000, now - at));
    before = process.cpuUsage();
    at = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
