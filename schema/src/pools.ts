import pg from 'pg';

const exact = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, (text) => text],
  [pg.types.builtins.INT8, (text) => BigInt(text)],
]);

// Dates stay civil dates and int8 stays exact. Told to our own pools only: other users of node-postgres in the process (the queue) expect its defaults.
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    exact.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** The widest scope there is: system work (ingest, sweeps) sees every region. */
export const everything = { lo: 0n, hi: 9_223_372_036_854_775_807n };

// A machine that died, or a network that forgot a connection, does not say so. Within a minute the server notices, ends the session, and frees what it held.
const noticing =
  '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4 -c tcp_user_timeout=40000';

/** Connections of the owner: migrations, ingest, sweeps. Row-level security is forced, so they too name their scope. */
export function systemPool(url: string, max = 8, more: pg.PoolConfig = {}): pg.Pool {
  const options = `-c app.lo=${everything.lo} -c app.hi=${everything.hi} -c timezone=Asia/Shanghai ${noticing}`;
  return openPool({ connectionString: url, max, options, types, application_name: 'qingqu', keepAlive: true, ...more });
}

/** Connections of the API: a login without any table privilege, which takes a role and a scope for each operation. */
export function apiPool(url: string, max = 10): pg.Pool {
  return openPool({
    connectionString: url,
    max,
    // One question has one core at most: many people ask at once, and a few large questions would take all of them.
    options: `-c timezone=Asia/Shanghai -c max_parallel_workers_per_gather=0 ${noticing}`,
    types,
    application_name: 'qingqu-api',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
}

const connections = new WeakMap<pg.Pool, Set<pg.Client>>();

function openPool(config: pg.PoolConfig): pg.Pool {
  const open = new Set<pg.Client>();
  // Known from its making, since a network can lose it before the server has answered.
  class KnownClient extends pg.Client {
    constructor(its?: pg.ClientConfig) {
      super(its);
      open.add(this);
      this.once('end', () => open.delete(this));
      // A connection that breaks is replaced by the pool at the next query, and whoever has it in hand meets that with his own; without a listener on the
      // pool for idle ones, and on each for those in hand, it would end the process.
      this.on('error', () => undefined);
    }
  }
  const pool = new pg.Pool({ ...config, Client: KnownClient });
  pool.on('error', () => undefined);
  connections.set(pool, open);
  return pool;
}

/**
 * Gives up the connections that a pool has, those in the making too, without a farewell, since nobody may be there to hear it: what waits for an answer on
 * them fails.
 */
export function dropConnections(pool: pg.Pool): void {
  for (const client of connections.get(pool) ?? [])
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Whether the database was lost, rather than the work refused: a server that goes away or comes up, a connection that broke or was given up. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: unknown };
  if (/^(08|57P0)|^(ECONN|EPIPE|ETIMEDOUT)/.test(code ?? '')) return true;
  if (/^Connection terminated|^timeout exceeded when trying to connect|not queryable$/.test(message ?? '')) return true;
  return cause !== undefined && isConnectionLoss(cause);
}

/** Runs `work` in one transaction; any error rolls it back. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost between two statements is met by the next; without a listener it would end the process here.
  const lost = (cause: Error) => {
    broken = cause;
  };
  client.on('error', lost);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}
