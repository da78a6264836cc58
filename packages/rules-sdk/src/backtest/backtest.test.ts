import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RuleFailure } from '../engine/index.js';
import { boundValues } from '../execution.js';
import {
  and,
  type CompiledRule,
  compile,
  defineRule,
  eq,
  exists,
  gte,
  isNull,
  lte,
  param,
  type RuleDefinition,
  sql,
} from '../index.js';
import { idOf } from '../small-records.js';
import { type Bench, localBench } from './bench.js';
import { type BacktestReport, reportSchema } from './report.js';
import { type Backtest, runBacktest } from './run-backtest.js';
import { CHENGGUAN, LANKAO, paid, QIXIAN, type SmallRecords, writeSnapshot } from './small-snapshot.js';
import { readFacts } from './snapshot-facts.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingqu-backtest-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

let files = 0;
async function snapshot(records: SmallRecords, epochs: [n: number, closedOn: string][]): Promise<string> {
  files += 1;
  const path = join(dir, `snapshot-${files}.duckdb`);
  await writeSnapshot(path, records, epochs);
  return path;
}

const words = {
  category: 'cash' as const,
  severity: 'orange' as const,
  timeClass: 'D' as const,
  title: { zh: '大额 <提现>', en: 'Large cash' },
  basis: ['第八条'],
  message: { zh: '请核实', en: 'please verify' },
};

const large = (limit: string, about: Partial<RuleDefinition> = {}): CompiledRule =>
  compile(
    defineRule({
      ...words,
      id: 'large',
      subject: 'payment',
      params: { limit: param.money(limit, { zh: '上限', en: 'Limit' }) },
      find: ({ select, payments }, { limit: least }) =>
        select({ subject: payments.id, amount: payments.amountFen, batch: payments.contractNo })
          .from(payments)
          .where(and(eq(payments.status, 'paid'), gte(payments.amountFen, least!))),
      ...about,
    } as RuleDefinition),
  );

/** Paid to somebody whose death was recorded. */
const deceased = compile(
  defineRule({
    ...words,
    id: 'deceased',
    category: 'individual',
    severity: 'red',
    subject: 'subsidy_line',
    params: {},
    find: ({ select, subsidyLines, deathRecords }) =>
      select({ subject: subsidyLines.id, paidOn: subsidyLines.paidOn })
        .from(subsidyLines)
        .where(
          exists(
            select({ one: sql`1` })
              .from(deathRecords)
              .where(
                and(eq(deathRecords.personId, subsidyLines.personId), lte(deathRecords.diedOn, subsidyLines.paidOn)),
              ),
          ),
        ),
  }),
);

/** Applied for and not paid yet. */
const waiting = compile(
  defineRule({
    ...words,
    id: 'waiting',
    category: 'cycle',
    subject: 'payment',
    params: {},
    find: ({ select, payments }) =>
      select({ subject: payments.id, appliedOn: payments.appliedOn }).from(payments).where(isNull(payments.paidOn)),
  }),
);

const version = (...rules: CompiledRule[]) => ({ name: '@test/rules', version: '1.0.0', rules });

async function backtest(path: string, about: Partial<Backtest> & Pick<Backtest, 'package'>): Promise<BacktestReport> {
  const bench = about.bench ?? localBench(path, { memoryLimit: '512MB', threads: 1 });
  try {
    const report = await runBacktest({ facts: await readFacts(path), from: '2018-05', to: '2018-08', ...about, bench });
    return reportSchema.parse(report);
  } finally {
    await bench.close();
  }
}

const byMonth = <T>(report: BacktestReport, pick: (month: BacktestReport['months'][number]) => T): T[] =>
  report.months.map(pick);

