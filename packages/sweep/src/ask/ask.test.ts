import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rules } from '@qingqu/rules-core';
import { compile } from '@qingqu/rules-sdk';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { ChangeRefused } from '../desk/refused.js';
import { installRules } from '../rules/install-rules.js';
import type { SweepDeps } from '../sweep/deps.js';
import { runSweep } from '../sweep/run-sweep.js';
import { closed, idOf, LANKAO, PROVINCE, packageOf, payment, QIXIAN, tempDir, write } from '../testing/world.js';
import { explainWarning, type ReadOne } from './explain-warning.js';
import { type Candidate, Precheck } from './precheck.js';
import { replayWarning } from './replay-warning.js';
import { ruleHealth } from './rule-health.js';
import { whyNotRule } from './why-not-rule.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../dist/evaluator/child.js');
const asOf = '2018-11-30';

let database: TestDatabase;
let deps: SweepDeps;
let precheck: Precheck;

beforeAll(async () => {
  database = await testDatabase();
  deps = { pool: database.system, snapshotDir: await tempDir(), evaluator: { path, memoryLimit: '512MB' } };
  precheck = new Precheck(deps);
  await installRules(
    database.system,
    packageOf(
      rules.map((rule) => compile(rule)),
      { name: '@qingqu/rules-core' },
    ),
  );
  await write(database.system, 'fund', 'fund', { monitored_from: '2018-01-01' });
  await write(database.system, 'agency', 'school', { name: '中学', region_code: LANKAO });
  await write(database.system, 'indicator', 'indicator', {
    region_code: LANKAO,
    fund_id: idOf('fund'),
    amount_fen: 100_000_000,
    fiscal_year: 2018,
    status: 'active',
  });
  await paid('large', { settlement_code: '0', amount_fen: 5_000_000, paid_on: '2018-06-01' });
  await paid('below', { settlement_code: '0', amount_fen: 4_900_000, paid_on: '2018-06-04' });
  await paid('first', { settlement_code: '0', amount_fen: 900_000, paid_on: '2018-06-05' });
  await sweep();
});
afterAll(async () => {
  await precheck?.close();
  await database?.drop();
});

const about = {
  fund_id: idOf('fund'),
  agency_id: idOf('school'),
  indicator_id: idOf('indicator'),
  fiscal_year: 2018,
  settlement_code: '2',
};
const paid = (label: string, values: object) => payment(database.system, label, { ...about, ...values });

const sweep = async () => {
  const epoch = await closed(database.system);
  return runSweep(deps, { epoch, asOf, reason: 'test', startedBy: 'tester' });
};

const warningsOf = async (ruleId: string) => {
  const { rows } = await database.system.query<{ id: string; subject: string }>(
    `select id, subject_id as subject from warning where rule_id = $1 and state = 'open' order by warning_no`,
    [ruleId],
  );
  return rows;
};

const all: ReadOne = async (text, values) =>
  Object.values((await database.system.query<Record<string, unknown>>(text, values)).rows[0] ?? {})[0];

