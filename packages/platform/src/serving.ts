import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Api, admissionFor, createApi, usualRates } from '@qingqu/api';
import { intakeState } from '@qingqu/ingest';
import { newestSnapshotFile } from '@qingqu/sweep';
import { Redis } from 'ioredis';
import pg from 'pg';
import { businessDate } from './business-date.js';
import { exportDir } from './exporting.js';
import { wakeForFiles, wakeForSweep } from './night.js';
import type { Observation } from './observe/index.js';
import { structuredLog } from './observe/structured-log.js';
import type { Platform } from './open-platform.js';
import { both } from './say.js';
import { sweepDeps } from './sweeping.js';
import { ingestDeps } from './take-in.js';

/** The API at work. */
export interface Serving {
  /** `http://127.0.0.1:4000` */
  address: string;
  /** Says on /readyz that no more is to be sent here, waits until whoever spreads requests has seen it, and ends the requests that are here. */
  close(drainMs: number): Promise<void>;
}

/** Serves the API with the console before it. */
export async function serveApi(platform: Platform, seen: Observation): Promise<Serving> {
  const { environment } = platform;
  const redis = environment.redisUrl ? budgetsRedis(environment.redisUrl) : undefined;
  const draining = new AbortController();
  const api = await openApi(platform, seen, redis, draining.signal);
  const close = async (drainMs: number) => {
    draining.abort();
    await pause(drainMs);
    await api.close();
    redis?.disconnect();
  };
  try {
    const address = await listening(environment, (at) => api.app.listen(at));
    return { address, close };
  } catch (error) {
    await close(0);
    throw error;
  }
}

function openApi(platform: Platform, seen: Observation, redis: Redis | undefined, draining: AbortSignal): Promise<Api> {
  const { queue, ready, observer, queueBoard } = seen;
  const { environment, folders, secrets, api, vault } = platform;
  const ingest = ingestDeps(platform);
  return createApi({
    pool: api,
    authKey: secrets.authKey,
    ...(environment.oidc && { oidc: environment.oidc }),
    ...(existsSync(folders.console) && { consoleDir: folders.console }),
    rules: {
      sweep: sweepDeps(platform),
      vault,
      settings: async () => ({
        today: await businessDate(platform),
        allowUnsigned: environment.allowUnsignedRules,
      }),
      wake: {
        backtests: () => queue.add([{ kind: 'backtest' }]),
        sweep: (sweepId, tasks) => wakeForSweep(queue, sweepId, tasks),
      },
    },
    intake: {
      ingest,
      uploadDir: join(environment.stateDir, 'uploads'),
      maxBytes: environment.uploadBytes,
      state: () => intakeState(ingest),
      wake: (fileIds) => wakeForFiles(queue, fileIds),
    },
    exports: {
      dir: exportDir(platform),
      system: platform.system,
      wake: () => queue.add([{ kind: 'export' }]),
    },
    casework: { system: platform.system, today: () => businessDate(platform), blobDir: platform.dirs.blobs },
    health: {
      system: platform.system,
      today: () => businessDate(platform),
      snapshot: () => newestSnapshotFile(platform.dirs.snapshots),
      queue: () => queue.counts(),
    },
    audit: { vault },
    ready: async () => (draining.aborted ? { isReady: false, status: 'the server is closing' } : ready()),
    observer,
    queueBoard,
    live: { connect: () => listeningConnection(platform) },
    admission: {
      ...admissionFor(api.options.max),
      ...(environment.busyMs && { eventLoopDelayMs: environment.busyMs }),
    },
    rates: { ...usualRates, ...environment.rates, ...(redis && { redis }) },
    documents: environment.documents,
    ...(environment.introspection !== undefined && { introspection: environment.introspection }),
    ...(environment.tlsProxies && { tlsProxies: environment.tlsProxies }),
    mode: environment.mode,
    now: () => platform.clock.now(),
    log: structuredLog('api', environment.mode === 'production' ? 'info' : 'warn', 2),
  });
}

/** Where the budgets of several processes are kept together. While it is away each counts for itself, without waiting for it. */
function budgetsRedis(url: string): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // Without a listener it would print each attempt to connect again; the queue has said already when Redis cannot be used.
  redis.on('error', () => undefined);
  return redis;
}

/** A connection of the API's own login, which may hear that something has changed and read nothing. */
async function listeningConnection({ api }: Platform): Promise<pg.Client> {
  const { connectionString } = api.options;
  const client = new pg.Client({
    connectionString,
    application_name: 'qingqu-live',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  return client;
}

interface Address {
  port: number;
  host: string;
}

/** @throws when the API could not listen there */
export async function expectFree(environment: Address): Promise<void> {
  const probe = createServer();
  await listening(environment, (at) => once(probe.listen(at), 'listening'));
  probe.close();
  await once(probe, 'close');
}

/** Listens, or says in one line why not and what to do. */
async function listening<T>({ port, host }: Address, listen: (at: Address) => Promise<T>): Promise<T> {
  try {
    return await listen({ port, host });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const next = `PORT=${port < 65_535 ? Math.max(port + 1, 4000) : 4000} npm start`;
    const [zh, en] =
      code === 'EADDRINUSE'
        ? [`端口 ${port} 已被占用，请另选一个，例如 ${next}`, `port ${port} is in use; choose another: ${next}`]
        : code === 'EACCES'
          ? [
              `无权使用端口 ${port}，请另选一个，例如 ${next}`,
              `this user may not use port ${port}; choose another: ${next}`,
            ]
          : [
              `无法在 ${host} 的 ${port} 端口监听（${message}），请更正 HOST，例如 HOST=127.0.0.1`,
              `cannot listen on ${host}, port ${port} (${message}); correct HOST, for example HOST=127.0.0.1`,
            ];
    throw new Error(both(zh, en), { cause: error });
  }
}
