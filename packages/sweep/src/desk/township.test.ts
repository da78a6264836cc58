// An outside department's package, from its source to its warnings and away again, on a real database:
//   1. the department builds it, signs it with a key of its own and packs it with npm;
//   2. one person proposes the key and the package, another approves them;
//   3. its rules begin in the shadow: a sweep keeps what they find and raises nothing;
//   4. they are made active one by one: the next sweep raises their warnings;
//   5. a second version replaces the first, the first cannot be installed again, but is gone back to on purpose;
//   6. the package is removed: its warnings stay as they are.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rules } from '@lankao/township-rules';
import { buildPackage, defineRule, keyIdOf, rawPublicKey, renderPackage, signPackage } from '@qingqu/rules-sdk';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { installRules } from '../rules/install-rules.js';
import type { SweepDeps } from '../sweep/deps.js';
import { sweepInvariants } from '../sweep/invariants.js';
import { sweepLatest } from '../sweep/run-sweep.js';
import { idOf, overLimit, PROVINCE, packageOf, payment, person, tempDir, write } from '../testing/world.js';
import { decideChange, type KindOfChange, proposeChange } from './changes.js';
import { fetchPackage, packageNameOf } from './fetch-package.js';

const LANYANG = '410225001000';
const settings = { today: '2018-11-30', allowUnsigned: false };
const source = dirname(require.resolve('@lankao/township-rules/package.json'));
const about = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  qingqu: { owner: string };
};
const { privateKey } = generateKeyPairSync('ed25519');

let database: TestDatabase;
let deps: SweepDeps;
beforeAll(async () => {
  database = await testDatabase();
  const path = join(__dirname, '../../dist/evaluator/child.js');
  deps = { pool: database.system, snapshotDir: await tempDir(), evaluator: { path, memoryLimit: '512MB' } };
  await installRules(database.system, packageOf([overLimit()], { name: '@qingqu/rules-core', owner: 'henan-finance' }));
  await person(database.system, 'sheng', 'supervisor', PROVINCE);
  await person(database.system, 'fuhe', 'supervisor', PROVINCE);
  await township();
});
afterAll(async () => {
  for (const [name, sql] of Object.entries(sweepInvariants))
    expect({ name, rows: (await database.system.query(sql)).rows }).toEqual({ name, rows: [] });
  await database.drop();
});

/** A township that buys often from one shop, pays a village for most of its year, and has begun a road and not paid for it. */
async function township(): Promise<void> {
  const { system } = database;
  await write(system, 'agency', 'gov', { name: '兰阳街道办事处', region_code: LANYANG });
  await write(system, 'project', 'road', {
    code: 'X7',
    region_code: LANYANG,
    status: 'running',
    started_on: '2018-05-01',
  });
  const paid = { region_code: LANYANG, agency_id: idOf('gov'), fiscal_year: 2018, project_id: null };
  for (const day of ['01', '11', '21'])
    await payment(system, `shop-${day}`, {
      ...paid,
      payee_name: '便民超市',
      paid_on: `2018-06-${day}`,
      amount_fen: 400_000,
    });
  await payment(system, 'village', {
    ...paid,
    payee_name: '小宋村村民委员会',
    paid_on: '2018-07-01',
    amount_fen: 20_000_000,
  });
}

/** What the department does at home. Returns the file that it sends. */
async function packed(version: string, built = rules): Promise<string> {
  const folder = await tempDir();
  const content = signPackage(
    buildPackage({ name: about.name, version, owner: about.qingqu.owner }, built),
    privateKey,
  );
  writeFileSync(join(folder, 'rules.json'), renderPackage(content));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...about, version, private: false }));
  const made = execFileSync('npm', ['pack', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });
  return join(folder, made.trim().split('\n').at(-1)!);
}

async function change(kind: KindOfChange, subject: string, payload: unknown): Promise<void> {
  const proposal = { kind, subject, payload, reason: '兰考县来函', maker: 'sheng' };
  const id = await proposeChange(database.system, proposal, settings);
  await decideChange(database.system, id, { checker: 'fuhe', decision: 'approved', reason: '同意' }, settings);
}

async function install(file: string): Promise<void> {
  const fetched = await fetchPackage(file);
  await change('package-install', packageNameOf(fetched), fetched);
}

