// No name, ID number, account or telephone number of a person leaves the files that it came in: a running platform as people use it, in processes of
// its own, on an embedded Postgres of its own:
//   1. files full of known personal values, good ones and bad ones, go in by the command line, the watched folder and an upload;
//   2. what was rejected, where records came from and what the API answers is asked, rightly and wrongly;
//   3. keys are rotated; the same again with the queue on Redis, where there is one;
//   4. then every output, log, table, queue and kept file is looked through, for the values and for ten figures in a row of them.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { idCheckDigit } from '@qingqu/ingest';
import { sealedTables, systemPool } from '@qingqu/schema';
import { keepEvidence } from '@qingqu/schema/testing';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { serverUrl } from './embedded-postgres/connection.js';
import { discardEmbedded } from './embedded-postgres/index.js';
import { readState } from './embedded-postgres/state.js';
import { waitFor } from './embedded-postgres/wait.js';
import { type Ended, killAll, run, start } from './testing/qingqu.js';
import { emptyRedis, redisDatabase } from './testing/redis.js';

const REGION = '411425000000';
const first17 = '41142519570916731';
const idNo = first17 + idCheckDigit(first17);
/** With another check digit: such a number is somebody's as well. */
const mistyped = first17 + (idNo.endsWith('0') ? '1' : '0');
const cardNo = '6228480409876543210';
const phone = '13803709517';
const name = '欧阳格外显眼';
const personal = [
  idNo,
  mistyped,
  cardNo,
  phone,
  name,
  '格外显眼',
  idNo.slice(-10),
  first17.slice(-10),
  cardNo.slice(-10),
];
const leaks = (text: string): string[] => personal.filter((value) => text.includes(value));

const redisUrl = redisDatabase(5);
let root: string;
let environment: Record<string, string>;
/** What was said, by whom. */
const said: [by: string, text: string][] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'qingqu-personal-'));
  // The user that Postgres runs as must get through.
  chmodSync(root, 0o755);
  environment = { QINGQU_STATE: join(root, 'state'), QINGQU_TODAY: '2018-11-30', QINGQU_MODE: 'production' };
  mkdirSync(join(root, 'state/inbox'), { recursive: true });
  if (redisUrl) await emptyRedis(redisUrl);
});
afterAll(async () => {
  await killAll();
  await discardEmbedded(environment.QINGQU_STATE!, () => undefined);
  rmSync(root, { recursive: true, force: true });
});

const lineHeader =
  'key,batch_key,line_no,region_code,programme_key,period_start,period_end,name,id_no,card_no,quantity,amount,status,paid_on';
const line = (key: string, id = idNo, card = cardNo, who = name, amount = '100.00') =>
  `${key},B1,1,${REGION},BT1,2018-01-01,2018-12-31,${who},${id},${card},1,${amount},success,2018-04-16`;
const file = (...lines: string[]) => `${[lineHeader, ...lines].join('\n')}\n`;

/** Files by name, each with something else that is right or wrong with it. */
const files: Record<string, string> = {
  '01-subsidy_line-good.csv': file(line('G1'), line('G2', mistyped)),
  '02-subsidy_line-wrong.csv': file(
    line('W1', `${idNo.slice(0, 17)}?`),
    line('W2', idNo, `${cardNo}#`),
    line('W3', '4.11425E+17'),
    line('W4', idNo, cardNo, `"${name}`),
    line('W5', idNo, cardNo, idNo),
    line(idNo, idNo, cardNo, name, idNo),
    `${line('W6')},${idNo},${name}`,
  ),
  '03-subsidy_line-no-header.csv': `${line('N1')}\n${line('N2')}\n`,
  '04-person-good.csv': `id_no,name,region_code\n${idNo},${name},${REGION}\n`,
  '05-account-mixed.csv': `account_no,region_code,name,type_code,holder_kind,medium\n${cardNo},${REGION},虞城县财政局,24,finance,corporate\n${idNo}?,${REGION},${idNo},24,finance,corporate\n`,
  '06-operator-phone.csv': `key,name,phone\nO1,${name},${phone}\n`,
};

