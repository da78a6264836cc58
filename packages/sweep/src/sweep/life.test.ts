import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Canary, CompiledRule } from '@qingqu/rules-sdk';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { SweepRefused } from '../errors.js';
import { installRules } from '../rules/install-rules.js';
import {
  closed,
  idOf,
  KAIFENG,
  LANKAO,
  overLimit,
  PROVINCE,
  packageOf,
  payment,
  QIXIAN,
  ruleOf,
  tempDir,
} from '../testing/world.js';
import type { SweepDeps } from './deps.js';
import { sweepInvariants } from './invariants.js';
import { runSweep, type SweepReport } from './run-sweep.js';

const path = join(__dirname, '../../dist/evaluator/child.js');

let database: TestDatabase;
let deps: SweepDeps;
const databases: TestDatabase[] = [];
beforeEach(async () => {
  database = await testDatabase();
  databases.push(database);
  deps = { pool: database.system, snapshotDir: await tempDir(), evaluator: { path, memoryLimit: '512MB' } };
});
afterEach(async () => {
  for (const [name, sql] of Object.entries(sweepInvariants))
    expect({ name, rows: await query(sql) }).toEqual({ name, rows: [] });
});
afterAll(async () => {
  for (const one of databases) await one.drop();
});

const query = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.system.query(sql, values)).rows as T[];
const install = (...rules: CompiledRule[]) => installRules(database.system, packageOf(rules));
const sweep = async (asOf = '2018-10-15', about: { rules?: string[] } = {}): Promise<SweepReport> => {
  const epoch = await closed(database.system);
  return runSweep(deps, { epoch, asOf, reason: 'test', startedBy: 'tester', ...about });
};

const labels = ['p1', 'p2', 'p3', 'p4', 'p5', 'other'];
const nameOf = (id: string) => labels.find((label) => idOf(label) === id) ?? id;
const warnings = async () =>
  (await query<{ subject_id: string; state: string }>('select subject_id, state from warning'))
    .map(({ subject_id, state }) => `${nameOf(subject_id)} ${state}`)
    .sort();
const outcomes = async ({ sweep: { id } }: SweepReport) =>
  (
    await query<{ subject_id: string; outcome: string }>(
      'select subject_id, outcome from finding where sweep_id = $1',
      [id],
    )
  )
    .map(({ subject_id, outcome }) => `${nameOf(subject_id)} ${outcome}`)
    .sort();
const reasons = async (label: string) =>
  (
    await query<{ what: string }>(
      `select concat_ws(': ', e.kind, e.reason) as what from warning_event e join warning w on w.id = e.warning_id where w.subject_id = $1 order by seq`,
      [idOf(label)],
    )
  ).map(({ what }) => what);
const holds = () =>
  query<{ rule_id: string; cause: string; detail: string }>(
    'select rule_id, cause, detail from rule_hold where released_at is null',
  );
const release = () => query("update rule_hold set released_at = clock_timestamp(), released_by = 'tester'");

describe('a rule in shadow', () => {
  it('keeps what it finds and raises nothing; once active it does', async () => {
    await install(overLimit());
    await query("update rule_version set status = 'shadow'");
    await payment(database.system, 'p1', { amount_fen: 5000 });
    const shadow = await sweep();
    expect(shadow.tasks[0]).toMatchObject({ counts: { findings: 1, shadow: 1, raised: 0, cleared: 0 } });
    expect(await outcomes(shadow)).toEqual(['p1 shadow']);
    expect(await warnings()).toEqual([]);
    await query("update rule_version set status = 'active'");
    expect((await sweep()).tasks[0]!.counts).toMatchObject({ raised: 1, shadow: 0 });
  });
});

describe('a rule in pilot', () => {
  it('raises and clears warnings in its regions alone', async () => {
    await install(overLimit());
    await query("update rule_version set status = 'pilot', pilot_regions = $1", [[QIXIAN]]);
    await payment(database.system, 'p1', { amount_fen: 5000, region_code: QIXIAN });
    await payment(database.system, 'p2', { amount_fen: 5000, region_code: LANKAO });
    const report = await sweep();
    expect(await outcomes(report)).toEqual(['p1 warning', 'p2 shadow']);
    expect(await warnings()).toEqual(['p1 open']);
    await query("update rule_version set status = 'active'");
    await sweep();
    await query("update rule_version set status = 'pilot', pilot_regions = $1", [[QIXIAN]]);
    for (const label of ['p1', 'p2']) await payment(database.system, label, { amount_fen: 1 });
    await sweep();
    expect(await warnings()).toEqual(['p1 cleared', 'p2 open']);
  });

  it('in a prefecture raises them in its counties', async () => {
    await install(overLimit());
    await query("update rule_version set status = 'pilot', pilot_regions = $1", [[KAIFENG]]);
    await payment(database.system, 'p1', { amount_fen: 5000, region_code: QIXIAN });
    await payment(database.system, 'p2', { amount_fen: 5000, region_code: PROVINCE });
    expect(await outcomes(await sweep())).toEqual(['p1 warning', 'p2 shadow']);
  });
});

