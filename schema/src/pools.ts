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

/** Connections of the owner: migrations, ingest, sweeps. Row-level security is forced, so they too name their scope. */
export function systemPool(url: string, max = 8): pg.Pool {
  const options = `-c app.lo=${everything.lo} -c app.hi=${everything.hi} -c timezone=Asia/Shanghai`;
  return quiet(new pg.Pool({ connectionString: url, max, options, types, application_name: 'qingqu' }));
}

/** Connections of the API: a login without any table privilege, which takes a role and a scope for each operation. */
export function apiPool(url: string, max = 10): pg.Pool {
  return quiet(
    new pg.Pool({
      connectionString: url,
      max,
      options: '-c timezone=Asia/Shanghai',
      types,
      application_name: 'qingqu-api',
      connectionTimeoutMillis: 5_000,
    }),
  );
}

// An idle connection that the server closes is replaced by the pool at the next query; without a listener it would end the process.
function quiet(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined);
  return pool;
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
