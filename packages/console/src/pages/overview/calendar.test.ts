import { expect, it } from '@jest/globals';
import { daysOf } from '../../parts/days-of-month.js';
import { calendarProgress } from './calendar.js';

it.each([
  ['2018-01-01', 1 / 365],
  ['2018-11-30', 334 / 365],
  ['2018-12-31', 1],
  ['2020-02-29', 60 / 366],
  ['2020-12-31', 1],
])('at the end of %s so much of the year has passed: %s', (day, progress) => {
  expect(calendarProgress(day)).toBeCloseTo(progress, 12);
});

it.each([
  ['2018-02', '2018-02-01', '2018-02-28'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['2018-12', '2018-12-01', '2018-12-31'],
])('%s is from %s to %s', (month, from, to) => {
  expect(daysOf(month)).toEqual({ from, to });
});
