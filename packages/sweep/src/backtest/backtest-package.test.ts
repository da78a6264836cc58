import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rules } from '@qingqu/rules-core';
import { compile } from '@qingqu/rules-sdk';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules } from '../rules/install-rules.js';
import { buildSnapshot } from '../snapshot/build-snapshot.js';
import { fingerprintOf } from '../sweep/fingerprint.js';
import { sweepLatest } from '../sweep/run-sweep.js';
import { closed, idOf, KAIFENG, LANKAO, overLimit, packageOf, payment, QIXIAN, tempDir } from '../testing/world.js';
import { backtestPackage } from './backtest-package.js';
import { verdictsOn } from './look-back.js';

/** The built process: `npm test` builds it first. */
const path = join(__dirname, '../../dist/evaluator/child.js');

let database: TestDatabase;
let snapshotDir: string;

/** Payments of May and June, entered in June; one of them was put right in July. */
beforeAll(async () => {
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm run build\``);
  database = await testDatabase();
  snapshotDir = await tempDir();
  const { system } = database;
  await installRules(system, packageOf([overLimit()]));
  const paidOn = (day: string) => ({ applied_at: `${day}T04:00:00Z`, paid_on: day });
  await payment(system, 'may', { ...paidOn('2018-05-10'), amount_fen: 5_000 });
  await payment(system, 'june', { ...paidOn('2018-06-10'), amount_fen: 9_000, region_code: QIXIAN });
  await payment(system, 'slip', { ...paidOn('2018-06-11'), amount_fen: 7_000 });
  const first = await closed(system);
  await sweepLatest(
    { pool: system, snapshotDir, evaluator: { path } },
    { asOf: '2018-06-30', reason: 'test', startedBy: 'test' },
  );
  await payment(system, 'slip', { amount_fen: 7 });
  const second = await closed(system);
  const closedOn = (day: string, n: bigint) => system.query('update epoch set closed_at = $1 where n = $2', [day, n]);
  await closedOn('2018-06-20T12:00:00Z', first);
  await closedOn('2018-07-20T12:00:00Z', second);
  await buildSnapshot({ pool: system, dir: snapshotDir }, { epoch: second });
});
afterAll(() => database.drop());

const deps = () => ({ pool: database.system, snapshotDir, evaluator: { path, memoryLimit: '512MB' } });
const request = { from: '2018-05', to: '2018-07' };

const fingerprintOfPayment = (label: string) =>
  fingerprintOf('over-limit', { subjectKind: 'payment', subjectId: idOf(label), discriminator: '' });

/** A verdict on the warning about a payment. */
const judge = (label: string, verdict: string, rectifiedOn: string | null = null) =>
  database.system.query(
    `insert into warning_verdict (warning_id, verdict, rectified_on, reason, decided_by, scope_ord, department_kind)
     select id, $2, $3, 'x', 'sheng', scope_ord, department_kind from warning where fingerprint = $1`,
    [fingerprintOfPayment(label), verdict, rectifiedOn],
  );

describe('a package is run as of past months', () => {
  it('on what was known then, against the version in force', async () => {
    const stricter = packageOf([overLimit({ params: { limit: { ...overLimit().params.limit!, default: '6000' } } })], {
      version: '1.1.0',
    });
    const report = await backtestPackage(deps(), { ...request, package: stricter });
    expect(report.against).toEqual({ name: '@test/rules', version: '1.0.0' });
    expect(report.months.map((one) => [one.month, one.history, one.findings, one.difference])).toEqual([
      // Nothing was taken in yet: by its date the payment of May was there, and no other.
      ['2018-05', 'dated', 0, { added: 0, removed: 1, same: 0 }],
      ['2018-06', 'recorded', 2, { added: 0, removed: 1, same: 2 }],
      ['2018-07', 'recorded', 1, { added: 0, removed: 1, same: 1 }],
    ]);
    expect(report.cells.filter(({ month }) => month === '2018-06').map((one) => [one.county, one.findings])).toEqual([
      [QIXIAN, 1],
      [LANKAO, 1],
    ]);
    expect(report.failures).toEqual([]);
  });

  it("by people's last verdicts, a violation that was put right as rectified", async () => {
    await judge('may', 'violation');
    await judge('may', 'normal');
    await judge('june', 'violation', '2018-07-01');
    const report = await backtestPackage(deps(), { ...request, package: packageOf([overLimit()]) });
    expect(report.rules[0]!.precision).toMatchObject({ right: 1, wrong: 1, dataIssue: 0, unknown: 1, share: 0.5 });
    expect(report.rules[0]!.change).toBe('same');
    const hex = (label: string) => fingerprintOfPayment(label).toString('hex');
    expect(await verdictsOn(database.system)).toEqual(
      new Map([
        [hex('may'), 'normal'],
        [hex('june'), 'rectified'],
      ]),
    );
  });

  it('with the parameters that were in force on each date, by region', async () => {
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker)
       values ('over-limit', 'limit', $1, '2018-07-01', '"99999"', 'a', 'b')`,
      [KAIFENG],
    );
    const report = await backtestPackage(deps(), { ...request, package: packageOf([overLimit()]), region: QIXIAN });
    expect(report.months.map(({ findings }) => findings)).toEqual([0, 1, 0]);
  });

  it('and every core rule runs so, by epochs and by dates', async () => {
    const core = rules.map((rule) => compile(rule));
    const report = await backtestPackage(deps(), {
      ...request,
      package: packageOf(core, { name: '@qingqu/rules-core' }),
      to: '2018-06',
    });
    expect(report.months.map(({ history }) => history)).toEqual(['dated', 'recorded']);
    expect(report.failures).toEqual([]);
    expect(report.rules).toHaveLength(core.length);
  });

  it('and a rule with a parameter that does not fit is named, the others run', async () => {
    await database.system.query(
      `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker)
       values ('other', 'limit', $1, '2018-01-01', '"none"', 'a', 'b')`,
      [KAIFENG],
    );
    const report = await backtestPackage(deps(), {
      ...request,
      package: packageOf([overLimit(), overLimit({ id: 'other' })], { name: '@test/more' }),
      to: '2018-05',
    });
    expect(report.against).toBeNull();
    expect(report.failures).toEqual([expect.objectContaining({ rule: 'other', code: 'REFUSED' })]);
    expect(report.months[0]!.findings).toBe(1);
  });
});
