import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { KAIFENG, overLimit, PROVINCE, QIXIAN } from '../testing/world.js';
import { BadParameter, resolveParams, runsOf } from './resolve-params.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const rule = overLimit();

async function set(value: unknown, regionCode: string, from: string, checker: string | null = 'checker') {
  await database.system.query(
    `insert into rule_parameter (rule_id, name, region_code, effective_from, value, maker, checker) values ($1, 'limit', $2, $3, $4, 'maker', $5)`,
    [rule.id, regionCode, from, JSON.stringify(value), checker],
  );
}

async function resolved(asOf: string, rules = [rule]) {
  const client = await database.system.connect();
  try {
    return (await resolveParams(client, rules, asOf)).get(rule.id)!;
  } finally {
    client.release();
  }
}

describe('the parameters of a rule on a day', () => {
  it('are its defaults, then the checked values in force, the nearest region first', async () => {
    expect(await resolved('2018-10-15')).toEqual({ values: { limit: '1000' }, regions: [], suppressedBy: [] });
    await set('2000', PROVINCE, '2018-01-01');
    await set('3000', PROVINCE, '2018-11-01');
    await set('4000', PROVINCE, '2018-02-01', null); // made, not checked
    await set('500', QIXIAN, '2018-06-01');
    await set('700', KAIFENG, '2018-06-01');
    const october = await resolved('2018-10-15');
    expect(october.regions.map(({ regionCode, values }) => [regionCode, values.limit])).toEqual([
      [PROVINCE, '2000'],
      [KAIFENG, '700'],
      [QIXIAN, '500'],
    ]);
    expect((await resolved('2018-11-01')).regions[0]!.values).toEqual({ limit: '3000' });
    expect((await resolved('2017-12-31')).regions).toEqual([]);

    const runs = runsOf(rule, october, '2018-10-15');
    expect(runs.map((run) => [run.binds[0]!.value, run.except.length])).toEqual([
      [1000n, 3],
      [2000n, 2],
      [700n, 1],
      [500n, 0],
    ]);
  });

  it('are refused when a value does not fit its declaration', async () => {
    const bad = (limit: unknown) => () =>
      runsOf(rule, { values: { limit } as never, regions: [], suppressedBy: [] }, '2018-10-15');
    expect(bad('abc')).toThrow(BadParameter);
    expect(bad('abc')).toThrow(/'limit' is "abc"; expected fen as text, like "5000000"/);
    expect(bad(5)).toThrow(BadParameter);
    expect(bad('-1')).toThrow(/expected 0 to …/);
    expect(bad('0')).not.toThrow();
  });

  it('name the rules to wait for, also where rules suppress one another in a circle', async () => {
    const a = overLimit({ id: 'a', suppresses: ['over-limit', 'unknown', 'a'] });
    expect((await resolved('2017-01-01', [a, rule])).suppressedBy).toEqual(['a']);
    const back = overLimit({ suppresses: ['a'] });
    const client = await database.system.connect();
    const circle = await resolveParams(client, [a, back], '2017-01-01');
    client.release();
    expect([...circle.values()].map((params) => params.suppressedBy)).toEqual([[], ['a']]);
  });
});