describe('the whitelist', () => {
  const entry = (about: { matches: string; id: string; region?: string; from?: string; to?: string }) =>
    query(
      `insert into rule_whitelist (rule_id, matches, entry_id, basis, valid_from, expires_on, maker, checker, scope_ord)
       select 'over-limit', $1, $2, '依据', $3, $4, 'a', 'b', scope_lo from region where code = $5`,
      [about.matches, about.id, about.from ?? '2018-01-01', about.to ?? '2018-12-31', about.region ?? PROVINCE],
    );

  it('takes a finding out visibly, clears its warning, and gives it back when the entry ends', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await payment(database.system, 'p2', { amount_fen: 5000 });
    await sweep();
    await entry({ matches: 'subject', id: idOf('p1'), to: '2018-10-20' });
    const listed = await sweep();
    expect(listed.tasks[0]!.counts).toMatchObject({ findings: 2, whitelisted: 1, seen: 1, cleared: 1 });
    expect(await outcomes(listed)).toEqual(['p1 whitelisted', 'p2 warning']);
    expect(await warnings()).toEqual(['p1 cleared', 'p2 open']);
    await sweep('2018-10-20'); // its last day
    expect(await warnings()).toEqual(['p1 cleared', 'p2 open']);
    await sweep('2018-10-21');
    expect(await reasons('p1')).toEqual(['raised', 'cleared: whitelisted', 'reopened']);
    await entry({ matches: 'subject', id: idOf('p1') });
    await query('update rule_whitelist set ended_at = now()');
    expect((await sweep('2018-10-22')).tasks[0]!.counts).toMatchObject({ whitelisted: 0, seen: 2 });
  });

  it('of a party takes out what names it: as subject, among the rows or as an id in the evidence', async () => {
    await install(
      overLimit({
        sql: 'select id, amount_fen, [plan_id], payee_id from payments where amount_fen >= $1',
        columns: [
          { name: 'subject', role: 'subject' },
          { name: 'amount', role: 'evidence', type: 'money' },
          { name: 'rows', role: 'rows' },
          { name: 'payee', role: 'evidence', type: 'id' },
        ],
      }),
    );
    const large = { amount_fen: 5000, region_code: QIXIAN };
    await payment(database.system, 'p1', { ...large, plan_id: idOf('other') });
    await payment(database.system, 'p2', { ...large, payee_id: idOf('other') });
    await payment(database.system, 'other', large);
    await payment(database.system, 'p3', large);
    await payment(database.system, 'p4', { ...large, payee_id: idOf('other'), region_code: LANKAO });
    await payment(database.system, 'p5', { ...large, payee_id: idOf('p3') });
    // An entry of a prefecture says nothing about a county that the province manages; one about a subject nothing about who names it.
    await entry({ matches: 'party', id: idOf('other'), region: KAIFENG });
    await entry({ matches: 'subject', id: idOf('p3') });
    expect(await outcomes(await sweep())).toEqual([
      'other whitelisted',
      'p1 whitelisted',
      'p2 whitelisted',
      'p3 whitelisted',
      'p4 warning',
      'p5 warning',
    ]);
  });
});

describe('a case', () => {
  it('is what has the same value in the roll-up column; a warning without one stands for itself', async () => {
    await install(
      overLimit({
        rollUp: 'batch',
        sql: 'select id, amount_fen, plan_id from payments where amount_fen >= $1',
        columns: [
          { name: 'subject', role: 'subject' },
          { name: 'amount', role: 'evidence', type: 'money' },
          { name: 'batch', role: 'evidence', type: 'id' },
        ],
      }),
    );
    await payment(database.system, 'p1', { amount_fen: 5000, plan_id: idOf('other') });
    await payment(database.system, 'p2', { amount_fen: 5000, plan_id: idOf('other') });
    await payment(database.system, 'p3', { amount_fen: 5000 });
    await sweep();
    const cases = await query<{ subject_id: string; case_key: string; id: string }>('select * from warning');
    const byName = Object.fromEntries(cases.map((one) => [nameOf(one.subject_id), one]));
    expect(byName.p1!.case_key).toBe(`over-limit|${idOf('other')}`);
    expect(byName.p2!.case_key).toBe(byName.p1!.case_key);
    expect(byName.p3!.case_key).toBe(byName.p3!.id);
    await payment(database.system, 'p2', { plan_id: idOf('p5') });
    await sweep();
    expect(await query('select case_key from warning where subject_id = $1', [idOf('p2')])).toEqual([
      { case_key: `over-limit|${idOf('p5')}` },
    ]);
  });
});

