// A process as operators see it: its endpoint, what it counts of what it does, and the pages of its queue.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { parse } from 'yaml';
import { start } from '../commands/start.js';
import { checkNames } from '../doctor/examine.js';
import { waitFor } from '../embedded-postgres/wait.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { exportedNames, scrape } from './testing/scrape.js';

const PATIENCE_SECONDS = 20;
const PASSWORD = 'only-for-this-test';

let test: TestPlatform;
let running: Promise<number>;
const stop = new AbortController();
let api: string;
let ops: string;
let clerk: string;
let admin: string;

beforeAll(async () => {
  // A machine that is busy with other tests is no reason to send requests away.
  test = await testPlatform({ ops: { host: '127.0.0.1', port: 0 }, busyMs: Number.POSITIVE_INFINITY });
  running = start(test.platform, stop.signal, { sample: false });
  api = await said(/控制台 (http:\/\/[^/ ]+)/);
  ops = await said(/运维端口 (http:\/\/[^/ ]+)/);
  const user = { displayName: '测试', password: PASSWORD, departmentKinds: [], isDemo: false };
  await ensureUser(test.platform.system, { ...user, username: 'clerk', role: 'staff', regionCode: '410225000000' });
  await ensureUser(test.platform.system, { ...user, username: 'admin', role: 'admin', regionCode: '410000000000' });
  clerk = await tokenOf('clerk');
  admin = await tokenOf('admin');
}, 120_000);
afterAll(async () => {
  stop.abort();
  await running;
  await test?.drop();
});

async function said(pattern: RegExp): Promise<string> {
  const found = await waitFor(PATIENCE_SECONDS, async () => pattern.exec(test.lines.join('\n'))?.[1]);
  if (!found) throw new Error(`it did not say ${pattern}: ${test.lines.join('\n')}`);
  return found;
}

