import type { WorkdayCalendar } from '@qingqu/schema';
import { dueAfter } from '../clock/calendar.js';
import { defaultLimits, type Severity } from '../deadlines.js';

/** Working days after the check of a rectification in which supervision may take the case as a sample. */
export const SAMPLE_WORKDAYS = 3;

interface Clock {
  openedOn: string;
  verifyWithin: number;
  rectifyWithin: number;
  pausedWorkdays: number;
}

/** The due dates of a case, 'YYYY-MM-DD'; null where the calendar does not reach. Pauses lengthen both. */
export const caseDues = (
  calendar: WorkdayCalendar,
  { openedOn, verifyWithin, rectifyWithin, pausedWorkdays }: Clock,
) => ({
  verifyDueOn: dueAfter(calendar, openedOn, verifyWithin + pausedWorkdays),
  rectifyDueOn: dueAfter(calendar, openedOn, rectifyWithin + pausedWorkdays),
});

/** The clock of a case that is opened on a day, by severity. */
export function clocksFrom(calendar: WorkdayCalendar, openedOn: string) {
  return Object.entries(defaultLimits).map(([severity, { verify, rectify }]) => {
    const within = { verifyWithin: verify, rectifyWithin: rectify };
    return {
      severity: severity as Severity,
      ...within,
      ...caseDues(calendar, { openedOn, pausedWorkdays: 0, ...within }),
    };
  });
}
