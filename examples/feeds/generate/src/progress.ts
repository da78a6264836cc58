/** Tells how far a long run is, at most once every so many milliseconds. */
export class Progress {
  #begun: number;
  #told: number;

  /**
   * @param now the time in milliseconds
   * @param say prints one line
   * @param expected how many rows there will be, roughly
   */
  constructor(
    private readonly now: () => number,
    private readonly say: (line: string) => void,
    private readonly expected: number,
    private readonly every = 2_000,
  ) {
    this.#begun = this.#told = now();
  }

  at(rows: number, doing: string): void {
    const now = this.now();
    if (now - this.#told < this.every) return;
    this.#told = now;
    if (rows === 0) {
      this.#begun = now;
      this.say(doing);
      return;
    }
    const seconds = (now - this.#begun) / 1_000;
    const rate = rows / seconds;
    const left = rate > 0 ? Math.max(0, this.expected - rows) / rate : 0;
    const share = Math.min(99, Math.floor((rows / this.expected) * 100));
    this.say(
      `${share} % · ${rows.toLocaleString('en')} rows · ${Math.round(rate).toLocaleString('en')} rows/s · ${duration(left)} left · ${doing}`,
    );
  }
}

/** '42 s', '3 min 20 s'. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
