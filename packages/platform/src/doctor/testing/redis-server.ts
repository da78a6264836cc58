import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { waitFor } from '../../embedded-postgres/wait.js';

/** Whether a Redis can be run here. Without it: apt-get install redis-server */
export const hasRedisServer = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export interface OwnRedis {
  url: string;
  stop(): Promise<void>;
}

/** A Redis of a test's own, in memory, with these settings. */
export async function startRedis(settings: readonly string[]): Promise<OwnRedis> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...settings], {
    stdio: 'ignore',
    cwd: '/tmp',
  });
  const url = `redis://127.0.0.1:${port}`;
  const answers = await waitFor(10, async () => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    const pong = await redis.connect().then(
      () => true,
      () => undefined,
    );
    redis.disconnect();
    return pong;
  });
  if (!answers) throw new Error('the Redis of this test did not start');
  return {
    url,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
