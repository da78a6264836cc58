// Fetches from a real nginx: Debian's package `nginx-light`. What nginx cannot be made to do wrong, a few lines of node:http do.

import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { askSource } from '../sources/ask-source.js';
import { forget, type SourceHarness, sourceHarness } from '../sources/testing/source-harness.js';
import { projects } from '../testing/harness.js';
import { assertInvariants } from '../testing/invariants.js';
import { type Nginx, nginx, startNginx } from './testing/nginx.js';

const TOKEN = 'only-for-this-test';
let database: TestDatabase;
let h: SourceHarness;

beforeAll(async () => {
  database = await testDatabase();
  h = await sourceHarness(database, { TREASURY_TOKEN: TOKEN });
});
afterEach(async () => {
  await assertInvariants(database.system);
  await forget(database);
});
afterAll(async () => {
  h.dispose();
  await database.drop();
});

const many = (count: number, name = '道路') =>
  projects(...Array.from({ length: count }, (_, at): [string, string] => [`P${at}`, name]));
const add = (from: Record<string, unknown>) => h.add('web', { kind: 'http', ...from });
const today = async () =>
  (await database.system.query("select (clock_timestamp() at time zone 'Asia/Shanghai')::date as today")).rows[0]
    .today as string;

(nginx ? describe : describe.skip)('files on nginx', () => {
  let server: Nginx;
  beforeAll(async () => {
    server = await startNginx(`
      location /old/ { return 302 /new/$is_args$args; }
      location /circle { return 301 /circle; }
      location /guarded/ { if ($http_authorization != "Bearer ${TOKEN}") { return 401; } }`);
    mkdirSync(join(server.root, 'guarded'));
    mkdirSync(join(server.root, 'day'));
  });
  afterAll(() => server?.stop());
  const put = (name: string, content: string) => writeFileSync(join(server.root, name), content);

  it('are fetched once, and again when they have changed', async () => {
    put('projects.csv', projects(['A', '甲']));
    await add({ url: `${server.url}/projects.csv` });
    expect((await h.ask('web')).results).toMatchObject([{ name: 'projects.csv', status: 'done', read: 1 }]);
    expect((await h.ask('web')).results).toEqual([]);
    expect(server.answers().at(-1)).toMatch(/^304 0 /);
    const again = await askSource(h.deps, 'web', new AbortController().signal, { again: true });
    expect(again.results).toMatchObject([{ status: 'done', already: expect.any(BigInt) }]);
    put('projects.csv', projects(['A', '新甲'], ['B', '乙']));
    expect((await h.ask('web')).results).toMatchObject([{ read: 2, counts: { updated: 1, loaded: 1 } }]);
    expect(readdirSync(join(h.deps.blobDir, 'landing', String((await h.source('web')).id)))).toEqual([]);
  });

  it('are nothing new when only their time has changed', async () => {
    put('touched.csv', projects(['A', '甲']));
    await add({ url: `${server.url}/touched.csv` });
    await h.ask('web');
    utimesSync(join(server.root, 'touched.csv'), 1_700_000_000, 1_700_000_000);
    expect(await h.ask('web')).toMatchObject({ status: 'asked', results: [], failures: [] });
    expect(server.answers().at(-1)).toMatch(/^200 /);
  });

  it('are found by the links of a page', async () => {
    for (const name of ['b-projects.csv', 'a-projects.csv', 'notes.txt']) put(name, projects([name, '甲']));
    await add({ index: `${server.url}/`, match: ['?-projects.csv'] });
    expect((await h.ask('web')).results.map(({ name }) => name)).toEqual(['a-projects.csv', 'b-projects.csv']);
  });

  it('are found by their business dates, which their records then have', async () => {
    const day = await today();
    put(`day/${day.replaceAll('-', '')}.csv`, projects(['A', '甲']));
    await add({ url: `${server.url}/day/{yyyy}{MM}{dd}.csv`, days: 3 });
    const asked = await h.ask('web');
    expect(asked).toMatchObject({ status: 'asked', failures: [], results: [{ status: 'done' }] });
    const { rows } = await database.system.query('select as_of from ingest_file');
    expect(rows).toEqual([{ as_of: day }]);
  });

  it('are not asked for again when their addresses never change their content', async () => {
    put('projects.csv', projects(['A', '甲']));
    await add({ url: `${server.url}/projects.csv`, immutable: true });
    await h.ask('web');
    const before = server.answers().length;
    expect((await h.ask('web')).results).toEqual([]);
    expect(server.answers()).toHaveLength(before);
  });

  it('need the credential, which stands nowhere but where it is referred to', async () => {
    put('guarded/projects.csv', projects(['A', '甲']));
    await add({ url: `${server.url}/guarded/projects.csv` });
    expect(await h.ask('web')).toMatchObject({
      status: 'failed',
      words: { en: expect.stringMatching(/HTTP 401; check the credential/) },
    });
    await add({ url: `${server.url}/guarded/projects.csv`, bearer: 'env:TREASURY_TOKEN' });
    expect((await h.ask('web')).results).toMatchObject([{ status: 'done' }]);
    const { rows } = await database.system.query('select s::text as stored from source s');
    expect(rows[0].stored).toContain('env:TREASURY_TOKEN');
    expect(rows[0].stored).not.toContain(TOKEN);
  });

  it('are not fetched from a server whose certificate nobody vouches for', async () => {
    put('projects.csv', projects(['A', '甲']));
    await add({ url: `${server.secureUrl}/projects.csv`, tries: 1 });
    expect(await h.ask('web')).toMatchObject({ status: 'failed', words: { en: expect.stringMatching(/SELF_SIGNED/) } });
  });

  it('are not looked for in circles', async () => {
    await add({ url: `${server.url}/circle` });
    expect(await h.ask('web')).toMatchObject({
      status: 'failed',
      words: { en: expect.stringMatching(/redirects more than 5 times/) },
    });
  });

  it('are told to be missing, or too large', async () => {
    await add({ url: `${server.url}/none.csv` });
    expect(await h.ask('web')).toMatchObject({
      status: 'failed',
      words: { en: expect.stringMatching(/HTTP 404; check the address/) },
    });
    put('large.csv', many(100));
    await add({ url: `${server.url}/large.csv`, maxBytes: '1KB' });
    expect((await h.ask('web')).failures).toMatchObject([
      { isGivenUp: true, words: { en: expect.stringMatching(/more than 1000 bytes/) } },
    ]);
    rmSync(join(server.root, 'large.csv'));
  });

  it('are gone on with where they broke off, also in a later asking', async () => {
    const content = many(20_000);
    put('long.csv', content);
    const bytes = Buffer.byteLength(content);
    // A proxy that hands on so many bytes and then falls silent.
    const proxy = await serve(async (request, response) => {
      const range = request.headers.range;
      const answer = await fetch(`${server.url}${request.url}`, {
        headers: {
          ...(range ? { range } : {}),
          ...(request.headers['if-range'] ? { 'if-range': String(request.headers['if-range']) } : {}),
        },
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      const body = Buffer.from(await answer.arrayBuffer());
      if (body.length > bytes / 4) response.write(body.subarray(0, bytes / 4));
      else response.end(body);
    });
    try {
      await add({ url: `${proxy.url}/long.csv`, tries: 2, idle: '1s' });
      let asked = await h.ask('web');
      expect(asked.status).toBe('failed');
      for (let again = 1; asked.status === 'failed' && again <= 5; again++) asked = await h.ask('web');
      expect(asked).toMatchObject({
        status: 'asked',
        results: [{ status: 'done', read: 20_000, bytes: BigInt(bytes) }],
      });
    } finally {
      proxy.server.close();
      proxy.server.closeAllConnections();
    }
    const ranges = server.answers().filter((line) => line.endsWith('/long.csv'));
    expect(ranges[0]).toMatch(/^200 /);
    expect(ranges.slice(1).every((line) => /^206 \d+ "bytes=\d+-"/.test(line))).toBe(true);
    expect(ranges.length).toBeGreaterThan(2);
  }, 120_000);
});

describe('a server that behaves badly', () => {
  let server: { url: string; server: Server } | undefined;
  afterEach(() => {
    server?.server.close();
    server?.server.closeAllConnections();
  });

  it('is asked again after its trouble, as soon as it says', async () => {
    let asked = 0;
    server = await serve((_request, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(asked === 1 ? 503 : 429, { 'retry-after': '1' }).end();
      else response.end(projects(['A', '甲']));
    });
    await add({ url: `${server.url}/projects.csv` });
    expect((await h.ask('web')).results).toMatchObject([{ status: 'done' }]);
    expect(asked).toBe(3);
  });

  it('need not send again what had come whole when it fell silent', async () => {
    const content = projects(['A', '甲']);
    const bytes = Buffer.byteLength(content);
    const asked: (string | undefined)[] = [];
    server = await serve((request, response) => {
      asked.push(request.headers.range);
      if (request.headers.range) response.writeHead(416, { 'content-range': `bytes */${bytes}` }).end();
      else response.writeHead(200, { etag: '"a"' }).write(content);
    });
    await add({ url: `${server.url}/projects.csv`, idle: '1s', tries: 2 });
    expect((await h.ask('web')).results).toMatchObject([{ status: 'done', read: 1 }]);
    expect(asked).toEqual([undefined, `bytes=${bytes}-`]);
  });

  it('is left when it says nothing any more', async () => {
    server = await serve(
      (_request, response) => void response.writeHead(200, { 'content-length': '1000' }).write('key,'),
    );
    await add({ url: `${server.url}/projects.csv`, idle: '1s', tries: 1 });
    expect(await h.ask('web')).toMatchObject({
      status: 'failed',
      words: { en: expect.stringMatching(/nothing came for 1 s/) },
    });
    expect(await h.projects()).toEqual({});
  });

  it('does not get the credential of another', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end(projects(['A', '甲']));
    });
    server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `${other.url}/projects.csv` }).end();
    });
    await add({ url: `${server.url}/projects.csv`, bearer: 'env:TREASURY_TOKEN' });
    expect((await h.ask('web')).results).toMatchObject([{ status: 'done' }]);
    expect(seen).toEqual([`Bearer ${TOKEN}`, undefined]);
    other.server.close();
  });
});

async function serve(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
