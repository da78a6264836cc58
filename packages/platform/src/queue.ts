import { setTimeout as pause } from 'node:timers/promises';
import type { QueueCounts } from '@qingqu/api';
import { createPostgresBackend, type JobsOptions, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { both, errorLine } from './say.js';

/** What travels through the queue: a wake-up. What must be done stands in Postgres, so a lost or repeated wake-up changes nothing. */
export type Wake =
  | { kind: 'nightly'; name: string }
  | { kind: 'catch-up' }
  | { kind: 'sources' }
  | { kind: 'ingest'; fileId: string }
  | { kind: 'sweep'; sweepId: string }
  /** Somebody has begun a sweep: it is gone on with to its end, the cases included. */
  | { kind: 'sweeps' }
  /** Some export waits; which, its row says. */
  | { kind: 'export' }
  /** Some backtest waits; which, its row says. */
  | { kind: 'backtest' }
  | { kind: 'audit' };

export interface WakeQueue {
  backend: 'postgres' | 'redis';
  add(wakes: Wake[]): Promise<void>;
  /** How many wake-ups there are of each kind. */
  counts(): Promise<QueueCounts>;
  /** Wakes somebody every night at this time in Asia/Shanghai. */
  everyNight(name: string, time: NightTime): Promise<void>;
  /** Wakes somebody every so many minutes: to look for work that was missed or left, or for sources that are due. */
  everyMinutes(minutes: number, kind?: 'catch-up' | 'sources' | 'audit'): Promise<void>;
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

/** One wake-up at a time a process: a file or a sweep takes the whole of its share of the machine, and the others are for other workers. */
const alone = { concurrency: 1 };

/**
 * Opens the queue: on the same Postgres by default, on Redis when its URL is given. Postgres needs a direct connection (LISTEN).
 * BullMQ trusts the clock of each worker, so it wakes and decides nothing: leases and slots are kept in database time.
 */
export async function openQueue(at: { databaseUrl: string; redisUrl: string | undefined }): Promise<WakeQueue> {
  const queue = at.redisUrl ? await redisQueue(at.redisUrl) : postgresQueue(at.databaseUrl);
  let tell: (error: Error) => void = () => undefined;
  // Without a listener an error, such as a restart of the server, would end the process or be printed with its stack.
  queue.jobs.on('error', (error) => tell(error));
  await queue.jobs.waitUntilReady();
  let worker: Closable | undefined;
  const inHand = new Set<Promise<void>>();
  const backend = at.redisUrl ? 'redis' : 'postgres';
  return {
    backend,
    async add(wakes) {
      const added = queue.jobs.addBulk(wakes.map((wake) => ({ name: wake.kind, data: wake, opts: forgetful })));
      await atMost(
        WAKING_MS,
        added.then(() => undefined),
      );
    },
    async counts() {
      const {
        waiting = 0,
        prioritized = 0,
        ...rest
      } = await queue.jobs.getJobCounts(...(['waiting', 'prioritized', 'active', 'delayed', 'failed'] as const));
      const { active = 0, delayed = 0, failed = 0 } = rest;
      const [last] = failed > 0 ? await queue.jobs.getFailed(0, 0) : [];
      const lastFailedAt = last?.finishedOn === undefined ? undefined : new Date(last.finishedOn);
      return { backend, waiting: waiting + prioritized, active, delayed, failed, lastFailedAt };
    },
    async everyNight(name, { hour, minute }) {
      const wake: Wake = { kind: 'nightly', name };
      await queue.jobs.upsertJobScheduler(
        `nightly-${name}`,
        { pattern: `${minute} ${hour} * * *`, tz: 'Asia/Shanghai' },
        { name: wake.kind, data: wake, opts: forgetful },
      );
    },
    async everyMinutes(minutes, kind = 'catch-up') {
      const wake: Wake = { kind };
      await queue.jobs.upsertJobScheduler(
        kind,
        { every: minutes * 60_000 },
        { name: wake.kind, data: wake, opts: forgetful },
      );
    },
    work(handle, onError) {
      tell = onError;
      const running = queue.worker(async (job) => {
        const work = handle(job.data);
        inHand.add(work);
        await work.finally(() => inHand.delete(work));
      });
      running.on('failed', (job, error) => onError(error, job?.data));
      running.on('error', (error) => onError(error));
      worker = running;
    },
    async close() {
      const orderly = closeInOrder(worker, queue);
      while (inHand.size > 0) await Promise.allSettled(inHand);
      await atMost(PARTING_MS, orderly);
    },
  };
}

interface Closable {
  close(): Promise<void>;
}

async function closeInOrder(
  worker: Closable | undefined,
  queue: { jobs: Closable; disconnect(): void },
): Promise<void> {
  await worker?.close();
  await queue.jobs.close();
  queue.disconnect();
}

/** A queue that is away is waited for without end by BullMQ; who only wakes does not: what waits stands in Postgres, and catching up finds it. */
const WAKING_MS = 2_000;

/** BullMQ says goodbye to a server that has gone away without end; nothing is in the queue that Postgres does not know. */
const PARTING_MS = 10_000;

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const limit = pause(ms, undefined, { signal: over.signal });
  await Promise.race([work, limit]).finally(() => over.abort());
}

type Process = (job: { data: Wake }) => Promise<void>;

function postgresQueue(databaseUrl: string) {
  const on = withBackend(createPostgresBackend);
  const jobs = new on.Queue<Wake>(QUEUE, { connection: { connectionString: databaseUrl, migrate: true, max: 2 } });
  return {
    jobs,
    worker: (process: Process) =>
      new on.Worker<Wake>(QUEUE, process, {
        connection: { connectionString: databaseUrl, max: 4 },
        ...patient,
        ...alone,
      }),
    disconnect: () => undefined,
  };
}

async function redisQueue(url: string) {
  const connection = await connectRedis(url);
  const jobs = new Queue<Wake>(QUEUE, { connection });
  return {
    jobs,
    worker: (process: Process) => new Worker<Wake>(QUEUE, process, { connection, ...patient, ...alone }),
    disconnect: () => connection.disconnect(),
  };
}

/** Fails at once when Redis is not there now. Once connected, a Redis that goes away is waited for. */
async function connectRedis(url: string): Promise<Redis> {
  let isWaitedFor = false;
  const connection = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 10_000,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isWaitedFor ? Math.min(times * 200, 2_000) : null),
  });
  let last: Error | undefined;
  connection.on('error', (error) => {
    last = error;
  });
  try {
    await connection.connect();
  } catch (error) {
    connection.disconnect();
    const { host } = new URL(url);
    const reason = errorLine(last ?? error);
    throw new Error(
      both(
        `无法使用 ${host} 的 Redis（${reason}）；请启动它，或更正或取消 REDIS_URL`,
        `Redis at ${host} cannot be used (${reason}); start it, or correct or unset REDIS_URL`,
      ),
      { cause: error },
    );
  }
  isWaitedFor = true;
  return connection;
}
