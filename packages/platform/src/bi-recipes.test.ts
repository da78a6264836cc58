// The recipes of examples/bi, run on the sample world as the tools would: every SQL as a database login, every GraphQL question and every address of
// a file with a service token; the columns that charts and scripts name are there, and rows come back.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi, ensureUser } from '@qingqu/api';
import { biLogin, dropBiLogins } from '@qingqu/schema/testing';
import pg from 'pg';
import { parse } from 'yaml';
import { samplePlatform } from './testing/sample-world.js';
import type { TestPlatform } from './testing/test-platform.js';

const EXAMPLE = 'https://qingqu.example.cn';
const PROVINCE = '410000000000';

let test: TestPlatform;
let api: Api;
let url: string;
let token: string;
let tool: pg.Client;
beforeAll(async () => {
  test = await samplePlatform();
  const quiet = () => undefined;
  api = await createApi({
    pool: test.platform.api,
    authKey: test.platform.secrets.authKey,
    mode: 'production',
    now: () => new Date(),
    log: { info: quiet, warn: quiet, error: quiet },
  });
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
  token = await serviceToken(['graphql:adhoc', 'export']);
  tool = new pg.Client({ connectionString: (await biLogin(test.database, { regionCode: PROVINCE })).url });
  await tool.connect();
}, 300_000);
afterAll(async () => {
  await tool?.end();
  await api?.close();
  await dropBiLogins(test.database);
  await test.drop();
});

/** A token as an administrator issues it. */
async function serviceToken(scopes: string[]): Promise<string> {
  const { system } = test.database;
  const issued = `qqs_${randomBytes(32).toString('base64url')}`;
  const userId = await ensureUser(system, {
    username: 'bi-tool',
    displayName: '报表工具',
    password: randomBytes(12).toString('hex'),
    role: 'service',
    regionCode: PROVINCE,
    departmentKinds: ['budget', 'treasury', 'agri'],
    isDemo: false,
  });
  await system.query(`update app_user set kind = 'service' where id = $1`, [userId]);
  await system.query(
    `insert into service_token (user_id, name, token_hash, scopes, created_by, expires_at, scope_ord)
     select id, 'recipes', $2, $3, 'test', now() + interval '1 day', scope_ord from app_user where id = $1`,
    [userId, createHash('sha256').update(issued).digest(), scopes],
  );
  return issued;
}

const file = (...path: string[]) => join(test.platform.folders.root, 'examples/bi', ...path);
const read = (...path: string[]) => readFileSync(file(...path), 'utf8');

async function rowsOf(sql: string): Promise<{ columns: string[]; rows: Record<string, unknown>[] }> {
  const { fields, rows } = await tool.query(sql);
  return { columns: fields.map((field) => field.name), rows };
}

async function ask(query: string, variables: object = {}): Promise<Record<string, never>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data: Record<string, never>; errors?: unknown };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

/** A file by its address, as Excel and Power Query ask for it. */
async function download(address: string): Promise<Buffer> {
  const response = await fetch(address.replace(EXAMPLE, url), {
    headers: { authorization: `Basic ${Buffer.from(`token:${token}`).toString('base64')}` },
  });
  const body = Buffer.from(await response.arrayBuffer());
  expect([address, response.status, response.status === 200 ? '' : body.toString()]).toEqual([address, 200, '']);
  return body;
}

const sqlFiles = () => readdirSync(file('sql')).filter((name) => name.endsWith('.sql'));

describe('the charts over the views', () => {
  it('have rows, and the columns that their first line and the README name', async () => {
    const readme = read('README.md');
    for (const name of sqlFiles()) {
      const sql = read('sql', name);
      const { columns, rows } = await rowsOf(sql);
      const named = [...sql.split('\n')[0]!.matchAll(/\b[a-z]+_[a-z_]+\b/g)].map((match) => match[0]);
      const row = readme.split('\n').find((line) => line.includes(`(sql/${name})`));
      const charted = [...(row ?? '').matchAll(/`([a-z_]+)`/g)].map((match) => match[1]!);
      expect([name, charted.length >= 2, rows.length > 0]).toEqual([name, true, true]);
      expect([name, [...named, ...charted].filter((column) => !columns.includes(column))]).toEqual([name, []]);
    }
    expect(sqlFiles().length).toBeGreaterThanOrEqual(8);
  });

  it('are right: rates lie between nothing and all, the net amount is that of the payments', async () => {
    for (const [name, rate] of [
      ['one-card-rate', 'success_rate'],
      ['same-day-rate', 'same_day_rate'],
    ] as const)
      for (const row of (await rowsOf(read('sql', `${name}.sql`))).rows) {
        expect(Number(row[rate])).toBeGreaterThanOrEqual(0);
        expect(Number(row[rate])).toBeLessThanOrEqual(1);
      }
    const [top] = (await rowsOf(read('sql', 'top-payees.sql'))).rows;
    const { rows } = await test.database.system.query(
      `select (sum(case when refund_of_id is null then amount_fen else -abs(amount_fen) end) / 100)::numeric(18,2)::text as yuan
       from payment where status = 'paid' and payee_name = $1 and payee_kind = 'enterprise'`,
      [top!.payee_name],
    );
    expect(top!.paid_yuan).toBe(rows[0].yuan);
  });
});

