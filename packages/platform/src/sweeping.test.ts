import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { removeOldBacktests } from './backtesting.js';
import { resumeSweeps, sweepNow } from './sweeping.js';
import { takeIn } from './take-in.js';
import { type TestPlatform, testPlatform } from './testing/test-platform.js';

const never = new AbortController().signal;
let test: TestPlatform;

beforeAll(async () => {
  test = await testPlatform();
  const { platform } = test;
  const paths = ['01-agency.csv', '02-fund.csv', '10-project.csv'].map((name) => join(platform.folders.sample, name));
  await takeIn(platform, { paths, receivedBy: 'test' }, never);
});
afterAll(() => test.drop());

it('sweeps that are begun at the same moment run one after the other, and both to their end', async () => {
  const { platform } = test;
  const days = ['2018-11-29', '2018-11-30'];
  const reports = await Promise.all(
    days.map((asOf) => sweepNow(platform, { asOf, reason: 'manual', startedBy: 'test' }, never)),
  );
  expect(reports.map(({ sweep }) => sweep.status)).toEqual(['done', 'done']);
  const { rows } = await platform.system.query(
    'select a.id, b.id from sweep a join sweep b on a.id < b.id and a.finished_at > b.started_at',
  );
  expect(rows).toEqual([]);
}, 240_000);

it('what the totals lack of a sweep whose process was stopped is made up for', async () => {
  const { platform } = test;
  const refreshed = async () =>
    (await platform.system.query<{ at: Date }>('select min(refreshed_at) as at from totals_state')).rows[0]!.at;
  const before = await refreshed();
  await resumeSweeps(platform, never);
  expect(await refreshed()).toEqual(before);
  await platform.system.query("update totals_state set refreshed_at = refreshed_at - interval '1 day'");
  await resumeSweeps(platform, never);
  expect((await refreshed()) > before).toBe(true);
});

it('backtests are removed when they ended long ago', async () => {
  const { system } = test.platform;
  await system.query(
    `insert into backtest (state, rule_id, rule_digest, region_code, from_day, to_day, parameters, reason, requested_by, created_at, finished_at, scope_ord)
     select state, state || '-' || days, 'd', '410000000000', '2018-01-01', '2018-06-30', '[]', 'test', 'test', now() - interval '200 days',
       case when state <> 'waiting' then now() - make_interval(days => days) end, 0
     from (values ('done', 93), ('failed', 93), ('done', 90), ('waiting', 93)) as b(state, days)`,
  );
  expect(await removeOldBacktests(test.platform)).toBe(2);
  const { rows } = await system.query<{ rule_id: string }>('select rule_id from backtest order by 1');
  expect(rows.map((row) => row.rule_id)).toEqual(['done-90', 'waiting-93']);
});
