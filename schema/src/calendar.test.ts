import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReference } from './reference.js';
import { propertyRuns } from './testing/evidence.js';
import { CalendarRangeError, WorkdayCalendar } from './workdays.js';

const { calendar: days } = readReference(join(__dirname, '../reference'));
const calendar = WorkdayCalendar.from(days);
const dates = days.map((day) => day.date);

describe('the State Council calendar', () => {
  it('holds every day of 2015 to 2026 once', () => {
    expect(dates).toHaveLength(4383);
    expect([dates[0], dates.at(-1)]).toEqual(['2015-01-01', '2026-12-31']);
  });

  it.each([
    ['2018', 250],
    ['2019', 250],
    ['2020', 249],
  ])('has the published number of working days in %s', (year, count) => {
    expect(days.filter((day) => day.date.startsWith(year) && day.isWorkday)).toHaveLength(count);
  });

  it('knows weekends, holidays, make-up days and the notice behind them', () => {
    const day = (date: string) => days.find((each) => each.date === date);
    expect(day('2018-09-22')).toMatchObject({ kind: 'weekend', isWorkday: false, nameZh: null });
    expect(day('2018-09-24')).toMatchObject({
      kind: 'holiday',
      isWorkday: false,
      nameZh: '中秋节',
      sourceDoc: '国办发明电〔2017〕12号',
    });
    expect(day('2018-09-29')).toMatchObject({ kind: 'makeup', isWorkday: true, nameZh: '国庆节' });
    expect(day('2018-12-31')).toMatchObject({ kind: 'holiday', sourceDoc: '国办发明电〔2018〕15号' });
    expect(day('2020-02-01')).toMatchObject({ kind: 'holiday', sourceDoc: '国办发明电〔2020〕1号' });
    expect(day('2018-10-08')).toMatchObject({ kind: 'workday', isWorkday: true, nameZh: null });
  });
});

describe('addWorkdays', () => {
  it.each([
    ['2018-09-20', 3, '2018-09-26'], // over the weekend and the Mid-Autumn Festival
    ['2018-09-28', 3, '2018-10-08'], // 29 and 30 September are make-up days
    ['2019-01-31', 3, '2019-02-03'], // a make-up weekend before the Spring Festival
    ['2019-01-31', 5, '2019-02-12'],
    ['2018-12-27', 3, '2019-01-02'], // over New Year
    ['2020-01-22', 3, '2020-02-04'], // the lengthened Spring Festival
    ['2020-09-28', 5, '2020-10-12'],
  ])('from %s, %i working days on, comes to %s', (from, n, to) => {
    expect(calendar.addWorkdays(from, n)).toBe(to);
  });

  it('does not count the day itself, working day or not', () => {
    expect(calendar.addWorkdays('2018-09-26', 1)).toBe('2018-09-27');
    expect(calendar.addWorkdays('2018-10-01', 1)).toBe('2018-10-08');
    expect(calendar.addWorkdays('2018-10-01', 0)).toBe('2018-10-01');
  });

  it('agrees with counting day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3900 }), fc.integer({ min: 1, max: 250 }), (start, n) => {
        let at = start;
        for (let left = n; left > 0; ) if (days[++at]!.isWorkday) left--;
        expect(calendar.addWorkdays(dates[start]!, n)).toBe(dates[at]);
        expect(calendar.workdaysBetween(dates[start]!, dates[at]!)).toBe(n);
        expect(calendar.isWorkday(dates[at]!)).toBe(true);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('workdaysBetween', () => {
  it('counts the working days in (a, b], and backwards as negative', () => {
    expect(calendar.workdaysBetween('2018-09-28', '2018-10-08')).toBe(3);
    expect(calendar.workdaysBetween('2018-10-01', '2018-10-07')).toBe(0);
    expect(calendar.workdaysBetween('2018-10-08', '2018-09-28')).toBe(-3);
    expect(calendar.workdaysBetween('2018-10-08', '2018-10-08')).toBe(0);
  });
});

describe('a day that the calendar does not know', () => {
  it.each(['2014-12-31', '2027-01-01'])('is refused: %s', (date) => {
    expect(() => calendar.isWorkday(date)).toThrow(CalendarRangeError);
    expect(() => calendar.workdaysBetween('2018-01-02', date)).toThrow(`节假日安排未发布：${date}`);
  });

  it('is refused also as the result, across the last new year', () => {
    expect(calendar.addWorkdays('2026-12-30', 1)).toBe('2026-12-31');
    expect(() => calendar.addWorkdays('2026-12-30', 2)).toThrow(
      '节假日安排未发布：2026-12-30 之后第 2 个工作日不在已载入的日历（2015-01-01 至 2026-12-31）之内',
    );
  });

  it.each(['2018-9-1', '2018-02-30', '20180901', ''])('is refused as no date: "%s"', (date) => {
    expect(() => calendar.isWorkday(date)).toThrow(`not a civil date: "${date}"`);
  });

  it('cannot hide in a gap, and a later version of a day counts', () => {
    const day = (date: string, isWorkday: boolean, version = 1) => ({ date, isWorkday, version });
    expect(() => WorkdayCalendar.from([day('2020-01-30', false), day('2020-02-01', false)])).toThrow(
      '2020-01-31 is missing',
    );
    expect(() => WorkdayCalendar.from([])).toThrow('at least one day');
    const changed = WorkdayCalendar.from([
      day('2020-02-01', false, 2),
      day('2020-01-31', true),
      day('2020-02-01', true),
    ]);
    expect(changed.isWorkday('2020-02-01')).toBe(false);
    expect(() => changed.addWorkdays('2020-01-31', -1)).toThrow('whole number');
  });
});
