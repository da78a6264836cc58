import { createPostgresBackend, type JobsOptions, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';

/** What travels through the queue: a wake-up. What must be done stands in Postgres, so a lost or repeated wake-up changes nothing. */
export type Wake =
  | { kind: 'nightly'; name: string }
  | { kind: 'catch-up' }
  | { kind: 'ingest'; fileId: string }
  | { kind: 'sweep'; sweepId: string };

export interface WakeQueue {
  backend: 'postgres' | 'redis';
  add(wakes: Wake[]): Promise<void>;
  /** Wakes somebody every night at this time in Asia/Shanghai. */
  everyNight(name: string, time: NightTime): Promise<void>;
  /** Wakes somebody to look for work that was missed or left. */
  everyMinutes(minutes: number): Promise<void>;
  /** Handles wake-ups until the queue is closed. */
  work(handle: (wake: Wake) => Promise<void>, onError: (error: Error, wake?: Wake) => void): void;
  close(): Promise<void>;
}

export interface NightTime {
  hour: number;
  minute: number;
}

const QUEUE = 'qingqu';

/** Finished jobs are not the record of anything: keep a few for whoever looks at the queue. */
const forgetful: JobsOptions = {
  removeOnComplete: { count: 200 },
  removeOnFail: { count: 200 },
  attempts: 3,
  backoff: { type: 'exponential', delay: 2_000 },
};

/**
 * A worker that dies is noticed after the lock's time; a job may be found stalled many times before BullMQ gives it up
 * (with its default of one, two deaths would lose the wake-up).
 */
const patient = { lockDuration: 60_000, maxStalledCount: 20 };

/**
 * Opens the queue: on the same Postgres by default, on Redis when its URL is given. Postgres needs a direct connection (LISTEN).
 * BullMQ trusts the clock of each worker, so it wakes and decides nothing: leases and slots are kept in database time.
 */
export async function openQueue(at: {
  databaseUrl: string;
  redisUrl: string | undefined;
  concurrency?: number;
}): Promise<WakeQueue> {
  const queue = at.redisUrl ? redisQueue(at.redisUrl) : postgresQueue(at.databaseUrl);
  await queue.jobs.waitUntilReady();
  let worker: { close(): Promise<void> } | undefined;
  return {
    backend: at.redisUrl ? 'redis' : 'postgres',
    async add(wakes) {
      await queue.jobs.addBulk(wakes.map((wake) => ({ name: wake.kind, data: wake, opts: forgetful })));
    },
    async everyNight(name, { hour, minute }) {
      const wake: Wake = { kind: 'nightly', name };
      await queue.jobs.upsertJobScheduler(
        `nightly-${name}`,
        { pattern: `${minute} ${hour} * * *`, tz: 'Asia/Shanghai' },
        { name: wake.kind, data: wake, opts: forgetful },
      );
    },
    async everyMinutes(minutes) {
      const wake: Wake = { kind: 'catch-up' };
      await queue.jobs.upsertJobScheduler(
        'catch-up',
        { every: minutes * 60_000 },
        { name: wake.kind, data: wake, opts: forgetful },
      );
    },
    work(handle, onError) {
      const running = queue.worker(async (job) => handle(job.data), at.concurrency ?? 4);
      running.on('failed', (job, error) => onError(error, job?.data));
      running.on('error', (error) => onError(error));
      worker = running;
    },
    async close() {
      await worker?.close();
      await queue.close();
    },
  };
}

type Process = (job: { data: Wake }) => Promise<void>;

function postgresQueue(databaseUrl: string) {
  const on = withBackend(createPostgresBackend);
  const jobs = new on.Queue<Wake>(QUEUE, { connection: { connectionString: databaseUrl, migrate: true, max: 2 } });
  return {
    jobs,
    worker: (process: Process, concurrency: number) =>
      new on.Worker<Wake>(QUEUE, process, {
        connection: { connectionString: databaseUrl, max: 4 },
        concurrency,
        ...patient,
      }),
    close: () => jobs.close(),
  };
}

function redisQueue(url: string) {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const jobs = new Queue<Wake>(QUEUE, { connection });
  return {
    jobs,
    worker: (process: Process, concurrency: number) =>
      new Worker<Wake>(QUEUE, process, { connection, concurrency, ...patient }),
    async close() {
      await jobs.close();
      connection.disconnect();
    },
  };
}
