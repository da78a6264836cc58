/** One day of the calendar; of several versions of a day the highest counts. */
export interface WorkdayCalendarDay {
  /** Civil date in Asia/Shanghai, 'YYYY-MM-DD'. */
  date: string;
  isWorkday: boolean;
  version?: number;
}

/** Asked about a day outside the loaded years: the State Council has not published (or nobody has loaded) its holidays. */
export class CalendarRangeError extends RangeError {
  override name = 'CalendarRangeError';
}

const dayMs = 86_400_000;

/**
 * Working days of the State Council calendar, with make-up days (调休). All dates are civil dates 'YYYY-MM-DD'.
 *
 * @example
 * const calendar = WorkdayCalendar.from(readReference('schema/reference').calendar);
 * calendar.addWorkdays('2018-09-28', 3); // '2018-10-08': the 29th and 30th are make-up days, then the National Day week
 */
export class WorkdayCalendar {
  /** `counts[i]`: working days among the first `i + 1` days. */
  private constructor(
    private readonly firstDay: number,
    private readonly counts: readonly number[],
    private readonly workdays: readonly number[],
  ) {}

  /** @throws when there is no day, a date is malformed, or a day is missing in between. */
  static from(days: Iterable<WorkdayCalendarDay>): WorkdayCalendar {
    const latest = new Map<number, WorkdayCalendarDay>();
    for (const day of days) {
      const number = toDayNumber(day.date);
      if ((day.version ?? 1) >= (latest.get(number)?.version ?? 1)) latest.set(number, day);
    }
    const numbers = [...latest.keys()].sort((a, b) => a - b);
    const first = numbers[0];
    if (first === undefined) throw new Error('a calendar needs at least one day; load schema/reference/calendar.csv');
    const counts: number[] = [];
    const workdays: number[] = [];
    numbers.forEach((number, at) => {
      if (number !== first + at) throw new Error(`the calendar has a gap: ${toDate(first + at)} is missing`);
      if (latest.get(number)!.isWorkday) workdays.push(number);
      counts.push(workdays.length);
    });
    return new WorkdayCalendar(first, counts, workdays);
  }

  isWorkday(date: string): boolean {
    const at = this.indexOf(date);
    return this.counts[at]! > (this.counts[at - 1] ?? 0);
  }

  /** The n-th working day after `date`, which itself does not count; `n` = 0 gives `date` back. */
  addWorkdays(date: string, n: number): string {
    if (!Number.isInteger(n) || n < 0)
      throw new RangeError(`a number of working days is a whole number from 0 on, not ${n}`);
    const before = this.counts[this.indexOf(date)]!;
    if (n === 0) return date;
    const target = this.workdays[before + n - 1];
    if (target === undefined) throw this.outside(`${date} 之后第 ${n} 个工作日`);
    return toDate(target);
  }

  /** Working days in (a, b]: after `a`, up to and with `b`; negative when `b` lies before `a`. */
  workdaysBetween(a: string, b: string): number {
    return this.counts[this.indexOf(b)]! - this.counts[this.indexOf(a)]!;
  }

  private indexOf(date: string): number {
    const at = toDayNumber(date) - this.firstDay;
    if (at < 0 || at >= this.counts.length) throw this.outside(date);
    return at;
  }

  private outside(what: string): CalendarRangeError {
    const from = toDate(this.firstDay);
    const to = toDate(this.firstDay + this.counts.length - 1);
    return new CalendarRangeError(
      `节假日安排未发布：${what}不在已载入的日历（${from} 至 ${to}）之内 (no holiday arrangement is loaded for that day)`,
    );
  }
}

/** Days since 1970-01-01; civil dates have no zone, so UTC arithmetic is exact. */
function toDayNumber(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const number = ms / dayMs;
  // Date.parse lets 2018-02-30 roll over into March.
  if (Number.isNaN(ms) || toDate(number) !== date)
    throw new RangeError(`not a civil date: "${date}"; expected YYYY-MM-DD, for example 2018-09-20`);
  return number;
}

function toDate(dayNumber: number): string {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10);
}