async function qingqu(args: string[], more: Record<string, string> = {}): Promise<Ended> {
  const ended = await run(args, { ...environment, ...more });
  said.push([`qingqu ${args[0]} ${args[1] ?? ''}`, ended.stdout + ended.stderr]);
  return ended;
}

it('keeps personal values where they belong, whatever is done with them', async () => {
  const dir = join(root, 'files');
  mkdirSync(dir);
  for (const [called, text] of Object.entries(files)) writeFileSync(join(dir, called), text);
  writeFileSync(join(root, 'state/inbox/07-subsidy_line-inbox.csv'), file(line('I1'), line('I2', `${idNo}9`)));

  await platformAtWork(undefined, async (ask) => {
    for (const called of Object.keys(files)) await qingqu(['ingest', 'auto', join(dir, called)]);
    await ask('upload', file(line('U1'), line('U2', '', `${cardNo}x`), `${line('U3')},${idNo}`));
  });
  await qingqu(['source', 'ask', 'inbox']);
  await qingqu(['feed', 'try', 'subsidy_line', join(dir, '02-subsidy_line-wrong.csv')]);
  await qingqu(['feed', 'guess', join(dir, '03-subsidy_line-no-header.csv')]);
  await qingqu(['quarantine', 'list', '--first', '500']);
  await qingqu(['provenance', 'subsidy_line', 'G1', '--line']);
  await qingqu(['provenance', 'person', idNo]);
  await qingqu(['keys', 'new']);
  await qingqu(['keys', 'rotate', '--by', 'tester']);
  await qingqu(['keys', 'list']);
  if (redisUrl)
    await platformAtWork(redisUrl, async (ask) => {
      await ask('upload', file(line('R1'), line('R2', `${idNo}9`)));
    });

  expect(said.length).toBeGreaterThan(15);
  for (const [by, text] of said) expect([by, leaks(text)]).toEqual([by, []]);
  await expectNoneInDatabase();
  expectNoneInFiles();
  if (redisUrl) await expectNoneInRedis(redisUrl);
  keepEvidence('I10/everywhere', {
    'values looked for': personal.length,
    'outputs looked through': said.length,
    Redis: redisUrl !== undefined,
  });
}, 600_000);

type Ask = (what: 'upload', text: string) => Promise<void>;

