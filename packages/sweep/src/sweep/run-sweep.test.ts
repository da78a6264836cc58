import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CompiledRule } from '@qingqu/rules-sdk';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { SnapshotUnusable, SweepRefused } from '../errors.js';
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
  remove,
  ruleOf,
  tempDir,
} from '../testing/world.js';
import type { SweepDeps } from './deps.js';
import { sweepInvariants } from './invariants.js';
import { replaySweep } from './replay-sweep.js';
import { newestEpoch, runSweep, type SweepOptions, sweepLatest } from './run-sweep.js';
import { runSweepTasks } from './run-tasks.js';
import { startSweep } from './start-sweep.js';

const path = join(__dirname, '../../dist/evaluator/child.js');

let database: TestDatabase;
let deps: SweepDeps;
const databases: TestDatabase[] = [];
beforeEach(async () => {
  database = await testDatabase();
  databases.push(database);
  deps = {
    pool: database.system,
    snapshotDir: await tempDir(),
    evaluator: { path, memoryLimit: '512MB' },
    leaseMs: 5_000,
  };
});
afterEach(async () => {
  for (const [name, sql] of Object.entries(sweepInvariants)) {
    expect({ name, rows: (await database.system.query(sql)).rows }).toEqual({ name, rows: [] });
  }
});
afterAll(async () => {
  for (const one of databases) await one.drop();
});

const install = (...rules: CompiledRule[]) => installRules(database.system, packageOf(rules));

const sweep = async (asOf = '2018-10-15', options: SweepOptions = {}) => {
  const epoch = await closed(database.system);
  return runSweep(deps, { epoch, asOf, reason: 'test', startedBy: 'tester' }, options);
};

const query = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.system.query(sql, values)).rows as T[];

const states = async () => {
  const rows = await query<{ subject_id: string; state: string }>(
    'select subject_id, state from warning order by warning_no',
  );
  return rows.map(({ subject_id, state }) => `${nameOf(subject_id)} ${state}`).sort();
};
const events = async (label: string) => {
  const rows = await query<{ kind: string; reason: string | null }>(
    'select e.kind, e.reason from warning_event e join warning w on w.id = e.warning_id where w.subject_id = $1 order by seq',
    [idOf(label)],
  );
  return rows.map(({ kind, reason }) => (reason ? `${kind}: ${reason}` : kind));
};
const labels = ['p1', 'p2', 'p3', 'p4', 'p5'];
const nameOf = (id: string) => labels.find((label) => idOf(label) === id) ?? id;

