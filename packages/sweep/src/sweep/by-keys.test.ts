import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { rules as coreRules } from '@qingqu/rules-core';
import { type CompiledRule, compile } from '@qingqu/rules-sdk';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { installRules } from '../rules/install-rules.js';
import { buildSnapshot } from '../snapshot/build-snapshot.js';
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
  write,
} from '../testing/world.js';
import type { SweepDeps } from './deps.js';
import { sweepInvariants } from './invariants.js';
import { replaySweep } from './replay-sweep.js';
import { runSweep, type SweepReport } from './run-sweep.js';
import { runSweepTasks } from './run-tasks.js';
import { startSweep } from './start-sweep.js';

const path = join(__dirname, '../../dist/evaluator/child.js');
const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
});

interface World {
  database: TestDatabase;
  deps: SweepDeps;
}

async function worldWith(...rules: CompiledRule[]): Promise<World> {
  const database = await testDatabase();
  databases.push(database);
  await installRules(database.system, packageOf(rules));
  const evaluator = { path, memoryLimit: '512MB' };
  return { database, deps: { pool: database.system, snapshotDir: await tempDir(), evaluator } };
}

async function sweep({ database, deps }: World, asOf = '2018-10-15', full = false): Promise<SweepReport> {
  const epoch = await closed(database.system);
  const report = await runSweep(deps, { epoch, asOf, full, reason: 'test', startedBy: 'tester' });
  for (const [name, sql] of Object.entries(sweepInvariants))
    expect({ name, rows: (await database.system.query(sql)).rows }).toEqual({ name, rows: [] });
  return report;
}

const modes = ({ tasks }: SweepReport) => Object.fromEntries(tasks.map(({ ruleId, mode }) => [ruleId, mode]));

const byPayment = (about: Partial<CompiledRule> = {}) => overLimit({ key: { payments: 'id' }, ...about });

const byAgency = ruleOf({
  id: 'agency-sum',
  subjects: ['agency'],
  sql: `select agency_id, sum(amount_fen)::bigint, list(id order by id) from payments where status = 'paid' group by agency_id having sum(amount_fen) >= 5000`,
  relations: ['payments'],
  columns: [
    { name: 'subject', role: 'subject' },
    { name: 'amount', role: 'evidence', type: 'money' },
    { name: 'rows', role: 'rows' },
  ],
  key: { payments: 'agency_id', agencies: 'id' },
});

const byFund = ruleOf({
  id: 'watched-fund',
  sql: "select p.id, p.amount_fen from payments p join funds f on f.id = p.fund_id where f.category = 'watched' and p.amount_fen >= 500",
  relations: ['funds', 'payments'],
  columns: [
    { name: 'subject', role: 'subject' },
    { name: 'amount', role: 'evidence', type: 'money' },
  ],
  key: { payments: 'id' },
  reaches: {
    funds: {
      sql: 'select payments.id as key from payments join changed on changed.id = payments.fund_id',
      relations: ['payments'],
    },
  },
});

const strong = byPayment({
  id: 'strong',
  params: { limit: { ...overLimit().params.limit!, default: '5000' } },
  suppresses: ['over-limit', 'watched-fund'],
});
const dated = byPayment({
  id: 'dated',
  timeClass: 'C',
  sql: 'select id, amount_fen, $1 from payments where amount_fen >= $1 and paid_on < cast($2 as date) - 30',
  binds: [{ param: 'limit' }, { input: 'asOf' }],
});
const keyless = overLimit({ id: 'keyless' });

