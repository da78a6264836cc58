import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledRule, RuleBudget } from '@qingqu/rules-sdk';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { SnapshotUnusable } from '../errors.js';
import { buildSnapshot } from '../snapshot/build-snapshot.js';
import {
  closed,
  idOf,
  KAIFENG,
  LANKAO,
  overLimit,
  payment,
  QIXIAN,
  ruleOf,
  subsidyLines,
  tempDir,
} from '../testing/world.js';
import { type Evaluation, Evaluator, type EvaluatorSettings } from './evaluator.js';
import type { Interval, Run } from './protocol.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../dist/evaluator/child.js');

let database: TestDatabase;
let snapshot: { path: string; epoch: bigint };
const open: Evaluator[] = [];
let kaifeng: Interval;

beforeAll(async () => {
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm run build\``);
  database = await testDatabase();
  await payment(database.system, 'small', { amount_fen: 999 });
  await payment(database.system, 'edge', { amount_fen: 1000, region_code: QIXIAN, purpose: '购货，“甲”' });
  await payment(database.system, 'large', { amount_fen: 500000, region_code: LANKAO, payee_id: idOf('other') });
  await subsidyLines(database.system, 50_000);
  const epoch = await closed(database.system);
  snapshot = await buildSnapshot({ pool: database.system, dir: await tempDir() }, { epoch });
  const { rows } = await database.system.query<Interval>(
    'select scope_lo as lo, scope_hi as hi from region where code = $1',
    [KAIFENG],
  );
  kaifeng = rows[0]!;
});
afterEach(async () => {
  for (const evaluator of open.splice(0)) await evaluator.close();
});
afterAll(() => database.drop());

function evaluator(settings: Partial<EvaluatorSettings> = {}, within?: Interval): Evaluator {
  const one = new Evaluator({ path, memoryLimit: '512MB', ...settings }, snapshot, within);
  open.push(one);
  return one;
}

const runs = (rule: CompiledRule, limit = 1000n): Run[] => [
  { binds: rule.binds.map(() => ({ type: 'bigint' as const, value: limit })), except: [] },
];

const evaluate = (rule: CompiledRule, settings: Partial<EvaluatorSettings> = {}): Promise<Evaluation> =>
  evaluator(settings).evaluate(rule, runs(rule));

const subjectOnly = (sql: string, about: Partial<CompiledRule> = {}) =>
  ruleOf({ id: 'one', sql, columns: [{ name: 'subject', role: 'subject' }], ...about });

