import { type Day, dayOf, iso } from './day.js';

/** The State Council's working days, make-up days included. */
export class Calendar {
  readonly #first: Day;
  /** Working days up to and including the day, by day. */
  readonly #numbers: number[] = [];
  /** The days that are worked, in order. */
  readonly #workdays: Day[] = [];

  /** @param csv the columns `date` and `is_workday`, one row for each day without gaps */
  constructor(csv: string) {
    const [header, ...rows] = csv.trimEnd().split(/\r?\n/);
    const names = header!.split(',');
    const [dateAt, workAt] = [names.indexOf('date'), names.indexOf('is_workday')];
    if (dateAt < 0 || workAt < 0) throw new Error('the calendar lacks a column: expected `date` and `is_workday`');
    this.#first = dayOf(rows[0]!.split(',')[dateAt]!);
    rows.forEach((row, at) => {
      const cells = row.split(',');
      if (dayOf(cells[dateAt]!) !== this.#first + at) throw new Error(`the calendar has a gap before ${cells[dateAt]}`);
      if (cells[workAt] === 'true') this.#workdays.push(this.#first + at);
      this.#numbers.push(this.#workdays.length);
    });
  }

  /** How many working days there are up to and including the day. */
  number(day: Day): number {
    const number = this.#numbers[day - this.#first];
    if (number === undefined) throw new Error(`${iso(day)} is outside the calendar, which begins ${iso(this.#first)}`);
    return number;
  }

  isWorkday(day: Day): boolean {
    return this.number(day) > this.number(day - 1);
  }

  /** The n-th working day after a day, the day itself not counted: the catalogue's wd(d, n). */
  after(day: Day, n: number): Day {
    return n === 0 ? day : this.#workdays[this.number(day) + n - 1]!;
  }

  /** The n-th working day before a day, the day itself not counted. */
  before(day: Day, n: number): Day {
    return this.#workdays[this.number(day - 1) - n]!;
  }

  /** The day if it is worked, else the next one that is. */
  onOrAfter(day: Day): Day {
    return this.isWorkday(day) ? day : this.after(day, 1);
  }

  /** The day if it is worked, else the last one that was. */
  onOrBefore(day: Day): Day {
    return this.isWorkday(day) ? day : this.before(day, 1);
  }

  /** The working days from `from` to `to`, both included. */
  workdays(from: Day, to: Day): Day[] {
    return this.#workdays.slice(this.number(from - 1), this.number(to));
  }
}
