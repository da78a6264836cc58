// Data that leave the finance departments, over GraphQL and HTTP:
//   1. three people of three offices let an exchange pass; what is asked for is checked before anybody decides;
//   2. under it leaves what it covers, of its own region, counted and written down; at once and as a job;
//   3. without one, past its last day, or of anything else, nothing leaves; personal values never do;
//   4. another county sees and moves nothing of it;
//   5. every export has one of five purposes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expireExchanges } from '@qingqu/casework';
import { inTransaction, stampEpoch, Vault } from '@qingqu/schema';
import { insertRows, type MadePlace, madePayment } from '@qingqu/schema/testing';
import type pg from 'pg';
import { runExportJobs } from '../export/run-jobs.js';
import { type CaseworkApi, CITY, COUNTY, caseworkApi, keyOf, OTHER_COUNTY, PROVINCE } from '../testing/casework-api.js';
import { authKey } from '../testing/client.js';

const offices = {
  'xian-nong': { role: 'staff', regionCode: COUNTY, departmentKinds: ['agri'] },
  'xian-jiandu': { role: 'supervisor', regionCode: COUNTY },
  'lin-nong': { role: 'staff', regionCode: OTHER_COUNTY, departmentKinds: ['agri'] },
  'shi-nong': { role: 'staff', regionCode: CITY, departmentKinds: ['agri'] },
  'sheng-nong': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  'sheng-nong2': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['agri'] },
  'sheng-xinxi': { role: 'staff', regionCode: PROVINCE, departmentKinds: ['it'] },
} as const;
type Name = keyof typeof offices;

const exportDir = mkdtempSync(join(tmpdir(), 'qingqu-exchange-'));
let world: CaseworkApi<Name>;
beforeAll(async () => {
  world = await caseworkApi(offices, async ({ system }) => {
    await makePayments(system);
    return { exports: { dir: exportDir, system }, audit: { vault: new Vault(authKey) } };
  });
});
afterAll(async () => {
  await world?.close();
  rmSync(exportDir, { recursive: true });
});

/** Two payments of the county, one of another. */
async function makePayments(system: pg.Pool): Promise<void> {
  const { rows } = await system.query<MadePlace>('select code, scope_lo as lo from region where code = any($1)', [
    [COUNTY, OTHER_COUNTY],
  ]);
  const placeOf = (code: string) => rows.find((each) => each.code === code)!;
  const epoch = await inTransaction(system, stampEpoch);
  const made = (n: number, code: string, amount_fen: number) =>
    madePayment(n, placeOf(code), epoch, { amount_fen, paid_on: '2018-03-05' });
  await insertRows(system, 'payment', [
    made(1, COUNTY, 1_111_111),
    made(2, COUNTY, 1_111_111),
    made(3, OTHER_COUNTY, 9_876_543),
  ]);
}

const request = (more = '', list = 'list: "payments", fields: ["amount", "paidOn"]') =>
  `mutation { requestExchange(direction: OUT, counterparty: "河南省扶贫开发办公室", reason: "按月比对", ${list}${more}) { id state version acts dataset purpose } }`;
const step = (who: Name, field: string, id: string, version: number, more = '') =>
  world.ask(
    who,
    `mutation ($id: ID!) { ${field}(id: $id, version: ${version}, reason: "属实"${more}) { state version acts } }`,
    { id },
  );

/** An exchange that the county asked for and the province approved. */
async function approved(more = '', expiresOn = '2018-12-31'): Promise<string> {
  const { id } = (await world.must('xian-nong', request(more))).requestExchange;
  for (const answer of [
    await step('sheng-nong', 'endorseExchange', id, 1),
    await step('sheng-xinxi', 'approveExchange', id, 2, `, expiresOn: "${expiresOn}"`),
  ])
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return id;
}

async function exported(who: Name, address: string) {
  const response = await fetch(`${world.api.url}/export/${address}`, {
    headers: { authorization: `Bearer ${world.token(who)}` },
  });
  const body = await response.text();
  const error = response.ok ? undefined : JSON.parse(body).errors[0];
  return { status: response.status, body, code: error?.extensions.code, message: error?.message };
}
const PAYMENTS = `payments.ndjson?purpose=${encodeURIComponent('按月比对')}`;
const rowsOf = (body: string) =>
  body
    .trim()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const used = async (id: string) =>
  (await world.database.system.query('select exports from data_exchange where id = $1', [keyOf(id)])).rows[0].exports;
const lastEntries = async (...actions: string[]) =>
  (
    await world.database.system.query(
      'select action, username, purpose, target_id, detail from audit_entry where action = any($1) order by seq desc limit 1',
      [actions],
    )
  ).rows[0];

