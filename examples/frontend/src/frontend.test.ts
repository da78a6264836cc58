// The client against a real API, with the rows of two counties:
//   1. a county's user signs in, reads its payments page by page, its warnings and its totals, and nothing of the other county;
//   2. errors are told by their code;
//   3. the program prints tables.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, createApi, ensureUser } from '@qingqu/api';
import { ingestFile } from '@qingqu/ingest';
import { Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import pg from 'pg';
import { QingquClient } from './client.js';
import { warningChanges } from './live.js';
import { advice, openWarnings, payments, paymentTotals, signIn } from './questions.js';

const YUCHENG = '411425000000';
const MINQUAN = '411421000000';
const PASSWORD = 'only-for-this-test';

let database: TestDatabase;
let api: Api;
let url: string;
let blobDir: string;
beforeAll(async () => {
  database = await testDatabase();
  blobDir = mkdtempSync(join(tmpdir(), 'qingqu-frontend-'));
  await takeInPayments();
  await raiseWarnings();
  const quiet = () => undefined;
  api = await createApi({
    pool: database.api,
    authKey: Buffer.alloc(32, 9),
    mode: 'production',
    now: () => new Date(),
    log: { info: quiet, warn: quiet, error: quiet },
    live: { connect: listening },
  });
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
  await ensureUser(database.system, {
    username: 'yucheng',
    displayName: '虞城县财政局',
    password: PASSWORD,
    role: 'supervisor',
    regionCode: YUCHENG,
    departmentKinds: [],
    isDemo: false,
  });
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(blobDir, { recursive: true, force: true });
});

async function listening(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.apiUrl });
  await client.connect();
  return client;
}

/** Twenty-five payments of 100 yuan for 虞城县 in March and April, and one for 民权县. */
async function takeInPayments(): Promise<void> {
  const line = (no: number, region: string) =>
    `ZF-${no},SQ-${no},PZ-${no},${region},2018,ZB-1,${region.slice(0, 6)}001,F-1,2018-03-01 09:00:00,2018-0${3 + (no % 2)}-02,100.00,道路工程款,enterprise,某建筑公司,paid\n`;
  const header =
    'key,application_no,voucher_no,region_code,fiscal_year,indicator_key,agency_key,fund_key,applied_at,paid_on,amount,purpose,payee_kind,payee_name,status\n';
  const rows = Array.from({ length: 25 }, (_, no) => line(no, YUCHENG));
  const bytes = Buffer.from(`${header}${rows.join('')}${line(99, MINQUAN)}`);
  const deps = { pool: database.system, vault: new Vault(Buffer.alloc(32, 7)), blobDir, now: () => performance.now() };
  expect((await ingestFile(deps, { feed: 'payment', bytes, receivedBy: 'test' })).counts.loaded).toBe(26);
}

async function raiseWarnings(): Promise<void> {
  await database.system.query(
    `insert into warning (id, rule_id, fingerprint, subject_kind, subject_id, discriminator, category, severity, department_kind, region_code, scope_ord, state, open_count,
       rule_digest, params, evidence, evidence_digest, rows, message_zh, message_en, case_key, opened_epoch, last_seen_epoch, opened_as_of, last_seen_as_of)
     select gen_random_uuid(), 'cash-single-large', sha256(code::bytea), 'payment', gen_random_uuid(), '', 'cash', 'red', 'treasury', code, scope_lo, 'open', 1,
       'x', '{}', '{}', '', '{}', name || '：单笔现金过大', 'cash', code, 1, 1, '2018-03-05', '2018-03-05'
     from region where code in ($1, $2)`,
    [YUCHENG, MINQUAN],
  );
}

const signedIn = async () => (await signIn(new QingquClient(url), 'yucheng', PASSWORD)).client;