async function graphql(query: string, token?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  return fetch(`${api}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
}

async function tokenOf(username: string): Promise<string> {
  const answer = await graphql(
    `mutation SignIn { signIn(username: "${username}", password: "${PASSWORD}") { token } }`,
  );
  const text = await answer.text();
  const token = /"token":"([^"]+)"/.exec(text)?.[1];
  if (!token) throw new Error(`${username} could not sign in: ${text}`);
  return token;
}

describe('the operations endpoint', () => {
  it('tells that the process lives and is ready, on both ports alike', async () => {
    for (const address of [ops, api]) {
      expect(await (await fetch(`${address}/livez`)).json()).toEqual({ status: 'ok' });
      const ready = await fetch(`${address}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it('keeps the metrics off the port of the API, and everything else off its own', async () => {
    const there = await fetch(`${api}/metrics`);
    expect(there.status).toBe(404);
    expect((await fetch(`${ops}/graphql`)).status).toBe(404);
    expect((await fetch(`${ops}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('is not ready while a migration is missing, and bears a database that is ahead', async () => {
    const { system } = test.platform;
    const { rows } = await system.query(
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning id, hash, created_at::text as at',
    );
    const [{ id, hash, at }] = rows;
    const behind = await fetch(`${ops}/readyz`);
    expect([behind.status, await behind.json()]).toEqual([
      503,
      { status: expect.stringMatching(/^the database lacks 1 migrations from \d{4}_\w+ on$/) },
    ]);
    const put = 'insert into drizzle.__drizzle_migrations (id, hash, created_at) values ($1, $2, $3)';
    await system.query(put, [id, hash, at]);
    await system.query(put, [id + 1, 'of a later version', '1900000000000']);
    const ahead = await fetch(`${ops}/readyz`);
    expect([ahead.status, await ahead.json()]).toEqual([
      200,
      { status: 'ok', notes: ['the database is ahead by 1 migrations: a newer version is running'] },
    ]);
    await system.query('delete from drizzle.__drizzle_migrations where id = $1', [id + 1]);
  });
});

describe('what a process counts', () => {
  const series = (name: string, labels: string) => (all: Map<string, number>) => all.get(`qingqu_${name}{${labels}}`);

  it('is told by the names of operations that succeeded, and never by a value in the place of a name', async () => {
    await graphql('query Mine { viewer { username } }', clerk);
    await graphql('query Mine { viewer { username } }', clerk);
    await graphql('{ viewer { username } }', clerk);
    await graphql('query _411425195709167312 { viewer { username } }', clerk);
    await graphql('query Unknown { nothing }', clerk);
    await graphql('query NotLetIn { viewer { username } }');
    const all = await scrape(ops);
    const count = (operation: string) =>
      series('graphql_operation_seconds_count', `operation="${operation}",kind="query"`)(all);
    expect(count('Mine')).toBe(2);
    expect(count('anonymous')).toBe(1);
    expect(count('other')).toBe(3);
    expect(series('graphql_operation_seconds_count', 'operation="SignIn",kind="mutation"')(all)).toBe(2);
    expect(series('graphql_errors_total', 'code="UNAUTHENTICATED"')(all)).toBe(1);
    expect(series('graphql_errors_total', 'code="GRAPHQL_VALIDATION_FAILED"')(all)).toBe(1);
    expect(series('http_requests_total', 'route="/graphql",method="POST",status="200"')(all)).toBeGreaterThanOrEqual(7);
    expect([...all.keys()].filter((key) => /411425|NotLetIn|Unknown/.test(key))).toEqual([]);
  });

  it('is also told of its pools, its statements, its wake-ups and its clock', async () => {
    const all = await scrape(ops);
    expect(series('sql_pool_connections_max', 'pool="api"')(all)).toBe(test.platform.api.options.max);
    expect(series('sql_statement_seconds_count', 'pool="api",kind="select"')(all)).toBeGreaterThan(3);
    expect(series('process_info', 'kind="start",version="0.1.0"')(all)).toBe(1);
    expect(Math.abs(all.get('qingqu_clock_offset_seconds')!)).toBeLessThan(1);
    expect(all.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    const woken = await waitFor(PATIENCE_SECONDS, async () =>
      series('queue_wake_seconds_count', 'kind="catch-up",outcome="done"')(await scrape(ops)),
    );
    expect(woken).toBeGreaterThanOrEqual(1);
    expect(series('queue_jobs', 'backend="postgres",state="failed"')(all)).toBe(0);
  });

  it('leaves nothing out that stands in the database', async () => {
    const all = await scrape(ops);
    expect(all.get('qingqu_scrape_failures_total')).toBe(0);
    expect(series('ingest_batches', 'status="parked"')(all)).toBe(0);
    expect(series('warnings_open', 'severity="red"')(all)).toBe(0);
    expect(series('ingest_paused', 'cause="disk"')(all)).toBeDefined();
    expect(all.get('qingqu_database_connections_max')).toBeGreaterThan(10);
    expect(all.get('qingqu_epoch_open')).toBeGreaterThanOrEqual(1);
    // What has never been is absent: a zero would be an instant in 1970.
    expect([all.has('qingqu_backup_timestamp_seconds'), all.has('qingqu_snapshot_epoch')]).toEqual([false, false]);
  });
});

describe('what operators watch', () => {
  interface Watched {
    where: string;
    expr: string;
  }
  const kept = (path: string) => readFileSync(join(test.platform.folders.root, 'ops', path), 'utf8');

  function alerts(): Watched[] {
    const { groups } = parse(kept('prometheus/alerts.yml')) as {
      groups: { name: string; rules: { alert: string; expr: string; labels: object; annotations: object }[] }[];
    };
    return groups.flatMap(({ rules }) =>
      rules.map(({ alert, expr, labels, annotations }) => {
        expect([alert, labels]).toEqual([alert, { severity: expect.stringMatching(/^(critical|warning)$/) }]);
        expect([alert, annotations]).toEqual([alert, { summary: expect.any(String), description: expect.any(String) }]);
        return { where: alert, expr };
      }),
    );
  }

  function panels(): Watched[] {
    const dashboard = JSON.parse(kept('grafana/qingqu.json')) as {
      panels: { title: string; type: string; targets?: { expr: string }[] }[];
    };
    expect(dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title)).toEqual([
      '概况 Overview',
      '数据接收 Ingest',
      '监控运行 Sweep',
      '队列 Queue',
      'API',
      'Postgres',
    ]);
    return dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, expr })));
  }

  it('is exported by a running process: each metric of the alerts and of the dashboard, by labels that it has', async () => {
    const exported = new Set(await exportedNames(ops));
    const labels = new Map<string, Set<string>>();
    for (const series of (await scrape(ops)).keys()) {
      const [, name, within = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(series)!;
      labels.set(name!, new Set([...within.matchAll(/(\w+)="/g)].map(([, label]) => label!)));
    }
    const watched = [...alerts(), ...panels()];
    expect(watched.length).toBeGreaterThan(60);
    const selector = /\b((?:qingqu|process|nodejs)_\w+)(?:\{([^}]*)\})?/g;
    for (const { where, expr } of watched) {
      const asked = [...expr.matchAll(selector)];
      expect([where, asked.length > 0]).toEqual([where, true]);
      for (const [, name, within = ''] of asked) {
        expect([where, name, exported.has(name!)]).toEqual([where, name, true]);
        for (const [, label] of within.matchAll(/(\w+)=~?"/g))
          if (label !== 'job')
            expect([where, label, labels.get(name!)?.has(label!) ?? true]).toEqual([where, label, true]);
      }
    }
  });
});

describe('docs/operations.md', () => {
  const page = () => readFileSync(join(test.platform.folders.root, 'docs/operations.md'), 'utf8');

  it('names each metric that there is, and none besides', async () => {
    const told = new Set([...page().matchAll(/`(qingqu_\w+)`/g)].map(([, name]) => name!));
    told.delete('qingqu_'); // what the names begin with
    const exported = (await exportedNames(ops)).filter((name) => /^qingqu_/.test(name) && !/_(sum|count)$/.test(name));
    expect([...told].sort()).toEqual(exported.map((name) => name.replace(/_bucket$/, '')).sort());
  });

  it('names each check of the doctor, in their order', () => {
    const checks = page().split('| check ')[1]!;
    expect([...checks.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)).toEqual(checkNames);
  });
});

describe('the pages of the queue', () => {
  const basic = (token: string) => ({ authorization: `Basic ${Buffer.from(`me:${token}`).toString('base64')}` });

  it('are for administrators, whom a browser asks for a token', async () => {
    const unasked = await fetch(`${api}/queues`);
    expect([unasked.status, unasked.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic /)]);
    expect((await fetch(`${api}/queues`, { headers: basic(clerk) })).status).toBe(403);
    expect((await fetch(`${api}/queues/api/queues`)).status).toBe(401);
    expect((await fetch(`${api}/queues/static/js/none.js`)).status).toBe(401);
    expect((await fetch(`${api}/queues`, { headers: { authorization: `Bearer ${admin}` } })).status).toBe(200);
  });

  it('show the queue, take nothing from the internet, and keep our content security policy', async () => {
    const page = await fetch(`${api}/queues`, { headers: basic(admin) });
    const html = await page.text();
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringMatching(/default-src 'self'.*base-uri 'none'/),
    ]);
    expect(html).not.toMatch(/https?:\/\//);
    const files = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) expect((await fetch(`${api}${path}`, { headers: basic(admin) })).status).toBe(200);
    const shown = await fetch(`${api}/queues/api/queues?activeQueue=qingqu&status=latest&page=1`, {
      headers: basic(admin),
    });
    const { queues } = (await shown.json()) as { queues: { name: string; readOnlyMode: boolean }[] };
    expect(queues.length).toBeGreaterThan(0);
    for (const queue of queues)
      expect(queue).toMatchObject({ name: expect.stringMatching(/^qingqu/), readOnlyMode: true });
  });

  it('change nothing', async () => {
    const headers = basic(admin);
    for (const [method, path] of [
      ['PUT', 'api/queues/qingqu/pause'],
      ['PUT', 'api/queues/qingqu/retry/failed'],
      ['POST', 'api/queues/qingqu/add'],
      ['PUT', 'api/queues/qingqu/obliterate'],
    ] as const)
      expect([path, (await fetch(`${api}/queues/${path}`, { method, headers })).status]).toEqual([path, 403]);
  });
});