describe('a rule on a snapshot', () => {
  it('returns its findings with evidence and region, sorted', async () => {
    const rule = overLimit({
      sql: `select id as subject, amount_fen, purpose as discriminator, case when amount_fen > 100000 then 'red' end as severity,
              [payee_id, id, payee_id] as rows, paid_on, amount_fen / 3, fund_id is null, paid_on + 1, payee_id
            from payments where amount_fen >= $1 -- no more`,
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'amount', role: 'evidence', type: 'money' },
        { name: 'discriminator', role: 'discriminator' },
        { name: 'severity', role: 'severity' },
        { name: 'rows', role: 'rows' },
        { name: 'paidOn', role: 'evidence', type: 'date' },
        { name: 'share', role: 'evidence', type: 'ratio' },
        { name: 'noFund', role: 'evidence', type: 'boolean' },
        { name: 'nextDay', role: 'evidence', type: 'date' },
        { name: 'payee', role: 'evidence', type: 'id' },
      ],
    });
    const outcome = await evaluate(rule);
    if (outcome.status === 'failed') throw new Error(outcome.failure.message);
    expect(outcome.total).toBe(2);
    const [first, second] = outcome.findings.sort((a, b) => (a.severity < b.severity ? -1 : 1));
    expect(first).toEqual({
      subjectKind: 'payment',
      subjectId: idOf('edge'),
      discriminator: '购货，“甲”',
      severity: 'orange',
      rows: [idOf('edge')],
      regionCode: QIXIAN,
      run: 0,
      evidence: {
        amount: { type: 'money', value: '1000' },
        paidOn: { type: 'date', value: null },
        share: { type: 'ratio', value: 333.333333333 },
        noFund: { type: 'boolean', value: false },
        nextDay: { type: 'date', value: null },
        payee: { type: 'id', value: null },
      },
    });
    expect(second).toMatchObject({
      discriminator: '',
      severity: 'red',
      rows: [idOf('large'), idOf('other')].sort(),
      evidence: { payee: { value: idOf('other') } },
    });
  });

  it('has the same digest whatever the number of threads', async () => {
    const rule = ruleOf({
      id: 'many',
      subjects: ['subsidy_line'],
      sql: `select id as subject, avg(line_no * 0.1) over (partition by line_no % 7) as mean, list(id) over (partition by line_no // 4) as rows
            from subsidy_lines where line_no <= 20000`,
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'mean', role: 'evidence', type: 'number' },
        { name: 'rows', role: 'rows' },
      ],
    });
    const digests = [];
    for (const threads of [1, 2, 4]) {
      const outcome = await evaluate(rule, { threads });
      digests.push(outcome.status === 'done' ? outcome.digest : outcome.failure);
    }
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(1);
  });

  it('hands over no more findings than the cap, always the same, and counts all', async () => {
    const rule = subjectOnly('select id from subsidy_lines', { subjects: ['subsidy_line'] });
    const one = await evaluate(rule, { maxFindings: 5000, threads: 1 });
    const two = await evaluate(rule, { maxFindings: 5000, threads: 4 });
    if (one.status === 'failed' || two.status === 'failed') throw new Error('failed');
    expect([one.total, one.findings.length]).toEqual([50000, 5000]);
    expect(two.digest).toBe(one.digest);
  });

  it('leaves out findings about records that have not arrived, and counts them', async () => {
    const rule = subjectOnly(
      `select id from payments union all select '${idOf('gone')}'::uuid from payments where amount_fen = 999`,
    );
    const outcome = await evaluate(rule);
    if (outcome.status === 'failed') throw new Error(outcome.failure.message);
    expect([outcome.total, outcome.unplaced]).toEqual([outcome.findings.length, 1]);
    expect(outcome.findings.map((finding) => finding.subjectId)).not.toContain(idOf('gone'));
  });

  it('of several subject kinds says which', async () => {
    const rule = ruleOf({
      id: 'two',
      subjects: ['payment', 'subsidy_line'],
      sql: `select id, 'payment' as kind from payments where amount_fen = 999
            union all select id, 'subsidy_line' from subsidy_lines where line_no = 1`,
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'kind', role: 'kind' },
      ],
    });
    const outcome = await evaluate(rule);
    if (outcome.status === 'failed') throw new Error(outcome.failure.message);
    expect(outcome.findings.map((finding) => finding.subjectKind).sort()).toEqual(['payment', 'subsidy_line']);
  });

  it('counts a run only where the subject lies in its part of the regions', async () => {
    const rule = overLimit();
    const binds = (value: bigint): Run['binds'] => [{ type: 'bigint', value }];
    const outcome = await evaluator().evaluate(rule, [
      { binds: binds(1000n), except: [kaifeng] },
      { binds: binds(999n), within: kaifeng, except: [] },
    ]);
    if (outcome.status === 'failed') throw new Error(outcome.failure.message);
    // 兰考 reports to the province, so the prefecture's own limit is not its.
    expect(outcome.findings.map(({ subjectId, run }) => ({ subjectId, run })).sort((a, b) => a.run - b.run)).toEqual([
      { subjectId: idOf('large'), run: 0 },
      { subjectId: idOf('edge'), run: 1 },
    ]);
  });

  it('sees one subtree only when the views are restricted to it', async () => {
    const one = await evaluator({}, kaifeng).evaluate(overLimit(), runs(overLimit()));
    if (one.status === 'failed') throw new Error(one.failure.message);
    expect(one.findings.map((finding) => finding.subjectId)).toEqual([idOf('edge')]);
  });
});

const endless = (budget: RuleBudget = {}) =>
  subjectOnly(
    'select a.id from payments a where (select count(*) from subsidy_lines b, subsidy_lines c, subsidy_lines d where b.line_no * c.line_no + d.line_no = a.amount_fen) > 7',
    { budget },
  );
const greedy = (budget: RuleBudget = {}) =>
  subjectOnly(
    'select a.id from payments a where (select count(distinct b.line_no::bigint * 50000 + c.line_no) from subsidy_lines b, subsidy_lines c) > 7',
    { budget },
  );

