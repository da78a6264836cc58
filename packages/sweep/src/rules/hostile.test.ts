// What a hostile package can try, and what becomes of it:
//   - SQL that rules may not be is refused, in time and with the reason;
//   - bytes that are not what they say are refused, with the place;
//   - rules that are only too greedy are contained: in a sweep with them, the other rules find the same to the byte.
// Archives that lie are in desk/package-file.test.ts; wrong signatures, keys and versions in desk/desk.test.ts.
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CompiledRule, type RulePackage, renderPackage } from '@qingqu/rules-sdk';
import { checkSql } from '@qingqu/rules-sdk/engine';
import { keepEvidence, type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { RulesRefused } from '../errors.js';
import { sweepInvariants } from '../sweep/invariants.js';
import { runSweep } from '../sweep/run-sweep.js';
import { closed, overLimit, packageOf, payment, ruleOf, subsidyLines, tempDir } from '../testing/world.js';
import { containedRules } from './hostile/contained-rules.js';
import { damagedPackages } from './hostile/damaged-packages.js';
import { refusedSql } from './hostile/refused-sql.js';
import { installRules } from './install-rules.js';
import { checkedRules } from './load-rules.js';

/** Refusing takes no longer, however long what is refused would take. */
const REFUSAL_MS_MAX = 2_000;

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1', enable_external_access: 'false' });
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

describe.each(Object.entries(refusedSql))('SQL that %s is refused', (_, statements) => {
  it.each(statements.map(([sql, reason]) => [sql.slice(0, 100), sql, reason] as const))(
    '%s',
    async (_name, sql, reason) => {
      const begun = performance.now();
      const problem = await checkSql(connection, sql, 1);
      expect(problem?.reason).toMatch(reason);
      expect(performance.now() - begun).toBeLessThan(REFUSAL_MS_MAX);
    },
  );
});

describe.each(Object.entries(damagedPackages))('a package %s is refused', (_, packages) => {
  it.each(packages)('%s', async (_name, json, reason) => {
    const text = json();
    const begun = performance.now();
    const error = await checkedRules(text, 'rules.json').then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(performance.now() - begun).toBeLessThan(REFUSAL_MS_MAX);
    expect(error).toBeInstanceOf(RulesRefused);
    expect(error!.message).toMatch(reason);
    expect(error!.message).toMatch(/^rules\.json: [^\n]{1,2000}$/);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a sweep with a hostile package', () => {
  /** Good rules whose ids come before, among and after the hostile ones. */
  const good = packageOf([
    overLimit({ id: 'a-first' }),
    overLimit({ id: 'hostile-10-neighbour', binds: [{ value: { bigint: '40' } }] }),
    ruleOf({
      id: 'z-last',
      subjects: ['payment'],
      sql: 'select p.id as subject, count(*) as amount from payments p join subsidy_lines l on l.amount_fen % 50 = p.amount_fen % 50 group by p.id',
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'amount', role: 'evidence', type: 'number' },
      ],
      relations: ['payments', 'subsidy_lines'],
    }),
  ]);
  const hostile = packageOf(
    containedRules.map(({ rule }) => rule),
    { name: '@hostile/rules' },
  );

  const databases: TestDatabase[] = [];
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  /** Sweeps the same small world by some packages. Returns each task's outcome and digest, and all warnings of the good rules. */
  async function swept(packages: RulePackage[]) {
    const database = await testDatabase();
    databases.push(database);
    const { system } = database;
    for (let n = 0; n < 40; n++) await payment(system, `p${n}`, { amount_fen: n * 50, purpose: `第${n}笔` });
    await subsidyLines(system, 3_000);
    for (const one of packages) await installRules(system, one);
    const deps = {
      pool: system,
      snapshotDir: await tempDir(),
      evaluator: {
        path: join(__dirname, '../../dist/evaluator/child.js'),
        memoryLimit: '200MB',
        timeLimitMs: 700,
        graceMs: 300,
      },
    };
    const request = { epoch: await closed(system), asOf: '2018-10-15', reason: 'test', startedBy: 'test' };
    await runSweep(deps, request);
    for (const [name, sql] of Object.entries(sweepInvariants))
      expect({ name, rows: (await system.query(sql)).rows }).toEqual({ name, rows: [] });
    const { rows: tasks } = await system.query<{ id: string; outcome: string; digest: string | null }>(
      `select rule_id as id, case when status = 'done' then 'done' else error_code end as outcome, result_digest as digest from sweep_task`,
    );
    const { rows: warnings } = await system.query(
      `select rule_id, subject_id, state, evidence, message_zh from warning where rule_id = any($1) order by rule_id, subject_id`,
      [good.rules.map((rule: CompiledRule) => rule.id)],
    );
    return { tasks: new Map(tasks.map((task) => [task.id, task])), warnings };
  }

  it('finds with all other rules what it finds without it, to the byte', async () => {
    await checkedRules(renderPackage(hostile), 'hostile'); // each of them would be let in
    const alone = await swept([good]);
    const together = await swept([good, hostile]);
    for (const { id } of good.rules) {
      expect(alone.tasks.get(id)).toMatchObject({ outcome: 'done', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(together.tasks.get(id)).toEqual(alone.tasks.get(id));
    }
    expect(together.warnings).toEqual(alone.warnings);
    expect(alone.warnings.length).toBeGreaterThan(50);
    const strayed = containedRules.filter(
      ({ rule, outcomes }) => !outcomes.includes(together.tasks.get(rule.id)!.outcome),
    );
    expect(strayed.map(({ rule }) => [rule.sql, together.tasks.get(rule.id)!.outcome])).toEqual([]);
    keepEvidence('B9', {
      'statements refused': Object.values(refusedSql).flat().length,
      'damaged packages refused': Object.values(damagedPackages).flat().length,
      'greedy rules contained': containedRules.length,
    });
  }, 300_000);
});