describe('a warning', () => {
  const ofLarge = async () => (await warningsOf('cash-single-large'))[0]!.id;

  it('is explained by its rule, parameters, evidence and law', async () => {
    const explanation = (await explainWarning(all, await ofLarge()))!;
    expect(explanation).toMatchObject({
      ruleId: 'cash-single-large',
      package: '@qingqu/rules-core 1.0.0',
      inForce: true,
      params: [{ name: 'limit', type: 'money', value: '5000000', default: '5000000' }],
      epoch: '1',
      asOf,
    });
    expect(explanation.basis[0]).toMatch(/33号/);
    expect(explanation.message.zh).toMatch(/50,000\.00/);
    expect(explanation.evidence.map(({ name }) => name)).toContain('amount');
  });

  it('that there is not is not explained', async () => {
    expect(await explainWarning(all, idOf('nothing'))).toBeUndefined();
    expect(await replayWarning(deps, idOf('nothing'))).toBeUndefined();
  });

  it('is found again the same, also after the data and the parameters have changed', async () => {
    const id = await ofLarge();
    expect(await replayWarning(deps, id)).toMatchObject({ same: true, epoch: 1n, asOf });
    await payment(database.system, 'large', { amount_fen: 4_000_000 });
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values ('cash-single-large', 'limit', $1, '2018-12-01', '"100"', 'a', 'b')`,
      [PROVINCE],
    );
    await sweep();
    expect((await warningsOf('cash-single-large')).map((row) => row.id)).not.toContain(id);
    const again = (await replayWarning(deps, id))!;
    expect(again).toMatchObject({ same: true, epoch: 1n });
    expect(again.evidence!.amount).toEqual({ type: 'money', value: '5000000' });
    await payment(database.system, 'large', { amount_fen: 5_000_000 });
    await sweep();
  });

  it('whose kept evidence is not what the data say is told apart', async () => {
    const id = await ofLarge();
    const { rows } = await database.system.query<{ digest: Buffer }>(
      'select evidence_digest as digest from warning where id = $1',
      [id],
    );
    await database.system.query(`update warning set evidence_digest = '\\x00' where id = $1`, [id]);
    expect(await replayWarning(deps, id)).toMatchObject({
      same: false,
      expected: '00',
      actual: rows[0]!.digest.toString('hex'),
    });
    await database.system.query('update warning set evidence_digest = $2 where id = $1', [id, rows[0]!.digest]);
  });

  it('is not found again where no snapshot reaches its epoch, and the reason says so', async () => {
    const replay = await replayWarning({ ...deps, snapshotDir: await tempDir() }, await ofLarge());
    expect(replay).toMatchObject({
      same: false,
      actual: undefined,
      reason: { en: expect.stringMatching(/qingqu snapshot/) },
    });
  });
});

describe('why not', () => {
  const ask = (subject: string, more: object = {}) =>
    whyNotRule(deps, { ruleId: 'cash-single-large', subject: { kind: 'payment', id: idOf(subject) }, asOf, ...more });

  it('says which condition fails and by how much, on the snapshot', async () => {
    const { finds, attempts } = await ask('below');
    expect(finds).toBe(false);
    expect(attempts[0]!.conditions.filter(({ holds }) => holds !== true)).toMatchObject([
      { text: 'payments.amount_fen >= limit', gap: '-100000', unit: 'fen' },
    ]);
  });

  it('says that the rule does find it', async () => {
    expect(await ask('large')).toMatchObject({ finds: true, attempts: [{ reached: true }] });
  });

  it('takes the parameters of the place where the record lies', async () => {
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values ('cash-single-large', 'limit', $1, '2018-01-01', '"4900000"', 'a', 'b')`,
      [LANKAO],
    );
    expect(await ask('below')).toMatchObject({ finds: true, params: [{ value: '4900000' }] });
    await database.system.query('delete from rule_parameter where region_code = $1', [LANKAO]);
  });

  it('sees only rows of the subtree that it is given', async () => {
    const { rows } = await database.system.query<{ lo: bigint; hi: bigint }>(
      'select scope_lo as lo, scope_hi as hi from region where code = $1',
      [QIXIAN],
    );
    expect(await ask('large', { within: rows[0] })).toMatchObject({ finds: false, attempts: [{ reached: false }] });
  });

  it('refuses a rule that there is not, and a record of another kind', async () => {
    const refused = (request: object) => expect(ask('below', request)).rejects.toThrow(ChangeRefused);
    await refused({ ruleId: 'nothing' });
    await refused({ subject: { kind: 'agency', id: idOf('school') } });
    await refused({ subject: { kind: 'payment', id: idOf('nothing') } });
  });
});

