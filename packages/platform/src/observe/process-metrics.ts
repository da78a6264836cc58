import type { AnsweredOperation, QueueCounts } from '@qingqu/api';
import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';
import { forget } from './forget.js';
import type { StatementKind } from './statements.js';
import { within } from './within.js';

/** What else there is to be told at a scrape; absent where the process has none of it. */
export interface Gauges {
  kind: string;
  version: string;
  pools: Readonly<Record<string, pg.Pool>>;
  queue(): Promise<QueueCounts>;
  snapshot(): Promise<{ epoch: bigint; builtAt: Date } | undefined>;
  /** Why nothing is taken in now. */
  intake(): Promise<'disk' | 'busy' | 'quarantine' | undefined>;
  /** Free share of the disk that files come to. */
  freeDisk(): Promise<number>;
  clockOffsetMs(): number;
}

const PATIENCE_MS = 2_000;
const PAUSES = ['disk', 'busy'] as const;
const QUEUE_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
/** From what is a look-up to what is given up. */
const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What one process counts of itself. */
export class ProcessMetrics {
  readonly #operations: Histogram;
  readonly #errors: Counter;
  readonly #requests: Counter;
  readonly #shed: Counter;
  readonly #statements: Histogram;
  readonly #failedStatements: Counter;
  readonly #wakes: Histogram;
  readonly #looks: (() => Promise<void>)[];

  constructor(registry: Registry, gauges: Gauges) {
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    this.#operations = new Histogram({
      name: 'qingqu_graphql_operation_seconds',
      help: 'How long GraphQL operations took, by name: of registered documents and of what succeeded, a bounded number.',
      labelNames: ['operation', 'kind'],
      buckets: SECONDS,
      registers,
    });
    this.#errors = new Counter({
      name: 'qingqu_graphql_errors_total',
      help: 'GraphQL operations with errors, by code.',
      labelNames: ['code'],
      registers,
    });
    this.#requests = new Counter({
      name: 'qingqu_http_requests_total',
      help: 'Requests by route and status.',
      labelNames: ['route', 'method', 'status'],
      registers,
    });
    this.#shed = new Counter({
      name: 'qingqu_http_shed_total',
      help: 'Requests that were sent away: 429 asks too often, 503 the server is busy.',
      labelNames: ['status'],
      registers,
    });
    this.#statements = new Histogram({
      name: 'qingqu_sql_statement_seconds',
      help: 'How long SQL statements took, by kind.',
      labelNames: ['pool', 'kind'],
      buckets: SECONDS,
      registers,
    });
    this.#failedStatements = new Counter({
      name: 'qingqu_sql_statement_failures_total',
      help: 'SQL statements that failed, by kind.',
      labelNames: ['pool', 'kind'],
      registers,
    });
    this.#wakes = new Histogram({
      name: 'qingqu_queue_wake_seconds',
      help: 'How long background work took that something woke, by kind and whether it failed.',
      labelNames: ['kind', 'outcome'],
      buckets: [0.05, 0.25, 1, 5, 30, 120, 600, 3_600],
      registers,
    });
    for (const status of SHED) this.#shed.inc({ status }, 0);
    new Gauge({
      name: 'qingqu_process_info',
      help: 'What kind of process this is, and its version.',
      labelNames: ['kind', 'version'],
      registers,
    }).set({ kind: gauges.kind, version: gauges.version }, 1);
    this.#looks = looksAt(registry, gauges);
  }

  /** @param name as operations are told apart, by a bounded number of names */
  operation(name: string, { kind = 'query', seconds, codes }: AnsweredOperation): void {
    this.#operations.observe({ operation: name, kind }, seconds);
    for (const code of codes) this.#errors.inc({ code });
  }

  request(route: string | undefined, method: string, status: number): void {
    this.#requests.inc({ route: route ?? 'none', method, status: String(status) });
    if (SHED.includes(String(status))) this.#shed.inc({ status: String(status) });
  }

  statement(pool: string, kind: StatementKind, seconds: number, isFailed: boolean): void {
    this.#statements.observe({ pool, kind }, seconds);
    if (isFailed) this.#failedStatements.inc({ pool, kind });
  }

  wake(kind: string, outcome: 'done' | 'failed', seconds: number): void {
    this.#wakes.observe({ kind, outcome }, seconds);
  }

  /** Looks at what is not counted as it happens. What cannot be looked at is left out. */
  async refresh(): Promise<void> {
    await Promise.all(this.#looks.map((look) => within(PATIENCE_MS, look()).catch(() => undefined)));
  }
}

const SHED = ['429', '503'];

/** A gauge a look; each forgets what it said before, so that what cannot be had is absent. */
function looksAt(registry: Registry, gauges: Gauges): (() => Promise<void>)[] {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `qingqu_${name}`, help, labelNames, registers: [registry] });
  const look = (metrics: Gauge[], work: () => Promise<void> | void) => async () => {
    for (const metric of metrics) forget(metric);
    await work();
  };
  const connections = gauge('sql_pool_connections', 'Connections of a pool.', ['pool', 'state']);
  const most = gauge('sql_pool_connections_max', 'Connections that a pool has at most.', ['pool']);
  const jobs = gauge('queue_jobs', 'Wake-ups in the queue, by state.', ['backend', 'state']);
  const paused = gauge('ingest_paused', 'Whether nothing is taken in now, and why.', ['cause']);
  const free = gauge('disk_free_ratio', 'The free share of the disk that files come to.');
  const epoch = gauge('snapshot_epoch', 'The epoch of the newest snapshot on this machine.');
  const built = gauge('snapshot_built_timestamp_seconds', 'When the newest snapshot on this machine was built.');
  const offset = gauge('clock_offset_seconds', 'How far the clock of this machine is ahead of the database’s.');
  return [
    look([connections, most], () => {
      for (const [pool, { totalCount, idleCount, waitingCount, options }] of Object.entries(gauges.pools)) {
        connections.set({ pool, state: 'busy' }, totalCount - idleCount);
        connections.set({ pool, state: 'idle' }, idleCount);
        connections.set({ pool, state: 'waiting' }, waitingCount);
        most.set({ pool }, options.max);
      }
    }),
    look([jobs], async () => {
      const counts = await gauges.queue();
      for (const state of QUEUE_STATES) jobs.set({ backend: counts.backend, state }, counts[state]);
    }),
    look([paused], async () => {
      const cause = await gauges.intake();
      for (const each of PAUSES) paused.set({ cause: each }, each === cause ? 1 : 0);
    }),
    look([free], async () => free.set(await gauges.freeDisk())),
    look([epoch, built], async () => {
      const newest = await gauges.snapshot();
      if (!newest) return;
      epoch.set(Number(newest.epoch));
      built.set(newest.builtAt.getTime() / 1_000);
    }),
    look([offset], () => offset.set(gauges.clockOffsetMs() / 1_000)),
  ];
}
