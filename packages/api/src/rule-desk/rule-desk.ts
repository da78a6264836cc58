import type { Vault } from '@qingqu/schema';
import { type DeskSettings, Precheck, type SweepDeps } from '@qingqu/sweep';
import { apiError } from '../errors.js';

/** What the platform hands over for the fields about rules. */
export interface RuleDeskPort {
  /** With the system's pool: what it reads is shown only where the viewer's own scope has been asked first. */
  sweep: SweepDeps;
  /** Turns the numbers of candidate payments into identities. */
  vault: Vault;
  /** The business date, and what packages are taken. */
  settings(): Promise<DeskSettings>;
  /** Wakes who works on what was asked for; without it that waits for the next look. */
  wake?: { backtests(): Promise<void>; sweep(sweepId: bigint, tasks: number): Promise<void> };
}

/** Questions that may wait for those before them. */
const WAITING_MAX = 10;

/** Works for the fields about rules: one evaluator process for prechecks that stays open, one at a time for other questions. */
export class RuleDesk {
  readonly precheck: Precheck;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(readonly port: RuleDeskPort) {
    this.precheck = new Precheck(port.sweep);
  }

  /**
   * Lets a question begin when those before it have their answers: each takes a process and much of the machine.
   *
   * @throws RATE_LIMITED when too many wait.
   */
  async inTurn<T>(question: () => Promise<T>): Promise<T> {
    if (this.#waiting >= WAITING_MAX)
      throw apiError('RATE_LIMITED', 'Too many questions to the rule engine are waiting. Try again in a minute.');
    this.#waiting += 1;
    const answer = this.#last.then(question);
    this.#last = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Waits for the question in hand and ends the process. */
  async close(): Promise<void> {
    await this.#last;
    await this.precheck.close();
  }
}