describe('a backtest looks back without looking ahead', () => {
  it('by the epochs, where they say what was known', async () => {
    const rows = {
      // Entered in June with a slip of the pen, put right in August.
      payments: [
        paid('p', '2018-05-20', '90000.00', { epochFrom: 2, epochTo: 3 }),
        paid('p', '2018-05-20', '9000.00', { epochFrom: 3 }),
      ],
    };
    const path = await snapshot(rows, [
      [1, '2018-05-31'],
      [2, '2018-06-30'],
      [3, '2018-08-15'],
    ]);
    const report = await backtest(path, { package: version(large('50000.00')) });
    expect(byMonth(report, ({ month, epoch, history, findings }) => [month, epoch, history, findings])).toEqual([
      ['2018-05', '1', 'recorded', 0],
      ['2018-06', '2', 'recorded', 1],
      ['2018-07', '2', 'recorded', 1],
      ['2018-08', '3', 'recorded', 0],
    ]);
    expect(report.snapshot).toEqual({ epoch: '3', knownSince: '2018-05-31' });
  });

  it('by the dates of the records, where all was taken in later', async () => {
    const path = await snapshot(
      {
        payments: [
          paid('in june', '2018-06-30', '50000.00'),
          paid('in july', '2018-07-01', '50000.00'),
          // Applied for in May, paid in July: until then it waits.
          paid('paid late', '2018-05-02', '1.00', { paidOn: '2018-07-31' }),
        ],
      },
      [[7, '2026-01-01']],
    );
    const report = await backtest(path, { package: version(large('50000.00'), waiting) });
    const of = (rule: string) =>
      byMonth(
        report,
        ({ month }) => report.cells.find((cell) => cell.month === month && cell.rule === rule)?.findings ?? 0,
      );
    expect(of('large')).toEqual([0, 1, 2, 2]);
    expect(of('waiting')).toEqual([1, 1, 0, 0]);
    expect(byMonth(report, ({ epoch, history }) => `${epoch} ${history}`)).toEqual(Array(4).fill('7 dated'));
    expect(report.snapshot.knownSince).toBe('2026-01-01');
  });

  it.each<[string, [number, string][]]>([
    ['recorded', [[1, '2018-05-01']]],
    ['dated', [[1, '2026-01-01']]],
  ])('and does not know of a death before its register came (%s)', async (history, epochs) => {
    const line = { id: 'l', batchId: 'b', lineNo: 1, regionCode: CHENGGUAN, programmeId: 'g', personId: 'old' };
    const path = await snapshot(
      {
        subsidy_lines: [
          {
            ...line,
            periodStart: '2018-05-01',
            periodEnd: '2018-05-31',
            amountFen: '80.00',
            status: 'success',
            paidOn: '2018-05-10',
          },
        ],
        death_records: [{ id: 'd', regionCode: LANKAO, personId: 'old', diedOn: '2018-01-01', asOf: '2018-07-15' }],
      },
      epochs,
    );
    const report = await backtest(path, { package: version(deceased) });
    expect(byMonth(report, (month) => [month.history, month.findings])).toEqual([
      [history, 0],
      [history, 0],
      [history, 1],
      [history, 1],
    ]);
    // The subject lies in a township: it counts for its county.
    expect(report.counties).toEqual([{ county: LANKAO, name: '兰考县', findings: 1, cases: 1 }]);
  });

  it('and sees of a register that was loaded again the load of then', async () => {
    const death = { id: 'd', regionCode: LANKAO, personId: 'old', diedOn: '2018-01-01' };
    const line = { id: 'l', batchId: 'b', lineNo: 1, regionCode: LANKAO, programmeId: 'g', personId: 'old' };
    const path = await snapshot(
      {
        subsidy_lines: [
          {
            ...line,
            periodStart: '2018-05-01',
            periodEnd: '2018-05-31',
            amountFen: '80.00',
            status: 'success',
            paidOn: '2018-05-10',
          },
        ],
        death_records: [
          { ...death, asOf: '2018-06-01', epochFrom: 1, epochTo: 2 },
          { ...death, asOf: '2018-11-01', epochFrom: 2 },
        ],
      },
      [
        [1, '2026-01-01'],
        [2, '2026-01-02'],
      ],
    );
    const report = await backtest(path, { package: version(deceased) });
    expect(byMonth(report, ({ findings }) => findings)).toEqual([0, 1, 1, 1]);
  });
});

