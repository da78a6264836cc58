import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@qingqu/schema';
import { identity } from '@qingqu/schema';
import { testDatabase } from '@qingqu/schema/testing';
import type { ApiDeps } from '../../server/create-api.js';
import { type TestApi, testApi } from '../../testing/client.js';
import { seedTwoCounties } from '../../testing/two-counties.js';
import { hostileStrings } from './hostile-strings.js';

/** What came back of an export. */
export interface Fetched {
  status: number;
  headers: IncomingMessage['headers'];
  trailers: IncomingMessage['trailers'];
  bytes: Buffer;
  /** Of an error. */
  code?: string;
  message?: string;
}

export const PURPOSE = 'purpose=%E6%A0%B8%E5%AF%B9%E5%8F%91%E6%94%BE%E5%90%8D%E5%8D%95';

/** Two counties; in the first, a payment more for each hostile text; users of all roles. */
export async function exportWorld(more: Partial<ApiDeps> = {}) {
  const database = await testDatabase();
  const dir = mkdtempSync(join(tmpdir(), 'qingqu-export-'));
  const woken: number[] = [];
  const jobs = { dir: join(dir, 'exports'), system: database.system, wake: async () => void woken.push(1) };
  const world = await seedTwoCounties(database.system);
  // The seed has given numbers away that the log would give again.
  await database.system.query(`select setval(pg_get_serial_sequence('audit_entry', 'seq'), 1000)`);
  const texts = hostileStrings.filter((text) => !text.includes('\0'));
  for (const [at, text] of texts.entries())
    await world.insert('Payment', {
      id: identity('payment', `hostile ${at}`),
      application_no: `hostile-${at}`,
      purpose: text,
      amount_fen: at % 2 === 0 ? -at * 101 : at * 1_000_003,
      paid_on: at % 5 === 0 ? null : '2018-03-05',
    });
  const api: TestApi = await testApi(database, 'production', { exports: jobs, ...more });
  const token = async (username: string, role: Role, regionCode: string) =>
    (await api.user({ username, role, regionCode, departmentKinds: role === 'staff' ? ['budget'] : [] })).token;
  const tokens = {
    a: await token('a', 'supervisor', world.a.code),
    b: await token('b', 'supervisor', world.b.code),
    prefecture: await token('prefecture', 'supervisor', '411400000000'),
    leader: await token('leader', 'leader', '410000000000'),
    admin: await token('admin', 'admin', '410000000000'),
    auditor: await token('auditor', 'auditor', '410000000000'),
  };

  async function fetched(path: string, authorization: string | undefined, method = 'GET'): Promise<Fetched> {
    const sent = request(`${api.url}${path}`, { method, headers: authorization ? { authorization } : {} }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const [error] = response.statusCode! < 400 || bytes.length === 0 ? [] : JSON.parse(bytes.toString()).errors;
    return {
      status: response.statusCode!,
      headers: response.headers,
      trailers: response.trailers,
      bytes,
      ...(error && { code: error.extensions.code, message: error.message }),
    };
  }

  return {
    database,
    dir,
    jobs,
    woken,
    world,
    api,
    tokens,
    fetched,
    get: (path: string, user: keyof typeof tokens = 'a') => fetched(path, `Bearer ${tokens[user]}`),
    /** Entries of the audit log about exports, since the beginning. */
    async entries() {
      const { rows } = await database.system.query(
        `select action, username, role, target_kind, target_id, purpose, ticket, detail from audit_entry where action like 'export%' order by seq`,
      );
      return rows;
    },
    async drop() {
      await api.close();
      await database.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type ExportWorld = Awaited<ReturnType<typeof exportWorld>>;
