import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { countArrival, listExpected, waiveExpected, watchExpected } from './expected.js';
import { forget, type SourceHarness, sourceHarness } from './testing/source-harness.js';

let database: TestDatabase;
let h: SourceHarness;
beforeAll(async () => {
  database = await testDatabase();
  h = await sourceHarness(database);
});
afterEach(() => forget(database));
afterAll(async () => {
  h.dispose();
  await database.drop();
});

// 2018-09-28 was a Friday; the 29th and 30th were make-up working days, 1 to 7 October a holiday.
const add = (expect: Record<string, unknown>) =>
  h.add('treasury', { kind: 'folder', path: '/srv/treasury' }, { expect });
const watch = async (at: string) =>
  (await watchExpected(database.system, `${at}+08`)).map(({ businessDate }) => businessDate);
const all = async () =>
  (await listExpected(database.system, { missing: false }))
    .map(({ businessDate, dueAt, status }) => `${businessDate} ${dueAt.slice(0, 16)} ${status}`)
    .reverse();

/** A file of the source that came at this time. */
async function arrive(at: string, asOf: string | null = null, status = 'done'): Promise<bigint> {
  const { id } = await h.source('treasury');
  const { rows } = await database.system.query(
    `insert into ingest_file (feed, name, source_id, origin_sha256, sha256, bytes, encoding, reading, status, received_by, received_at, as_of, next_row, next_byte, next_line, scope_ord)
     values ('project', 'a.csv', $1, sha256($2::text::bytea), '\\x00', 0, 'utf-8', '{}', $4, 'tester', $2::timestamptz, $3, 1, 0, 1, 0) returning id`,
    [id, `${at}+08`, asOf, status],
  );
  return rows[0].id;
}

it('expects a file for each working day, on the next working day by ten', async () => {
  await add({ every: 'workday', after: 1, by: '10:00', grace: '30m', since: '2018-09-28' });
  await watch('2018-10-02 12:00');
  expect(await all()).toEqual([
    '2018-09-28 2018-09-29 10:00 missing',
    '2018-09-29 2018-09-30 10:00 missing',
    '2018-09-30 2018-10-08 10:00 due',
  ]);
});

it('notices what is missing after its grace, each date once', async () => {
  await add({ every: 'workday', after: 1, by: '10:00', grace: '30m', since: '2018-09-28' });
  expect(await watch('2018-09-29 10:30')).toEqual([]);
  expect(await watch('2018-09-29 10:31')).toEqual(['2018-09-28']);
  expect(await watch('2018-09-29 10:32')).toEqual([]);
  expect(await watch('2018-10-08 09:00')).toEqual(['2018-09-29']);
});

it('counts a dated file for its date, in time or late', async () => {
  await add({ every: 'workday', after: 1, by: '10:00', grace: '30m', since: '2018-09-28' });
  await arrive('2018-09-29 10:20', '2018-09-28');
  await watch('2018-09-30 11:00');
  await arrive('2018-10-08 08:00', '2018-09-29');
  await watch('2018-10-08 08:01');
  expect((await all()).slice(0, 2)).toEqual([
    '2018-09-28 2018-09-29 10:00 arrived',
    '2018-09-29 2018-09-30 10:00 late',
  ]);
});

it('counts a file without a date for what is due next, or else for what is missing', async () => {
  await add({ every: 'day', by: '10:00', since: '2018-10-15' });
  await watch('2018-10-15 09:00');
  await arrive('2018-10-15 09:00');
  await watch('2018-10-16 12:00');
  await arrive('2018-10-16 14:00');
  await arrive('2018-10-16 14:01', null, 'refused');
  await watch('2018-10-17 12:00');
  expect(await all()).toEqual([
    '2018-10-15 2018-10-15 10:00 arrived',
    '2018-10-16 2018-10-16 10:00 late',
    '2018-10-17 2018-10-17 10:00 missing',
  ]);
});

it('counts the file of the evening before for the day it is of', async () => {
  await add({ every: 'day', after: 1, by: '10:00', since: '2018-10-15' });
  await arrive('2018-10-15 20:00');
  await arrive('2018-10-16 20:00');
  await watch('2018-10-17 12:00');
  expect((await all()).map((line) => line.split(' ').at(-1))).toEqual(['arrived', 'arrived', 'due']);
});

it('expects a month at its end, and says on which working day of the next it is due', async () => {
  await add({ every: 'month', after: 5, by: '17:00', since: '2018-09-01' });
  await watch('2018-11-01 00:00');
  expect(await all()).toEqual(['2018-09-30 2018-10-12 17:00 missing', '2018-10-31 2018-11-07 17:00 due']);
});

it('waits where the calendar of the year is not known', async () => {
  await add({ every: 'workday', after: 1, by: '10:00', since: '2014-12-30' });
  expect(await watch('2014-12-31 12:00')).toEqual([]);
  expect(await all()).toEqual([]);
});

it('counts the same bytes again as having come again', async () => {
  await add({ every: 'day', by: '23:59' });
  const file = await arrive('2018-10-15 09:00');
  await watchExpected(database.system);
  const { id } = await h.source('treasury');
  await countArrival(database.system, id, { id: file, already: file }, undefined);
  expect(await listExpected(database.system, { missing: false })).toMatchObject([{ status: 'arrived', fileId: file }]);
});

it('takes a reason for what will not come', async () => {
  await add({ every: 'day', by: '10:00', since: '2018-10-15' });
  await watch('2018-10-15 12:00');
  const said = { by: 'sheng', reason: '当日无支付' };
  await waiveExpected(database.system, 'treasury', '2018-10-15', said);
  expect(await listExpected(database.system, { missing: false })).toMatchObject([
    { status: 'waived', waivedBy: 'sheng', reason: '当日无支付' },
  ]);
  expect(await listExpected(database.system, { missing: true })).toEqual([]);
  await expect(waiveExpected(database.system, 'treasury', '2018-10-15', said)).rejects.toThrow(
    'nothing is outstanding of treasury for 2018-10-15',
  );
});
