import type { Screen } from './progress.js';

/** Somebody who watches long work, and may stop it. */
export interface Watch {
  screen: Screen;
  /** Milliseconds. */
  now(): number;
  /** Aborted when the work is to stop. */
  interruption(): AbortSignal;
}

/** The terminal of a process: the first Ctrl-C stops the work in order, the second ends the process as ever. */
export const terminalWatch = (process: NodeJS.Process): Watch => ({
  screen: process.stderr,
  now: () => Date.now(),
  interruption() {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    return stop.signal;
  },
});
