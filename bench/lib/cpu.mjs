import { readFileSync } from 'node:fs';

/** Ticks of /proc/…/stat a second: USER_HZ, 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Processor time of each process so far, in ms; empty where there is no /proc. */
export function cpuTimes(pids) {
  return new Map(
    pids.flatMap((pid) => {
      try {
        // The name in parentheses may hold blanks; what follows it does not.
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
        return [[pid, ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS]];
      } catch {
        return [];
      }
    }),
  );
}

/** What the processes used between two readings; one that is new has begun at nothing. */
export function cpuBetween(before, after) {
  if (after.size === 0) return Number.NaN;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}
