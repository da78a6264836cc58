// Lists as files over real HTTP: every format against the list that GraphQL answers on the same filter, scoped and masked alike, written down
// before a row goes out, and never a part that looks whole.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@qingqu/documents/testing';
import { parse } from 'csv-parse/sync';
import { entities } from '../entities/index.js';
import { mayRead } from '../model/audience.js';
import { type ExportWorld, exportWorld, PURPOSE } from './testing/export-world.js';

let world: ExportWorld;
beforeAll(async () => {
  world = await exportWorld({ exportSettings: { atOnce: 4, timeoutMs: 20_000 } });
});
afterAll(() => world?.drop());

const columns = [
  'id',
  'applicationNo',
  'amount',
  'paidOn',
  'status',
  'purpose',
  'fiscalYear',
  'enteredAt',
  'epoch',
  'payee.name',
  'indicator.fiscalYear',
];
const filter = { applicationNo: { startsWith: 'hostile-' }, amount: { lt: '50000000.00' } };
const query = `columns=${columns.join(',')}&orderBy=-amount&filter=${encodeURIComponent(JSON.stringify(filter))}&${PURPOSE}`;

/** The same rows as GraphQL answers them, by the columns' names. */
async function answered(): Promise<Record<string, unknown>[]> {
  const { data, errors } = await world.api.ask(
    world.tokens.a,
    `query ($filter: PaymentFilter) { payments(first: 500, filter: $filter, orderBy: [{field: AMOUNT, direction: DESC}]) { totalCount nodes {
      id applicationNo amount paidOn status purpose fiscalYear enteredAt epoch payee { name } indicator { fiscalYear } } } }`,
    { filter },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data.payments.nodes.length).toBeGreaterThan(100);
  expect(data.payments.nodes).toHaveLength(data.payments.totalCount);
  return data.payments.nodes.map(
    ({ payee, indicator, ...rest }: Record<string, { name?: string; fiscalYear?: number }>) => ({
      ...rest,
      'payee.name': payee?.name ?? null,
      'indicator.fiscalYear': indicator?.fiscalYear ?? null,
    }),
  );
}

