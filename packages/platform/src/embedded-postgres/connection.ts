import pg from 'pg';
import { waitFor } from './wait.js';

/** The database that the platform uses; made at the first start. */
const DATABASE = 'qingqu';

export function serverUrl(port: number, password: string, database = DATABASE): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Whether the server at this port is ours: it takes our password and works in our data directory. Waits while it starts up or recovers
 * after a crash, as long as `alive` says that it is there.
 */
export async function answersAsOurs(
  port: number,
  password: string,
  dataDir: string,
  alive: () => boolean,
): Promise<'ours' | 'wrong-password' | 'silent'> {
  let starting = false;
  const ask = async () => {
    try {
      return (await dataDirectory(serverUrl(port, password, 'postgres'))) === dataDir ? 'ours' : 'silent';
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '28P01') return 'wrong-password';
      // cannot_connect_now: starting up, recovering or shutting down.
      starting = code === '57P03';
      return alive() ? undefined : 'silent';
    }
  };
  const first = await waitFor(10, ask);
  if (first !== undefined) return first;
  return (starting ? await waitFor(600, ask) : undefined) ?? 'silent';
}

export async function ensureDatabase(port: number, password: string): Promise<void> {
  await withClient(serverUrl(port, password, 'postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

function dataDirectory(url: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ path: string }>('select current_setting($1) as path', ['data_directory']);
    return rows[0]?.path;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away meanwhile is told by the query; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