describe('the client', () => {
  it('signs in', async () => {
    expect((await signIn(new QingquClient(url), 'yucheng', PASSWORD)).viewer).toEqual({
      displayName: '虞城县财政局',
      region: { code: YUCHENG, name: '虞城县' },
    });
  });

  it('reads all payments page by page, each once', async () => {
    const seen: string[] = [];
    for await (const { voucherNo, amount } of payments(await signedIn(), YUCHENG, '2018-01-01', 7)) {
      seen.push(voucherNo!);
      expect(amount).toBe('100.00');
    }
    expect(seen.toSorted()).toEqual(Array.from({ length: 25 }, (_, no) => `PZ-${no}`).toSorted());
  });

  it('reads the warnings of its county and no others', async () => {
    const { totalCount, nodes } = await openWarnings(await signedIn(), '410000000000');
    expect(totalCount).toBe(1);
    expect(nodes).toMatchObject([{ severity: 'RED', messageZh: '虞城县：单笔现金过大', region: { name: '虞城县' } }]);
  });

  it('counts by county and month', async () => {
    const totals = await paymentTotals(await signedIn(), YUCHENG);
    expect(totals.toSorted((one, other) => one.month!.localeCompare(other.month!))).toEqual([
      { countyName: '虞城县', month: '2018-03', count: 13, sumAmount: '1300.00' },
      { countyName: '虞城县', month: '2018-04', count: 12, sumAmount: '1200.00' },
    ]);
  });
});

describe('the subscription', () => {
  it('tells a change of the county’s warning, and not of the other county’s', async () => {
    const stop = new AbortController();
    const changes = warningChanges(await signedIn(), stop.signal);
    const first = changes.next();
    let isTold = false;
    void first.then(() => {
      isTold = true;
    });
    // Again until it is heard, for nobody says when the server has begun to listen.
    while (!isTold) {
      await database.system.query(
        `insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, scope_ord, department_kind)
         select w.id, (select count(*) + 1 from warning_event e where e.warning_id = w.id), 'evidence_changed', 1, '2018-03-06', 1, 'x', w.scope_ord, w.department_kind
         from warning w order by w.region_code`,
      );
      await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    expect((await first).value).toMatchObject({ messageZh: '虞城县：单笔现金过大', region: { name: '虞城县' } });
    stop.abort();
    await changes.return(undefined);
  });

  it('is refused without a token, by its code', async () => {
    const refused = await warningChanges(new QingquClient(url), new AbortController().signal)
      .next()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'QingquError', code: 'UNAUTHENTICATED' });
  });
});

describe('an error', () => {
  it.each([
    [
      'a wrong password',
      () => signIn(new QingquClient(url), 'yucheng', 'wrong'),
      'UNAUTHENTICATED',
      /用户名或密码不正确/,
    ],
    ['no token', () => openWarnings(new QingquClient(url), YUCHENG), 'UNAUTHENTICATED', /请求号 [0-9a-f-]{36}/],
    [
      'a question that is wrong',
      async () => (await signedIn()).ask({ toString: () => '{ nothing }' } as never, {}),
      'GRAPHQL_VALIDATION_FAILED',
      /nothing/,
    ],
    ['no server', () => openWarnings(new QingquClient('http://127.0.0.1:1'), YUCHENG), 'UNREACHABLE', /无法连接服务器/],
  ])('is told by its code: %s', async (_, act, code, words) => {
    const error = await Promise.resolve(act()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'QingquError', code });
    expect(advice(error)).toMatch(words);
  });
});

describe('the program', () => {
  const program = resolve(__dirname, '../dist/main.js');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [program, ...args]).catch((ended: { code: number; stderr: string }) => ended);

  it('prints what a county sees', async () => {
    const { stdout } = (await run(url, 'yucheng', PASSWORD)) as { stdout: string };
    expect(stdout).toMatch(
      /虞城县财政局：虞城县[\s\S]*2018-03[\s\S]*'1300\.00'[\s\S]*Open warnings \(1\)[\s\S]*单笔现金过大[\s\S]*道路工程款/,
    );
    expect(stdout).not.toContain('民权县');
  });

  it('says in one line what is wrong', async () => {
    expect(await run(url, 'yucheng', 'wrong')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^用户名或密码不正确.*\n$/),
    });
    expect(await run()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('node dist/main.js http://localhost:4000'),
    });
  });
});
