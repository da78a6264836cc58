import { createHash } from 'node:crypto';
import type { TestDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { issueToken } from '../identity/token.js';
import { ensureUser, type UserSpec } from '../identity/users.js';
import { type AdmissionLimits, admissionFor } from '../server/admission.js';
import { type Api, type ApiDeps, createApi } from '../server/create-api.js';
import type { Log } from '../server/log.js';

export const authKey = createHash('sha256').update('only for tests').digest();
export const noon = new Date('2018-10-15T04:00:00Z');

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  data?: any;
  errors?: { message: string; path?: string[]; extensions: { code: string; requestId?: string } }[];
}

/** For many questions at once on a machine that others use too: what is asked is not how many it takes. */
export const patient: AdmissionLimits = {
  running: 100,
  waiting: 1_000,
  ofOne: 100,
  waitMs: 60_000,
  eventLoopDelayMs: Number.POSITIVE_INFINITY,
};

/** An API on a test database, listening on a port of its own. */
export interface TestApi extends Api {
  url: string;
  /** What it logged. */
  logged: { details: object; message: string }[];
  ask(token: string | undefined, query: string, variables?: object): Promise<Answer>;
  /** A user of this kind, and a token for it. */
  user(spec: Partial<UserSpec> & { username: string }): Promise<{ id: string; token: string }>;
  /** The SQL statements that questions sent since the last call. */
  statements(): string[];
}

export async function testApi(
  database: TestDatabase,
  mode: ApiDeps['mode'] = 'production',
  more: Partial<ApiDeps> = {},
): Promise<TestApi> {
  const logged: { details: object; message: string }[] = [];
  const keep = (details: object, message: string) => void logged.push({ details, message });
  const log: Log = { info: () => undefined, warn: keep, error: keep };
  // Other tests may have the machine; to shed load is tried where that is asked for.
  const { running, ...usual } = admissionFor(database.api.options.max);
  const admission = { ...usual, running, ofOne: running, eventLoopDelayMs: Number.POSITIVE_INFINITY };
  const api = await createApi({ pool: database.api, authKey, mode, now: () => noon, log, admission, ...more });
  const url = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const statements = recordStatements(database.api);
  return {
    ...api,
    logged,
    statements: () => statements.splice(0).map(({ text }) => text),
    url,
    async ask(token, query, variables) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, ...(variables && { variables }) }),
      });
      return { status: response.status, ...((await response.json()) as object) };
    },
    async user(spec) {
      const full = {
        displayName: spec.username,
        password: `${spec.username}'s password`,
        role: 'supervisor' as const,
        regionCode: '410000000000',
        departmentKinds: [],
        isDemo: true,
        ...spec,
      };
      const id = await ensureUser(database.system, full);
      return { id, token: await tokenFor(database.system, id, (more.now ?? (() => noon))()) };
    },
  };
}

/** A token of a new session of this user, as signing in opens it. */
export async function tokenFor(system: pg.Pool, userId: string, now: Date): Promise<string> {
  const { rows } = await system.query<{ id: string }>(
    `insert into app_session (user_id, method, expires_at, scope_ord) select id, 'password', now() + interval '1 day', scope_ord from app_user where id = $1 returning id`,
    [userId],
  );
  return issueToken(authKey, { userId, sessionId: rows[0]!.id }, 3600, now).token;
}

/** A statement as the server sent it. */
export interface Sent {
  text: string;
  values: readonly unknown[];
  /** Only questions of operations are asked for rows as arrays. */
  rowMode?: string | undefined;
}

/** Every statement that goes out over the pool's connections, in order. */
export function recordStatements(pool: pg.Pool): Sent[] {
  const statements: Sent[] = [];
  const seen = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (seen.has(client)) return;
    seen.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [first] = args as [string | { text: string; values?: unknown[]; rowMode?: string }];
      const { text, values = [], rowMode } = typeof first === 'string' ? { text: first } : first;
      // Who read what is written down after the answer, at a moment that no test knows.
      if (!/^select (audit_reads|note_use)\(/.test(text)) statements.push({ text, values, rowMode });
      return query(...args);
    }) as typeof client.query;
  });
  return statements;
}
