import { setTimeout as pause } from 'node:timers/promises';
import type { QueueCounts } from '@qingqu/api';
import { createPostgresBackend, ErrorCode, FlowProducer, type JobsOptions, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { both, errorLine } from './say.js';

/** What travels through the queue: a wake-up. What must be done stands in Postgres, so a lost or repeated wake-up changes nothing. */
export type Wake =
  | { kind: 'nightly'; name: string }
  | { kind: 'catch-up' }
  | { kind: 'sources' }
  | { kind: 'ingest'; fileId: string }
  /** Files are in: what they changed is swept. */
  | { kind: 'changes' }
  | { kind: 'sweep'; sweepId: string }
  /** The tasks of a sweep are done, or left: it is gone on with to its end, the cases included. */
  | { kind: 'sweeps' }
  /** Some export waits; which, its row says. */
  | { kind: 'export' }
  /** Some backtest waits; which, its row says. */
  | { kind: 'backtest' }
  | { kind: 'audit' };

export interface WakeQueue {
  backend: 'postgres' | 'redis';
  add(wakes: Wake[]): Promise<void>;
  /** As {@link add}, but not again within so many milliseconds, whoever asks. */
  addOnceIn(ms: number, wakes: Wake[]): Promise<void>;
  /** Shares work out: any number of workers take the parts, and when all are done or given up, one of them is woken to conclude. */
  fanOut(parts: Wake[], then: Wake): Promise<void>;
  /** How many wake-ups there are of each kind. */
  counts(): Promise<QueueCounts>;
  /** Sets who is woken when. Set again it changes nothing. */
  schedule(schedules: readonly Schedule[]): Promise<void>;
  /** Sets again what schedules the queue has lost, or would wake nobody by in time. Returns whether it had lost any, and with them whatever was in it. */
  mend(): Promise<boolean>;
  /** Handles wake-ups until the queue is closed or told to rest. */
  work(handle: (wake: Wake) => Promise<void>, onError: (error: Error, wake?: Wake) => void): void;
  /** Takes nothing more on; what is in hand goes on. */
  rest(): void;
  close(): Promise<void>;
  /** As BullMQ has them, for whoever shows them. */
  jobs: readonly Queue[];
}

/** When somebody is woken: every night at this time in Asia/Shanghai, or every so many minutes. */
export type Schedule = { name: string; wake: Wake } & ({ at: NightTime } | { everyMinutes: number });

export interface NightTime {
  hour: number;
  minute: number;
}

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

/** One wake-up at a time of either sort: a file or a sweep takes the whole of its share of the machine, and the others are for other workers. */
const alone = { concurrency: 1 };

/** An answer that takes longer will not come any more: the network lost the connection without telling. */
const ANSWER_MS = 30_000;

/** What people asked for, such as a backtest, may take long. It has a queue of its own, so that a worker that is on it still takes files in and sweeps. */
const LANES = ['qingqu', 'qingqu-asked'] as const;

const laneOf = ({ kind }: Wake): (typeof LANES)[number] =>
  kind === 'export' || kind === 'backtest' ? 'qingqu-asked' : 'qingqu';

/**
 * Opens the queue: on the same Postgres by default, on Redis when its URL is given. Postgres needs a direct connection (LISTEN).
 * BullMQ trusts the clock of each worker, so it wakes and decides nothing: leases and slots are kept in database time.
 */
export async function openQueue(at: { databaseUrl: string; redisUrl: string | undefined }): Promise<WakeQueue> {
  const makers = at.redisUrl ? await onRedis(at.redisUrl) : onPostgres(at.databaseUrl);
  const [main, asked] = LANES.map((name) => makers.queue(name)) as [Queue, Queue];
  const lanes = new Map(LANES.map((name, index) => [name, [main, asked][index]!]));
  const flows = makers.flows();
  let tell: (error: Error) => void = () => undefined;
  // Without a listener an error, such as a restart of the server, would end the process or be printed with its stack.
  for (const each of [main, asked, flows] as { on(event: 'error', heard: (error: Error) => void): unknown }[])
    each.on('error', (error) => tell(error));
  await main.waitUntilReady();
  const workers: Worker[] = [];
  const inHand = new Set<Promise<void>>();
  const backend = at.redisUrl ? 'redis' : 'postgres';
  let schedules: readonly Schedule[] = [];
  let isClosed = false;

  const add = (wakes: Wake[], options: (wake: Wake) => JobsOptions) => {
    const added = [...lanes].map(([name, queue]) => {
      const own = wakes.filter((wake) => laneOf(wake) === name);
      return own.length > 0 && queue.addBulk(own.map((wake) => ({ name: wake.kind, data: wake, opts: options(wake) })));
    });
    return atMost(WAKING_MS, Promise.all(added));
  };
  const set = async ({ name, wake, ...when }: Schedule) => {
    const repeat =
      'at' in when
        ? { pattern: `${when.at.minute} ${when.at.hour} * * *`, tz: 'Asia/Shanghai' }
        : { every: when.everyMinutes * 60_000 };
    await main
      .upsertJobScheduler(name, repeat, { name: wake.kind, data: wake, opts: forgetful })
      .catch((error: Error & { code?: number }) => {
        // In the hands of somebody who may have died: should it not be gone on with, the next look sets the schedule again.
        if (!isTaken(error)) throw error;
      });
  };

  return {
    backend,
    jobs: [main, asked],
    add: (wakes) => add(wakes, () => forgetful),
    addOnceIn: (ttl, wakes) =>
      add(wakes, (wake) => ({ ...forgetful, deduplication: { id: Object.values(wake).join(' '), ttl } })),
    async fanOut(parts, then) {
      if (parts.length === 0) return add([then], () => forgetful);
      // Parts that fail for good do not keep the rest from its conclusion.
      const opts = { ...forgetful, ignoreDependencyOnFailure: true };
      const children = parts.map((wake) => ({ name: wake.kind, queueName: laneOf(wake), data: wake, opts }));
      const flow = flows.add({ name: then.kind, queueName: laneOf(then), data: then, opts: forgetful, children });
      await atMost(WAKING_MS, flow);
    },
    async counts() {
      const each = await Promise.all([main, asked].map(countsOf));
      const sum = (of: (counts: (typeof each)[number]) => number) => each.reduce((total, one) => total + of(one), 0);
      const lastFailedAt = each.flatMap((one) => one.lastFailedAt ?? []).sort((a, b) => b.getTime() - a.getTime())[0];
      return {
        backend,
        waiting: sum((one) => one.waiting),
        active: sum((one) => one.active),
        delayed: sum((one) => one.delayed),
        failed: sum((one) => one.failed),
        lastFailedAt,
      };
    },
    async schedule(wanted) {
      schedules = wanted;
      for (const schedule of schedules) await set(schedule);
    },
    async mend() {
      let hasLost = false;
      for (const schedule of schedules) {
        const kept = await main.getJobScheduler(schedule.name);
        if (kept && isSound(schedule, kept.next)) continue;
        hasLost = true;
        if (kept) await main.removeJobScheduler(schedule.name);
        await set(schedule);
      }
      return hasLost;
    },
    work(handle, onError) {
      tell = onError;
      for (const name of LANES) {
        const running = makers.worker(name, async (job) => {
          const work = handle(job.data);
          inHand.add(work);
          await work.finally(() => inHand.delete(work));
        });
        running.on('failed', (job, error) => onError(error, job?.data as Wake | undefined));
        running.on('error', (error) => onError(error));
        workers.push(running);
      }
    },
    rest() {
      for (const worker of workers) void worker.close();
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      const orderly = closeInOrder(workers, [main, asked, flows], makers.disconnect);
      while (inHand.size > 0) await Promise.allSettled(inHand);
      await atMost(PARTING_MS, orderly);
    },
  };
}

/** BullMQ's words for: the job of that very instant is there already, and somebody is on it. */
const isTaken = ({ code }: { code?: number }): boolean =>
  code === ErrorCode.SchedulerJobIdCollision || code === ErrorCode.SchedulerJobSlotsBusy;

/** An instant that passed so long ago was missed for good, with whoever should have set the next. */
const LATE_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Whether somebody will be woken when he should: a worker whose clock was wrong may have put the next time off by a day, or have died with it in hand. */
function isSound(schedule: Schedule, next = 0): boolean {
  const period = 'at' in schedule ? DAY_MS : schedule.everyMinutes * 60_000;
  return next > Date.now() - LATE_MS && next < Date.now() + period + LATE_MS;
}

async function countsOf(queue: Queue) {
  const {
    waiting = 0,
    prioritized = 0,
    ...rest
  } = await queue.getJobCounts(...(['waiting', 'prioritized', 'active', 'delayed', 'failed'] as const));
  const { active = 0, delayed = 0, failed = 0 } = rest;
  const [last] = failed > 0 ? await queue.getFailed(0, 0) : [];
  const lastFailedAt = last?.finishedOn === undefined ? undefined : new Date(last.finishedOn);
  return { waiting: waiting + prioritized, active, delayed, failed, lastFailedAt };
}

interface Closable {
  close(): Promise<void>;
}

async function closeInOrder(workers: Closable[], rest: Closable[], disconnect: () => void): Promise<void> {
  await Promise.all(workers.map((worker) => worker.close()));
  await Promise.all(rest.map((each) => each.close()));
  disconnect();
}

/** A queue that is away is waited for without end by BullMQ; who only wakes does not: what waits stands in Postgres, and catching up finds it. */
const WAKING_MS = 2_000;

/** BullMQ says goodbye to a server that has gone away without end; nothing is in the queue that Postgres does not know. */
const PARTING_MS = 10_000;

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const limit = pause(ms, undefined, { signal: over.signal });
  // What comes of it later is nobody's business.
  work.catch(() => undefined);
  await Promise.race([work, limit]).finally(() => over.abort());
}

