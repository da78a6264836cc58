// An API process and a worker, as they run on machines of their own, looked at by whoever operates them:
//   1. both are ready, and say what they do as lines of JSON;
//   2. a trace goes from a mutation in one over the queue to the other, to its tasks and to the evaluator;
//   3. a file full of personal values goes in, and is asked about, rightly and wrongly;
//   4. none of the values is in the logs, the metrics or the traces of either.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ensureUser } from '@qingqu/api';
import { idCheckDigit } from '@qingqu/ingest';
import { systemPool } from '@qingqu/schema';
import { installRules, loadRules } from '@qingqu/sweep';
import type pg from 'pg';
import { serverUrl } from '../embedded-postgres/connection.js';
import { discardEmbedded } from '../embedded-postgres/index.js';
import { readState } from '../embedded-postgres/state.js';
import { waitFor } from '../embedded-postgres/wait.js';
import { foldersBelow } from '../folders.js';
import { killAll, type Running, start } from '../testing/qingqu.js';
import { type OtlpReceiver, type ReceivedSpan, startReceiver } from './testing/otlp-receiver.js';

const PATIENCE_SECONDS = 120;
const PASSWORD = 'only-for-this-test';
/** As a caller that traces sends it. */
const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

const first17 = '41142519570916731';
const idNo = first17 + idCheckDigit(first17);
const cardNo = '6228480409876543210';
const phone = '13803709517';
const name = '欧阳格外显眼';
const personal = [idNo, cardNo, phone, name, '格外显眼', first17.slice(-10), cardNo.slice(-10)];

let root: string;
let receiver: OtlpReceiver;
let worker: Running;
let serve: Running;
let pool: pg.Pool;
let api: string;
const ops: Record<string, string> = {};
let supervisor: string;
let clerk: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'qingqu-observed-'));
  // The user that Postgres runs as must get through.
  chmodSync(root, 0o755);
  receiver = await startReceiver();
  const state = join(root, 'state');
  const environment = {
    QINGQU_STATE: state,
    QINGQU_TODAY: '2018-10-15',
    QINGQU_MODE: 'production',
    QINGQU_OPS: '127.0.0.1:0',
    QINGQU_BUSY_MS: '60000',
    QINGQU_DRAIN: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    PORT: '0',
  };
  worker = start(['worker'], environment);
  ops.worker = (await worker.said(/运维端口 (http:\/\/[\d.]+:\d+)\/metrics/))[1]!;
  serve = start(['serve'], environment);
  ops.serve = (await serve.said(/运维端口 (http:\/\/[\d.]+:\d+)\/metrics/))[1]!;
  api = (await serve.said(/控制台 (http:\/\/[\d.]+:\d+)\//))[1]!;
  const { port, password } = readState(state)!;
  pool = systemPool(serverUrl(port, password), 2);
  await installRules(pool, await loadRules(foldersBelow(resolve(__dirname, '../../../..')).rules));
  const user = { displayName: '测试', password: PASSWORD, departmentKinds: [], isDemo: false };
  await ensureUser(pool, { ...user, username: 'sheng', role: 'supervisor', regionCode: '410000000000' });
  await ensureUser(pool, {
    ...user,
    username: 'yucheng',
    role: 'staff',
    regionCode: '411425000000',
    departmentKinds: ['agri'],
  });
  supervisor = await tokenOf('sheng');
  clerk = await tokenOf('yucheng');
}, 240_000);
afterAll(async () => {
  await pool?.end();
  await killAll();
  await discardEmbedded(join(root, 'state'), () => undefined);
  await receiver?.close();
  rmSync(root, { recursive: true, force: true });
});

async function graphql(query: string, headers: Record<string, string> = {}): Promise<string> {
  const json = { 'content-type': 'application/json', ...headers };
  const answer = await fetch(`${api}/graphql`, { method: 'POST', headers: json, body: JSON.stringify({ query }) });
  return answer.text();
}

async function tokenOf(username: string): Promise<string> {
  const answer = await graphql(`mutation { signIn(username: "${username}", password: "${PASSWORD}") { token } }`);
  const token = /"token":"([^"]+)"/.exec(answer)?.[1];
  if (!token) throw new Error(`${username} could not sign in: ${answer}`);
  return `Bearer ${token}`;
}

async function until(what: string, sql: string, ...values: unknown[]): Promise<void> {
  const found = await waitFor(PATIENCE_SECONDS, async () => (await pool.query(sql, values)).rows[0]);
  if (!found) throw new Error(`it did not come to pass that ${what}`);
}

it('is ready on each machine by itself', async () => {
  for (const address of Object.values(ops)) {
    const ready = await fetch(`${address}/readyz`);
    expect([address, ready.status, await ready.json()]).toEqual([address, 200, { status: 'ok' }]);
  }
});

