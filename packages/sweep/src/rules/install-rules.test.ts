import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { RulesRefused } from '../errors.js';
import { overLimit, packageOf } from '../testing/world.js';
import { installRules } from './install-rules.js';
import { sweptRules } from './swept-rules.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const first = packageOf([overLimit(), overLimit({ id: 'other' })]);
const second = packageOf([overLimit(), overLimit({ id: 'other', severity: 'red' }), overLimit({ id: 'third' })], {
  version: '2.0.0',
});

const inForce = async () => (await sweptRules(database.system)).map((rule) => rule.definition);

const stored = async () => {
  const { rows } = await database.system.query(
    `select v.rule_id, v.status, v.severity, p.version, p.enabled from rule_version v join rule_package p on p.id = v.package_id order by 1, 4, 3`,
  );
  return rows.map((row) => Object.values(row).join(' '));
};

describe('installing a package', () => {
  it('puts its rules in force, once', async () => {
    const { packageId } = await installRules(database.system, first);
    const before = await stored();
    expect(await installRules(database.system, first)).toEqual({ packageId, rules: 2 });
    expect(await stored()).toEqual(before);
    expect(await inForce()).toEqual(first.rules);
  });

  it('a later version retires what it changes; going back brings it back', async () => {
    await installRules(database.system, second);
    expect(await inForce()).toEqual(second.rules);
    expect(await stored()).toEqual([
      'other retired orange 1.0.0 false',
      'other active red 2.0.0 true',
      'over-limit active orange 2.0.0 true',
      'third active orange 2.0.0 true',
    ]);
    await installRules(database.system, first);
    expect(await inForce()).toEqual(first.rules);
  });

  it("does not take another package's rule", async () => {
    const foreign = packageOf([overLimit({ severity: 'blue' })], { name: '@other/rules' });
    await expect(installRules(database.system, foreign)).rejects.toThrow(RulesRefused);
    await expect(installRules(database.system, foreign)).rejects.toThrow(
      /'over-limit' belongs to the package @test\/rules/,
    );
    expect(await inForce()).toEqual(first.rules);
  });

  it('serves two who install at once', async () => {
    await Promise.all([installRules(database.system, second), installRules(database.system, second)]);
    expect(await inForce()).toEqual(second.rules);
  });
});