describe('the life of a warning', () => {
  it('is raised with all that a reader needs', async () => {
    await install(
      overLimit({
        message: { zh: '现金支付 {amount} 元，达到上限 {limit} 元', en: 'Cash payment of {amount} reaches {limit}' },
      }),
    );
    await payment(database.system, 'p1', { amount_fen: 1_234_567, region_code: QIXIAN });
    await payment(database.system, 'p2', { amount_fen: 999 });
    const report = await sweep();
    expect(report).toMatchObject({
      created: true,
      sweep: { status: 'done', asOf: '2018-10-15' },
      tasks: [{ ruleId: 'over-limit', status: 'done', counts: { findings: 1, raised: 1, seen: 0, cleared: 0 } }],
    });
    const [warning] = await query(`select w.*, r.scope_lo from warning w join region r on r.code = w.region_code`);
    expect(warning).toMatchObject({
      rule_id: 'over-limit',
      subject_kind: 'payment',
      subject_id: idOf('p1'),
      discriminator: '',
      category: 'cash',
      severity: 'orange',
      department_kind: 'treasury',
      region_code: QIXIAN,
      scope_ord: warning!.scope_lo,
      state: 'open',
      open_count: 1,
      params: { limit: '1000' },
      evidence: { amount: { type: 'money', value: '1234567' }, limit: { type: 'money', value: '1000' } },
      rows: [],
      message_zh: '现金支付 12,345.67 元，达到上限 10.00 元',
      message_en: 'Cash payment of 12,345.67 reaches 10.00',
      amount_fen: 1_234_567n,
      opened_epoch: 1n,
      last_seen_epoch: 1n,
      opened_as_of: '2018-10-15',
    });
    expect(warning!.id).toBe(
      (warning!.fingerprint as Buffer).toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    );
    expect(await query('select sweep_id, rule_id, subject_id, severity from finding')).toEqual([
      { sweep_id: report.sweep.id, rule_id: 'over-limit', subject_id: idOf('p1'), severity: 'orange' },
    ]);
    const [task] = await query('select * from sweep_task');
    expect(task).toMatchObject({
      status: 'done',
      attempts: 1,
      n_findings: 1,
      n_raised: 1,
      error_code: null,
      lease_token: null,
    });
  });

  it('is seen, changed, cleared and reopened, each told once', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 2000 });
    await payment(database.system, 'p2', { amount_fen: 3000 });
    await sweep();
    await sweep('2018-10-16'); // nothing new
    await payment(database.system, 'p1', { amount_fen: 2500 });
    const third = await sweep('2018-10-17');
    expect(third.tasks[0]!.counts).toMatchObject({ raised: 0, seen: 2, changed: 1, cleared: 0 });
    await payment(database.system, 'p1', { amount_fen: 10 });
    await remove(database.system, 'payment', 'p2');
    expect((await sweep('2018-10-18')).tasks[0]!.counts).toMatchObject({ seen: 0, cleared: 2 });
    expect(await states()).toEqual(['p1 cleared', 'p2 cleared']);
    await payment(database.system, 'p1', { amount_fen: 2600 });
    expect((await sweep('2018-10-19')).tasks[0]!.counts).toMatchObject({ raised: 0, reopened: 1 });
    expect(await events('p1')).toEqual(['raised', 'evidence_changed', 'cleared: data_changed', 'reopened']);
    expect(await events('p2')).toEqual(['raised', 'cleared: data_changed']);
    const [warning] = await query('select * from warning where subject_id = $1', [idOf('p1')]);
    expect(warning).toMatchObject({
      state: 'open',
      open_count: 2,
      opened_epoch: 1n,
      last_seen_epoch: 5n,
      last_seen_as_of: '2018-10-19',
      cleared_epoch: null,
      amount_fen: 2600n,
    });
  });

  it('is cleared with the reason: other rule, other parameters, another day', async () => {
    const dated = overLimit({
      id: 'dated',
      sql: "select id, amount_fen, $1 from payments where $2 <= date '2018-10-31' or amount_fen >= $1",
      binds: [{ param: 'limit' }, { input: 'asOf' }],
    });
    await install(overLimit(), dated);
    await payment(database.system, 'p1', { amount_fen: 1500 });
    await payment(database.system, 'p2', { amount_fen: 1 });
    const { snapshot } = await sweep('2018-10-31');
    // The same epoch on a later day.
    await runSweep(deps, { epoch: snapshot.epoch, asOf: '2018-11-01', reason: 'test', startedBy: 't' });
    expect(await events('p2')).toEqual(['raised', 'cleared: date_passed']);
    await query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker)
       values ('over-limit', 'limit', $1, '2018-11-02', '"2000"', 'a', 'b')`,
      [PROVINCE],
    );
    await sweep('2018-11-02');
    expect((await events('p1')).filter((event) => event.startsWith('cleared'))).toEqual([
      'cleared: parameters_changed',
    ]);
    await install(
      overLimit(),
      overLimit({ ...dated, title: { zh: '改', en: 'Changed' }, sql: `${dated.sql} and amount_fen > 5000` }),
    );
    await sweep('2018-11-03');
    expect((await events('p1')).filter((event) => event.startsWith('cleared'))).toEqual([
      'cleared: parameters_changed',
      'cleared: rule_changed',
    ]);
  });

  it("follows the reference of its states, whatever the records do (a seed's worth)", async () => {
    await install(overLimit());
    const seed = testSeed;
    const nights = fc.sample(
      fc.array(fc.record({ label: fc.constantFrom(...labels), amount: fc.constantFrom(0, 999, 1000, 2000) }), {
        maxLength: 4,
      }),
      {
        seed,
        numRuns: 8,
      },
    );
    const amounts = new Map<string, number>();
    const reference = new Map<string, { open: boolean; opened: number; amount: number }>();
    for (const night of nights) {
      for (const { label, amount } of night) {
        await payment(database.system, label, { amount_fen: amount });
        amounts.set(label, amount);
      }
      await sweep();
      for (const [label, amount] of amounts) {
        const known = reference.get(label) ?? { open: false, opened: 0, amount };
        const open = amount >= 1000;
        reference.set(label, {
          open,
          opened: known.opened + Number(open && !known.open),
          amount: open ? amount : known.amount,
        });
      }
    }
    const rows = await query<{ subject_id: string; state: string; open_count: number; amount_fen: bigint }>(
      'select subject_id, state, open_count, amount_fen from warning',
    );
    const actual = Object.fromEntries(
      rows.map((row) => [nameOf(row.subject_id), [row.state === 'open', row.open_count, Number(row.amount_fen)]]),
    );
    const expected = [...reference].filter(([, known]) => known.opened > 0);
    expect(actual).toEqual(
      Object.fromEntries(expected.map(([label, known]) => [label, [known.open, known.opened, known.amount]])),
    );
  });
});

describe('asking for a sweep', () => {
  it('again returns the first and changes nothing; a forced replay finds the same', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 2000 });
    const first = await sweep();
    const request = { epoch: first.snapshot.epoch, asOf: '2018-10-15', reason: 'again', startedBy: 'somebody' };
    const again = await runSweep(deps, request);
    expect(again).toMatchObject({
      created: false,
      tasks: [],
      sweep: { id: first.sweep.id, status: 'done' },
      snapshot: { mode: 'kept' },
    });
    expect(await query('select count(*)::int as n from sweep')).toEqual([{ n: 1 }]);
    const forced = await runSweep(deps, request, { force: true });
    expect(forced.replay).toEqual([expect.objectContaining({ ruleId: 'over-limit', same: true })]);
    await query(`update sweep_task set result_digest = 'x'`);
    expect(await replaySweep(deps, first.sweep.id)).toEqual([expect.objectContaining({ same: false, expected: 'x' })]);
  });

  it('twice at once makes one', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 2000 });
    const epoch = await closed(database.system);
    const request = { epoch, asOf: '2018-10-15', reason: 'test', startedBy: 't' };
    const both = await Promise.all([startSweep(deps, request), startSweep(deps, request)]);
    expect(both[0]!.id).toBe(both[1]!.id);
    expect(both.map(({ created }) => created).sort()).toEqual([false, true]);
  });

  it('of the newest state closes the open epoch only when something was written', async () => {
    await install(overLimit());
    const latest = () => sweepLatest(deps, { asOf: '2018-10-15', reason: 'nightly', startedBy: 'schedule' });
    expect((await latest()).snapshot.epoch).toBe(1n);
    expect((await latest()).snapshot.epoch).toBe(1n);
    await query(
      `insert into ingest_file (feed, name, origin_sha256, sha256, reading, bytes, encoding, status, received_by, next_row, next_byte, next_line, epoch_first, epoch_last, scope_ord)
       values ('payment', 'x', '\\x', '\\x', '{}', 0, 'utf-8', 'done', 't', 0, 0, 0, 2, 2, 0)`,
    );
    // A night that two workers have in hand, since one of them was given up and goes on, is one sweep.
    expect(await Promise.all([1, 2, 3].map(() => newestEpoch(deps, true)))).toEqual([2n, 2n, 2n]);
    expect((await latest()).snapshot.epoch).toBe(2n);
    await expect(
      sweepLatest(deps, { asOf: '2018-10-15', rules: ['over-limit', 'nope'], reason: '', startedBy: '' }),
    ).rejects.toThrow(/no rule 'nope' in force; these are: over-limit/);
  });

  it('is refused for an open epoch, an impossible date or without rules', async () => {
    const epoch = await closed(database.system);
    const request = { epoch, asOf: '2018-10-15', reason: 'test', startedBy: 't' };
    await expect(startSweep(deps, request)).rejects.toThrow(/No rule is in force/);
    await install(overLimit());
    await expect(startSweep(deps, { ...request, epoch: epoch + 1n })).rejects.toThrow(SweepRefused);
    await expect(startSweep(deps, { ...request, asOf: '2018-02-30' })).rejects.toThrow(/'2018-02-30' is not a date/);
    await startSweep(deps, request);
    const { id } = await startSweep(deps, request);
    await expect(runSweepTasks(deps, id)).rejects.toThrow(SnapshotUnusable);
  });
});

describe('one rule among others', () => {
  const good = (n: number) => overLimit({ id: `good-${n}` });
  const hostile: CompiledRule[] = [
    overLimit({ id: 'bad-column', sql: 'select nothing from payments' }),
    ruleOf({ id: 'bad-null', sql: 'select plan_id from payments', columns: [{ name: 'subject', role: 'subject' }] }),
    ruleOf({
      id: 'bad-twice',
      sql: 'select id from payments union all select id from payments',
      columns: [{ name: 'subject', role: 'subject' }],
    }),
    overLimit({ id: 'bad-file', sql: "select * from read_csv('/etc/passwd')" }),
    overLimit({ id: 'bad-environment', sql: "select id, amount_fen, getenv('DATABASE_URL') from payments" }),
    ruleOf({
      id: 'bad-slow',
      sql: 'select a.id from payments a, payments b, payments c, calendar d, calendar e, calendar f where a.amount_fen + d.workday_no * e.workday_no * f.workday_no = 7',
      columns: [{ name: 'subject', role: 'subject' }],
    }),
  ];

  it('fails alone, three times, and the good ones are as if it were not there', async () => {
    for (const label of labels) await payment(database.system, label, { amount_fen: 5000 });
    await install(good(1), good(2));
    await sweep();
    const digestsOf = (id: bigint) =>
      query(`select rule_id, result_digest from sweep_task where sweep_id = $1 and rule_id like 'good%' order by 1`, [
        id,
      ]);
    const contents = `select id, evidence, message_zh, state from warning where rule_id like 'good%' order by id`;
    const before = await query(contents);

    await install(good(1), good(2), ...hostile);
    deps = { ...deps, evaluator: { ...deps.evaluator, timeLimitMs: 700 } };
    const report = await sweep();
    expect(report.sweep.status).toBe('failed');
    const tasks = await query<{
      rule_id: string;
      status: string;
      attempts: number;
      error_code: string;
      error_message: string;
    }>('select * from sweep_task where sweep_id = $1 order by rule_id', [report.sweep.id]);
    expect(tasks.map(({ rule_id, status, attempts, error_code }) => [rule_id, status, attempts, error_code])).toEqual([
      ['bad-column', 'failed', 3, 'SQL'],
      ['bad-environment', 'failed', 3, 'REFUSED'],
      ['bad-file', 'failed', 3, 'REFUSED'],
      ['bad-null', 'failed', 3, 'NULL_SUBJECT'],
      ['bad-slow', 'failed', 3, 'TIMEOUT'],
      ['bad-twice', 'failed', 3, 'DUPLICATE_FINDING'],
      ['good-1', 'done', 1, null],
      ['good-2', 'done', 1, null],
    ]);
    for (const task of tasks.slice(0, 6)) expect(task.error_message).toContain(`rule '${task.rule_id}'`);
    expect(await query(contents)).toEqual(before);
    expect(await digestsOf(report.sweep.id)).toEqual(await digestsOf(report.sweep.id - 1n));
  });

  it('that failed gets another three attempts when asked to', async () => {
    await install(hostile[0]!);
    const { snapshot } = await sweep();
    const again = { epoch: snapshot.epoch, asOf: '2018-10-15', reason: 'test', startedBy: 't' };
    expect((await runSweep(deps, again)).tasks).toEqual([]);
    const retried = await runSweep(deps, { ...again, retryFailed: true });
    expect(retried.tasks.map((task) => task.status)).toEqual(['pending', 'pending', 'failed']);
  });

  it('that fails clears nothing', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await sweep();
    await payment(database.system, 'p1', { amount_fen: 1 });
    await install(overLimit({ sql: 'select nothing from payments' }));
    await sweep();
    expect(await states()).toEqual(['p1 open']);
    await install(overLimit());
    await sweep();
    expect(await states()).toEqual(['p1 cleared']);
  });

  it('whose definition was altered in the database is refused', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await query(
      `update rule_version set definition = jsonb_set(definition, '{sql}', '"select id, amount_fen, amount_fen from payments"')`,
    );
    const report = await sweep();
    expect(report.tasks.at(-1)).toMatchObject({
      status: 'failed',
      error: { code: 'REFUSED', message: expect.stringMatching(/does not verify/) },
    });
  });

  it('with a parameter that does not fit fails alone', async () => {
    await install(good(1), good(2));
    await payment(database.system, 'p1', { amount_fen: 5000 });
    await query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values ('good-1', 'limit', $1, '2018-01-01', '"much"', 'a', 'b')`,
      [PROVINCE],
    );
    const report = await sweep();
    expect(Object.fromEntries(report.tasks.map((task) => [task.ruleId, task.status]))).toEqual({
      'good-1': 'failed',
      'good-2': 'done',
    });
  });

  it('that finds more than the cap takes the first and clears nothing', async () => {
    await install(overLimit());
    for (const label of labels) await payment(database.system, label, { amount_fen: 5000 });
    await sweep();
    deps = { ...deps, evaluator: { ...deps.evaluator, maxFindings: 2 } };
    const report = await sweep();
    expect(report.tasks[0]!.counts).toMatchObject({ findings: 5, seen: 2, cleared: 0 });
    expect(await query('select n_findings, error_code from sweep_task order by id desc limit 1')).toEqual([
      { n_findings: 5, error_code: 'TRUNCATED' },
    ]);
  });
});

