import type pg from 'pg';
import { type ClockReading, measureClock, type OwnClocks, ownClocks } from './measure-clock.js';

/** A reading that is older is made anew when somebody asks. */
const FRESH_MS = 3_000;
/** Without anybody asking it is made so often. */
const EVERY_MS = 10_000;

/** The database's clock as this process knows it: what is decided by time is decided by this one, which all machines share. */
export class DatabaseClock {
  #last: ClockReading;
  #reading: Promise<ClockReading> | undefined;
  readonly #timer: NodeJS.Timeout;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly clocks: OwnClocks,
    first: ClockReading,
  ) {
    this.#last = first;
    // While the database is away, time passes by what has been measured.
    this.#timer = setInterval(() => void this.read().catch(() => undefined), EVERY_MS).unref();
  }

  static async open(pool: pg.Pool, clocks: OwnClocks = ownClocks): Promise<DatabaseClock> {
    return new DatabaseClock(pool, clocks, await measureClock(pool, clocks));
  }

  /** The database's time, without asking it: from the last reading on by what has passed since, whatever the clock on the wall says. */
  now(): Date {
    return new Date(this.#last.database.getTime() + this.clocks.elapsed() - this.#last.at);
  }

  /** The last reading, for whoever shows how the clock stands. */
  get last(): ClockReading {
    return this.#last;
  }

  /** How the own clock stands, as of a few seconds ago at most. Any number who ask at once are told what one question brings. */
  async read(): Promise<ClockReading> {
    if (this.clocks.elapsed() - this.#last.at < FRESH_MS && !this.#isStepped()) return this.#last;
    this.#reading ??= measureClock(this.pool, this.clocks).finally(() => {
      this.#reading = undefined;
    });
    this.#last = await this.#reading;
    return this.#last;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Whether the clock on the wall has been set since the last reading: then that does not say how it stands. */
  #isStepped(): boolean {
    const passed = this.clocks.elapsed() - this.#last.at;
    return Math.abs(this.clocks.wall() - this.#last.own.getTime() - passed) > SET_MS;
  }
}

/** Clocks that are slewed differ by less within a few seconds. */
const SET_MS = 500;
