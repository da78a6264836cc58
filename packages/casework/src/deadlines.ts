import type { WorkdayCalendar } from '@qingqu/schema';

/** How pressing a warning is: red 红 is a violation in itself, blue 蓝 a matter of data quality. */
export type Severity = 'red' | 'orange' | 'yellow' | 'blue';

/** Working days within which a warning is to be handled, both counted from the day on which it was raised. */
export interface HandlingLimit {
  /** Until it is determined whether there is a problem 核实. */
  verify: number;
  /** Until a problem is rectified 整改. */
  rectify: number;
}

/** The proposed limits; the regulation names none, so a province may set its own. */
export const defaultLimits: Readonly<Record<Severity, HandlingLimit>> = {
  red: { verify: 2, rectify: 5 },
  orange: { verify: 3, rectify: 10 },
  yellow: { verify: 5, rectify: 10 },
  blue: { verify: 5, rectify: 15 },
};

/** The last civil days, 'YYYY-MM-DD', on which a warning is handled in time. */
export interface Deadlines {
  verifyDueOn: string;
  rectifyDueOn: string;
}

/**
 * The deadlines of a warning raised on a civil day; that day does not count.
 *
 * @throws CalendarRangeError when the calendar ends before the deadline.
 * @example
 * deadlines('orange', '2018-09-28', calendar); // { verifyDueOn: '2018-10-08', rectifyDueOn: '2018-10-17' }
 */
export function deadlines(
  severity: Severity,
  raisedOn: string,
  calendar: WorkdayCalendar,
  limits: Readonly<Record<Severity, HandlingLimit>> = defaultLimits,
): Deadlines {
  const { verify, rectify } = limits[severity];
  return {
    verifyDueOn: calendar.addWorkdays(raisedOn, verify),
    rectifyDueOn: calendar.addWorkdays(raisedOn, rectify),
  };
}