/** A running platform; what it says, logs and answers is kept. */
async function platformAtWork(redis: string | undefined, work: (ask: Ask) => Promise<void>): Promise<void> {
  const platform = start(['start', '--no-sample'], { ...environment, PORT: '0', ...(redis && { REDIS_URL: redis }) });
  const [, url] = await platform.said(/控制台 (http:\/\/[\d.]+:\d+)\//);
  const [, password] = await platform.said(/\n {2}yucheng +(\S+)/);
  const post = async (query: string, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return response.text();
  };
  const signedIn = await post(`mutation { signIn(username: "yucheng", password: "${password}") { token } }`);
  const { token } = JSON.parse(signedIn).data.signIn;
  await work(async (_, text) => {
    const form = new FormData();
    form.set('feed', 'subsidy_line');
    form.set('file', new Blob([text]), `upload-${said.length}.csv`);
    const response = await fetch(`${url}/uploads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    const answer = await response.text();
    expect([response.status, answer]).toEqual([202, expect.stringContaining('"batches"')]);
    said.push(['the upload', answer]);
    await waitFor(60, async () =>
      /LOADING|RECEIVED/.test(await post('{ batches { nodes { status } } }', token)) ? undefined : true,
    );
  });
  const id = /"id":"([^"]+)"/.exec(await post('{ subsidyLines(first: 1) { nodes { id } } }', token))?.[1] ?? '';
  for (const query of [
    '{ subsidyLines { nodes { id name idNoMasked cardNoMasked sourceKey } } persons { nodes { name idNoMasked } } }',
    '{ quarantinedRows(first: 100) { nodes { reasonCode messageZh messageEn column ownerOrg } } batches { nodes { name status lastError } } }',
    `{ provenance(id: "${id}", withLine: true) { sourceKey cells { header value } fields { column } } }`,
    `{ provenance(id: "${id}", field: "nothing") { version } }`,
    `{ subsidyLines(filter: {amount: {eq: "1,00"}}) { totalCount } }`,
  ])
    said.push([query, await post(query, token)]);
  // Who asks with a number may be told it again, but it is logged nowhere.
  for (const query of [
    `{ persons(filter: {idNoMasked: {eq: "${idNo}"}}) { totalCount } }`,
    `{ person(idNo: "${idNo}") { name } }`,
    `{ node(id: "${idNo}") { id } }`,
    `{ persons(filter: {bornOn: {eq: "${idNo}"}}) { totalCount } }`,
    `mutation { fixQuarantinedRow(id: "${idNo}", line: "${name}") { row { id } } }`,
    `{ precheck(payments: [{key: "x", amount: "1.00", indicatorKey: "x", agencyKey: "x", fundKey: "x", payeeKind: INDIVIDUAL, payeeName: "${name}", accountNo: "${cardNo}", regionCode: "${REGION}"}]) { checked } }`,
  ])
    await post(query, token);
  platform.kill('SIGTERM');
  const ended = await platform.ended;
  expect(ended.code).toBe(0);
  said.push([`start (${redis ? 'Redis' : 'Postgres'})`, ended.stdout + ended.stderr]);
}

/** All tables, those of the queue too, but for the sealed columns. */
async function expectNoneInDatabase(): Promise<void> {
  await whileRunning(async (pool) => {
    const { rows: counts } = await pool.query(
      'select (select count(*)::int from subsidy_line) as lines, (select count(*)::int from quarantine) as rejected',
    );
    expect([counts[0].lines > 3, counts[0].rejected > 8]).toEqual([true, true]);
    const sealed = new Map(sealedTables().map((table) => [`public.${table.name}`, table.columns]));
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(80);
    // Bytes show as hex in JSON, so each value is looked for in that form as well.
    const forms = personal.flatMap((text) => [text, Buffer.from(text).toString('hex')]).join('|');
    for (const { name: table } of tables) {
      const { rows } = await pool.query(
        `select 1 from ${table} t where (to_jsonb(t) - $1::text[])::text ~ $2 limit 1`,
        [sealed.get(table) ?? [], forms],
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });
}

/** The embedded server runs as long as a command does. */
async function whileRunning(work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const worker = start(['worker'], environment);
  await worker.said(/the worker is running/);
  const { port, password } = readState(environment.QINGQU_STATE!)!;
  const pool = systemPool(serverUrl(port, password), 1);
  try {
    await work(pool);
  } finally {
    await pool.end();
    worker.kill('SIGTERM');
    const ended = await worker.ended;
    said.push(['worker', ended.stdout + ended.stderr]);
    expect(leaks(ended.stdout + ended.stderr)).toEqual([]);
  }
}

/** The server's log, snapshots and whatever else the program keeps, but for the received bytes and the database's own files. */
function expectNoneInFiles(): void {
  const state = environment.QINGQU_STATE!;
  const home = readState(state)!.home ?? join(state, 'postgres');
  const looked: string[] = [];
  const walk = (dir: string): void => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const path = join(dir, entry.name);
      const place = relative(state, path);
      if (['blobs', 'inbox'].includes(place) || path === join(home, 'data')) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) {
        looked.push(place);
        const bytes = readFileSync(path);
        expect([place, personal.filter((value) => bytes.includes(value))]).toEqual([place, []]);
      }
    }
  };
  for (const dir of new Set([state, home])) walk(dir);
  expect(looked).toContain(relative(state, join(home, 'postgres.log')));
}

/** Every key of the queue, with all that it holds. */
async function expectNoneInRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('*');
    expect(keys.length).toBeGreaterThan(3);
    for (const key of keys) {
      const type = await redis.type(key);
      const held =
        type === 'hash'
          ? await redis.hgetall(key)
          : type === 'list'
            ? await redis.lrange(key, 0, -1)
            : type === 'zset'
              ? await redis.zrange(key, '0', '-1')
              : type === 'stream'
                ? await redis.xrange(key, '-', '+')
                : type === 'set'
                  ? await redis.smembers(key)
                  : await redis.get(key);
      expect([key, leaks(key + JSON.stringify(held))]).toEqual([key, []]);
    }
  } finally {
    redis.disconnect();
  }
}