describe('a sweep by keys', () => {
  it('runs what it can by keys, and what it cannot over everything', async () => {
    const world = await worldWith(byPayment(), byAgency, byFund, dated, keyless);
    const { database } = world;
    await write(database.system, 'agency', 'a1', {});
    for (let n = 0; n < 30; n++)
      await payment(database.system, `p${n}`, { amount_fen: 2000, agency_id: idOf('a1'), fund_id: idOf('f1') });
    expect(modes(await sweep(world))).toEqual({
      'agency-sum': 'full',
      dated: 'full',
      keyless: 'full',
      'over-limit': 'full',
      'watched-fund': 'full',
    });
    await payment(database.system, 'p1', { amount_fen: 10 });
    const second = await sweep(world);
    expect(modes(second)).toEqual({
      'agency-sum': 'full', // its one agency has all the payments
      dated: 'keys',
      keyless: 'full',
      'over-limit': 'keys',
      'watched-fund': 'keys',
    });
    const { rows } = await database.system.query(
      `select rule_id, n_keys, n_findings, n_seen, n_cleared, base_task_id is not null as based from sweep_task where sweep_id = $1 and rule_id in ('over-limit', 'keyless') order by 1`,
      [second.sweep.id],
    );
    expect(rows).toEqual([
      { rule_id: 'keyless', n_keys: null, n_findings: 29, n_seen: 29, n_cleared: 1, based: false },
      { rule_id: 'over-limit', n_keys: 1, n_findings: 0, n_seen: 29, n_cleared: 1, based: true },
    ]);
    expect(await replaySweep(world.deps, second.sweep.id)).toEqual(
      ['agency-sum', 'dated', 'keyless', 'over-limit', 'watched-fund'].map((ruleId) =>
        expect.objectContaining({ ruleId, same: true }),
      ),
    );
    // Another day matters to the rule that asks for it; told so, all run over everything.
    expect(modes(await sweep(world, '2018-10-16'))).toMatchObject({ dated: 'full', 'over-limit': 'keys' });
    await payment(database.system, 'p2', { amount_fen: 10 });
    expect(modes(await sweep(world, '2018-10-16', true))).toMatchObject({ dated: 'full', 'over-limit': 'full' });
    // Other parameters.
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values ('over-limit', 'limit', $1, '2018-01-01', '"1500"', 'a', 'b')`,
      [KAIFENG],
    );
    expect(modes(await sweep(world, '2018-10-16'))).toMatchObject({ dated: 'keys', 'over-limit': 'full' });
    // Reference data has no epochs.
    await database.system.query("update region set name = 'another' where code = $1", [QIXIAN]);
    await payment(database.system, 'p3', { amount_fen: 11 });
    expect(modes(await sweep(world, '2018-10-16'))).toMatchObject({ dated: 'keys', 'over-limit': 'keys' });
    await database.system.query('update region set scope_hi = scope_hi + 1 where fiscal_parent is null');
    await payment(database.system, 'p3', { amount_fen: 12 });
    expect(modes(await sweep(world, '2018-10-16'))).toMatchObject({ dated: 'full', 'over-limit': 'full' });
  });

  it('whose base is not the last run any more is one over everything', async () => {
    const world = await worldWith(byPayment());
    const { database, deps } = world;
    for (let n = 0; n < 20; n++) await payment(database.system, `p${n}`, { amount_fen: 2000 });
    const first = await sweep(world);
    await payment(database.system, 'p1', { amount_fen: 10 });
    const request = { asOf: '2018-10-15', reason: 'test', startedBy: 'tester' };
    const begun = await startSweep(deps, { ...request, epoch: await closed(database.system) });
    // Meanwhile the earlier state is swept once more, with other parameters.
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values ('over-limit', 'limit', $1, '2018-10-16', '"9000"', 'a', 'b')`,
      [PROVINCE],
    );
    await runSweep(deps, { ...request, epoch: first.sweep.epoch, asOf: '2018-10-16' });
    const open = `select count(*)::int as open from warning where state = 'open'`;
    expect((await database.system.query(open)).rows).toEqual([{ open: 0 }]);
    await buildSnapshot({ pool: database.system, dir: deps.snapshotDir }, { epoch: begun.epoch });
    const [task] = await runSweepTasks(deps, begun.id);
    expect(task).toMatchObject({ status: 'done', mode: 'full', counts: { reopened: 19 } });
    expect((await database.system.query(open)).rows).toEqual([{ open: 19 }]);
  });

  it('that fails by keys runs over everything the next time', async () => {
    const broken = {
      ...byFund.reaches,
      funds: { sql: 'select payments.nothing as key from payments join changed on true', relations: ['payments'] },
    };
    const world = await worldWith(ruleOf({ ...byFund, reaches: broken }));
    const { database } = world;
    for (let n = 0; n < 20; n++) await payment(database.system, `p${n}`, { amount_fen: 2000, fund_id: idOf('f1') });
    await sweep(world);
    await write(database.system, 'fund', 'f1', { category: 'watched' });
    const { tasks } = await sweep(world);
    expect(tasks.map(({ status, mode, counts }) => [status, mode, counts?.raised])).toEqual([
      ['pending', undefined, undefined],
      ['done', 'full', 20],
    ]);
  });

  it('leaves warnings and events as a sweep over everything does, over 20 nights of edits', async () => {
    const seed = testSeed;
    const core = coreRules.filter(({ key }) => key).map((rule) => compile(rule));
    const own = [byPayment(), byAgency, byFund, strong, dated, keyless];
    const some = core.filter(({ id }) => ['fund-purpose-vague', 'fund-nonworkday', 'fund-subject-misuse'].includes(id));
    const [byKeys, whole] = [await worldWith(...own, ...some), await worldWith(...own, ...some)];
    const both = async (work: (world: World) => Promise<unknown>) => {
      await work(byKeys);
      await work(whole);
    };
    const label = (letter: string, count: number) => fc.integer({ min: 1, max: count }).map((n) => `${letter}${n}`);
    const change = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          table: fc.constant('payment'),
          label: label('p', 8),
          values: fc.record(
            {
              amount_fen: fc.constantFrom(10, 600, 1000, 2000, 6000),
              agency_id: label('a', 3).map(idOf),
              fund_id: label('f', 3).map(idOf),
              region_code: fc.constantFrom(LANKAO, QIXIAN, PROVINCE),
              paid_on: fc.constantFrom('2018-06-02', '2018-09-20', null),
              purpose: fc.constantFrom('购买材料', '借款', ''),
            },
            { requiredKeys: [] },
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ table: fc.constant('agency'), label: label('a', 3), values: fc.constant({}) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          table: fc.constant('fund'),
          label: label('f', 3),
          values: fc.record({
            category: fc.constantFrom('watched', 'other'),
            monitored_from: fc.constantFrom('2017-01-01', null),
          }),
        }),
      },
    );
    const event = fc.constantFrom('day', 'quarantine', 'fixed', 'limit', 'whitelist', 'nothing', 'nothing', 'nothing');
    const night = fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      removed: fc.option(label('p', 8), { freq: 3 }),
      event,
    });
    // Payments that nobody touches, so that what is touched is a small part.
    await both(async ({ database: { system } }) => {
      for (let n = 0; n < 40; n++) await payment(system, `quiet${n}`, { amount_fen: 1, agency_id: idOf('quiet') });
    });
    let day = 10;
    const ranByKeys = new Set<string>();
    for (const { changes, removed, event } of fc.sample(night, { seed, numRuns: 20 })) {
      if (event === 'day') day += 1;
      await both(async ({ database: { system } }) => {
        for (const { table, label, values } of changes) {
          const fixed = table === 'payment' ? { status: 'paid', payee_kind: 'enterprise' } : {};
          await write(system, table, label, { ...fixed, ...values });
        }
        if (removed) await remove(system, 'payment', removed);
        await happen(system, event);
      });
      const asOf = `2018-10-${day}`;
      const report = await sweep(byKeys, asOf);
      await sweep(whole, asOf, true);
      for (const { ruleId, mode } of report.tasks) if (mode === 'keys') ranByKeys.add(ruleId);
      expect(await outcomeOf(byKeys)).toEqual(await outcomeOf(whole));
    }
    expect([...ranByKeys].sort()).toEqual(expect.arrayContaining(['over-limit', 'strong']));
  }, 600_000);
});

