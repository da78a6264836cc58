import { statfs } from 'node:fs/promises';
import type { Observer, QueueBoard, Ready } from '@qingqu/api';
import { intakeState } from '@qingqu/ingest';
import { systemPool } from '@qingqu/schema';
import { newestSnapshotFile } from '@qingqu/sweep';
import type pg from 'pg';
import type { Registry } from 'prom-client';
import { isWrong } from '../clock/index.js';
import type { Platform } from '../open-platform.js';
import type { WakeQueue } from '../queue.js';
import type { ProcessKind } from '../registry.js';
import { both } from '../say.js';
import { versionOf } from '../version.js';
import { apiObserver } from './api-observer.js';
import { observedQueue } from './observed-queue.js';
import { serveOps } from './ops-server.js';
import type { ProcessMetrics } from './process-metrics.js';
import { queueBoard } from './queue-board.js';
import { readiness } from './readiness.js';
import { traceStatement } from './statement-spans.js';
import { watchStatements } from './statements.js';
import { within } from './within.js';

/** What a process is looked at with. */
export interface Observation {
  /** The queue, with what is done for its wake-ups counted and traced. */
  queue: WakeQueue;
  ready: Ready;
  /** What the API tells of itself to; undefined where nobody counts or traces. */
  observer: Observer | undefined;
  /** The pages of the queue, for administrators. */
  queueBoard: QueueBoard;
  close(): Promise<void>;
}

/**
 * Lets operators look at this process: with QINGQU_OPS set by an endpoint of its own, with OTEL_EXPORTER_OTLP_ENDPOINT set by traces. Unset, nothing of either is
 * even loaded.
 */
export async function observe(platform: Platform, kind: ProcessKind, queue: WakeQueue): Promise<Observation> {
  const { environment, folders, voice } = platform;
  // Two connections of their own: looking at a process whose pool is exhausted is what this is for.
  const pool = systemPool(platform.databaseUrl, 2);
  const ready = () =>
    readiness({
      pool,
      schemaDir: folders.schema,
      isForWork: kind === 'worker',
      ...(kind !== 'serve' && { idleBecause: () => idleBecause(platform, queue) }),
    });
  const closers = [() => pool.end()];
  const close = async () => {
    for (const each of closers.reverse()) await each();
  };
  try {
    if (environment.traces) {
      const { startTracing } = await import('./start-tracing.js');
      const tracing = await startTracing({ endpoint: environment.traces, kind, version: versionOf(folders) });
      closers.push(() => tracing.close());
    }
    let metrics: ProcessMetrics | undefined;
    if (environment.ops) {
      const counted = await startMetrics(platform, { kind, queue, pool });
      metrics = counted.own;
      const server = await serveOps(environment.ops, { ready, metrics: counted.text });
      closers.push(() => server.close());
      voice.line(both(`运维端口 ${server.address}/metrics`, `operations endpoint ${server.address}/metrics`));
    }
    const isWatched = environment.ops !== undefined || environment.traces !== undefined;
    if (isWatched) watchPools(platform, metrics);
    return {
      queue: isWatched ? observedQueue(queue, metrics) : queue,
      ready,
      observer: isWatched ? apiObserver(metrics) : undefined,
      queueBoard: queueBoard(queue),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const QUEUE_PATIENCE_MS = 2_000;

/** Why a worker claims nothing; see clock/ for the first. */
async function idleBecause({ clock }: Platform, queue: WakeQueue): Promise<string | undefined> {
  if (isWrong(clock.last)) return 'the clock of this machine is wrong, so no work is claimed';
  return within(QUEUE_PATIENCE_MS, queue.counts()).then(
    () => undefined,
    () => 'the queue cannot be reached, so nobody is woken for work',
  );
}

function watchPools({ system, api }: Platform, metrics: ProcessMetrics | undefined): void {
  for (const [name, pool] of Object.entries({ system, api }))
    watchStatements(pool, (kind) => {
      const started = performance.now();
      const ended = traceStatement(name, kind);
      return (isFailed) => {
        const seconds = (performance.now() - started) / 1_000;
        metrics?.statement(name, kind, seconds, isFailed);
        ended(seconds);
      };
    });
}

/** Counts from now on. Loaded where somebody asks for it. */
async function startMetrics(
  platform: Platform,
  { kind, queue, pool }: { kind: ProcessKind; queue: WakeQueue; pool: pg.Pool },
): Promise<{ own: ProcessMetrics; text(): Promise<{ type: string; text: string }> }> {
  const { Registry } = await import('prom-client');
  const { ProcessMetrics } = await import('./process-metrics.js');
  const { StoredMetrics } = await import('./stored-metrics.js');
  const registry: Registry = new Registry();
  const { dirs, system, api, clock, folders } = platform;
  const own = new ProcessMetrics(registry, {
    kind,
    version: versionOf(folders),
    pools: { system, api },
    queue: () => queue.counts(),
    snapshot: () => newestSnapshotFile(dirs.snapshots),
    async intake() {
      const state = await intakeState({
        pool,
        blobDir: dirs.blobs,
        ...(dirs.database && { databaseDir: dirs.database }),
      });
      return state.isOpen ? undefined : state.cause;
    },
    freeDisk: async () => shareFree(await statfs(dirs.blobs)),
    clockOffsetMs: () => clock.last.offsetMs,
  });
  const stored = new StoredMetrics(registry, pool);
  return {
    own,
    async text() {
      await Promise.all([own.refresh(), stored.refresh()]);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** As df shows it: what is kept back for the system counts neither as used nor as free. */
function shareFree({ bavail, bfree, blocks }: { bavail: number; bfree: number; blocks: number }): number {
  const usable = blocks - bfree + bavail;
  return usable === 0 ? 1 : bavail / usable;
}