it('is one trace from the mutation over the queue to the tasks and the evaluator', async () => {
  const traceparent = `00-${CALLER.traceId}-${CALLER.spanId}-01`;
  const begun = await graphql('mutation Start { startSweep(reason: "试运行") { id } }', {
    authorization: supervisor,
    traceparent,
  });
  expect(begun).toMatch(/"id":/);
  await until('the sweep is done', "select from sweep where status = 'done'");
  const mine = () => receiver.spans.filter(({ traceId }) => traceId === CALLER.traceId);
  const evaluators = () => mine().filter((span) => span.name === 'evaluator');
  const tasks = () => mine().filter((span) => span.name === 'task');
  const { rows } = await pool.query<{ tasks: number }>('select count(*)::int as tasks from sweep_task');
  // Both processes hand on what they have once a second.
  await waitFor(20, async () => (tasks().length >= rows[0]!.tasks && mine().some(isMutation) ? true : undefined));
  const byId = new Map(mine().map((span) => [span.spanId, span]));
  const lineOf = (span: ReceivedSpan): string[] => {
    const parent = byId.get(span.parentSpanId ?? '');
    return [...(parent ? lineOf(parent) : []), `${span.attributes['qingqu.process']}: ${span.name}`];
  };
  expect(rows[0]!.tasks).toBeGreaterThan(10);
  expect(evaluators()).toHaveLength(rows[0]!.tasks);
  for (const one of evaluators())
    expect(lineOf(one)).toEqual(['serve: mutation Start', 'worker: wake sweep', 'worker: task', 'worker: evaluator']);
  const processes = new Set(mine().map(({ attributes }) => attributes['service.instance.id']!.split(':').at(-1)));
  expect(processes.size).toBe(2);
  // The evaluator sends nothing itself: it has no way out.
  expect(processes).not.toContain(evaluators()[0]!.attributes['process.pid']);
  const { parentSpanId, attributes } = mine().find(isMutation)!;
  expect([parentSpanId, attributes]).toEqual([
    CALLER.spanId,
    expect.objectContaining({
      'http.route': '/graphql',
      'http.response.status_code': '200',
      'graphql.operation.name': 'Start',
    }),
  ]);
}, 180_000);

const isMutation = ({ name }: ReceivedSpan): boolean => name === 'mutation Start';

it('tells nobody a personal value: not its logs, not its metrics, not its traces', async () => {
  const authorization = clerk;
  const header =
    'key,batch_key,line_no,region_code,programme_key,period_start,period_end,name,id_no,card_no,quantity,amount,status,paid_on';
  const line = (key: string, id: string, card: string, who: string) =>
    `${key},B1,1,411425000000,BT1,2018-01-01,2018-12-31,${who},${id},${card},1,100.00,success,2018-04-16`;
  const form = new FormData();
  form.set('feed', 'subsidy_line');
  const rows = [
    line('G1', idNo, cardNo, name),
    line('W1', `${idNo}9`, cardNo, name),
    line(idNo, '', `${cardNo}x`, phone),
    `${idNo},${name}`,
  ];
  form.set('file', new Blob([`${[header, ...rows].join('\n')}\n`]), 'lines.csv');
  const sent = await fetch(`${api}/uploads`, { method: 'POST', headers: { authorization }, body: form });
  expect([sent.status, await sent.text()]).toEqual([202, expect.stringContaining('"batches"')]);
  await until('the file is read', "select from ingest_file where status = 'done'");
  for (const query of [
    `query _${idNo} { persons(filter: {idNoMasked: {eq: "${idNo}"}}) { totalCount } }`,
    `query P${cardNo} { person(idNo: "${idNo}") { name } }`,
    `{ node(id: "${idNo}") { id } }`,
    `{ persons(filter: {bornOn: {eq: "${idNo}"}}) { totalCount } }`,
    `mutation { fixQuarantinedRow(id: "${idNo}", line: "${name}") { row { id } } }`,
    `{ precheck(payments: [{key: "x", amount: "1.00", indicatorKey: "x", agencyKey: "x", fundKey: "x", payeeKind: INDIVIDUAL, payeeName: "${name}", accountNo: "${cardNo}", regionCode: "411425000000"}]) { checked } }`,
    `{ ${'persons'.repeat(2)}${idNo} }`,
  ])
    await graphql(query, { authorization });
  await fetch(`${api}/export/${idNo}.csv?name=${encodeURIComponent(name)}`, { headers: { authorization } });
  await fetch(`${api}/${phone}/${encodeURIComponent(name)}`);

  const scraped: string[] = [];
  for (const address of Object.values(ops)) scraped.push(await (await fetch(`${address}/metrics`)).text());
  expect(scraped.join()).toMatch(/qingqu_http_requests_total\{route="\/uploads",method="POST",status="202"\} 1/);
  expect(scraped.join()).toMatch(/qingqu_ingest_rows_total\{outcome="quarantined"\} [34]/);
  const logs: string[] = [];
  for (const one of [serve, worker]) {
    one.kill('SIGTERM');
    const { code, stdout, stderr } = await one.ended;
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    logs.push(stdout + stderr);
  }
  expect(receiver.spans.map((span) => span.name)).toEqual(expect.arrayContaining(['POST /uploads', 'wake ingest']));
  const told = { scraped: scraped.join('\n'), logs: logs.join('\n'), traces: receiver.text() };
  for (const [where, text] of Object.entries(told)) {
    expect([where, text.length > 500]).toEqual([where, true]);
    expect([where, personal.filter((value) => text.includes(value))]).toEqual([where, []]);
  }
  const lines = told.logs.split('\n').filter(Boolean);
  const parsed = lines.map((text) => JSON.parse(text) as { msg?: string });
  expect(parsed.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([expect.stringMatching(/the worker is running/), expect.stringMatching(/^控制台 http/)]),
  );
}, 180_000);