describe('an exchange', () => {
  it('is let pass by three people of three offices', async () => {
    const { requestExchange } = await world.must('xian-nong', request());
    expect(requestExchange).toMatchObject({
      state: 'REQUESTED',
      acts: ['endorse', 'refuse'],
      purpose: 'EXTERNAL_EXCHANGE',
      dataset: { entity: 'payments', fields: ['amount', 'paidOn'] },
    });
    const { id } = requestExchange;
    const wrong = await step('sheng-xinxi', 'endorseExchange', id, 1);
    expect(wrong.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', basis: '豫财办〔2018〕33号 第十四条' } }]);
    await step('sheng-nong', 'endorseExchange', id, 1);
    expect((await step('sheng-xinxi', 'approveExchange', id, 2, ', expiresOn: "2018-10-14"')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('2018-10-15 to 2018-12-31') },
    ]);
    const { data } = await step('sheng-xinxi', 'approveExchange', id, 2, ', expiresOn: "2018-12-31"');
    expect(data.approveExchange).toEqual({ state: 'APPROVED', version: 3, acts: ['end'] });
  });

  it('comes in when the province’s agricultural finance division raises the need', async () => {
    const inbound = (more: string) =>
      `mutation { requestExchange(direction: IN, counterparty: "河南省扶贫开发办公室", reason: "比对"${more}) { id dataset } }`;
    const refused = await world.ask('shi-nong', inbound(', asked: "贫困人口名册"'));
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const { requestExchange } = await world.must('sheng-nong', inbound(', asked: "贫困人口名册"'));
    expect(requestExchange.dataset).toEqual({ asked: '贫困人口名册' });
    // Whoever asked for it does not endorse it.
    expect((await step('sheng-nong', 'endorseExchange', requestExchange.id, 1)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', basis: '豫财办〔2018〕33号 第十条' } },
    ]);
    expect((await step('sheng-nong2', 'endorseExchange', requestExchange.id, 1)).data.endorseExchange.state).toBe(
      'ENDORSED',
    );
  });

  it.each([
    ['a list that there is not', request('', 'list: "salaries", fields: ["amount"]'), /list: "payments"/],
    ['no list', request('', 'asked: "all"'), /list: "payments"/],
    ['a field that there is not', request('', 'list: "payments", fields: ["salary"]'), /no column 'salary'/],
    ['a filter that is none', request(', filter: {nothing: 1}'), /filter/],
  ])('is refused of %s', async (_, query, words) => {
    const { errors } = await world.ask('xian-nong', query);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(words) }]);
  });

  it('is not there for another county', async () => {
    const id = await approved();
    const { dataExchanges } = await world.must('lin-nong', '{ dataExchanges { nodes { id } } }');
    expect(dataExchanges.nodes.map((each: { id: string }) => each.id)).not.toContain(id);
    expect((await step('lin-nong', 'endExchange', id, 3)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
    expect(await exported('lin-nong', `${PAYMENTS}&exchange=${id}`)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await used(id)).toBe(0);
  });
});

