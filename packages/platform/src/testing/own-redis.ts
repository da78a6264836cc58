import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@qingqu/schema/testing';
import { Redis } from 'ioredis';
import { waitFor } from '../embedded-postgres/wait.js';

/** Tests that need a Redis of their own are skipped where there is no program for it. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of a test's own. */
export interface OwnRedis {
  url: string;
  /** `restart` in order; `kill` at once, as a power cut does; `flush`: all that was in it is lost. */
  suffer(what: 'restart' | 'kill' | 'flush'): Promise<void>;
  drop(): Promise<void>;
}

/** As the documents want it: nothing is evicted, and each write is kept in a file. */
const asDocumented = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];

export async function startOwnRedis(settings: readonly string[] = asDocumented): Promise<OwnRedis> {
  const dir = mkdtempSync(join(tmpdir(), 'qingqu-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}/0`;
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, ...settings];
  const ask = async <T>(question: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  };
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn('redis-server', words, { stdio: 'ignore' });
    const isUp = await waitFor(60, () => ask((redis) => redis.ping()).catch(() => undefined));
    if (!isUp) throw new Error('the Redis of the test did not start');
    return child;
  };
  let server = await begin();
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  return {
    url,
    async suffer(what) {
      if (what === 'flush') return void (await ask((redis) => redis.flushall()));
      await end(what === 'kill' ? 'SIGKILL' : 'SIGTERM');
      server = await begin();
    },
    async drop() {
      await end('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
