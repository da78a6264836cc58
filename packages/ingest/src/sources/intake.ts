import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import type { Words } from '../words.js';

/** Whether more may be taken in just now, and if not, why and how long to wait. */
export type IntakeState =
  | { isOpen: true; concurrency: number }
  | { isOpen: false; cause: 'disk' | 'busy' | 'quarantine'; words: Words; retryAfterSeconds: number };

export interface IntakeDeps {
  pool: pg.Pool;
  /** The disk that fills. */
  blobDir: string;
  /** Where the database keeps its data, when that is on this machine: its disk fills as well. */
  databaseDir?: string;
}

export interface IntakeLimits {
  /** Batches that are read at the same time, over all workers. */
  inFlight: number;
  /** Below this share of free disk nothing is taken in. */
  freeDisk: number;
  /** With a slower database only half as much is done at once. */
  latencyMs: number;
}

export const intakeLimits: IntakeLimits = { inFlight: 8, freeDisk: 0.15, latencyMs: 500 };

/** Sources that one worker asks at the same time. */
const SOURCES_AT_ONCE = 2;
const WAIT_SECONDS = { disk: 300, busy: 30, quarantine: 3_600 };

/**
 * Asked before anything is taken in, by workers and by the API's upload: has the disk room, does the database keep up, are there not too many
 * batches in hand, and has the source not too many rejected rows that nobody has dealt with. Reading is not its business and goes on.
 */
export async function intakeState(
  { pool, blobDir, databaseDir = blobDir }: IntakeDeps,
  sourceId?: bigint,
  limits: IntakeLimits = intakeLimits,
): Promise<IntakeState> {
  const free = Math.min(await freeShare(blobDir), await freeShare(databaseDir));
  if (free < limits.freeDisk) return closed('disk', fullDisk(free, limits.freeDisk));
  const latency = latencyOf(pool);
  const asked = performance.now();
  const { rows } = await pool.query<{ inFlight: number; open: number; most: number | null }>(
    `select (select count(*)::int from ingest_file where status in ('received', 'loading') and lease_until > clock_timestamp()) as "inFlight",
       (select max_open_quarantine from source where id = $1) as most,
       (select count(*)::int from source s join ingest_file f on f.source_id = s.id join quarantine q on q.file_id = f.id and q.status in ('open', 'fixed')
        where s.id = $1 and s.max_open_quarantine is not null) as open`,
    [sourceId ?? null],
  );
  latency.note(performance.now() - asked);
  const { inFlight, open, most } = rows[0]!;
  const isSlow = latency.p95() > limits.latencyMs;
  const atOnce = isSlow ? Math.max(1, Math.floor(limits.inFlight / 2)) : limits.inFlight;
  if (inFlight >= atOnce) return closed('busy', tooBusy(inFlight, atOnce));
  if (most !== null && open > most) return closed('quarantine', tooManyOpen(open, most));
  return { isOpen: true, concurrency: isSlow ? Math.max(1, Math.floor(SOURCES_AT_ONCE / 2)) : SOURCES_AT_ONCE };
}

const closed = (cause: keyof typeof WAIT_SECONDS, words: Words): IntakeState => ({
  isOpen: false,
  cause,
  words,
  retryAfterSeconds: WAIT_SECONDS[cause],
});

async function freeShare(dir: string): Promise<number> {
  const { bavail, bfree, blocks } = await statfs(dir);
  // As df shows it: what is kept back for the system counts neither as used nor as free.
  const usable = blocks - bfree + bavail;
  return usable === 0 ? 1 : bavail / usable;
}

const percent = (share: number) => `${Math.floor(share * 100)} %`;

const fullDisk = (free: number, least: number): Words => ({
  zh: `磁盘剩余 ${percent(free)}，低于 ${percent(least)}，暂停接收`,
  en: `the disk has ${percent(free)} left, less than ${percent(least)}: nothing is taken in for now`,
});

const tooBusy = (inFlight: number, most: number): Words => ({
  zh: `正在装入 ${inFlight} 个批次，最多 ${most} 个，请稍后再试`,
  en: `${inFlight} batches are in hand, at most ${most} may be: try again later`,
});

const tooManyOpen = (open: number, most: number): Words => ({
  zh: `该来源有 ${open} 行隔离数据待处理，超过 ${most} 行，处理后自动恢复`,
  en: `${open} rejected rows of the source wait to be dealt with, more than ${most}: it goes on by itself when they are fewer`,
});

/** The last answers of a database, by how long they took. */
interface Latency {
  note(ms: number): void;
  /** What 95 of 100 answers stay below; 0 before there are enough to say. */
  p95(): number;
}

const SAMPLES = 40;
const SAMPLES_TO_JUDGE = 10;
const latencies = new WeakMap<pg.Pool, Latency>();

/** Each pool is watched by itself; waiting for a connection counts as well. */
export function latencyOf(pool: pg.Pool): Latency {
  let known = latencies.get(pool);
  if (!known) {
    const samples: number[] = [];
    known = {
      note(ms) {
        samples.push(ms);
        if (samples.length > SAMPLES) samples.shift();
      },
      p95() {
        if (samples.length < SAMPLES_TO_JUDGE) return 0;
        const sorted = [...samples].sort((a, b) => a - b);
        return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
      },
    };
    latencies.set(pool, known);
  }
  return known;
}
