import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IntakeState, resumeUnfinished } from '@qingqu/ingest';
import { Vault } from '@qingqu/schema';
import { testDatabase } from '@qingqu/schema/testing';
import { authKey, type TestApi, testApi } from './client.js';

export const YUCHENG = '411425000000';
export const MINQUAN = '411421000000';
export const MAX_BYTES = 100_000;

export interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  body: any;
}

type Headers = Record<string, string | number>;

/** A file of projects. */
export const project = (...rows: [key: string, region?: string][]): string =>
  `key,name,region_code,status\n${rows.map(([key, region = YUCHENG]) => `${key},路,${region},running\n`).join('')}`;
export const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** What comes back, also when it comes before all has been sent. */
export async function replyTo(sent: ClientRequest): Promise<Reply> {
  // The socket may break under what is still on its way.
  sent.on('error', () => undefined);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return { status: response.statusCode!, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** An API that takes files in, with staff of two counties (yucheng, minquan), a supervisor (jiandu) and an administrator (guanli). */
export async function uploadWorld() {
  const database = await testDatabase();
  const dir = mkdtempSync(join(tmpdir(), 'qingqu-upload-'));
  const uploads = join(dir, 'uploads');
  const open_: IntakeState = { isOpen: true, concurrency: 2 };
  const intake = { state: open_ as IntakeState, woken: [] as bigint[] };
  const ingest = {
    pool: database.system,
    vault: new Vault(authKey),
    blobDir: join(dir, 'blobs'),
    now: () => performance.now(),
  };
  const api: TestApi = await testApi(database, 'production', {
    intake: {
      ingest,
      uploadDir: uploads,
      maxBytes: MAX_BYTES,
      atOnce: 3,
      state: async () => intake.state,
      wake: async (ids) => void intake.woken.push(...ids),
    },
  });
  const staff = { role: 'staff' as const, departmentKinds: ['agri'] };
  const users = {
    yucheng: await api.user({ username: 'yucheng', ...staff, regionCode: YUCHENG }),
    minquan: await api.user({ username: 'minquan', ...staff, regionCode: MINQUAN }),
    jiandu: await api.user({ username: 'jiandu', regionCode: YUCHENG }),
    guanli: await api.user({ username: 'guanli', role: 'admin', regionCode: YUCHENG }),
  };
  type User = keyof typeof users;
  const bearer = (who: User | undefined): Record<string, string> =>
    who ? { authorization: `Bearer ${users[who].token}` } : {};
  const open = (method: string, path: string, headers: Headers) => request(`${api.url}${path}`, { method, headers });
  async function send(method: string, path: string, headers: Headers, body: string | Buffer = ''): Promise<Reply> {
    const sent = open(method, path, { 'content-length': Buffer.byteLength(body), ...headers });
    const reply = replyTo(sent);
    sent.end(body);
    return reply;
  }
  return {
    database,
    api,
    users,
    uploads,
    /** What the platform says and is told; may be set. */
    intake,
    bearer,
    open,
    send,
    /** A form with a file, as curl and browsers send it. */
    async form(who: User | undefined, fields: Record<string, string>, content = project(['P1'])): Promise<Reply> {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.append(name, value);
      data.append('file', new Blob([content]), 'C:\\报送\\project-2018.csv');
      const response = await fetch(`${api.url}/uploads`, { method: 'POST', body: data, headers: bearer(who) });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() };
    },
    put: (who: User, content: string, more: { path?: string; headers?: Headers } = {}) =>
      send(
        'PUT',
        more.path ?? `/uploads/${sha256(content)}?feed=project`,
        { ...bearer(who), 'content-type': 'application/octet-stream', ...more.headers },
        content,
      ),
    patch: (who: User, whole: string, from: number, part: string | Buffer) =>
      send(
        'PATCH',
        `/uploads/${sha256(whole)}?feed=project&name=p.csv`,
        {
          ...bearer(who),
          'content-type': 'application/octet-stream',
          'upload-offset': from,
          'upload-length': Buffer.byteLength(whole),
        },
        part,
      ),
    head: (who: User, content: string) => send('HEAD', `/uploads/${sha256(content)}?feed=project`, bearer(who)),
    /** The worker's part. */
    load: () => resumeUnfinished(ingest),
    batches: async () => (await database.system.query('select * from ingest_file order by id')).rows,
    partials: () => (existsSync(uploads) ? readdirSync(uploads) : []),
    async clear() {
      Object.assign(intake, { state: open_, woken: [] });
      await database.system.query(
        'truncate project, project_history, ingest_row, ingest_file, quarantine, quarantine_event',
      );
    },
    async drop() {
      await api.close();
      await database.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type UploadWorld = Awaited<ReturnType<typeof uploadWorld>>;
export type User = keyof UploadWorld['users'];
