import { describe, expect, it } from '@jest/globals';
import { Workdays } from './workdays.js';

/** The end of September and the golden week of 2018: Saturday 29 and Sunday 30 September were worked. */
const days = [
  ...['26', '27', '28', '29', '30'].map((day) => ({ day: `2018-09-${day}`, workday: true })),
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ day: `2018-10-${day}`, workday: false })),
  ...['08', '09', '10'].map((day) => ({ day: `2018-10-${day}`, workday: true })),
];

describe('working days', () => {
  const calendar = new Workdays(days);

  it('are counted from the day after, over holidays and worked weekends', () => {
    expect(calendar.between('2018-09-28', '2018-10-08')).toBe(3);
    expect(calendar.between('2018-09-28', '2018-09-28')).toBe(0);
    expect(calendar.between('2018-10-08', '2018-09-28')).toBe(-3);
    expect(calendar.between('2018-10-01', '2018-10-07')).toBe(0);
  });

  it('give the day that a term ends', () => {
    expect(calendar.after('2018-09-28', 3)).toBe('2018-10-08');
    expect(calendar.after('2018-10-03', 1)).toBe('2018-10-08');
    expect(calendar.after('2018-10-10', 1)).toBeUndefined();
  });

  it('say nothing of days that the calendar does not hold', () => {
    expect(calendar.between('2018-09-25', '2018-09-28')).toBeUndefined();
    expect(calendar.between('2018-09-28', '2018-10-11')).toBeUndefined();
    expect(new Workdays([]).between('2018-09-28', '2018-09-28')).toBeUndefined();
  });
});
