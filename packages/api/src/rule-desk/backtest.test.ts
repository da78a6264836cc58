// Backtests and sweeps that people start, over GraphQL: who may, who sees what came of it, and what is told while it goes on.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rules } from '@qingqu/rules-core';
import { compile, digestOf } from '@qingqu/rules-sdk';
import { closeEpoch, identity, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { closeSweep, installRules, runNextBacktest, runSweep, type SweepDeps } from '@qingqu/sweep';
import { entities } from '../entities/index.js';
import { globalId } from '../plan/global-id.js';
import { authKey, type TestApi, testApi } from '../testing/client.js';
import { seedTwoCounties, type World } from '../testing/two-counties.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../../sweep/dist/evaluator/child.js');
const today = '2018-11-30';
const rule = 'cash-single-large';

let database: TestDatabase;
let api: TestApi;
let world: World;
let deps: SweepDeps;
const woken: string[] = [];
const tokens: Record<string, string> = {};

/** Cash of 60,000 yuan in county A and of 70,000 in county B; the rule's limit is 50,000. */
beforeAll(async () => {
  database = await testDatabase();
  world = await seedTwoCounties(database.system);
  const { system } = database;
  await system.query(
    `select setval(format('%I', c.relname)::regclass, 1000) from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`,
  );
  await system.query('delete from backtest');
  await system.query("update sweep set status = 'done'");
  await system.query("update ingest_file set status = 'done', epoch_last = 0");
  deps = {
    pool: system,
    snapshotDir: await mkdtemp(join(tmpdir(), 'qingqu-api-')),
    evaluator: { path, memoryLimit: '512MB' },
  };
  const compiled = rules.map((each) => compile(each)).filter(({ id }) => id === rule);
  const about = { name: '@qingqu/rules-core', version: '1.0.0', owner: 'henan-finance', sdk: '0.1.0' };
  await installRules(system, { format: 1, package: { ...about, digest: digestOf(compiled) }, rules: compiled });
  const fund_id = identity('fund', 'F1');
  await world.insert('Fund', {
    id: fund_id,
    source_key: 'F1',
    code: 'F1',
    monitored_from: '2018-01-01',
    monitored_to: null,
  });
  const cash = { fund_id, refund_of_id: null, status: 'paid', settlement_code: '0', paid_on: '2018-06-01' };
  const payment = (key: string, columns: object) =>
    world.insert('Payment', { id: identity('payment', key), application_no: key, ...cash, ...columns });
  await payment('large', { amount_fen: 6_000_000 });
  await payment('foreign', { amount_fen: 7_000_000, region_code: world.b.code, scope_ord: world.b.lo });
  const epoch = await closeEpoch(system);
  await runSweep(deps, { epoch, asOf: today, reason: 'test', startedBy: 'tester' });
  const wake = {
    backtests: async () => void woken.push('backtests'),
    sweep: async (id: bigint, tasks: number) => void woken.push(`sweep ${id} of ${tasks}`),
  };
  const settings = async () => ({ today, allowUnsigned: false });
  api = await testApi(database, 'production', { rules: { sweep: deps, vault: new Vault(authKey), settings, wake } });
  const office = async (username: string, more: object) => {
    tokens[username] = (await api.user({ username, ...more })).token;
  };
  const staff = { role: 'staff', departmentKinds: ['agri'] };
  await office('supervision', {});
  await office('agri', staff);
  await office('budget', { ...staff, departmentKinds: ['budget'] });
  await office('county', { ...staff, regionCode: world.a.code });
  await office('colleague', { ...staff, regionCode: world.a.code, departmentKinds: ['budget'] });
  await office('other', { regionCode: world.b.code });
  for (const role of ['leader', 'auditor', 'admin']) await office(role, { role });
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const ask = (who: string, query: string, variables?: object) => api.ask(tokens[who], query, variables);
const codeOf = async (who: string, query: string) => (await ask(who, query)).errors?.[0]?.extensions.code;
async function data(who: string, query: string, variables?: object) {
  const answer = await ask(who, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const start = (shown: string, more = '') =>
  `mutation { startBacktest(ruleId: "${rule}", from: "2018-06-01", to: "2018-07-15", parameters: [{name: "limit", value: "65000.00"}], reason: "拟提高限额"${more}) { ${shown} } }`;
const work = () =>
  runNextBacktest({ ...deps, onFault: (_, error) => expect(error).toBeUndefined() }, new AbortController().signal);

describe('a backtest', () => {
  it('tells whoever may propose what a value would change in his region, and those who decide', async () => {
    const shown = 'id state percent from to parameters { name labelZh type trial inForce } regionCode requestedBy';
    const { startBacktest } = await data('county', start(shown));
    expect(startBacktest).toMatchObject({
      state: 'WAITING',
      percent: 0,
      parameters: [{ name: 'limit', type: 'money', trial: '65000.00', inForce: '50000.00' }],
      regionCode: world.a.code,
      requestedBy: 'county',
    });
    expect(woken).toEqual(['backtests']);
    await work();
    const query = `query ($id: ID!) { node(id: $id) { ... on Backtest { state percent rule { ruleId } addedTotal goneTotal sameTotal goneConfirmed epoch
      months { month asOf recorded failure trial inForce added gone same trialConfirmed inForceDismissed }
      added { fingerprint } gone { month regionCode subjectId warningId } } } }`;
    const { node } = await data('county', query, { id: startBacktest.id });
    const numbers = { failure: null, trial: 0, inForce: 1, added: 0, gone: 1, same: 0 };
    const warning = await data(
      'supervision',
      `{ warnings(filter: {regionUnder: "${world.a.code}"}) { nodes { id ruleId } } }`,
    );
    expect(node).toMatchObject({
      ...{ state: 'DONE', percent: 100, rule: { ruleId: rule }, addedTotal: 0, goneTotal: 1, sameTotal: 0 },
      months: [
        { month: '2018-06', asOf: '2018-06-30', ...numbers },
        { month: '2018-07', asOf: '2018-07-31', ...numbers },
      ],
      added: [],
      gone: [
        {
          month: '2018-06',
          regionCode: world.a.code,
          subjectId: globalId({ name: 'Payment' }, [identity('payment', 'large')]),
          warningId: warning.warnings.nodes.find((each: { ruleId: string }) => each.ruleId === rule).id,
        },
      ],
    });
    for (const who of ['colleague', 'supervision', 'agri', 'auditor'])
      expect((await data(who, query, { id: startBacktest.id })).node).toEqual(node);
    expect((await data('other', query, { id: startBacktest.id })).node).toBeNull();
    for (const who of ['leader', 'admin'])
      expect(await codeOf(who, '{ backtests { nodes { id } } }')).toBe('FORBIDDEN');
  });

  it('is refused to who may propose nothing there', async () => {
    for (const who of ['admin', 'leader', 'auditor'])
      expect([who, await codeOf(who, start('id'))]).toEqual([who, 'FORBIDDEN']);
    expect(await codeOf('county', start('id', ', regionCode: "410000000000"'))).toBe('FORBIDDEN');
    expect(await codeOf('other', start('id', `, regionCode: "${world.a.code}"`))).toBe('FORBIDDEN');
    expect(await codeOf('county', start('id').replace('65000.00', '不限'))).toBe('BAD_USER_INPUT');
  });

  it('is cancelled by whoever asked for it, and is not there for other counties', async () => {
    const { startBacktest } = await data('county', start('id'));
    const cancel = `mutation { cancelBacktest(id: "${startBacktest.id}") { state problem months { month } } }`;
    for (const [who, code] of [
      ['other', 'NOT_FOUND'],
      ['leader', 'FORBIDDEN'],
      ['admin', 'FORBIDDEN'],
      ['colleague', 'FORBIDDEN'],
      ['auditor', 'FORBIDDEN'],
    ] as const)
      expect([who, await codeOf(who, cancel)]).toEqual([who, code]);
    expect(
      await codeOf('county', cancel.replace(startBacktest.id, world.idOf(entities.get('Payment')!, world.a))),
    ).toBe('BAD_USER_INPUT');
    expect(await data('county', cancel)).toEqual({
      cancelBacktest: { state: 'CANCELLED', problem: null, months: null },
    });
    expect(await codeOf('county', cancel)).toBe('CONFLICT');
  });
});

describe('the parameters in force', () => {
  it('are those of the nearest region, with default, bounds, unit and since when', async () => {
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker)
       values ($1, 'limit', '410000000000', '2018-02-01', '"5500000"', 'a', 'b'), ($1, 'limit', $2, '2018-12-01', '"9900000"', 'a', 'b')`,
      [rule, world.a.code],
    );
    const query = (args = '') =>
      `{ parametersInForce(ruleId: "${rule}"${args}) { name labelZh type unit value usual min max regionCode effectiveFrom } }`;
    const limit = { name: 'limit', type: 'money', unit: 'yuan', usual: '50000.00', min: '0.00', max: null };
    const ofProvince = { ...limit, value: '55000.00', regionCode: '410000000000', effectiveFrom: '2018-02-01' };
    expect((await data('county', query())).parametersInForce).toMatchObject([ofProvince]);
    expect((await data('county', query(', on: "2018-12-01"'))).parametersInForce).toMatchObject([
      { ...limit, value: '99000.00', regionCode: world.a.code, effectiveFrom: '2018-12-01' },
    ]);
    expect((await data('other', query(', on: "2018-12-01"'))).parametersInForce).toMatchObject([ofProvince]);
    expect((await data('admin', query(', on: "2018-01-31"'))).parametersInForce).toMatchObject([
      { ...limit, value: '50000.00', regionCode: null, effectiveFrom: null },
    ]);
    expect((await data('county', query().replace(rule, 'nothing'))).parametersInForce).toBeNull();
    expect(await codeOf('county', query(', regionCode: "999999000000"'))).toBe('NOT_FOUND');
  });
});

describe('a sweep', () => {
  const begin = (args: string) =>
    `mutation { startSweep(${args}) { id status reason startedBy asOf tasks { totalCount } } }`;
  const usual = begin('reason: "参数调整后复核"');

  it('is started by supervision and agricultural finance of the province alone', async () => {
    for (const who of ['admin', 'leader', 'auditor', 'budget', 'county', 'colleague', 'other'])
      expect([who, await codeOf(who, usual)]).toEqual([who, 'FORBIDDEN']);
  });

  it('takes a reason, and a day between the last sweep and today', async () => {
    expect(await codeOf('agri', begin('reason: ""'))).toBe('BAD_USER_INPUT');
    expect(await codeOf('agri', begin('reason: "x", asOf: "2018-12-01"'))).toBe('BAD_USER_INPUT');
    expect(await codeOf('agri', begin('reason: "x", asOf: "2018-11-29"'))).toBe('BAD_USER_INPUT');
  });

  it('waits for workers, one at a time, and not again for what has not changed', async () => {
    woken.length = 0;
    // The parameter that holds since is a change.
    const { startSweep } = await data('agri', usual);
    expect(startSweep).toMatchObject({
      ...{ status: 'RUNNING', reason: '参数调整后复核', startedBy: 'agri', asOf: today, tasks: { totalCount: 1 } },
    });
    const { rows } = await database.system.query<{ id: bigint }>("select id from sweep where status = 'running'");
    expect(woken).toEqual([`sweep ${rows[0]!.id} of 1`]);
    const { errors } = await ask('supervision', usual);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`#${rows[0]!.id}`),
      extensions: { code: 'CONFLICT' },
    });
    await database.system.query("update sweep_task set status = 'done' where sweep_id = $1", [rows[0]!.id]);
    await closeSweep(database.system, rows[0]!.id);
    expect(await codeOf('supervision', usual)).toBe('CONFLICT');
  });
});
