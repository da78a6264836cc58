import { join } from 'node:path';
import { expect } from '@jest/globals';
import { workOnCases } from '../casework.js';
import type { Platform } from '../open-platform.js';
import { sweepNow } from '../sweeping.js';
import { takeIn } from '../take-in.js';
import { type Row, writeFeed } from './casework-world.js';

const never = new AbortController().signal;

/** The days and nights of the small world. */
export class Days {
  constructor(private readonly platform: Platform) {}

  get feedDir(): string {
    return join(this.platform.environment.stateDir, 'feeds');
  }

  /** A file that is to be handed in. */
  file(name: string, rows: readonly Row[]): string {
    return writeFeed(this.feedDir, name, rows);
  }

  /** The business date moves on. */
  begin(day: string): void {
    this.platform.environment.today = day;
  }

  /** A day's end, after which what is due of casework is done; no rule runs. */
  async quietNight(day: string): Promise<void> {
    this.begin(day);
    await workOnCases(this.platform, never);
  }

  /** A night in which files are taken in and all rules run; the cases follow, and what is due of casework is done. */
  async night(day: string, ...paths: string[]): Promise<void> {
    this.begin(day);
    for (const { name, status } of await takeIn(this.platform, { paths, receivedBy: 'test' }, never))
      expect({ name, status }).toEqual({ name, status: 'done' });
    const { tasks } = await sweepNow(this.platform, { asOf: day, reason: 'test', startedBy: 'test' }, never);
    expect(tasks.filter(({ status }) => status !== 'done')).toEqual([]);
    await workOnCases(this.platform, never);
  }
}