interface Target {
  datasource: { uid: string; type: string };
  rawSql?: string;
  url?: string;
  url_options?: { method: string; body_graphql_query: string; body_graphql_variables: string };
  root_selector?: string;
  columns?: { selector: string; type: string }[];
}
interface Panel {
  title: string;
  datasource: { uid: string; type: string };
  targets: Target[];
  options: { xField?: string };
  fieldConfig: { overrides: { matcher: { options: string } }[] };
}

describe('the Grafana dashboard', () => {
  const panels = () => (JSON.parse(read('grafana/dashboards/qingqu.json')) as { panels: Panel[] }).panels;

  it('asks the data sources that are provisioned', () => {
    const provisioned = parse(read('grafana/provisioning/datasources/qingqu.yaml')) as {
      datasources: { uid: string; type: string }[];
    };
    const known = provisioned.datasources.map(({ uid, type }) => ({ type, uid }));
    for (const { datasource, targets } of panels())
      for (const used of [datasource, ...targets.map((target) => target.datasource)])
        expect(known).toContainEqual(used);
  });

  it('shows on each panel rows with the fields that it names', async () => {
    for (const { title, targets, options, fieldConfig } of panels()) {
      const [target] = targets;
      const { columns, rows } = target!.rawSql ? await rowsOf(inYear2018(target!.rawSql)) : await answerTo(target!);
      expect([title, rows.length > 0]).toEqual([title, true]);
      const named = [...fieldConfig.overrides.map(({ matcher }) => matcher.options), options.xField ?? columns[0]!];
      expect([title, named.filter((column) => !columns.includes(column))]).toEqual([title, []]);
    }
  });

  /** As Grafana writes the range of the dashboard in place of its macro. */
  const inYear2018 = (sql: string) =>
    sql.replace(/\$__timeFilter\((\w+)\)/g, "$1 between '2018-01-01T00:00:00+08:00' and '2018-12-31T23:59:59+08:00'");

  async function answerTo(target: Target): Promise<{ columns: string[]; rows: Record<string, unknown>[] }> {
    const { method, body_graphql_query, body_graphql_variables } = target.url_options!;
    expect([target.url, method]).toEqual(['/graphql', 'POST']);
    const [, root] = target.root_selector!.split('.');
    const rows = (await ask(body_graphql_query, JSON.parse(body_graphql_variables)))[root!]! as Record<
      string,
      unknown
    >[];
    // Money comes as text, which Infinity turns into numbers.
    for (const { selector, type } of target.columns!)
      expect([selector, Number.isNaN(Number(rows[0]![selector]))]).toEqual([selector, type === 'string']);
    return { columns: target.columns!.map((column) => column.selector), rows };
  }
});

describe('the Power Query scripts', () => {
  /** The parts of a text between quotes, in which a quote is written twice. */
  const texts = (script: string) =>
    [...script.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1]!.replaceAll('""', '"'));
  const setting = (script: string, name: string) => new RegExp(`${name} = "([^"]*)"`).exec(script)![1]!;

  it('read payments over GraphQL page by page, all of them and each once', async () => {
    const script = read('power-query/graphql-payments.pq');
    const query = texts(script).find((text) => text.includes('query Payments'))!;
    const region = setting(script, 'Region');
    const nodes: Record<string, unknown>[] = [];
    let after: string | null = null;
    do {
      const { payments } = (await ask(query, { region, after })) as unknown as {
        payments: { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      nodes.push(...payments.nodes);
      after = payments.pageInfo.hasNextPage ? payments.pageInfo.endCursor : null;
    } while (after !== null);
    const { rows } = await test.database.system.query(
      `select count(*)::int as n from payment p, region r where r.code = $1 and p.scope_ord between r.scope_lo and r.scope_hi and p.status = 'paid'`,
      [region],
    );
    expect(nodes.length).toBe(rows[0].n);
    expect(nodes.length).toBeGreaterThan(500);
    const renamed = [...script.matchAll(/\{"(\w+)", "[^"]+"\}/g)].map((match) => match[1]!);
    expect(renamed.toSorted()).toEqual(Object.keys(nodes[0]!).toSorted());
  });

  it('read the views', async () => {
    const sql = texts(read('power-query/postgres.pq')).find((text) => text.includes('select'))!;
    expect((await rowsOf(sql)).rows.length).toBeGreaterThan(10);
  });

  it('take a whole list as a file', async () => {
    const script = read('power-query/export-csv.pq');
    const query = /Query = \[(.*)\]/.exec(script)![1]!;
    const parameters = [...query.matchAll(/(?:#"([^"]+)"|(\w+)) = "([^"]*)"/g)].map(
      ([, quoted, plain, value]) => [quoted ?? plain!, value!] as [string, string],
    );
    const path = setting(script, 'RelativePath');
    const csv = await download(`${setting(script, 'Server')}/${path}?${new URLSearchParams(parameters)}`);
    const [header, ...lines] = csv
      .toString()
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(500);
    const typed = [...script.matchAll(/\{"(\w+)", (?:type|Currency)/g)].map((match) => match[1]!);
    expect(typed).toEqual(['paidOn', 'amount']);
    expect(typed.filter((column) => !header!.split(',').includes(column))).toEqual([]);
  });
});

it('the addresses for Excel answer with files that have rows', async () => {
  const addresses = [...read('README.md').matchAll(/^GET (https:\S+)$/gm)].map((match) => match[1]!);
  expect(addresses.length).toBeGreaterThan(1);
  for (const address of addresses) {
    const body = await download(encodeURI(address));
    if (address.includes('.xlsx')) expect(body.subarray(0, 2).toString()).toBe('PK');
    expect([address, body.length > 5_000]).toEqual([address, true]);
  }
});