describe('a rule that failed in three sweeps in a row', () => {
  it('is left out of the next ones, named, with its warnings as they are, until it is released', async () => {
    await install(overLimit(), overLimit({ id: 'good' }));
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await sweep();
    const broken = overLimit({ sql: 'select nothing from payments' });
    await install(broken, overLimit({ id: 'good' }));
    await payment(database.system, 'p1', { amount_fen: 1 });
    await sweep();
    await sweep('2018-10-16');
    expect(await holds()).toEqual([]);
    await sweep('2018-10-17');
    expect(await holds()).toEqual([
      { rule_id: 'over-limit', cause: 'strikes', detail: expect.stringMatching(/failed in 3 sweeps in a row \(SQL\)/) },
    ]);
    const without = await sweep('2018-10-18');
    expect(without).toMatchObject({ sweep: { status: 'done' }, onHold: [{ ruleId: 'over-limit', cause: 'strikes' }] });
    expect(without.tasks.map(({ ruleId }) => ruleId)).toEqual(['good']);
    expect(await warnings()).toEqual(['p1 cleared', 'p1 open']);
    await expect(sweep('2018-10-18', { rules: ['over-limit'] })).rejects.toThrow(SweepRefused);
    await release();
    expect((await sweep('2018-10-19')).onHold).toEqual([]);
    expect(await holds()).toEqual([]); // once more is not three times
    await install(overLimit(), overLimit({ id: 'good' }));
    await sweep('2018-10-20');
    expect(await warnings()).toEqual(['p1 cleared', 'p1 cleared']);
  });
});

describe('a rule on hold that suppresses another', () => {
  it('still does by its open warnings', async () => {
    const limit = { ...overLimit().params.limit!, default: '4000' };
    await install(overLimit(), overLimit({ id: 'strong', params: { limit }, suppresses: ['over-limit'] }));
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await payment(database.system, 'p2', { amount_fen: 2000 });
    await sweep();
    await query(
      `insert into rule_hold (rule_id, rule_digest, cause, detail) select rule_id, digest, 'storm', 'x' from rule_version where rule_id = 'strong'`,
    );
    const report = await sweep('2018-10-16');
    expect(report.tasks.map(({ ruleId, counts }) => [ruleId, counts!.suppressed])).toEqual([['over-limit', 1]]);
    expect(await warnings()).toEqual(['p1 open', 'p2 open']);
  });
});

describe('a storm of findings', () => {
  it('is kept and counted, and raises and clears nothing until somebody takes it for right', async () => {
    deps = { ...deps, storm: { least: 3, times: 2, runs: 3 } };
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    for (const day of [1, 2, 3]) await sweep(`2018-10-0${day}`);
    for (const label of ['p2', 'p3', 'p4', 'p5']) await payment(database.system, label, { amount_fen: 5000 });
    await payment(database.system, 'p1', { amount_fen: 1 });
    const storm = await sweep('2018-10-04');
    expect(storm.tasks[0]).toMatchObject({
      status: 'done',
      note: { code: 'STORM', message: expect.stringMatching(/it found 4, more than 3/) },
      counts: { findings: 4, raised: 0, cleared: 0 },
    });
    expect(await outcomes(storm)).toEqual(['p2 storm', 'p3 storm', 'p4 storm', 'p5 storm']);
    expect(await warnings()).toEqual(['p1 open']);
    expect(await holds()).toEqual([expect.objectContaining({ cause: 'storm' })]);
    await expect(sweep('2018-10-05')).rejects.toThrow(/Every rule in force is on hold \(over-limit\)/);
    await release();
    expect((await sweep('2018-10-06')).tasks[0]!.counts).toMatchObject({ raised: 4, cleared: 1 });
    // And it stays taken: the old size does not count any more.
    for (const day of [7, 8, 9]) await sweep(`2018-10-0${day}`);
    expect(await holds()).toEqual([]);
  });

  it('is none at the limit, nor before a rule has run three times', async () => {
    deps = { ...deps, storm: { least: 2, times: 2, runs: 3 } };
    await install(overLimit());
    for (const label of ['p1', 'p2', 'p3', 'p4', 'p5']) await payment(database.system, label, { amount_fen: 5000 });
    expect((await sweep('2018-10-01')).tasks[0]!.counts).toMatchObject({ raised: 5 });
    for (const label of ['p3', 'p4', 'p5']) await payment(database.system, label, { amount_fen: 1 });
    for (const day of [2, 3, 4, 5]) await sweep(`2018-10-0${day}`);
    for (const label of ['p3', 'p4']) await payment(database.system, label, { amount_fen: 5000 });
    expect((await sweep('2018-10-06')).tasks[0]!.counts).toMatchObject({ reopened: 2 }); // 4 of at most 2 × 2
    expect(await holds()).toEqual([]);
  });

  it('that comes little by little through runs by keys is one all the same', async () => {
    deps = { ...deps, storm: { least: 3, times: 2, runs: 3 } };
    await install(overLimit({ key: { payments: 'id' } }));
    for (let n = 0; n < 20; n++) await payment(database.system, `many${n}`, { amount_fen: 1 });
    await payment(database.system, 'p1', { amount_fen: 5000 });
    for (const day of [1, 2, 3]) await sweep(`2018-10-0${day}`);
    await payment(database.system, 'p2', { amount_fen: 5000 });
    await sweep('2018-10-04');
    for (const label of ['p3', 'p4']) await payment(database.system, label, { amount_fen: 5000 });
    const storm = await sweep('2018-10-05');
    expect(storm.tasks[0]).toMatchObject({ mode: 'keys', note: { code: 'STORM' }, counts: { findings: 2 } });
    expect(await warnings()).toEqual(['p1 open', 'p2 open']);
    await release();
    // What the storm left out is not lost: the next run is over everything.
    expect((await sweep('2018-10-06')).tasks[0]).toMatchObject({ mode: 'full', counts: { findings: 4, raised: 2 } });
  });
});

