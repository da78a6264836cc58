import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemPool } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { intakeLimits, intakeState, latencyOf } from './intake.js';

let database: TestDatabase;
const blobDir = process.cwd();
/** The machine that runs the tests may have little room. */
const limits = { ...intakeLimits, freeDisk: 0 };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('is open on a quiet machine', async () => {
  expect(await intakeState({ pool: database.system, blobDir }, undefined, limits)).toEqual({
    isOpen: true,
    concurrency: 2,
  });
});

it('is closed while the disk has too little room, and says how long to wait', async () => {
  const state = await intakeState({ pool: database.system, blobDir }, undefined, { ...limits, freeDisk: 1.01 });
  expect(state).toMatchObject({ isOpen: false, cause: 'disk', retryAfterSeconds: 300 });
});

it('is closed while too many batches are in hand, of all workers, by the time of the database', async () => {
  await database.system.query(
    `insert into ingest_file (feed, name, origin_sha256, sha256, bytes, encoding, reading, status, received_by, next_row, next_byte, next_line, scope_ord, lease_until)
     select 'project', 'a.csv', '\\x00', '\\x00', 0, 'utf-8', '{}', 'loading', 'tester', 1, 0, 1, 0, clock_timestamp() + make_interval(secs => s) from unnest(array[60, 60, -60]) s`,
  );
  const state = (inFlight: number) =>
    intakeState({ pool: database.system, blobDir }, undefined, { ...limits, inFlight });
  expect(await state(3)).toMatchObject({ isOpen: true });
  expect(await state(2)).toMatchObject({ isOpen: false, cause: 'busy', retryAfterSeconds: 30 });
});

it('does half as much at once while the database is slow', async () => {
  const pool = systemPool(database.url, 1);
  for (let answer = 1; answer <= 19; answer++) latencyOf(pool).note(answer % 5 === 0 ? 900 : 5);
  const state = (inFlight: number) => intakeState({ pool, blobDir }, undefined, { ...limits, inFlight });
  expect(latencyOf(pool).p95()).toBe(900);
  expect(await state(6)).toEqual({ isOpen: true, concurrency: 1 });
  expect(await state(4)).toMatchObject({ isOpen: false, cause: 'busy' });
  for (let answer = 1; answer <= 40; answer++) latencyOf(pool).note(5);
  expect(await state(4)).toEqual({ isOpen: true, concurrency: 2 });
  await pool.end();
});