describe('the rows of an export are those of the list', () => {
  it('as NDJSON, value by value, with their count and digest', async () => {
    const expected = await answered();
    const { status, headers, trailers, bytes } = await world.get(`/export/payments.ndjson?${query}`);
    expect(status).toBe(200);
    const lines = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const last = lines.pop();
    expect(lines).toEqual(expected);
    expect(Object.keys(lines[0])).toEqual(columns);
    expect(last).toEqual({ rows: expected.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(trailers).toMatchObject({
      'x-row-count': String(expected.length),
      'x-content-sha256': createHash('sha256').update(bytes).digest('hex'),
    });
    expect(headers.trailer).toBe('X-Row-Count, X-Content-SHA256');
    expect(headers['x-epoch']).toMatch(/^\d+$/);
  });

  it('as CSV', async () => {
    const expected = await answered();
    const { headers, bytes } = await world.get(`/export/payments.csv?${query}`);
    expect(headers['content-type']).toBe('text/csv; header=present; charset=utf-8');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="payments-20181015-120000\.csv"; filename\*=UTF-8''%E6%94%AF%E4%BB%98-payments-/,
    );
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\ufeff'));
    const [head, ...rows] = parse(bytes, { bom: true }) as string[][];
    expect(head).toEqual(columns);
    const unmarked = (text: string) => text.replaceAll(/(^|\r\n|\r|\n)'+/g, '$1');
    expect(rows.map((row) => row.map(unmarked))).toEqual(
      expected.map((row) => columns.map((name) => (row[name] === null ? '' : unmarked(String(row[name]))))),
    );
  });

  it('as a workbook, with a sheet about it', async () => {
    const expected = await answered();
    const { bytes } = await world.get(`/export/payments.xlsx?${query}&lang=zh&ticket=T-7`);
    const { sheets } = await readWorkbook(bytes);
    const [head, ...rows] = sheets.get('数据 data')!;
    expect(head!.map(({ value }) => value)).toEqual([
      '标识',
      '支付申请号',
      '支付金额（元）',
      '支付日期',
      '状态',
      '用途',
      '预算年度',
      '录入时间',
      '数据期',
      '收款人·名称（个人脱敏）',
      '指标·预算年度',
    ]);
    const at = (name: string) => columns.indexOf(name);
    for (const name of ['id', 'applicationNo', 'purpose', 'payee.name'])
      expect(rows.map((row) => row[at(name)]!.value)).toEqual(expected.map((row) => row[name] ?? ''));
    expect(rows.map((row) => Number(row[at('amount')]!.value))).toEqual(expected.map(({ amount }) => Number(amount)));
    expect(rows.every((row) => row[at('amount')]!.type === 'number')).toBe(true);
    expect(rows.flat().some(({ hasFormula }) => hasFormula)).toBe(false);
    const about = new Map(sheets.get('说明 about')!.map(([name, value]) => [name!.value, value!.value]));
    expect(Object.fromEntries(about)).toMatchObject({
      '数据 data': 'payments',
      '筛选条件 filter': JSON.stringify(filter),
      '用户 user': 'a（a）',
      '时间 time': '2018-10-15 12:00:00',
      '用途 purpose': '核对发放名单',
      '工单 ticket': 'T-7',
      '行数 rows': String(expected.length),
    });
  });

  it('as parquet', async () => {
    const expected = await answered();
    const { bytes } = await world.get(`/export/payments.parquet?${query}`);
    const rows = await duck(
      bytes,
      (path) =>
        `select id, amount::text as amount, paidOn::text as "paidOn", hex(purpose) as purpose, "payee.name" as payee from '${path}'`,
    );
    expect(rows).toEqual(
      expected.map((row) => ({
        id: row.id,
        amount: row.amount,
        paidOn: row.paidOn,
        purpose: Buffer.from(row.purpose as string)
          .toString('hex')
          .toUpperCase(),
        payee: row['payee.name'],
      })),
    );
  });

  it('with filters that a tool without JSON can write', async () => {
    const rowsOf = async (more: string) => {
      const { status, trailers, message } = await world.get(`/export/payments.csv?${PURPOSE}&${more}`);
      if (status !== 200) throw new Error(message);
      return Number(trailers['x-row-count']);
    };
    const count = async (asked: string) =>
      (await world.api.ask(world.tokens.a, `{ payments(filter: ${asked}) { totalCount } }`)).data.payments.totalCount;
    for (const [simple, same] of [
      [
        'applicationNo.startsWith=hostile-1&paidOn.isNull=true',
        '{applicationNo: {startsWith: "hostile-1"}, paidOn: {isNull: true}}',
      ],
      ['amount.gte=0.00&fiscalYear=1', '{amount: {gte: "0.00"}, fiscalYear: {eq: 1}}'],
      ['status.in=APPROVED,PAID', '{status: {in: [APPROVED, PAID]}}'],
      ['payee.kind=ENTERPRISE', '{payee: {kind: {eq: ENTERPRISE}}}'],
      ['regionUnder=4114', '{regionUnder: "4114"}'],
      ['status.ne=PAID&filter={"amount":{"lt":"0.00"}}', '{status: {ne: PAID}, amount: {lt: "0.00"}}'],
    ] as const)
      expect([simple, await rowsOf(simple)]).toEqual([simple, await count(same)]);
    expect(await rowsOf('first=3')).toBe(3);
  });

  it('since an epoch: what has come in or changed from then on', async () => {
    const { headers, trailers } = await world.get(`/export/payments.csv?${PURPOSE}&since=0`);
    expect(Number(trailers['x-row-count'])).toBeGreaterThan(100);
    const next = BigInt(headers['x-epoch'] as string) + 1_000n;
    expect((await world.get(`/export/payments.csv?${PURPOSE}&since=${next}`)).trailers['x-row-count']).toBe('0');
  });
});

describe('an export is scoped as the list is', () => {
  it('for every entity in full: a county gets its own rows and nothing of the other', async () => {
    for (const entity of entities.values()) {
      if (!mayRead(entity.readers, 'supervisor')) continue;
      const { status, bytes, trailers, message } = await world.get(`/export/${entity.plural}.ndjson?${PURPOSE}`);
      expect([entity.plural, status, message]).toEqual([entity.plural, 200, undefined]);
      // Asking for the log adds to the log.
      if (!world.world.isScoped(entity) || entity.name === 'AuditEntry') continue;
      const { data } = await world.api.ask(world.tokens.a, `{ ${entity.plural} { totalCount } }`);
      expect([entity.plural, Number(trailers['x-row-count'])]).toEqual([entity.plural, data[entity.plural].totalCount]);
      expect([entity.plural, world.world.leaksOfB(bytes.toString())]).toEqual([entity.plural, []]);
    }
  });

  it('and so are the columns that a relation leads to', async () => {
    for (const entity of entities.values()) {
      if (!mayRead(entity.readers, 'supervisor')) continue;
      for (const [name, member] of Object.entries(entity.members)) {
        if (member.kind !== 'one') continue;
        const target = entities.get(member.target)!;
        if (!mayRead(target.readers, 'supervisor')) continue;
        const names = [
          'id',
          ...Object.keys(target.members).filter((each) => target.members[each]!.kind === 'field'),
        ].slice(0, 99);
        const asked = ['id', ...names.map((each) => `${name}.${each}`)];
        const { status, bytes, message } = await world.get(
          `/export/${entity.plural}.ndjson?${PURPOSE}&columns=${asked.join(',')}`,
        );
        expect([entity.plural, name, status, message]).toEqual([entity.plural, name, 200, undefined]);
        expect([entity.plural, name, world.world.leaksOfB(bytes.toString())]).toEqual([entity.plural, name, []]);
      }
    }
  });

  it('leaders and administrators get no business rows, and leaders the budget chain', async () => {
    for (const user of ['leader', 'admin'] as const)
      for (const entity of entities.values()) {
        const { status, code } = await world.get(`/export/${entity.plural}.csv?${PURPOSE}&columns=id`, user);
        const may = mayRead(entity.readers, user);
        expect([user, entity.plural, status, code]).toEqual([
          user,
          entity.plural,
          may ? 200 : 403,
          may ? undefined : 'FORBIDDEN',
        ]);
      }
    const through = await world.get('/export/regions.csv?columns=code,name', 'leader');
    expect(through.status).toBe(200);
  });
});

describe('what is asked is checked', () => {
  const refused = async (path: string, user: 'a' | 'admin' = 'a') => {
    const { status, code, message } = await world.get(path, user);
    return [status, code, message] as const;
  };

  it.each([
    ['/export/payments.csv?columns=id', /purpose=核对发放名单/],
    ['/export/payments.csv?purpose=abc', /4 to 500/],
    ['/export/indicators.csv?columns=fiscalYear,payments.id', /no column 'payments.id'.*for example columns=id/],
    ['/export/indicators.csv?columns=fiscalYear,fiscalYear', /twice/],
    ['/export/indicators.csv?columns=constructor', /no column/],
    ['/export/indicators.csv?nothing=1', /filter: Field "nothing" is not defined by type "IndicatorFilter"\.$/],
    ['/export/indicators.csv?amount.gte=abc', /Money expects a string such as "1234.50"/],
    ['/export/indicators.csv?filter=[1]', /a JSON object, for example filter=/],
    ['/export/indicators.csv?orderBy=nothing', /orderBy/],
    ['/export/indicators.csv?first=0', /first is 1 to 5000000/],
    ['/export/indicators.csv?first=-1', /a whole number/],
    ['/export/indicators.csv?charset=latin1', /utf-8 or gb18030/],
    ['/export/indicators.csv?lang=de', /en or zh/],
    ['/export/indicators.csv?lang=en&lang=zh', /lang expects one value/],
    ['/export/regions.csv?since=1', /have no epoch/],
  ])('%s', async (path, words) => {
    expect(await refused(path)).toEqual([400, 'BAD_USER_INPUT', expect.stringMatching(words)]);
  });

  it('and what is not there is not found', async () => {
    for (const path of ['/export/nothing.csv', '/export/payments.xls', '/export/payments', '/export/constructor.csv'])
      expect((await refused(path)).slice(0, 2)).toEqual([404, 'NOT_FOUND']);
  });

  it('nobody without a token gets anything, and a password is none', async () => {
    const path = '/export/regions.csv';
    const basic = (words: string) => `Basic ${Buffer.from(words).toString('base64')}`;
    for (const authorization of [undefined, 'Bearer x', basic("a:a's password"), basic(`token:${world.tokens.a}`)]) {
      const { status, code, headers } = await world.fetched(path, authorization);
      expect([status, code, headers['www-authenticate']]).toEqual([
        401,
        'UNAUTHENTICATED',
        expect.stringContaining('Basic realm="qingqu"'),
      ]);
    }
  });

  it('other methods than GET are refused', async () => {
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE'])
      for (const path of ['/export/payments.csv', '/export/jobs/x']) {
        const { status, headers } = await world.fetched(path, `Bearer ${world.tokens.a}`, method);
        expect([method, status, headers.allow]).toEqual([method, 405, 'GET']);
      }
  });
});

describe('every export is written down', () => {
  it('before a row is read, with its purpose and never a value of its filter; and again what it came to', async () => {
    const before = (await world.entries()).length;
    const { bytes } = await world.get(
      `/export/payments.csv?${PURPOSE}&ticket=T-1&columns=id,amount&payee.name=%E5%BC%A0%E4%B8%89`,
    );
    const [begun, done] = (await world.entries()).slice(before);
    expect(begun).toEqual({
      action: 'export',
      username: 'a',
      role: 'supervisor',
      target_kind: 'Payment',
      target_id: null,
      purpose: '核对发放名单',
      ticket: 'T-1',
      detail: {
        format: 'csv',
        purposeCode: 'reconciliation',
        columns: ['id', 'amount'],
        filteredBy: ['name', 'payee'],
      },
    });
    expect(done.action).toBe('export_done');
    expect(done.detail).toMatchObject({
      rows: 0,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('and where it cannot be, nothing goes out', async () => {
    await world.database.system.query(
      'revoke execute on function audit(text, text, text, text, text, jsonb, text, text) from qingqu_supervisor',
    );
    const { status, bytes } = await world.get(`/export/payments.csv?${PURPOSE}`);
    await world.database.system.query(
      'grant execute on function audit(text, text, text, text, text, jsonb, text, text) to qingqu_supervisor',
    );
    expect(status).toBe(403);
    expect(bytes.toString()).not.toContain('hostile-1');
  });
});

describe('an export that is cut short', () => {
  /** Rows enough, of texts that no compression makes small, that not all of them fit on the way. */
  const many = 20_000;
  beforeAll(async () => {
    const { system } = world.database;
    const { rows } = await system.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'project'`,
    );
    const made: Record<string, string> = {
      id: 'gen_random_uuid()',
      source_key: "p.source_key || ' ' || n",
      name: "(select string_agg(md5(random()::text || m || n), '') from generate_series(1, 60) m)",
    };
    await system.query(
      `insert into project (${rows.map(({ name }) => name).join(', ')}) select ${rows.map(({ name }) => made[name] ?? `p.${name}`).join(', ')}
       from (select * from project where scope_ord = ${world.world.a.lo} limit 1) p, generate_series(1, ${many}) n`,
    );
  });

  /** Begins an export and takes only its first bytes. */
  async function begun(path: string) {
    const sent = request(`${world.api.url}${path}`, { headers: { authorization: `Bearer ${world.tokens.a}` } }).end();
    sent.on('error', () => undefined);
    const [response] = await once(sent, 'response');
    await once(response, 'readable');
    return { sent, response };
  }

  /** The server's processes that work on an export. */
  async function backends(more = 'true'): Promise<number[]> {
    const { rows } = await world.database.system.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'qingqu-api' and datname = current_database() and xact_start is not null
       and query like 'select json_build_array(%' and ${more}`,
    );
    return rows.map(({ pid }) => pid);
  }

  it.each(['csv', 'ndjson', 'xlsx', 'parquet'])(
    'by the database is an error to whoever reads it: %s',
    async (format) => {
      const before = (await world.entries()).length;
      const { response } = await begun(`/export/projects.${format}`);
      const [pid] = await backends();
      expect(pid).toBeDefined();
      await world.database.system.query('select pg_terminate_backend($1)', [pid]);
      const take = async () => {
        for await (const _ of response);
      };
      await expect(take()).rejects.toThrow(/aborted|hang up|reset/);
      expect(response.complete).toBe(false);
      expect(response.trailers).toEqual({});
      await until(async () => (await world.entries()).length === before + 2);
      const { action, detail } = (await world.entries()).at(-1);
      expect([action, detail.failed]).toEqual(['export_failed', 'UPSTREAM_UNAVAILABLE']);
      expect(detail.rows).toBeLessThan(many);
    },
  );

  it('by its reader ends the statement and frees the connection', async () => {
    const before = (await world.entries()).length;
    const { sent } = await begun('/export/projects.csv');
    expect(await backends()).toHaveLength(1);
    sent.destroy();
    await until(async () => (await backends()).length === 0);
    await until(async () => (await world.entries()).length === before + 2);
    expect((await world.entries()).at(-1).detail).toMatchObject({ failed: 'CUT' });
    expect(world.database.api.idleCount).toBe(world.database.api.totalCount);
  });

  it('by its reader while the database still sorts', async () => {
    const { system } = world.database;
    // Whoever reads a project waits for this lock, as for a sort that takes long.
    const blocker = await system.connect();
    await blocker.query('begin; lock table project in access exclusive mode');
    const sent = request(`${world.api.url}/export/projects.csv`, {
      headers: { authorization: `Bearer ${world.tokens.a}` },
    }).end();
    sent.on('error', () => undefined);
    await until(async () => (await backends("wait_event_type = 'Lock'")).length === 1);
    sent.destroy();
    await until(async () => (await backends()).length === 0);
    await blocker.query('rollback');
    blocker.release();
    expect((await world.get('/export/projects.csv?first=1')).status).toBe(200);
  });

  it('and of one user no more than half of all go out at a time', async () => {
    const held = await Promise.all([begun('/export/projects.csv'), begun('/export/projects.csv')]);
    const { status, code, headers } = await world.get('/export/projects.csv?first=1');
    expect([status, code, headers['retry-after']]).toEqual([429, 'RATE_LIMITED', '10']);
    expect((await world.get('/export/regions.csv?first=1', 'b')).status).toBe(200);
    for (const { sent } of held) sent.destroy();
    await until(async () => (await world.get('/export/projects.csv?first=1')).status === 200);
  });
});

/** Asks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}

async function duck(bytes: Buffer, queryOf: (path: string) => string): Promise<unknown[]> {
  const dir = mkdtempSync(join(tmpdir(), 'qingqu-parquet-'));
  const path = join(dir, 'export.parquet');
  writeFileSync(path, bytes);
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(queryOf(path))).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(dir, { recursive: true });
  }
}