describe('parameters by region', () => {
  it('hold in their subtree; the warning keeps those that it was found with', async () => {
    await install(overLimit());
    await query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values
         ('over-limit', 'limit', $1, '2018-01-01', '"2000"', 'a', 'b'), ('over-limit', 'limit', $2, '2018-01-01', '"500"', 'a', 'b')`,
      [PROVINCE, KAIFENG],
    );
    await payment(database.system, 'p1', { amount_fen: 1500, region_code: LANKAO });
    await payment(database.system, 'p2', { amount_fen: 2500, region_code: LANKAO });
    await payment(database.system, 'p3', { amount_fen: 600, region_code: QIXIAN });
    await payment(database.system, 'p4', { amount_fen: 400, region_code: QIXIAN });
    const report = await sweep();
    const warnings = await query<{ subject_id: string; params: { limit: string } }>(
      'select subject_id, params from warning order by warning_no',
    );
    expect(Object.fromEntries(warnings.map(({ subject_id, params }) => [nameOf(subject_id), params.limit]))).toEqual({
      p2: '2000',
      p3: '500',
    });
    expect((await replaySweep(deps, report.sweep.id))[0]!.same).toBe(true);
  });
});

describe('what is not certain', () => {
  const quarantine = async (feed: string, regionCode: string) => {
    const [file] = await query<{ id: bigint }>(
      `insert into ingest_file (feed, name, origin_sha256, sha256, reading, bytes, encoding, status, received_by, next_row, next_byte, next_line, scope_ord)
       values ($1, 'x', '\\x', '\\x', '{}', 0, 'utf-8', 'done', 't', 0, 0, 0, 0) returning id`,
      [feed],
    );
    await query(
      `insert into quarantine (file_id, row_no, line, reason_code, message_zh, message_en, raw_sealed, status, scope_ord)
       select $1, 1, 2, 'BAD', 'x', 'x', '\\x', 'open', scope_lo from region where code = $2`,
      [file!.id, regionCode],
    );
  };

  it('clears nothing: rows of the region in quarantine, of a feed that the rule reads', async () => {
    await install(overLimit());
    for (const [label, region] of [
      ['p1', LANKAO],
      ['p2', QIXIAN],
    ] as const)
      await payment(database.system, label, { amount_fen: 5000, region_code: region });
    await sweep();
    for (const label of ['p1', 'p2']) await payment(database.system, label, { amount_fen: 1 });
    await quarantine('payment', KAIFENG);
    await quarantine('person', LANKAO); // of no concern to this rule
    const report = await sweep();
    expect(report.tasks[0]!.counts).toMatchObject({ cleared: 1, held: 1 });
    expect(await states()).toEqual(['p1 cleared', 'p2 open']);
    expect(await query('select error_code from sweep_task order by id desc limit 1')).toEqual([{ error_code: 'HELD' }]);
    await query(`update quarantine set status = 'fixed'`);
    expect((await sweep()).tasks[0]!.counts).toMatchObject({ cleared: 1, held: 0 });
  });

  it('clears nothing where the reconciliation is open about a feed that the rule reads', async () => {
    await install(overLimit());
    for (const [label, region] of [
      ['p1', LANKAO],
      ['p2', QIXIAN],
    ] as const)
      await payment(database.system, label, { amount_fen: 5000, region_code: region });
    await sweep();
    for (const label of ['p1', 'p2']) await payment(database.system, label, { amount_fen: 1 });
    for (const [subject, feeds, region] of [
      ['file:1:fen', '{payment}', LANKAO],
      ['file:2:fen', '{person}', QIXIAN], // of no concern to this rule
    ])
      await query(
        `insert into reconciliation_break (kind, subject, declared, computed, message_zh, message_en, feeds, status, owner_org, scope_ord)
         select 'control-total', $1, 1, 2, 'x', 'x', $2, 'open', 't', scope_lo from region where code = $3`,
        [subject, feeds, region],
      );
    expect((await sweep()).tasks[0]!.counts).toMatchObject({ cleared: 1, held: 1 });
    expect(await states()).toEqual(['p1 open', 'p2 cleared']);
    await query(`update reconciliation_break set status = 'waived'`);
    expect((await sweep()).tasks[0]!.counts).toMatchObject({ cleared: 1, held: 0 });
  });

  it('a sweep of an older state that comes late leaves the warnings as the newer one left them', async () => {
    await install(overLimit());
    await payment(database.system, 'p1', { amount_fen: 5000 });
    const old = await closed(database.system);
    await payment(database.system, 'p1', { amount_fen: 1 });
    await payment(database.system, 'p2', { amount_fen: 5000 });
    await sweep();
    const late = await runSweep(deps, { epoch: old, asOf: '2018-10-15', reason: 'late', startedBy: 't' });
    expect(late.tasks[0]!.counts).toMatchObject({ findings: 1, raised: 0, cleared: 0 });
    expect(await states()).toEqual(['p2 open']);
    expect(await query('select error_code from sweep_task where sweep_id = $1', [late.sweep.id])).toEqual([
      { error_code: 'SUPERSEDED' },
    ]);
  });
});

describe('a rule that suppresses another', () => {
  it('takes its findings on the same subject, for as long as its own warning is open', async () => {
    const strong = overLimit({
      id: 'strong',
      params: { limit: { ...overLimit().params.limit!, default: '5000' } },
      suppresses: ['over-limit'],
    });
    await install(overLimit(), strong);
    await payment(database.system, 'p1', { amount_fen: 2000 });
    await payment(database.system, 'p2', { amount_fen: 9000 });
    const report = await sweep();
    expect(report.tasks.map((task) => task.ruleId)).toEqual(['strong', 'over-limit']);
    expect(report.tasks[1]!.counts).toMatchObject({ findings: 2, raised: 1, suppressed: 1 });
    expect(
      (await query<{ rule_id: string; subject_id: string }>('select rule_id, subject_id from warning order by 1')).map(
        (w) => `${w.rule_id} ${nameOf(w.subject_id)}`,
      ),
    ).toEqual(['over-limit p1', 'strong p2']);
    await payment(database.system, 'p1', { amount_fen: 8000 });
    await payment(database.system, 'p2', { amount_fen: 3000 });
    await sweep();
    expect(await events('p1')).toEqual(expect.arrayContaining(['cleared: suppressed']));
    const open = await query<{ rule_id: string; subject_id: string }>(
      `select rule_id, subject_id from warning where state = 'open' order by 1`,
    );
    expect(open.map((w) => `${w.rule_id} ${nameOf(w.subject_id)}`)).toEqual(['over-limit p2', 'strong p1']);
  });
});

describe('calling a sweep off', () => {
  it('gives the task back at once', async () => {
    const stop = new AbortController();
    await install(
      ruleOf({
        id: 'slow',
        sql: 'select a.id from payments a, calendar d, calendar e, calendar f where a.amount_fen + d.workday_no * e.workday_no * f.workday_no = 7',
        columns: [{ name: 'subject', role: 'subject' }],
      }),
    );
    await payment(database.system, 'p1', { amount_fen: 5000 });
    setTimeout(() => stop.abort(new Error('called off')), 1_500);
    await expect(sweep('2018-10-15', { signal: stop.signal })).rejects.toThrow('called off');
    expect(await query('select status, attempts, lease_token from sweep_task')).toEqual([
      { status: 'pending', attempts: 0, lease_token: null },
    ]);
  });
});
