import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { serverAudits } from 'graphql-http';
import { createApi } from './server/create-api.js';
import { authKey, noon, type TestApi, testApi } from './testing/client.js';

let database: TestDatabase;
let api: TestApi;
let token: string;

beforeAll(async () => {
  database = await testDatabase();
  // Some of the audits ask for a type of the schema.
  api = await testApi(database, 'production', { introspection: true });
  ({ token } = await api.user({ username: 'auditor' }));
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('GraphQL over HTTP', () => {
  const signedIn: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
  const audits = serverAudits({ url: () => `${api.url}/graphql`, fetchFn: signedIn });

  it('has the whole audit to pass', () => {
    expect(audits.length).toBeGreaterThan(60);
  });

  it.each(audits.map(({ name, fn }) => ({ name, fn })))('$name', async ({ fn }) => {
    const result = await fn();
    expect(result).toMatchObject({ status: 'ok' });
  });

  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
  const bearer = () => ({ authorization: `Bearer ${token}` });

  it('takes JSON only, since a foreign page can send anything else unasked', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await post({ ...bearer(), 'content-type': type }, '{"query":"{__typename}"}');
      expect([400, 415]).toContain(response.status);
    }
  });

  it('refuses a GET without a header that a foreign page cannot set', async () => {
    const response = await fetch(`${api.url}/graphql?query={__typename}`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { errors: { message: string }[] }).errors[0]!.message).toMatch(/CSRF/);
  });

  it('does not mutate by GET', async () => {
    const query = encodeURIComponent('mutation { signIn(username: "a", password: "b") { token } }');
    const response = await fetch(`${api.url}/graphql?query=${query}`, { headers: bearer() });
    expect(response.status).toBe(405);
  });

  it('refuses batches of operations and bodies beyond the limit', async () => {
    const json = { ...bearer(), 'content-type': 'application/json' };
    expect((await post(json, '[{"query":"{__typename}"},{"query":"{__typename}"}]')).status).toBe(400);
    const long = JSON.stringify({ query: '{__typename}', extensions: { filler: 'x'.repeat(300_000) } });
    expect((await post(json, long)).status).toBe(413);
  });

  it('says in GraphQL’s form what is wrong with a broken body, without a stack', async () => {
    const response = await post({ ...bearer(), 'content-type': 'application/json' }, '{"query": ');
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_REQUEST');
    expect(text).not.toMatch(/at .*\.js/);
  });
});

describe('the rest of the server', () => {
  it('tells whether it lives and whether it can work', async () => {
    expect(await (await fetch(`${api.url}/livez`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${api.url}/readyz`)).json()).toEqual({ status: 'ok' });
  });

  it('sends security headers and a request id with every answer', async () => {
    const { headers } = await fetch(`${api.url}/livez`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says so when the console has not been built', async () => {
    const response = await fetch(`${api.url}/graphiql`);
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringMatching(/has not been built.*npm run build/),
    ]);
  });

  it('serves a built console: files, GraphiQL, and the index for its own pages', async () => {
    const consoleDir = mkdtempSync(join(tmpdir(), 'qingqu-console-'));
    writeFileSync(join(consoleDir, 'index.html'), '<title>console</title>');
    writeFileSync(join(consoleDir, 'graphiql.html'), '<title>graphiql</title>');
    writeFileSync(join(consoleDir, 'app.js'), 'let it;');
    const quiet = { info() {}, warn() {}, error() {} };
    const other = await createApi({
      pool: database.api,
      authKey,
      consoleDir,
      mode: 'production',
      now: () => noon,
      log: quiet,
    });
    const url = await other.app.listen({ port: 0, host: '127.0.0.1' });
    const get = async (path: string) => {
      const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
      return `${response.status} ${await response.text()}`;
    };
    try {
      expect(await get('/')).toBe('200 <title>console</title>');
      expect(await get('/graphiql')).toBe('200 <title>graphiql</title>');
      expect(await get('/warnings/42')).toBe('200 <title>console</title>');
      expect(await get('/app.js')).toBe('200 let it;');
      const cached = async (path: string) => (await fetch(`${url}${path}`)).headers.get('cache-control');
      expect([await cached('/'), await cached('/app.js')]).toEqual([
        'no-cache',
        expect.stringMatching(/max-age=2592000, immutable/),
      ]);
      expect(await get('/missing.js')).toMatch(/^404 /);
      expect(await get('/../package.json')).toMatch(/^404 /);
    } finally {
      await other.close();
      rmSync(consoleDir, { recursive: true });
    }
  });

  it('ends while requests are under way: they are answered, and nobody is waited for who keeps a connection', async () => {
    const quiet = { info() {}, warn() {}, error() {} };
    const deps = { pool: database.api, authKey, mode: 'production', now: () => noon, log: quiet } as const;
    const other = await createApi({ ...deps, statementTimeoutMs: 500 });
    const closed = new Promise<void>((resolve, reject) => {
      other.app.addHook('preHandler', async () => void other.close().then(resolve, reject));
    });
    const url = new URL(await other.app.listen({ port: 0, host: '127.0.0.1' }));
    const half = connect(Number(url.port), url.hostname);
    await once(half, 'connect');
    half.on('error', () => undefined);
    half.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{');
    const response = await fetch(`${url.href}livez`);
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    const started = performance.now();
    await closed;
    // The half request is given up after the time of a statement and a second; a kept connection would take 72 seconds.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
