import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { apiSchema } from '../graphql/schema.js';
import { type TestApi, testApi } from '../testing/client.js';
import { Admission } from './admission.js';
import type { ApiDeps } from './create-api.js';
import { idOf, TrustedDocuments } from './trusted-documents.js';

let database: TestDatabase;
const opened: TestApi[] = [];
const folder = mkdtempSync(join(tmpdir(), 'qingqu-documents-'));
const known = '{ viewer { username } }';

beforeAll(async () => {
  database = await testDatabase();
  writeFileSync(join(folder, 'app.json'), JSON.stringify({ [idOf(known)]: known }));
});

afterAll(async () => {
  for (const api of opened) await api.close();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

async function open(mode: ApiDeps['mode'], more: Partial<ApiDeps> = {}): Promise<TestApi> {
  const api = await testApi(database, mode, more);
  opened.push(api);
  return api;
}

const send = (api: TestApi, token: string | undefined, body: object) =>
  fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

async function codeOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return `${response.status} ${errors?.[0]?.extensions.code ?? 'ok'}`;
}

describe('in development', () => {
  it('every answer says what it cost, and in production none', async () => {
    const query = '{ payments(first: 10) { nodes { id payee { id } } } }';
    const shown = async (mode: ApiDeps['mode']) => {
      const api = await open(mode);
      const { token } = await api.user({ username: 'curious' });
      return ((await (await send(api, token, { query })).json()) as { extensions?: object }).extensions;
    };
    expect(await shown('development')).toEqual({ cost: { asked: 21, most: 5000 } });
    expect(await shown('production')).toBeUndefined();
  });
});

describe('budgets', () => {
  it('of users are spent by rows, say what is left, and are their own', async () => {
    const api = await open('production', { rates: { user: 30, token: 30, address: 100 } });
    const [one, other] = [await api.user({ username: 'one' }), await api.user({ username: 'other' })];
    const query = '{ payments(first: 20) { nodes { id } } }';
    const first = await send(api, one.token, { query });
    expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"user";q=30;w=60']);
    expect(first.headers.get('ratelimit')).toMatch(/^"user";r=9;t=\d+$/);
    const second = await send(api, one.token, { query });
    expect(second.headers.get('retry-after')).toMatch(/^[1-5]?\d|60$/);
    expect(await codeOf(second)).toBe('429 RATE_LIMITED');
    expect((await send(api, other.token, { query })).status).toBe(200);
  });

  it('of users are spent by what keeps a connection for long', async () => {
    const api = await open('production', { rates: { user: 10_000, token: 30, address: 100 } });
    const { token } = await api.user({ username: 'slow' });
    const query = '{ payments(first: 20) { nodes { id } } }';
    expect((await send(api, token, { query })).headers.get('ratelimit')).toMatch(/;r=9979;/);
    const client = await database.system.connect();
    await client.query('begin; lock table payment in access exclusive mode');
    const held = send(api, token, { query });
    // Longer than the budget lasts, and than a busy machine keeps the first question.
    await pause(3_000);
    await client.query('rollback');
    client.release();
    expect((await held).status).toBe(200);
    expect(await codeOf(await send(api, token, { query }))).toBe('429 RATE_LIMITED');
  });

  it('of users are spent by documents that are refused, and then nothing more is read', async () => {
    const api = await open('production', { rates: { user: 1_000, token: 30, address: 100 } });
    const { token } = await api.user({ username: 'wrong' });
    const codes = [];
    for (const query of ['{ no }', '{', known, '{']) codes.push(await codeOf(await send(api, token, { query })));
    expect(codes).toEqual([
      '200 GRAPHQL_VALIDATION_FAILED',
      '200 GRAPHQL_PARSE_FAILED',
      '429 RATE_LIMITED',
      '429 RATE_LIMITED',
    ]);
    const other = await api.user({ username: 'right' });
    expect(await codeOf(await send(api, other.token, { query: known }))).toBe('200 ok');
  });

  it('of addresses are spent by requests without a valid token', async () => {
    const api = await open('production', { rates: { user: 30, token: 30, address: 2 } });
    const codes = [];
    for (const token of [undefined, 'nobody', undefined])
      codes.push(await codeOf(await send(api, token, { query: known })));
    expect(codes).toEqual(['401 UNAUTHENTICATED', '401 UNAUTHENTICATED', '429 RATE_LIMITED']);
  });
});

describe('registered documents', () => {
  const documents = { dir: folder, mode: 'required', automatic: false } as const;

  it('are answered by their id, and nothing else is where they are required', async () => {
    const api = await open('production', { documents });
    const { token } = await api.user({ username: 'reader' });
    expect(await codeOf(await send(api, token, { documentId: idOf(known) }))).toBe('200 ok');
    expect(await codeOf(await send(api, token, { query: known }))).toBe('200 ok');
    expect(await codeOf(await send(api, token, { query: '{ viewer { role } }' }))).toBe(
      '400 PERSISTED_DOCUMENT_REQUIRED',
    );
    expect(await codeOf(await send(api, token, { documentId: idOf('{ no }') }))).toBe(
      '400 PERSISTED_DOCUMENT_NOT_FOUND',
    );
    expect(await codeOf(await send(api, token, { documentId: idOf(known), query: known }))).toBe('400 BAD_USER_INPUT');
    const get = await fetch(`${api.url}/graphql?documentId=${encodeURIComponent(idOf(known))}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await codeOf(get)).toBe('200 ok');
  });

  it('are all that a token may run without the scope graphql:adhoc', async () => {
    const api = await open('production', { documents: { ...documents, mode: 'optional' } });
    const { id } = await api.user({ username: 'bi', role: 'service' });
    const tokenWith = async (...scopes: string[]) => {
      const token = `qqs_${createHash('sha256').update(scopes.join()).digest('base64url')}`;
      await database.system.query(
        `insert into service_token (user_id, name, token_hash, scopes, created_by, expires_at, scope_ord)
         select id, $2, $3, $4, 'test', now() + interval '1 day', scope_ord from app_user where id = $1`,
        [id, scopes.join(), createHash('sha256').update(token).digest(), scopes],
      );
      return token;
    };
    const adHoc = { query: '{ viewer { role } }' };
    const narrow = await tokenWith('graphql');
    expect(await codeOf(await send(api, narrow, { documentId: idOf(known) }))).toBe('200 ok');
    expect(await codeOf(await send(api, narrow, adHoc))).toBe('400 PERSISTED_DOCUMENT_REQUIRED');
    expect(await codeOf(await send(api, await tokenWith('graphql', 'graphql:adhoc'), adHoc))).toBe('200 ok');
  });

  it.each([
    [
      'of another hash',
      { 'sha256:00': known },
      /bad\.json, sha256:00: expected the id sha256:\w{64}, .* for example \{/,
    ],
    ['that the schema does not allow', { [idOf('{ no }')]: '{ no }' }, /Cannot query field "no"/],
    ['that are no text', { x: 1 }, /bad\.json, x: expected a document as a string/],
    ['in a list', [known], /bad\.json: expected a JSON object/],
  ])('%s are an error at start', (_what, manifest, error) => {
    const dir = mkdtempSync(join(folder, 'bad-'));
    writeFileSync(join(dir, 'bad.json'), JSON.stringify(manifest));
    expect(() => new TrustedDocuments(apiSchema(), { ...documents, dir })).toThrow(error);
  });
});

describe('admission', () => {
  const limits = { running: 1, waiting: 1, ofOne: 1, waitMs: 50, eventLoopDelayMs: 10_000 };

  it('lets in one after the other, and refuses whoever would wait too long, or behind too many', async () => {
    const admission = new Admission(limits);
    const leave = await admission.enter('one');
    const waiting = admission.enter('one');
    expect(admission.isFull).toBe(true);
    expect(await admission.enter('one')).toBeUndefined();
    leave!();
    leave!();
    const second = await waiting;
    expect(second).toBeDefined();
    // Leaving twice has made no second place.
    expect(await admission.enter('one')).toBeUndefined();
    second!();
    expect(await admission.enter('one')).toBeDefined();
  });

  it('lets others pass one of whom enough run, and leaves them half of the queue', async () => {
    const admission = new Admission({ ...limits, running: 4, waiting: 4, ofOne: 2 });
    const running = [await admission.enter('greedy'), await admission.enter('greedy')];
    const waiting = [admission.enter('greedy'), admission.enter('greedy')];
    expect(await admission.enter('greedy')).toBeUndefined();
    expect(await admission.enter('other')).toBeDefined();
    expect(await admission.enter('third')).toBeDefined();
    running[0]!();
    expect(await waiting[0]).toBeDefined();
    expect(await waiting[1]).toBeUndefined();
  });

  it('answers 503 with Retry-After beyond that, while health checks are answered', async () => {
    const api = await open('production', { admission: limits });
    const { token } = await api.user({ username: 'eager' });
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(api, token, { query: known })));
    const shed = answers.filter(({ status }) => status === 503);
    expect(shed.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length + shed.length).toBe(40);
    expect(shed[0]!.headers.get('retry-after')).toBe('1');
    expect(await codeOf(shed[0]!)).toBe('503 UPSTREAM_UNAVAILABLE');
    expect((await fetch(`${api.url}/livez`)).status).toBe(200);
    expect((await send(api, token, { query: known })).status).toBe(200);
  });
});

it('keeps no answer, and behind a TLS proxy insists on TLS', async () => {
  const api = await open('production', { tlsProxies: ['127.0.0.1'] });
  const { headers } = await send(api, undefined, { query: known });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
});