describe('a precheck', () => {
  const candidate = (label: string, values: Partial<Record<string, string>>): Candidate => ({
    id: idOf(label),
    region_code: LANKAO,
    status: 'paid',
    payee_kind: 'enterprise',
    application_no: label,
    applied_on: '2018-06-01',
    ...Object.fromEntries(Object.entries(about).map(([name, value]) => [name, String(value)])),
    amount_fen: '100',
    ...values,
  });
  const told = (warnings: { rule: { id: string }; subjectId: string; discriminator: string }[]) =>
    warnings.map(({ rule, subjectId, discriminator }) => `${rule.id} ${subjectId} ${discriminator}`).sort();

  it('tells what a single payment would raise, and names it', async () => {
    const { warnings, epoch, checked } = await precheck.check(
      [candidate('c1', { settlement_code: '0', amount_fen: '6000000', paid_on: '2018-06-20' })],
      { asOf },
    );
    const [large] = warnings.filter(({ rule }) => rule.id === 'cash-single-large');
    expect(large).toMatchObject({
      subjectId: idOf('c1'),
      candidates: [idOf('c1')],
      regionCode: LANKAO,
      amountFen: '6000000',
    });
    expect(epoch).toBeGreaterThan(0n);
    expect(checked).toBeGreaterThan(20);
  });

  it('is silent about a payment in order, and about warnings that are there without it', async () => {
    const { warnings } = await precheck.check(
      [candidate('c2', { amount_fen: '100', paid_on: '2018-06-20', purpose: '购办公用品' })],
      { asOf },
    );
    expect(told(warnings).filter((line) => line.startsWith('cash-'))).toEqual([]);
    expect(told(warnings).some((line) => line.includes(idOf('large')))).toBe(false);
  });

  it('names the rules that it leaves out, and why', async () => {
    const fresh = new Precheck(deps);
    await database.system.query(`update sweep_task set duration_ms = 60000 where rule_id = 'fund-duplicate-payment'`);
    const { notChecked } = await fresh.check([candidate('c3', { paid_on: '2018-06-20' })], { asOf });
    expect(notChecked.map(({ ruleId }) => ruleId)).toContain('fund-duplicate-payment');
    await fresh.close();
    await database.system.query(`update sweep_task set duration_ms = 1 where rule_id = 'fund-duplicate-payment'`);
  });

  it('leaves alone what the whitelist names', async () => {
    await database.system.query(
      `insert into rule_whitelist (rule_id, matches, entry_id, basis, valid_from, expires_on, maker, checker, scope_ord)
       select 'cash-single-large', 'subject', $1, '批复', '2018-01-01', '2018-12-31', 'a', 'b', scope_lo from region where code = $2`,
      [idOf('c1'), LANKAO],
    );
    const { warnings } = await precheck.check(
      [candidate('c1', { settlement_code: '0', amount_fen: '6000000', paid_on: '2018-06-20' })],
      { asOf },
    );
    expect(told(warnings).filter((line) => line.startsWith('cash-single-large'))).toEqual([]);
  });

  it('foresees what a sweep with these payments raises, and nothing else', async () => {
    // Cash that alone is small and with what was paid that day is not; a large one; a refund of nothing; one that stands in the place of another.
    const candidates = [
      candidate('n1', { settlement_code: '0', amount_fen: '4900000', paid_on: '2018-06-05' }),
      candidate('n2', { settlement_code: '0', amount_fen: '7000000', paid_on: '2018-06-21' }),
      candidate('n3', { settlement_code: '0', amount_fen: '4800000', paid_on: '2018-06-22' }),
      candidate('n4', { settlement_code: '0', amount_fen: '4800000', paid_on: '2018-06-22' }),
      candidate('n5', { amount_fen: '90000000', paid_on: '2018-06-23', purpose: '其他' }),
      candidate('below', { settlement_code: '0', amount_fen: '5500000', paid_on: '2018-06-04' }),
    ];
    await database.system.query(`update sweep_task set duration_ms = 1 where mode = 'full'`);
    const { warnings, notChecked } = await precheck.check(candidates, { asOf });
    expect(notChecked).toEqual([]);
    const before = await lastEvent(database.system);
    for (const { id, applied_on, ...values } of candidates)
      await payment(database.system, labelOf(id), { ...values, applied_at: `${applied_on}T12:00:00+08:00` });
    await sweep();
    const { rows } = await database.system.query<{ line: string }>(
      `select w.rule_id || ' ' || w.subject_id || ' ' || w.discriminator as line from warning_event e join warning w on w.id = e.warning_id
       where e.kind in ('raised', 'reopened') and e.sweep_id > $1`,
      [before],
    );
    expect(rows.length).toBeGreaterThan(4);
    expect(told(warnings)).toEqual(rows.map(({ line }) => line).sort());
  });

  const labelOf = (id: string) => ['n1', 'n2', 'n3', 'n4', 'n5', 'below'].find((label) => idOf(label) === id)!;
  const lastEvent = async (pool: pg.Pool) =>
    (await pool.query<{ id: bigint }>('select max(id) as id from sweep')).rows[0]!.id;
});

describe('the health of a rule', () => {
  const health = async (request: object = {}) => {
    const rows = await ruleHealth(database.system, all, { from: '2018-01-01', to: '2038-12-31', ...request });
    return rows.filter(({ ruleId }) => ruleId === 'cash-single-large');
  };

  it('counts its runs, its warnings and what people made of them', async () => {
    const [open] = await warningsOf('cash-single-large');
    await inTransaction(database.system, (client) =>
      client.query(
        `insert into warning_verdict (warning_id, verdict, rectified_on, reason, decided_by, scope_ord, department_kind)
         select id, v, r, '核实', 'x', scope_ord, department_kind from warning, (values ('normal', null::date), ('violation', date '2018-12-01')) t(v, r) where id = $1`,
        [open!.id],
      ),
    );
    const [one] = await health();
    expect(one).toMatchObject({
      status: 'active',
      failures: 0,
      verdicts: 1,
      rectifiedShare: 1,
      dismissedShare: 0,
      hold: null,
    });
    expect(one!.runs).toBeGreaterThanOrEqual(3);
    expect(one!.raised).toBeGreaterThanOrEqual(3);
    expect(one!.cleared).toBeGreaterThanOrEqual(1);
    expect(one!.open).toBe((await warningsOf('cash-single-large')).length);
    expect(one!.silentDays).toBeGreaterThan(7_000);
    expect(one!.medianMs).toBeGreaterThan(0);
  });

  it('is told by region, and of one region alone', async () => {
    const [county] = await health({ by: 'county' });
    expect(county).toMatchObject({ regionCode: LANKAO });
    expect(county!.open).toBe((await health())[0]!.open);
    // Lankao reports to the province directly.
    expect((await health({ by: 'prefecture' }))[0]).toMatchObject({ regionCode: LANKAO });
    expect((await health({ regionCode: QIXIAN }))[0]).toMatchObject({ raised: 0, open: 0, silentDays: null });
  });

  it('says nothing of a period in which it did not run', async () => {
    expect((await health({ from: '2017-01-01', to: '2017-12-31' }))[0]).toMatchObject({
      runs: 0,
      medianMs: null,
      raised: 0,
      verdicts: 0,
    });
  });
});