describe('what leaves', () => {
  it('is what was approved, of the region that asked, counted and written down', async () => {
    const id = await approved();
    // The province sees both counties.
    expect((await exported('sheng-nong', PAYMENTS)).body).toContain('98765.43');
    const { status, body } = await exported('sheng-nong', `${PAYMENTS}&exchange=${id}`);
    expect(status).toBe(200);
    expect(rowsOf(body)).toEqual(Array(2).fill({ amount: '11111.11', paidOn: '2018-03-05' }));
    expect(body).not.toContain('98765.43');
    expect(await used(id)).toBe(1);
    expect(await lastEntries('exchange_use')).toEqual({
      action: 'exchange_use',
      username: 'sheng-nong',
      purpose: '按月比对',
      target_id: keyOf(id),
      detail: { purposeCode: 'external_exchange', list: 'payments', columns: ['amount', 'paidOn'] },
    });
    expect((await lastEntries('export')).detail).toMatchObject({
      purposeCode: 'external_exchange',
      exchange: keyOf(id),
    });
  });

  it('is filtered by what was approved, whatever else is asked', async () => {
    const id = await approved(', filter: {amount: {gt: "99999999.00"}}');
    const { body } = await exported('xian-nong', `${PAYMENTS}&exchange=${id}&amount.gt=0`);
    expect(rowsOf(body)).toEqual([]);
  });

  it('leaves as a job too, while the exchange is in force', async () => {
    const id = await approved();
    const start = () =>
      world.must(
        'sheng-nong',
        `mutation { startExport(entity: "payments", format: NDJSON, purpose: "按月比对", exchange: "${id}") { id } }`,
      );
    const work = () =>
      runExportJobs(
        {
          system: world.database.system,
          api: world.database.api,
          dir: exportDir,
          now: () => new Date('2018-10-15T04:00:00Z'),
          onFault: (_job, error) => {
            throw error;
          },
        },
        new AbortController().signal,
      );
    const jobOf = async (jobId: string) =>
      (await world.database.system.query('select status, problem, file from export_job where id = $1', [keyOf(jobId)]))
        .rows[0];
    const first = (await start()).startExport.id;
    await work();
    const job = await jobOf(first);
    expect(job).toMatchObject({ status: 'done' });
    const text = readFileSync(join(exportDir, job.file), 'utf8');
    expect(rowsOf(text)).toHaveLength(2);
    expect(text).not.toContain('98765.43');
    expect(await used(id)).toBe(1);
    const second = (await start()).startExport.id;
    await step('xian-nong', 'endExchange', id, 3);
    await work();
    expect(await jobOf(second)).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('the exchange has ended'),
    });
    // The filter of the exchange has more than its user asked for, and is kept no longer than his.
    const { rows } = await world.database.system.query(
      'select count(*)::int as n from export_job where wish is not null',
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it.each([
    ['with no exchange', () => 'purposeCode=external_exchange', 403, /exchange=<its id>/],
    [
      'with no exchange, as the words say',
      () => 'purpose=%E5%AF%B9%E5%A4%96%E4%BA%A4%E6%8D%A2',
      403,
      /approved exchange/,
    ],
    [
      'of a field that is not covered',
      (id: string) => `exchange=${id}&columns=amount,payee.name`,
      403,
      /does not cover payee\.name/,
    ],
    ['for something else', (id: string) => `exchange=${id}&purposeCode=assessment`, 400, /leave out purposeCode/],
    ['under what is no exchange', () => 'exchange=nothing', 404, /no such exchange/],
    ['for a sixth purpose', () => 'purposeCode=business', 400, /warning_handling or inspection/],
  ])('does not leave %s', async (_, more, status, words) => {
    const id = await approved();
    const address = more(id);
    const path = address.startsWith('purpose=') ? `payments.ndjson?${address}` : `${PAYMENTS}&${address}`;
    expect(await exported('xian-nong', path)).toMatchObject({ status, message: expect.stringMatching(words) });
    expect(await used(id)).toBe(0);
  });

  it('does not leave of another list', async () => {
    const id = await approved();
    expect(await exported('xian-nong', `warnings.ndjson?exchange=${id}`)).toMatchObject({
      status: 403,
      message: expect.stringContaining('of payments, not of warnings'),
    });
  });

  it('does not leave on the day after the last, whether the day’s work was done or not; who may renew it is told', async () => {
    const id = await approved('', '2018-10-31');
    world.today = '2018-10-31';
    expect((await exported('xian-nong', `${PAYMENTS}&exchange=${id}`)).status).toBe(200);
    world.today = '2018-11-01';
    const late = { status: 403, message: expect.stringMatching(/已于 2018-10-31 到期.*信息化办公室批准/) };
    expect(await exported('xian-nong', `${PAYMENTS}&exchange=${id}`)).toMatchObject(late);
    await inTransaction(world.database.system, (client) => expireExchanges(client, world.today));
    expect(await exported('xian-nong', `${PAYMENTS}&exchange=${id}`)).toMatchObject(late);
    world.today = '2018-10-15';
    expect(await used(id)).toBe(1);
  });

  it('is never a personal value in full', async () => {
    const { errors } = await world.ask(
      'xian-nong',
      'mutation { reveal(id: "any", field: ID_NO, purpose: "对外交换：比对", ticket: "T1") { value } }',
    );
    expect(errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('not revealed for an exchange') },
    ]);
  });
});

describe('every export', () => {
  it.each([
    ['xian-nong', 'payments.ndjson?purpose=abcd', 'warning_handling'],
    ['xian-jiandu', 'payments.ndjson?purpose=abcd', 'inspection'],
    ['xian-nong', `payments.ndjson?purpose=${encodeURIComponent('核对发放名单')}`, 'reconciliation'],
    ['xian-nong', 'funds.ndjson?purposeCode=assessment', 'assessment'],
  ] as const)('of %s, %s, is for a purpose', async (who, address, code) => {
    expect((await exported(who, address)).status).toBe(200);
    expect((await lastEntries('export')).detail).toMatchObject({ purposeCode: code });
  });

  it('is somebody’s', async () => {
    const response = await fetch(`${world.api.url}/export/funds.csv`);
    expect(response.status).toBe(401);
  });
});
