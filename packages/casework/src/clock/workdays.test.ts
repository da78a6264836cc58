// Working days in the database and in the program: every vector of the working-day calendar, by both, and the two versions of Spring Festival 2020.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readReference, type WorkdayCalendar } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { dueAfter, loadCalendar, workdaysSql } from './calendar.js';
import { takeInCalendar } from './load-calendar.js';
import type { ArrangedDay } from './read-calendar.js';

let database: TestDatabase;
let calendar: WorkdayCalendar;
beforeAll(async () => {
  database = await testDatabase();
  calendar = await loadCalendar(database.system);
});
afterAll(() => database.drop());

/** The n-th working day after a day, by a statement. */
async function dueInSql(day: string, n: number): Promise<string | null> {
  const { rows } = await database.system.query<{ day: string | null }>(
    `with ${workdaysSql} select due.day from workday start left join workday due on due.is_workday and due.no = start.no + $2
     where start.day = $1`,
    [day, n],
  );
  return rows[0]!.day;
}

describe('the n-th working day after a day', () => {
  it.each<[from: string, n: number, to: string | null, over: string]>([
    ['2018-09-20', 3, '2018-09-26', 'over the weekend and the Mid-Autumn Festival'],
    ['2018-09-28', 3, '2018-10-08', 'over two make-up days and National Day 2018'],
    ['2019-01-31', 3, '2019-02-03', 'over a make-up weekend'],
    ['2019-01-31', 5, '2019-02-12', 'over Spring Festival 2019'],
    ['2018-12-27', 3, '2019-01-02', 'over New Year, whose make-up day is a Saturday'],
    ['2020-01-22', 3, '2020-02-04', 'over Spring Festival 2020 as it was lengthened'],
    ['2020-09-28', 5, '2020-10-12', 'over National Day 2020'],
    // A provincial correction of which notice was given before National Day (Art. 16).
    [
      '2018-09-27',
      5,
      '2018-10-09',
      'a provincial correction: two make-up days count, the week of the holiday does not',
    ],
    // The limits of a red and of an orange warning.
    ['2018-09-28', 2, '2018-09-30', 'to verify a red warning: both make-up days'],
    ['2018-09-28', 10, '2018-10-17', 'to rectify an orange one'],
    ['2026-12-30', 1, '2026-12-31', 'the last day that is published'],
    ['2026-12-30', 2, null, 'past the end of the year whose arrangement is not published'],
    ['2026-12-31', 5, null, 'from the last day that is published'],
  ])('from %s, %i on, is %s: %s', async (from, n, to, _over) => {
    expect({ program: dueAfter(calendar, from, n), database: await dueInSql(from, n) }).toEqual({
      program: to,
      database: to,
    });
  });

  it('is not known from a day that is not published either', () => {
    expect(dueAfter(calendar, '2027-01-04', 1)).toBeNull();
  });

  it('differs by the version of Spring Festival 2020 that holds', async () => {
    const { calendar: days } = readReference(join(__dirname, '../../../../schema/reference'));
    const lengthened = days.filter(({ date }) => '2020-01-31' <= date && date <= '2020-02-02');
    const day = (date: string, kind: ArrangedDay['kind'], nameZh: string | null): ArrangedDay => ({
      date,
      kind,
      nameZh,
      isWorkday: kind === 'workday' || kind === 'makeup',
      sourceDoc: '国办发明电〔2019〕16号',
    });
    const asFirstPublished = [
      day('2020-01-31', 'workday', null),
      day('2020-02-01', 'makeup', '春节'),
      day('2020-02-02', 'weekend', null),
    ];
    const due = async () => [
      await dueInSql('2020-01-22', 3),
      dueAfter(await loadCalendar(database.system), '2020-01-22', 3),
    ];
    const before = await takeInCalendar(database.system, asFirstPublished, 'tester');
    expect(before).toMatchObject({ version: 2, added: 0, changed: 3 });
    expect(await due()).toEqual(['2020-02-01', '2020-02-01']);
    expect(await takeInCalendar(database.system, lengthened, 'tester')).toMatchObject({ version: 3, changed: 3 });
    expect(await due()).toEqual(['2020-02-04', '2020-02-04']);
  });
});
