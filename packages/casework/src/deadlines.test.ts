import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CalendarRangeError, readReference, WorkdayCalendar } from '@qingqu/schema';
import { deadlines, defaultLimits } from './deadlines.js';

const calendar = WorkdayCalendar.from(readReference(join(__dirname, '../../../schema/reference')).calendar);

describe('deadlines of a warning', () => {
  it('count working days from the day after it was raised', () => {
    expect(deadlines('red', '2018-09-20', calendar)).toEqual({ verifyDueOn: '2018-09-25', rectifyDueOn: '2018-09-28' });
  });

  it('count make-up weekends and skip the holiday that they make up for', () => {
    // Sat 29 and Sun 30 September 2018 are worked; 1 to 7 October are off.
    expect(deadlines('orange', '2018-09-28', calendar)).toEqual({
      verifyDueOn: '2018-10-08',
      rectifyDueOn: '2018-10-17',
    });
  });

  it('grow longer as the severity falls', () => {
    const due = (['red', 'orange', 'yellow', 'blue'] as const).map((severity) =>
      deadlines(severity, '2018-07-02', calendar),
    );
    expect(due.map((each) => each.verifyDueOn)).toEqual(['2018-07-04', '2018-07-05', '2018-07-09', '2018-07-09']);
    expect(due.map((each) => each.rectifyDueOn)).toEqual(['2018-07-09', '2018-07-16', '2018-07-16', '2018-07-23']);
  });

  it('follow limits of a province of its own', () => {
    const stricter = { ...defaultLimits, blue: { verify: 1, rectify: 2 } };
    expect(deadlines('blue', '2018-07-02', calendar, stricter)).toEqual({
      verifyDueOn: '2018-07-03',
      rectifyDueOn: '2018-07-04',
    });
  });

  it('are refused, not guessed, where no holiday arrangement is published', () => {
    expect(() => deadlines('blue', '2026-12-30', calendar)).toThrow(CalendarRangeError);
  });
});
