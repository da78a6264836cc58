// Backtests as jobs: asked for by whoever may propose the values, done by whichever worker comes, two at a time, never lost with a worker.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules } from '../rules/install-rules.js';
import { fingerprintOf } from '../sweep/fingerprint.js';
import { sweepLatest } from '../sweep/run-sweep.js';
import {
  closed,
  idOf,
  KAIFENG,
  LANKAO,
  overLimit,
  PROVINCE,
  packageOf,
  payment,
  person,
  QIXIAN,
  tempDir,
} from '../testing/world.js';
import { claimBacktest, keepBacktest } from './claim-backtest.js';
import { finishBacktest } from './finish-backtest.js';
import { type BacktestWish, cancelBacktest, requestBacktest } from './request-backtest.js';
import { runNextBacktest } from './run-backtests.js';
import { tryParameters } from './try-parameters.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../dist/evaluator/child.js');
const settings = { today: '2018-07-31', allowUnsigned: false };

let database: TestDatabase;
let snapshotDir: string;

/** Payments of 50 yuan in May (Lankao), 90 yuan in June (Qixian), taken in and judged in June. The limit is 10 yuan, in Qixian 80. */
beforeAll(async () => {
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm run build\``);
  database = await testDatabase();
  snapshotDir = await tempDir();
  const { system } = database;
  await person(system, 'sheng', 'supervisor', PROVINCE);
  await person(system, 'kaifeng', 'staff', KAIFENG);
  await person(system, 'guanli', 'admin', PROVINCE);
  await person(system, 'diaoli', 'supervisor', PROVINCE);
  await system.query(
    "update app_grant set valid_to = current_date where user_id = (select id from app_user where username = 'diaoli')",
  );
  await installRules(system, packageOf([overLimit()]));
  const paidOn = (day: string) => ({ applied_at: `${day}T04:00:00Z`, paid_on: day });
  await payment(system, 'may', { ...paidOn('2018-05-10'), amount_fen: 5_000 });
  await payment(system, 'june', { ...paidOn('2018-06-10'), amount_fen: 9_000, region_code: QIXIAN });
  await system.query(
    `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker)
     values ('over-limit', 'limit', $1, '2018-01-01', '"8000"', 'a', 'b')`,
    [QIXIAN],
  );
  await closed(system);
  await sweepLatest(
    { pool: system, snapshotDir, evaluator: { path } },
    { asOf: '2018-06-30', reason: 'test', startedBy: 'test' },
  );
  await system.query(
    `insert into warning_verdict (warning_id, verdict, reason, decided_by, scope_ord, department_kind)
     select id, 'normal', 'x', 'sheng', scope_ord, department_kind from warning where fingerprint = $1`,
    [fingerprintOfPayment('may')],
  );
});
afterAll(() => database?.drop());
beforeEach(() => database.system.query('delete from backtest'));

const fingerprintOfPayment = (label: string) =>
  fingerprintOf('over-limit', { subjectKind: 'payment', subjectId: idOf(label), discriminator: '' });

const wish = (more: Partial<BacktestWish> = {}): BacktestWish => ({
  ruleId: 'over-limit',
  trials: [{ name: 'limit', value: '60.00' }],
  regionCode: PROVINCE,
  from: '2018-06-01',
  to: '2018-07-31',
  reason: '核定上限',
  username: 'sheng',
  ...more,
});
const ask = (more?: Partial<BacktestWish>) => requestBacktest(database.system, wish(more), settings);

const faults: string[] = [];
const deps = (dir = snapshotDir) => ({
  pool: database.system,
  snapshotDir: dir,
  evaluator: { path, memoryLimit: '512MB' },
  onFault: (_: string, error: Error) => void faults.push(String(error.stack)),
  saveMs: 5,
});
const work = (dir?: string) => runNextBacktest(deps(dir), new AbortController().signal);

async function rowOf(id: string) {
  const { rows } = await database.system.query('select * from backtest where id = $1', [id]);
  return rows[0];
}

