interface Day {
  day: string;
  workday: boolean;
}

/** Counts working days as deadlines do, within the days that a calendar holds. */
export class Workdays {
  private readonly first: string;
  private readonly last: string;
  /** Ascending. */
  private readonly worked: readonly string[];

  /** @param days Ascending, without a gap. */
  constructor(days: readonly Day[]) {
    this.first = days[0]?.day ?? '';
    this.last = days.at(-1)?.day ?? '';
    this.worked = days.filter(({ workday }) => workday).map(({ day }) => day);
  }

  /** Working days from one day to another, the first not counted; negative when the other was before. Undefined beyond the calendar. */
  between(from: string, to: string): number | undefined {
    if (![from, to].every((day) => day >= this.first && day <= this.last)) return undefined;
    return this.until(to) - this.until(from);
  }

  /** The day that many working days after another; undefined beyond the calendar. */
  after(from: string, days: number): string | undefined {
    return from >= this.first && from <= this.last ? this.worked[this.until(from) + days - 1] : undefined;
  }

  /** How many are not after the day. */
  private until(day: string): number {
    let [low, high] = [0, this.worked.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.worked[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
