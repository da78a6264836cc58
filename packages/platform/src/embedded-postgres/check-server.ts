import pg from 'pg';
import { PostgresUnavailable } from './errors.js';

/** The oldest Postgres whose features we use (`security_invoker` views, `MERGE`, unique nulls). */
export const OLDEST_MAJOR = 15;

export interface ServerFacts {
  /** As the server says it: `18.4`. */
  version: string;
  major: number;
}

/** Connects to `url` and asks for the version. Throws PostgresUnavailable with one line, without the password, when it is no use to us. */
export async function checkServer(url: string): Promise<ServerFacts> {
  const where = describe(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      `select split_part(current_setting($1), ' ', 1) as version, current_setting('server_version_num')::int as number`,
      ['server_version'],
    );
    return requireSupported(where, { version: rows[0]!.version, major: Math.floor(rows[0]!.number / 10_000) });
  } catch (error) {
    if (error instanceof PostgresUnavailable) throw error;
    throw new PostgresUnavailable(`${where}: ${reason(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

export function requireSupported(where: string, facts: ServerFacts): ServerFacts {
  if (facts.major >= OLDEST_MAJOR) return facts;
  throw new PostgresUnavailable(
    `${where} is version ${facts.version}: Postgres ${OLDEST_MAJOR} or newer is needed; upgrade it, or unset DATABASE_URL to use the embedded one.`,
  );
}

/** The server without its password. */
function describe(url: string): string {
  let parts: URL;
  try {
    parts = new URL(url);
  } catch (cause) {
    throw notAnUrl(cause);
  }
  if (!/^postgres(ql)?:$/.test(parts.protocol)) throw notAnUrl();
  return `Postgres at ${parts.hostname || 'the local socket'}${parts.port && `:${parts.port}`}${parts.pathname}`;
}

function notAnUrl(cause?: unknown): PostgresUnavailable {
  return new PostgresUnavailable(
    'DATABASE_URL is not a Postgres address: expected one such as postgres://user:password@host:5432/qingqu.',
    { cause },
  );
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start the server or correct DATABASE_URL',
  ENOTFOUND: 'there is no such host; correct DATABASE_URL',
  EAI_AGAIN: 'the host name cannot be resolved now; check the network or correct DATABASE_URL',
  EHOSTUNREACH: 'the host cannot be reached; check the network or correct DATABASE_URL',
  ENETUNREACH: 'the network cannot be reached; check it or correct DATABASE_URL',
  ETIMEDOUT: 'no answer in time; check the network and the firewall, or correct DATABASE_URL',
  '28P01': 'user and password are refused; correct them in DATABASE_URL (special characters in % form)',
  '28000': 'the server does not let this user in from here; see its pg_hba.conf',
  '3D000': 'there is no such database; create it with createdb, or correct DATABASE_URL',
  '53300': 'all connections are taken; raise max_connections or end other clients',
  '57P03': 'the server is starting up or shutting down; try again in a moment',
};

function reason(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: { code?: string }[] };
  const known = REASONS[code ?? ''] ?? REASONS[errors?.[0]?.code ?? ''];
  if (known !== undefined) return `${known} (${code ?? errors?.[0]?.code}).`;
  if (/timeout/i.test(message ?? '')) return `${REASONS.ETIMEDOUT}.`;
  return `${message || String(error)}; correct DATABASE_URL, or unset it to use the embedded one.`;
}
