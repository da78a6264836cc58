// Dates are civil dates of the office and not of a machine: taken in by processes of other time zones, also on days on which clocks there are changed, they
// are what they are in Shanghai.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { keepEvidence } from '@qingqu/schema/testing';
import { killAll, run } from '../testing/qingqu.js';
import { WorkerWorld } from './testing/worker-world.js';

jest.setTimeout(120_000);

/** With the days of 2018 on which clocks are changed there: hours of them are there twice or not at all. */
const zones = {
  'Asia/Shanghai': [],
  'America/New_York': ['2018-03-11', '2018-11-04'],
  'Australia/Lord_Howe': ['2018-04-01', '2018-10-07'],
};
const days = [...new Set(Object.values(zones).flat()), '2018-02-28', '2018-12-31'];
const hours = ['00:00:00', '00:30:00', '01:30:00', '02:30:00', '23:59:59'];

const worlds: WorkerWorld[] = [];
beforeAll(async () => {
  for (const _ of Object.keys(zones)) worlds.push(await WorkerWorld.open());
});
afterEach(killAll);
afterAll(async () => {
  for (const world of worlds) await world.close();
});

it('are the same in every time zone', async () => {
  const found = await Promise.all(Object.keys(zones).map((TZ, at) => takenIn(worlds[at]!, TZ)));
  const moments = days.flatMap((day) => hours.map((hour) => [day, `${day} ${hour}+08`]));
  for (const each of found) expect(each).toEqual(moments);
  keepEvidence('F9/time zones', {
    zones: found.length,
    days: days.length,
    'times of day': hours.length,
    differences: 0,
  });
});

/** Days and moments as they stand in the database after a process of that time zone has read them. */
async function takenIn({ test, environment }: WorkerWorld, TZ: string): Promise<string[][]> {
  const { database, platform } = test;
  const path = join(platform.environment.stateDir, 'special_account_entry.csv');
  const rows = days.flatMap((day, n) =>
    hours.map((hour, m) => `${n}-${m},418014023000000679,411402000000,${day},${day} ${hour},in,1.00,甲,,乙,,,丙,丁`),
  );
  writeFileSync(path, [head, ...rows, ''].join('\n'));
  const { code, stdout, stderr } = await run(['ingest', 'special_account_entry', path], { ...environment, TZ });
  expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: '' });
  const { rows: found } = await database.system.query<{ day: string; moment: string }>(
    `select occurred_on::text as day, recorded_at::text as moment from special_account_entry order by source_key`,
  );
  return found.map(({ day, moment }) => [day, moment]);
}

const head =
  'key,account_no,region_code,occurred_on,recorded_at,direction,amount,counterparty,fund_key,summary,balance_after,bank_line_key,entered_by,entered_org';
