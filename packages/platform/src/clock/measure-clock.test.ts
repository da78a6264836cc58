import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { DatabaseClock } from './database-clock.js';
import { CLOCK_TOLERANCE_MS, isWrong, measureClock, type OwnClocks, ownClocks } from './measure-clock.js';

const DAY = 86_400_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** This machine's clocks, of which the one on the wall is off by so much. */
function offBy(ms: number): OwnClocks & { ms: number } {
  const clocks = { ...ownClocks, ms, wall: () => Date.now() + clocks.ms };
  return clocks;
}

const reading = (offsetMs: number, uncertainMs: number) => ({
  own: new Date(),
  database: new Date(),
  offsetMs,
  uncertainMs,
  at: 0,
});

describe('the difference of the clocks', () => {
  it.each([0, 60_000, -60_000, 3_600_000, -3_600_000, DAY, -DAY])('of %i ms is found', async (ms) => {
    const { offsetMs, uncertainMs, own, database: its } = await measureClock(database.system, offBy(ms));
    // Test and server share a machine, and so a clock.
    expect(Math.abs(offsetMs - ms)).toBeLessThanOrEqual(uncertainMs + 2);
    expect(own.getTime() - its.getTime()).toBeCloseTo(offsetMs, -1);
  });

  it('is borne up to two seconds, and called wrong where no way of the answer explains it', () => {
    expect(isWrong(reading(CLOCK_TOLERANCE_MS, 0))).toBe(false);
    expect(isWrong(reading(CLOCK_TOLERANCE_MS + 1, 0))).toBe(true);
    expect(isWrong(reading(-CLOCK_TOLERANCE_MS - 1, 0))).toBe(true);
    // An answer that was ten seconds on its way may have been made at either end of it.
    expect(isWrong(reading(5_000, 5_000))).toBe(false);
    expect(isWrong(reading(8_000, 5_000))).toBe(true);
  });
});

describe("the database's clock in this process", () => {
  it('goes on whatever happens to the clock on the wall', async () => {
    const clocks = offBy(0);
    const clock = await DatabaseClock.open(database.system, clocks);
    for (const ms of [DAY, -DAY, 3_600_000, 0]) {
      clocks.ms = ms;
      expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
    }
    clock.close();
  });

  it('is asked once by many at once, and anew as soon as the own clock has been set', async () => {
    const clocks = offBy(0);
    const clock = await DatabaseClock.open(database.system, clocks);
    const first = clock.last;
    expect(await Promise.all([clock.read(), clock.read()])).toEqual([first, first]);
    clocks.ms = -60_000;
    const [one, other] = await Promise.all([clock.read(), clock.read()]);
    expect(one).toBe(other);
    expect(isWrong(one)).toBe(true);
    expect(clock.last).toBe(one);
    clock.close();
  });
});