describe('a rule that has no result', () => {
  const failures: [
    name: string,
    rule: CompiledRule,
    failure: { code: string; message: RegExp },
    settings?: Partial<EvaluatorSettings>,
  ][] = [
    ['does not fit the relations', subjectOnly('select nothing from payments'), { code: 'SQL', message: /nothing/ }],
    [
      'returns other columns than it says',
      subjectOnly('select id, amount_fen from payments'),
      { code: 'BAD_COLUMN', message: /another number of columns/ },
    ],
    [
      'has findings about nobody',
      subjectOnly('select plan_id from payments'),
      { code: 'NULL_SUBJECT', message: /3 of its 3 findings/ },
    ],
    [
      'finds the same thing twice',
      subjectOnly('select id from payments union all select id from payments'),
      { code: 'DUPLICATE_FINDING', message: /two findings are about the same payment/ },
    ],
    [
      'uses an unknown severity',
      ruleOf({
        id: 'x',
        sql: "select id, 'purple' from payments",
        columns: [
          { name: 'subject', role: 'subject' },
          { name: 'severity', role: 'severity' },
        ],
      }),
      { code: 'BAD_COLUMN', message: /'purple'/ },
    ],
    [
      'uses a kind that it does not declare',
      ruleOf({
        id: 'x',
        subjects: ['payment', 'plan'],
        sql: "select id, 'person' from payments",
        columns: [
          { name: 'subject', role: 'subject' },
          { name: 'kind', role: 'kind' },
        ],
      }),
      { code: 'BAD_COLUMN', message: /'person'/ },
    ],
    ['takes too long', endless(), { code: 'TIMEOUT', message: /longer than 0.5 s/ }, { timeLimitMs: 500 }],
    ['takes longer than its budget', endless({ seconds: 0.5 }), { code: 'TIMEOUT', message: /longer than 0.5 s/ }],
    ['wants too much memory', greedy(), { code: 'OUT_OF_MEMORY', message: /memory/i }, { memoryLimit: '100MB' }],
    [
      'wants more memory than its budget',
      greedy({ memoryMb: 100 }),
      { code: 'OUT_OF_MEMORY', message: /100\.0 MB|9\d\.\d MiB/ },
      { memoryLimit: '2GB' },
    ],
    // These would be refused when the rule is loaded; the process does not rely on it.
    [
      'reads a file',
      subjectOnly("select id from payments, read_text('/etc/passwd')"),
      { code: 'SQL', message: /disabled/ },
    ],
    [
      'reads a file by its name',
      subjectOnly("select id from payments, '/etc/passwd.csv'"),
      { code: 'SQL', message: /./ },
    ],
    [
      'reads the environment',
      subjectOnly("select id from payments where getenv('PATH') = ''"),
      { code: 'SQL', message: /getenv/ },
    ],
    ['changes the settings', subjectOnly('select id from payments; set threads = 1'), { code: 'SQL', message: /./ }],
    [
      'leaves its brackets',
      subjectOnly('select id from payments) as f(c0); select * from (select 1'),
      { code: 'SQL', message: /./ },
    ],
    ['deletes', subjectOnly('delete from data.payments returning id'), { code: 'SQL', message: /./ }],
  ];
  for (const [name, rule, failure, settings] of failures) {
    it(`${name}: the next rule still has one`, async () => {
      const one = evaluator(settings);
      expect(await one.evaluate(rule, runs(rule))).toMatchObject({
        status: 'failed',
        failure: { code: failure.code, message: expect.stringMatching(failure.message) },
      });
      const good = await one.evaluate(overLimit(), runs(overLimit()));
      expect(good).toMatchObject({ status: 'done', total: 2 });
    });
  }

  it('is stopped when the work is called off', async () => {
    const stop = new AbortController();
    const rule = failures.find(([name]) => name === 'takes too long')![1];
    const running = evaluator().evaluate(rule, runs(rule), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('called off')), 300);
    await expect(running).rejects.toThrow('called off');
  });

  it('a snapshot that is not one is an error of its own, with the way out', async () => {
    const one = new Evaluator({ path }, { path: '/nowhere/snapshot-1.duckdb', epoch: 1n });
    await expect(one.evaluate(overLimit(), runs(overLimit()))).rejects.toThrow(SnapshotUnusable);
    await expect(one.evaluate(overLimit(), runs(overLimit()))).rejects.toThrow(/qingqu snapshot --rebuild/);
  });
});
