/** Counts attempts to sign in, so that passwords cannot be tried out. Kept in memory: each process counts for itself. */
export class Attempts {
  #failures = new Map<string, number[]>();
  constructor(
    private readonly most = 10,
    private readonly withinMs = 5 * 60_000,
  ) {}

  /** Whether this one (a user name, an address) has failed too often lately. */
  tooMany(who: string, now: Date): boolean {
    return this.#recent(who, now).length >= this.most;
  }

  failed(who: string, now: Date): void {
    if (this.#failures.size > 10_000) this.#failures.clear();
    this.#failures.set(who, [...this.#recent(who, now), now.getTime()]);
  }

  succeeded(who: string): void {
    this.#failures.delete(who);
  }

  #recent(who: string, now: Date): number[] {
    return (this.#failures.get(who) ?? []).filter((at) => at > now.getTime() - this.withinMs);
  }
}