describe('a backtest counts', () => {
  const payments = [
    paid('may', '2018-05-10', '50000.00', { contractNo: 'c1' }),
    paid('june', '2018-06-10', '70000.00', { contractNo: 'c1' }),
    paid('july', '2018-07-10', '40000.00', { contractNo: 'c2' }),
    paid('qixian', '2018-07-20', '60000.00', { regionCode: QIXIAN }),
  ];
  let path: string;
  beforeAll(async () => {
    path = await snapshot({ payments }, [[1, '2026-01-01']]);
  });
  const fingerprints = (report: BacktestReport, which: 'added' | 'removed') =>
    report.rules[0]![which].map(({ month, subject }) => [month, subject]);

  it('findings and cases, new ones and standing ones, by month, county and severity', async () => {
    const report = await backtest(path, { package: version(large('50000.00', { rollUp: 'batch' })) });
    expect(byMonth(report, (m) => [m.findings, m.newFindings, m.cases, m.newCases, m.severities.orange])).toEqual([
      [1, 1, 1, 1, 1],
      [2, 1, 1, 0, 2],
      [3, 1, 2, 1, 3],
      [3, 0, 2, 0, 3],
    ]);
    expect(report.cells.filter(({ month }) => month === '2018-07')).toMatchObject([
      { county: QIXIAN, findings: 1, newFindings: 1 },
      { county: LANKAO, findings: 2, newFindings: 0 },
    ]);
    expect(report.workload).toEqual([
      { month: '2018-05', department: 'treasury', newCases: 1, casesPerWeek: 0.2, backlog: true },
      { month: '2018-06', department: 'treasury', newCases: 0, casesPerWeek: 0, backlog: false },
      { month: '2018-07', department: 'treasury', newCases: 1, casesPerWeek: 0.2, backlog: false },
      { month: '2018-08', department: 'treasury', newCases: 0, casesPerWeek: 0, backlog: false },
    ]);
  });

  it('one region alone, when asked', async () => {
    const report = await backtest(path, { package: version(large('50000.00')), region: QIXIAN });
    expect(byMonth(report, ({ findings }) => findings)).toEqual([0, 0, 1, 1]);
    await expect(backtest(path, { package: version(large('1.00')), region: '41' })).rejects.toThrow(
      /no region '41'.*--region 410225000000/,
    );
  });

  it('what a version finds more and less than another', async () => {
    const report = await backtest(path, {
      package: version(large('60000.00')),
      against: version(large('50000.00'), waiting),
    });
    expect(report.rules.map(({ rule, change, difference }) => [rule, change, difference])).toEqual([
      ['large', 'changed', { added: 0, removed: 1, same: 2 }],
      ['waiting', 'gone', { added: 0, removed: 0, same: 0 }],
    ]);
    expect(fingerprints(report, 'removed')).toEqual([['2018-05', idOf('may')]]);
    const back = await backtest(path, { package: version(large('50000.00')), against: version(large('60000.00')) });
    expect(fingerprints(back, 'added')).toEqual([['2018-05', idOf('may')]]);
    expect(byMonth(back, ({ difference }) => difference)).toEqual([
      { added: 1, removed: 0, same: 0 },
      { added: 1, removed: 0, same: 1 },
      { added: 1, removed: 0, same: 2 },
      { added: 1, removed: 0, same: 2 },
    ]);
  });

  it('no difference, and runs once, where only words differ', async () => {
    const seen: string[] = [];
    const report = await backtest(path, {
      package: version(large('50000.00')),
      against: version(large('50000.00', { title: { zh: '旧名', en: 'Old name' } })),
      onProgress: ({ rows, of, month }) => seen.push(`${month} ${rows}/${of}`),
    });
    expect(report.rules[0]).toMatchObject({ change: 'same', difference: { added: 0, removed: 0, same: 3 } });
    expect(seen).toEqual(['2018-05 4/16', '2018-06 8/16', '2018-07 12/16', '2018-08 16/16']);
  });

  it('how right people found it, with an interval that few do not make narrow', async () => {
    const all = await backtest(path, { package: version(large('1.00')), against: version(large('1000000.00')) });
    const [may, june, july, qixian] = ['may', 'june', 'july', 'qixian'].map(
      (label) => all.rules[0]!.added.find(({ subject }) => subject === idOf(label))!.fingerprint,
    );
    const verdicts = new Map([
      [may!, 'normal'],
      [june!, 'rectified'],
      [july!, 'violation'],
      [qixian!, 'data_issue'],
    ] as const);
    const report = await backtest(path, {
      package: version(large('60000.00')),
      against: version(large('1.00')),
      verdicts,
    });
    const [rule] = report.rules;
    expect(rule!.precision).toEqual({ right: 1, wrong: 0, dataIssue: 1, unknown: 0, share: 1, low: 0.2065, high: 1 });
    expect(rule!.precisionAgainst).toMatchObject({ right: 2, wrong: 1, dataIssue: 1 });
    expect(rule!.removedVerdicts).toEqual({ right: 1, wrong: 1, dataIssue: 0, unknown: 0 });
  });

  it('no finding that gives way to another rule, and says how many did', async () => {
    const stronger = large('60000.00', { id: 'larger', suppresses: ['large'] });
    const report = await backtest(path, { package: version(large('50000.00'), stronger) });
    expect(report.rules.map(({ rule, findings, suppressed }) => [rule, findings, suppressed])).toEqual([
      ['large', 1, 5],
      ['larger', 2, 0],
    ]);
  });

  it('a rule that fails as failed, and the others as ever', async () => {
    const broken: CompiledRule = { ...large('1.00', { id: 'broken' }), sql: 'select nothing from payments', binds: [] };
    const report = await backtest(path, { package: version(large('50000.00'), broken), to: '2018-05' });
    expect(report.failures).toEqual([
      {
        month: '2018-05',
        rule: 'broken',
        version: 'package',
        code: 'SQL',
        message: expect.stringContaining('nothing'),
      },
    ]);
    expect(report.months[0]!.findings).toBe(1);
  });

  it('no difference of a month in which either version failed', async () => {
    const rule = large('50000.00');
    const runs = (fails: boolean) => async (_: CompiledRule, asOf: string) => {
      if (fails && asOf === '2018-05-31') throw new RuleFailure({ code: 'TIMEOUT', message: 'too long' });
      return [{ binds: boundValues(rule, {}, asOf), except: [] }];
    };
    const report = await backtest(path, {
      package: { ...version(rule), runsOf: runs(true) },
      against: { ...version(rule), runsOf: runs(false) },
      to: '2018-05',
    });
    expect(report.months).toMatchObject([{ findings: 0, difference: null, verdictsAgainst: { unknown: 1 } }]);
    expect(report.rules).toMatchObject([{ difference: { added: 0, removed: 0, same: 0 }, removed: [] }]);
  });

  it('the months that were done, when it is stopped', async () => {
    const stop = new AbortController();
    const report = await backtest(path, {
      package: version(large('50000.00'), waiting),
      signal: stop.signal,
      onProgress: ({ month, rule }) => {
        if (month === '2018-07' && rule === 'large') stop.abort();
      },
    });
    expect(report.covers).toEqual({ complete: false, months: 2, of: 4 });
    expect(byMonth(report, ({ month }) => month)).toEqual(['2018-05', '2018-06']);
    expect(report.cells.some(({ month }) => month === '2018-07')).toBe(false);
  });

  it('nothing that a rule would do beside reading', async () => {
    const bench: Bench = localBench(path, { memoryLimit: '512MB', threads: 1 });
    const hostile = (text: string): CompiledRule => ({ ...large('1.00'), sql: text, binds: [] });
    for (const text of [
      "select id, 1, 'x' from read_csv('/etc/passwd')",
      'insert into data.payments select * from data.payments',
      "select id, 1, 'x' from payments); set enable_external_access = true; select (1",
    ]) {
      const report = await backtest(path, { package: version(hostile(text)), bench, to: '2018-05' });
      expect(report.failures).toHaveLength(1);
    }
  });
});
