import { dropConnections, isConnectionLoss, systemPool } from '@qingqu/schema';
import type pg from 'pg';

/** A beat that is not answered for so long was lost, or the database is gone. */
const PATIENCE_MS = 10_000;

/** Signs of life over a connection of their own, which nothing else can hold up. */
export interface Heartbeat {
  /** One at a time; who comes while one is on its way waits for it. */
  beat(say: (pool: pg.Pool) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/**
 * A network can lose a connection without telling either end: whoever waits for an answer on it would wait for ever. A connection on which beats are
 * answered vouches for those that are no older. When a beat is not answered, or its connection has broken, and one on a new connection is answered, the
 * connections that were there before are given up, and the work on them fails and is done again.
 *
 * @param pools whose connections go the same way
 */
export function openHeartbeat(databaseUrl: string, pools: readonly pg.Pool[], everyMs: number): Heartbeat {
  const patience = Math.min(PATIENCE_MS, everyMs);
  const pool = systemPool(databaseUrl, 1, {
    query_timeout: patience,
    connectionTimeoutMillis: patience,
    // One that is thrown away between two beats, for being idle, would not tell of the others that are as old.
    idleTimeoutMillis: 0,
  });
  let last: Promise<void> = Promise.resolve();
  let isInDoubt = false;
  pool.on('error', () => {
    isInDoubt = true;
  });
  const beat = async (say: (pool: pg.Pool) => Promise<unknown>) => {
    try {
      await say(pool);
    } catch (error) {
      isInDoubt ||= isConnectionLoss(error) || /timeout/i.test((error as Error).message);
      if (!isInDoubt) throw error;
      // The pool has thrown the connection away: this one is new.
      await say(pool);
    }
    if (isInDoubt) for (const each of pools) dropConnections(each);
    isInDoubt = false;
  };
  return {
    beat(say) {
      last = last.catch(() => undefined).then(() => beat(say));
      return last;
    },
    async close() {
      await last.catch(() => undefined);
      await pool.end();
    },
  };
}