describe('a backtest of trial values', () => {
  it('tells month by month what they add and what is gone, beside verdicts, with samples by id', async () => {
    const id = await ask();
    expect(await rowOf(id)).toMatchObject({
      state: 'waiting',
      parameters: [{ name: 'limit', type: 'money', trial: '6000', inForce: '1000' }],
    });
    await work();
    expect(faults).toEqual([]);
    const row = await rowOf(id);
    const judged = { trialConfirmed: 0, trialDismissed: 0, inForceConfirmed: 0, inForceDismissed: 1 };
    const numbers = { trial: 1, inForce: 2, added: 0, gone: 1, same: 1, failure: null, ...judged };
    expect(row).toMatchObject({
      state: 'done',
      problem: null,
      months: [
        { month: '2018-06', asOf: '2018-06-30', ...numbers },
        { month: '2018-07', asOf: '2018-07-31', ...numbers },
      ],
      difference: { added: 0, gone: 1, same: 1, goneConfirmed: 0, goneDismissed: 1 },
      added: [],
      gone: [{ fingerprint: fingerprintOfPayment('may').toString('hex'), county: LANKAO, subject: idOf('may') }],
      lease_token: null,
    });
    expect(row.rows_done).toBe(row.rows_total);
    expect(row.gone[0].warning).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('counts a region alone, leaves the values of nearer regions, and adds what lower limits find', async () => {
    const region = await database.system.query(
      'select code, scope_lo as lo, scope_hi as hi from region where code = $1',
      [KAIFENG],
    );
    const look = (value: string) =>
      tryParameters(deps(), {
        rule: overLimit(),
        values: [{ name: 'limit', value }],
        region: region.rows[0],
        from: '2018-07',
        to: '2018-07',
      });
    // Lankao answers to the province; in Qixian its own 80 yuan hold, whatever Kaifeng sets.
    expect((await look('999999')).months[0]).toMatchObject({
      findings: 1,
      difference: { added: 0, removed: 0, same: 1 },
    });
    const { system } = database;
    await system.query("update rule_parameter set effective_from = '2018-08-01'");
    expect((await look('999999')).months[0]).toMatchObject({
      findings: 0,
      difference: { added: 0, removed: 1, same: 0 },
    });
    await system.query("update rule_parameter set effective_from = '2018-01-01', value = '\"9500\"'");
    const { rows } = await system.query('select code, scope_lo as lo, scope_hi as hi from region where code = $1', [
      QIXIAN,
    ]);
    region.rows[0] = rows[0];
    expect((await look('8000')).months[0]).toMatchObject({
      findings: 1,
      difference: { added: 1, removed: 0, same: 0 },
    });
  });

  it('without a snapshot says what to wait for', async () => {
    const id = await ask();
    await work(await tempDir());
    expect(await rowOf(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('wait for the next sweep'),
    });
  });
});

describe('who asks', () => {
  it.each([
    ['an administrator', { username: 'guanli' }, 'FORBIDDEN'],
    ['a supervisor whose grant has ended today', { username: 'diaoli' }, 'FORBIDDEN'],
    ["staff of one prefecture, for the province's values", { username: 'kaifeng' }, 'FORBIDDEN'],
    ['a rule that is not installed', { ruleId: 'nothing' }, 'NOT_FOUND'],
    ['a region that there is not', { regionCode: '999999000000' }, 'NOT_FOUND'],
    ['a parameter that the rule has not', { trials: [{ name: 'limt', value: '1.00' }] }, 'NOT_FOUND'],
    ['a value beyond its bounds', { trials: [{ name: 'limit', value: '-1.00' }] }, 'BAD_INPUT'],
    ['two values of one parameter', { trials: wish().trials.concat(wish().trials) }, 'BAD_INPUT'],
    ['a month that is to come', { to: '2018-08-01' }, 'BAD_INPUT'],
    ['more than three years', { from: '2015-07-31' }, 'BAD_INPUT'],
    ['months the wrong way round', { from: '2018-07-31', to: '2018-06-30' }, 'BAD_INPUT'],
    ['no reason', { reason: ' ' }, 'BAD_INPUT'],
  ])('is refused: %s', async (_, more, code) => {
    await expect(ask(more)).rejects.toMatchObject({ code });
  });

  it('may ask for his own region, for three at a time, and cancels what is his', async () => {
    const mine = () => ask({ username: 'kaifeng', regionCode: KAIFENG });
    const ids = [await mine(), await mine(), await mine()];
    await expect(mine()).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(cancelBacktest(database.system, ids[0]!, 'sheng')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await cancelBacktest(database.system, ids[0]!, 'kaifeng');
    await expect(cancelBacktest(database.system, ids[0]!, 'kaifeng')).rejects.toMatchObject({ code: 'CONFLICT' });
    await mine();
  });
});

describe('workers', () => {
  const claim = (leaseMs = 60_000) => claimBacktest(database.system, leaseMs);

  it('have two in hand at most, in the order of asking', async () => {
    const ids = [await ask(), await ask(), await ask({ username: 'kaifeng', regionCode: KAIFENG })];
    expect([(await claim())?.id, (await claim())?.id]).toEqual(ids.slice(0, 2));
    expect(await claim()).toBeUndefined();
    await cancelBacktest(database.system, ids[0]!, 'sheng');
    expect((await claim())?.id).toBe(ids[2]);
  });

  it('leave what is being cancelled, and take the next', async () => {
    const [first, second] = [await ask(), await ask()];
    const cancelling = await database.system.connect();
    try {
      await cancelling.query('begin');
      await cancelling.query("update backtest set state = 'cancelled' where id = $1", [first]);
      // Whoever waited for the row would have it after the commit, cancelled or not.
      expect((await claim())?.id).toBe(second);
      await cancelling.query('commit');
      expect(await rowOf(first)).toMatchObject({ state: 'cancelled', attempts: 0 });
    } finally {
      cancelling.release(true);
    }
  });

  it('do one at a time, and say whether to come again', async () => {
    await ask({ from: '2018-07-01' });
    await ask({ from: '2018-07-01' });
    expect([await work(), await work(), await work()]).toEqual([true, true, false]);
  });

  it('take over from one that died, which then changes nothing any more', async () => {
    const id = await ask();
    const dead = (await claim(0))!;
    await work();
    expect(await rowOf(id)).toMatchObject({ state: 'done', attempts: 2 });
    const before = await rowOf(id);
    expect(await keepBacktest(database.system, dead, 60_000, { rows: 1, of: 2 })).toBe(false);
    const report = await tryParameters(deps(), {
      rule: overLimit(),
      values: [],
      region: { code: PROVINCE, lo: dead.lo, hi: dead.hi },
      from: '2018-06',
      to: '2018-06',
    });
    expect(await finishBacktest(database.system, dead, report)).toBe(false);
    expect(await rowOf(id)).toEqual(before);
  });

  it('give up what five of them did not survive', async () => {
    const id = await ask();
    await database.system.query('update backtest set attempts = 5');
    await work();
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('5 times') });
  });

  it('put back what they have in hand when they are told to stop', async () => {
    const id = await ask({ from: '2015-08-01' });
    const stop = new AbortController();
    const working = runNextBacktest(deps(), stop.signal);
    while ((await rowOf(id)).state !== 'running') await pause(5);
    stop.abort();
    await working;
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts: 0, lease_token: null });
    expect(faults).toEqual([]);
  });

  it('leave what is cancelled under their hands', async () => {
    const id = await ask({ from: '2015-08-01' });
    const working = work();
    while ((await rowOf(id)).state !== 'running') await pause(5);
    await cancelBacktest(database.system, id, 'sheng');
    await working;
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled', months: null, problem: null });
  });
});
