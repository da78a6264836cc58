import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Api, admissionFor, createApi, usualRates } from '@qingqu/api';
import { intakeState } from '@qingqu/ingest';
import { newestSnapshotFile } from '@qingqu/sweep';
import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { businessDate, fixedDate } from '../business-date.js';
import { type DemoUser, ensureDemoUsers } from '../demo-users.js';
import { exportDir } from '../exporting.js';
import { startWorker, wakeForSweep } from '../night.js';
import type { Platform } from '../open-platform.js';
import { openQueue, type WakeQueue } from '../queue.js';
import { loadSample } from '../sample.js';
import { both } from '../say.js';
import { sweepDeps } from '../sweeping.js';
import { ingestDeps } from '../take-in.js';

/** `qingqu start`: everything in one process, until it is told to stop. */
export async function start(platform: Platform, signal: AbortSignal, options: { sample: boolean }): Promise<number> {
  const { environment, databaseUrl, embedded } = platform;
  // What is in the way is said before the sample world is loaded, not some minutes later.
  await expectFree(environment);
  const queue = await openQueue({ databaseUrl, redisUrl: environment.redisUrl });
  try {
    if (options.sample && embedded) await loadSample(platform, signal);
    const users = embedded ? await ensureDemoUsers(platform) : [];
    const redis = environment.redisUrl ? budgetsRedis(environment.redisUrl) : undefined;
    const api = await openApi(platform, queue, redis);
    try {
      const address = await listening(environment, (at) => api.app.listen(at));
      await startWorker(platform, queue, signal);
      announce(platform, address, users);
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await api.close();
      redis?.disconnect();
    }
  } finally {
    await queue.close();
  }
  return 0;
}

/** The API with the console before it. */
function openApi(platform: Platform, queue: WakeQueue, redis: Redis | undefined): Promise<Api> {
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
      wake: (fileIds) => queue.add(fileIds.map((id) => ({ kind: 'ingest', fileId: String(id) }))),
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
    now: () => new Date(),
    log: pino({ name: 'api', level: environment.mode === 'production' ? 'info' : 'warn' }, pino.destination(2)),
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
  const client = new pg.Client({ connectionString, application_name: 'qingqu-live', keepAlive: true });
  await client.connect();
  return client;
}

interface Address {
  port: number;
  host: string;
}

/** Throws when the API could not listen there. */
async function expectFree(environment: Address): Promise<void> {
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

function announce(platform: Platform, address: string, users: (DemoUser & { password: string })[]): void {
  const { voice } = platform;
  const fixed = fixedDate(platform);
  voice.line('');
  if (fixed) voice.line(both(`业务日期固定为 ${fixed}`, `the business date is fixed at ${fixed}`));
  voice.line(
    both(`控制台 ${address}/   GraphiQL ${address}/graphiql   接口 ${address}/graphql`, 'console, GraphiQL, API'),
  );
  if (users.length === 0) return;
  voice.line(both('演示用户（密码仅属于本机）', 'demo users (the passwords are of this installation only)'));
  for (const user of users)
    voice.line(`  ${user.username.padEnd(10)} ${user.password}  ${user.displayName}  ${user.role} ${user.regionCode}`);
  const [first] = users;
  const json = "-H 'content-type: application/json'";
  voice.line(both('试一试', 'try it'));
  voice.line(
    `  TOKEN=$(curl -s ${address}/graphql ${json} -d '{"query":"mutation{signIn(username:\\"${first!.username}\\",password:\\"${first!.password}\\"){token}}"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
  );
  voice.line(
    `  curl -s ${address}/graphql ${json} -H "authorization: Bearer $TOKEN" -d '{"query":"{warnings(first:3){totalCount nodes{warningNo severity messageZh evidence{name value}}}}"}'`,
  );
}