async function happen(system: TestDatabase['system'], event: string): Promise<void> {
  if (event === 'quarantine')
    await system.query(
      `with file as (
         insert into ingest_file (feed, name, origin_sha256, sha256, reading, bytes, encoding, status, received_by, next_row, next_byte, next_line, scope_ord)
         values ('payment', 'x', '\\x', '\\x', '{}', 0, 'utf-8', 'done', 't', 0, 0, 0, 0) returning id)
       insert into quarantine (file_id, row_no, line, reason_code, message_zh, message_en, raw_sealed, status, scope_ord)
       select id, 1, 2, 'BAD', 'x', 'x', '\\x', 'open', scope_lo from file, region where code = $1`,
      [LANKAO],
    );
  if (event === 'fixed') await system.query("update quarantine set status = 'fixed'");
  if (event === 'limit')
    await system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker)
       select 'over-limit', 'limit', $1, '2018-01-01', case count(*) % 2 when 0 then '"700"'::jsonb else '"1500"' end, 'a', 'b' from rule_parameter`,
      [QIXIAN],
    );
  if (event === 'whitelist')
    await system.query(
      `insert into rule_whitelist (rule_id, matches, entry_id, basis, valid_from, expires_on, maker, checker, scope_ord)
       select 'over-limit', 'subject', $1, 'x', '2018-01-01', '2018-10-13', 'a', 'b', scope_lo from region where fiscal_parent is null`,
      [idOf('p1')],
    );
}

/** All warnings with their events, but for the hour. */
async function outcomeOf({ database }: World): Promise<unknown[]> {
  const { rows } = await database.system.query(
    `select to_jsonb(w) - 'warning_no' as warning,
       (select jsonb_agg(to_jsonb(e) - 'at' order by seq) from warning_event e where e.warning_id = w.id) as events
     from warning w order by w.rule_id, w.id`,
  );
  return rows;
}
