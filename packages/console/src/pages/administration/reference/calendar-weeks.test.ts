import { describe, expect, it } from '@jest/globals';
import { weeksOf } from './calendar-weeks.js';

describe('the sheet of a month', () => {
  it('begins on Monday and ends on Sunday', () => {
    const weeks = weeksOf(2018, 9);
    expect(weeks).toHaveLength(5);
    // 1 September 2018 is a Saturday.
    expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, '2018-09-01', '2018-09-02']);
    expect(weeks.at(-1)).toEqual([
      '2018-09-24',
      '2018-09-25',
      '2018-09-26',
      '2018-09-27',
      '2018-09-28',
      '2018-09-29',
      '2018-09-30',
    ]);
  });

  it('holds every day of a year once, leap days too', () => {
    const days = (year: number) =>
      Array.from({ length: 12 }, (_, at) => weeksOf(year, at + 1).flat())
        .flat()
        .filter((day) => day !== undefined);
    expect(days(2018)).toHaveLength(365);
    expect(days(2020)).toHaveLength(366);
    expect(new Set(days(2020)).size).toBe(366);
    expect(days(2020)).toContain('2020-02-29');
  });
});
