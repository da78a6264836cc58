import type pg from 'pg';

/** Wake-ups for work that stands in the database; what waits here is lost without harm. */
export interface QueueCounts {
  /** Where the queue is kept. */
  backend: 'postgres' | 'redis';
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  /** When the last one failed, as far as it is remembered. */
  lastFailedAt: Date | undefined;
}

/** What the platform hands over so that the API can tell how it does. */
export interface HealthPort {
  /** With the system's pool: counts and times of the whole platform, and nothing of any record. */
  system: pg.Pool;
  /** The business date, 'YYYY-MM-DD'. */
  today(): Promise<string>;
  /** The newest snapshot on this machine, if there is one; absent where the process keeps none. */
  snapshot?(): Promise<{ epoch: bigint; builtAt: Date } | undefined>;
  /** Absent where the process has no queue. */
  queue?(): Promise<QueueCounts>;
}