describe('a canary', () => {
  const canary = (about: Partial<Canary> = {}): Canary => ({
    asOf: '2018-10-15',
    given: {
      payments: [
        { id: idOf('canary'), amount_fen: '2000', status: 'paid' },
        { id: idOf('small'), amount_fen: '20', status: 'paid' },
      ],
    },
    finds: [{ subject: idOf('canary'), discriminator: '' }],
    ...about,
  });
  const withCanary = (about: Partial<Canary> = {}, rule: Partial<CompiledRule> = {}) =>
    overLimit({ canary: canary(about), ...rule });
  const told = () => query('select canary, error_code from sweep_task order by id desc limit 1');

  it('is found beside the true records and is no finding', async () => {
    await install(withCanary());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    expect((await sweep()).tasks[0]).toMatchObject({ counts: { findings: 1, raised: 1 } });
    expect(await told()).toEqual([{ canary: 'found', error_code: null }]);
    expect(await warnings()).toEqual(['p1 open']);
  });

  it('that is missed clears nothing, and the rule waits for somebody to look', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await sweep();
    await install(withCanary({ finds: [{ subject: idOf('small'), discriminator: '' }] }));
    await payment(database.system, 'p1', { amount_fen: 1 });
    await payment(database.system, 'p2', { amount_fen: 5000 });
    const missed = await sweep();
    expect(missed.tasks[0]).toMatchObject({ note: { code: 'CANARY' }, counts: { raised: 1, cleared: 0 } });
    expect(await told()).toEqual([{ canary: 'missed', error_code: 'CANARY' }]);
    expect(await holds()).toEqual([expect.objectContaining({ rule_id: 'over-limit', cause: 'canary' })]);
    expect(await warnings()).toEqual(['p1 open', 'p2 open']);
  });

  it('takes its own parameters, and working days and regions from the snapshot', async () => {
    const rule = ruleOf({
      id: 'nonworkday',
      sql: 'select p.id from payments p join calendar c on c.day = p.paid_on where not c.is_workday and p.amount_fen >= $1',
      binds: [{ param: 'limit' }],
      params: overLimit().params,
      relations: ['calendar', 'payments'],
      columns: [{ name: 'subject', role: 'subject' }],
      canary: canary({
        params: { limit: '10' },
        given: { payments: [{ id: idOf('canary'), amount_fen: '20', paid_on: '2018-10-07' }] },
      }),
    });
    await query(
      `insert into calendar_day (day, version, is_workday, kind, source_doc) values ('2018-10-07', 1000, false, 'weekend', 'test')`,
    );
    await install(rule);
    await sweep();
    expect(await told()).toEqual([{ canary: 'found', error_code: null }]);
    expect((await sweep('2018-10-16')).onHold).toEqual([]);
  });
});

describe('what a rule may take', () => {
  it('is its own budget where that is lower: findings are cut off, and counted', async () => {
    await install(overLimit({ budget: { findings: 2 } }), overLimit({ id: 'free' }));
    for (const label of ['p1', 'p2', 'p3']) await payment(database.system, label, { amount_fen: 5000 });
    const { tasks } = await sweep();
    expect(tasks.find(({ ruleId }) => ruleId === 'over-limit')).toMatchObject({
      note: { code: 'TRUNCATED' },
      counts: { findings: 3, raised: 2 },
    });
    expect(tasks.find(({ ruleId }) => ruleId === 'free')).toMatchObject({ counts: { findings: 3, raised: 3 } });
    const [task] = await query<{ peak: bigint }>('select peak_memory_bytes as peak from sweep_task');
    expect(Number(task!.peak)).toBeGreaterThan(10_000_000);
  });
});
