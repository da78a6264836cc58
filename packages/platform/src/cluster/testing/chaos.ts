import { setTimeout as pause } from 'node:timers/promises';
import { shuffled } from '@qingqu/schema/testing';
import type { OwnRedis } from '../../testing/own-redis.js';
import type { Machine } from './machine.js';
import type { OwnPostgres } from './own-postgres.js';

/** What may be struck. */
export interface Cluster {
  postgres: OwnPostgres;
  redis: OwnRedis | undefined;
  workers: readonly Machine[];
  servers: readonly Machine[];
  /** Longer than the lease of a task. */
  silenceMs: number;
}

/** What befalls a cluster, by name. */
type Blow = (cluster: Cluster, pick: <T>(from: readonly T[]) => T) => Promise<void>;

const aWhile = (cluster: Cluster) => pause(cluster.silenceMs);

const onPostgres: Record<string, Blow> = {
  'worker killed': async ({ workers }, pick) => pick(workers).signal('SIGKILL'),
  'worker told to stop': async ({ workers }, pick) => pick(workers).signal('SIGTERM'),
  'worker stopped and continued': async (cluster, pick) => {
    const worker = pick(cluster.workers);
    worker.signal('SIGSTOP');
    await aWhile(cluster);
    worker.signal('SIGCONT');
  },
  'API server killed': async ({ servers }, pick) => pick(servers).signal('SIGKILL'),
  'worker cut off from Postgres': async (cluster, pick) => {
    const { toPostgres } = pick(cluster.workers);
    toPostgres.suffer({ kind: 'cut' });
    await aWhile(cluster);
    toPostgres.heal();
  },
  'worker unheard by Postgres': async (cluster, pick) => {
    const { toPostgres } = pick(cluster.workers);
    toPostgres.suffer({ kind: 'silence' });
    await aWhile(cluster);
    toPostgres.heal();
  },
  'connections to Postgres half-open': async ({ workers }, pick) => pick(workers).toPostgres.halfOpen(),
  'COMMIT cut': async ({ workers }, pick) => void pick(workers).toPostgres.trap({ mishap: 'cut' }),
  'answer to COMMIT lost': async ({ workers }, pick) => void pick(workers).toPostgres.trap({ mishap: 'swallow' }),
  'Postgres restarted': ({ postgres }) => postgres.restart('fast'),
  'Postgres crashed': ({ postgres }) => postgres.restart('immediate'),
};

const onRedis: Record<string, Blow> = {
  'worker cut off from Redis': async (cluster, pick) => {
    const { toRedis } = pick(cluster.workers);
    toRedis!.suffer({ kind: 'cut' });
    await aWhile(cluster);
    toRedis!.heal();
  },
  'connections to Redis half-open': async ({ workers }, pick) => pick(workers).toRedis!.halfOpen(),
  'Redis restarted': ({ redis }) => redis!.suffer('restart'),
  'Redis killed': ({ redis }) => redis!.suffer('kill'),
  'Redis flushed': ({ redis }) => redis!.suffer('flush'),
};

/** Strikes the cluster with everything there is, so many times, in a random order, while other things go on. Returns how often each has befallen it. */
export async function chaos(cluster: Cluster, random: () => number, rounds: number): Promise<Record<string, number>> {
  const blows = Object.entries({ ...onPostgres, ...(cluster.redis && onRedis) });
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  for (let round = 0; round < rounds; round += 1)
    for (const [, strike] of shuffled(blows, random)) {
      await pause(100 + random() * 600);
      await strike(cluster, pick);
    }
  for (const { toPostgres } of cluster.workers) toPostgres.disarm();
  return Object.fromEntries(blows.map(([name]) => [name, rounds]));
}