type Process = (job: { data: Wake }) => Promise<void>;

/** How the parts of the queue are made on either backend. */
interface Makers {
  queue(name: string): Queue;
  worker(name: string, process: Process): Worker;
  flows(): FlowProducer;
  disconnect(): void;
}

function onPostgres(databaseUrl: string): Makers {
  const on = withBackend(createPostgresBackend);
  const at = (max: number) => ({
    connectionString: databaseUrl,
    max,
    query_timeout: ANSWER_MS,
    connectionTimeoutMillis: ANSWER_MS,
    keepAlive: true,
  });
  return {
    queue: (name) => new on.Queue(name, { connection: { ...at(2), migrate: true } }) as unknown as Queue,
    worker: (name, process) =>
      new on.Worker<Wake>(name, process, { connection: at(3), ...patient, ...alone }) as unknown as Worker,
    flows: () => new on.FlowProducer({ connection: at(1) }) as unknown as FlowProducer,
    disconnect: () => undefined,
  };
}

async function onRedis(url: string): Promise<Makers> {
  const connection = await connectRedis(url);
  return {
    queue: (name) => new Queue(name, { connection }),
    worker: (name, process) => new Worker<Wake>(name, process, { connection, ...patient, ...alone }),
    flows: () => new FlowProducer({ connection }),
    disconnect: () => connection.disconnect(),
  };
}

/** Fails at once when Redis is not there now. Once connected, a Redis that goes away is waited for. */
async function connectRedis(url: string): Promise<Redis> {
  let isWaitedFor = false;
  const connection = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 10_000,
    socketTimeout: ANSWER_MS,
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