async function activate(): Promise<void> {
  const { rows } = await database.system.query<{ id: string; digest: string }>(
    "select rule_id as id, digest from rule_version where rule_id like 'township-%' and status = 'shadow'",
  );
  for (const { id, digest } of rows) await change('life', id, { digest, status: 'active' });
}

const sweep = async (asOf: string) => {
  const report = await sweepLatest(deps, { asOf, reason: 'test', startedBy: 'test' });
  expect(report.tasks.filter((task) => task.error)).toEqual([]);
  return report.sweep.id;
};

const found = async (sweepId: bigint) =>
  (
    await database.system.query(
      `select rule_id || ' ' || outcome as what from finding where sweep_id = $1 and rule_id like 'township-%' order by 1`,
      [sweepId],
    )
  ).rows.map(({ what }) => what);
const warnings = async () =>
  (
    await database.system.query(
      `select rule_id || ' ' || state || ' ' || message_zh as what from warning where rule_id like 'township-%' order by 1`,
    )
  ).rows.map(({ what }) => what);
const inForce = async () =>
  (
    await database.system.query(
      `select p.version || ' ' || v.rule_id || ' ' || v.status as what from rule_package p join rule_version v on v.package_id = p.id
       where p.enabled and p.name = $1 order by 1`,
      [about.name],
    )
  ).rows.map(({ what }) => what);

describe('the package of a county', () => {
  it('comes in by two people and begins in the shadow', async () => {
    const key = rawPublicKey(privateKey);
    await change('key', keyIdOf(key), {
      owner: about.qingqu.owner,
      publicKey: key.toString('base64'),
      validFrom: '2018-01-01',
    });
    await install(await packed(about.version));
    expect(await inForce()).toEqual([
      '1.0.0 township-collective-share shadow',
      '1.0.0 township-project-unpaid shadow',
      '1.0.0 township-small-purchases shadow',
    ]);
    expect(await found(await sweep('2018-11-30'))).toEqual([
      'township-collective-share shadow',
      'township-project-unpaid shadow',
      'township-small-purchases shadow',
    ]);
    expect(await warnings()).toEqual([]);
  });

  it('warns once its rules are active', async () => {
    await activate();
    await sweep('2018-12-01');
    expect(await warnings()).toEqual([
      'township-collective-share open 兰阳街道办事处 2018 年支付 212,000.00 元，其中 小宋村村民委员会 收款 200,000.00 元，占 94.34%，请核实用途',
      'township-project-unpaid open 兰阳街道 项目 X7 于 2018-05-01 开工，已 214 天未付款，请核实进度',
      'township-small-purchases open 兰阳街道办事处 2018-06 向 便民超市 采购 3 笔，单笔均不足 10,000.00 元，合计 12,000.00 元，请核实是否为同一事项',
    ]);
  });

  it('is upgraded, and gone back to on purpose only', async () => {
    const first = await packed('1.0.0');
    const calmer = rules.map((rule) =>
      rule.id === 'township-small-purchases' ? defineRule({ ...rule, severity: 'blue' }) : rule,
    );
    await install(await packed('1.1.0', calmer));
    expect(await inForce()).toEqual([
      '1.1.0 township-collective-share active',
      '1.1.0 township-project-unpaid active',
      '1.1.0 township-small-purchases active',
    ]);
    const severity = async () =>
      (await database.system.query("select severity from warning where rule_id = 'township-small-purchases'")).rows;
    await sweep('2018-12-02');
    expect(await severity()).toEqual([{ severity: 'blue' }]);
    await expect(install(first)).rejects.toThrow('is lower than 1.1.0');
    await change('package-rollback', about.name, { version: '1.0.0' });
    await sweep('2018-12-03');
    expect(await severity()).toEqual([{ severity: 'yellow' }]);
    expect(await inForce()).toEqual([
      '1.0.0 township-collective-share active',
      '1.0.0 township-project-unpaid active',
      '1.0.0 township-small-purchases active',
    ]);
  });

  it('goes, and leaves its warnings as they are', async () => {
    const before = await warnings();
    await change('package-remove', about.name, {});
    expect(await inForce()).toEqual([]);
    expect(await found(await sweep('2018-12-04'))).toEqual([]);
    expect(await warnings()).toEqual(before);
  });
});
