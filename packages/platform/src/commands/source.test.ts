import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { parseSource } from '@qingqu/ingest';
import { waitFor } from '../embedded-postgres/wait.js';
import { startWorker } from '../night.js';
import { openQueue } from '../queue.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import * as batches from './batches.js';
import * as source from './source.js';
import { listAllExpected, waive } from './source-expected.js';

const never = new AbortController().signal;
let test: TestPlatform;
let dir: string;

beforeAll(async () => {
  test = await testPlatform();
  dir = join(test.platform.dirs.inbox, 'roads');
  mkdirSync(dir);
});
afterEach(() => void test.lines.splice(0));
afterAll(() => test.drop());

const yaml = () => `name: lankao-roads
title:
  zh: 兰考道路项目
  en: Roads of Lankao
feed: project
owner: 兰考县交通局
region: "410225000000"
from:
  kind: folder
  path: ${dir}
  match: "*.csv"
  settle: 1s
schedule:
  every: 900s
expect:
  every: day
  after: 0
  by: "00:00"
  since: "2018-10-15"
maxOpenQuarantine: 500
`;

function put(name: string, content: string): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  return path;
}

async function addRoads(): Promise<void> {
  const path = join(test.platform.environment.stateDir, 'roads.yaml');
  writeFileSync(path, yaml());
  expect(await source.add(test.platform, never, path)).toBe(0);
}

const said = () => test.lines.splice(0).join('\n');

it('is added from a file, shown as it could be added again, and looked at without taking anything in', async () => {
  await addRoads();
  expect(said()).toMatch(
    /source lankao-roads is added; look whether it can be reached: qingqu source check lankao-roads/,
  );
  await addRoads();
  expect(said()).toMatch(/has its new definition/);
  await source.show(test.platform, never, 'lankao-roads');
  expect(parseSource(said(), 'shown')).toEqual(parseSource(yaml(), 'written'));
  put('roads.csv', 'key,name,region_code,status\nA,甲路,410225000000,running\n');
  expect(await source.check(test.platform, never, 'lankao-roads')).toBe(0);
  expect(said()).toMatch(/lankao-roads: connected; files there: 1/);
  expect(readdirSync(dir)).toEqual(['roads.csv']);
});

it('is asked, and says what came of it', async () => {
  expect(await source.ask(test.platform, never, 'lankao-roads', { again: false })).toBe(0);
  expect(said()).toMatch(/roads\.csv \(project, batch #1\): read 1 = loaded 1/);
  expect(await source.ask(test.platform, never, 'lankao-roads', { again: false })).toBe(0);
  expect(said()).toMatch(/lankao-roads has nothing new/);
  put('letter.csv', 'x\n');
  expect(await source.ask(test.platform, never, 'lankao-roads', { again: false })).toBe(1);
  expect(said()).toMatch(/letter\.csv .*the whole file was refused/);
  await source.listAll(test.platform);
  expect(said()).toMatch(/^lankao-roads +folder project .*well +兰考道路项目/);
});

it('rejects rows that are not of its region', async () => {
  put('elsewhere.csv', 'key,name,region_code,status\nE,别处,410326000000,running\n');
  await source.ask(test.platform, never, 'lankao-roads', { again: false });
  expect(said()).toMatch(/elsewhere\.csv .*read 1 = quarantined 1/);
});

it('is paused and resumed by people', async () => {
  await source.pause(test.platform, never, 'lankao-roads', { reason: '对方系统升级' });
  put('more.csv', 'key,name,region_code,status\nB,乙路,410225000000,running\n');
  expect(await source.ask(test.platform, never, 'lankao-roads', { again: false })).toBe(1);
  expect(said()).toMatch(/source lankao-roads: paused: 对方系统升级/);
  await source.resume(test.platform, never, 'lankao-roads');
  expect(await source.ask(test.platform, never, 'lankao-roads', { again: false })).toBe(0);
});

it('tells what was expected and has not come, until somebody says why', async () => {
  await listAllExpected(test.platform, never, { missing: true });
  expect(said()).toMatch(/lankao-roads +未到 missing +应于 \d{4}-\d{2}-\d{2} 00:00/);
  const { rows } = await test.database.system.query<{ day: string }>(
    "select max(business_date) as day from expected_delivery where status = 'missing'",
  );
  await waive(test.platform, never, 'lankao-roads', rows[0]!.day, { by: 'sheng', reason: '当日无变动' });
  await expect(
    waive(test.platform, never, 'lankao-roads', '2018-02-30', { by: 'sheng', reason: '无' }),
  ).rejects.toThrow(/2018-02-30: expected a date that exists, for example 2018-11-30/);
  said();
  await listAllExpected(test.platform, never, { missing: false });
  expect(said()).toMatch(/免报 waived .*sheng「当日无变动」/);
});

it('has its parked batches listed and retried', async () => {
  await batches.listAll(test.platform, never, { parked: true });
  expect(said()).toBe('没有 / none');
  await test.database.system.query(
    "update ingest_file set status = 'parked', attempts = 5, last_error = 'no room' where name = 'roads.csv'",
  );
  await batches.listAll(test.platform, never, { parked: true });
  expect(said()).toMatch(/^#1 .* roads\.csv {2}lankao-roads {2}parked 1 {2}no room$/);
  expect(await batches.retry(test.platform, never, '1')).toBe(0);
  await expect(batches.retry(test.platform, never, '1')).rejects.toThrow('batch #1 is not parked');
  await expect(batches.retry(test.platform, never, 'one')).rejects.toThrow("'one' is no number of a batch");
});

it('is asked by a worker when its time has come', async () => {
  put('later.csv', 'key,name,region_code,status\nC,丙路,410225000000,running\n');
  await test.database.system.query("update source set last_asked_at = last_asked_at - interval '15 minutes'");
  const stop = new AbortController();
  const queue = await openQueue({ databaseUrl: test.platform.databaseUrl, redisUrl: undefined });
  try {
    await startWorker(test.platform, queue, stop.signal);
    const taken = await waitFor(60, async () => readdirSync(join(dir, 'taken')).includes('later.csv') || undefined);
    expect({ lines: test.lines, taken }).toEqual({ lines: test.lines, taken: true });
  } finally {
    stop.abort();
    await queue.close();
  }
});

it('is removed, and what came of it stays', async () => {
  await source.remove(test.platform, never, 'lankao-roads');
  await expect(source.show(test.platform, never, 'lankao-roads')).rejects.toThrow('there is no source lankao-roads');
  expect((await test.database.system.query('select from project')).rows.length).toBeGreaterThan(0);
});
