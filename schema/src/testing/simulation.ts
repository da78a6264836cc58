import pg from 'pg';
import { systemPool } from '../pools.js';
import { times } from './evidence.js';
import type { TestDatabase } from './index.js';
import { randomFrom, testSeed } from './random.js';

/** What chance does, all of it following from a seed. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** From 0 to `below` - 1. */
  whole(below: number): number;
  of<T>(some: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  const next = randomFrom(seed);
  const whole = (below: number) => Math.floor(next() * below);
  return { next, whole, of: (some) => some[whole(some.length)]! };
}

/** A connection whose database has the time that a test says it has. */
export class VirtualTime {
  #now = Date.UTC(2018, 10, 30, 4);
  readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = systemPool(url, 1);
  }

  /**
   * Makes the statements of this database ask the test for the time: theirs is found before that of the system, which they do not name.
   * To be called before anybody connects to it.
   */
  static async install({ url }: TestDatabase): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const told = `select coalesce(nullif(current_setting('sim.at', true), '')::timestamptz, pg_catalog.clock_timestamp())`;
    await client.query(
      `create schema sim;
       create function sim.clock_timestamp() returns timestamptz language sql stable as $$ ${told} $$;
       create function sim.now() returns timestamptz language sql stable as $$ ${told} $$;
       do $$ begin execute format('alter database %I set search_path = sim, pg_catalog, public', current_database()); end $$`,
    );
    await client.end();
  }

  /** Milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** Lets time pass; less than 0 when the clock is set back. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    await this.pool.query(`select set_config('sim.at', $1, false)`, [new Date(this.#now).toISOString()]);
  }
}

/** Episodes go on side by side, each on a connection of its own. */
const LANES = 4;
/** In CI so many milliseconds, by night so many seeds. */
const CI_MS = 7_000;
const NIGHTLY_SEEDS = 10_000;

/**
 * Runs episodes of what chance brings, one seed after the other: in CI as many as there is time for. `QINGQU_SIMULATE=<seed>` repeats one.
 *
 * @returns how many there were
 * @throws with the seed of the episode that failed
 */
export async function simulate(
  database: TestDatabase,
  episode: (chance: Chance, time: VirtualTime, seed: number) => Promise<void>,
): Promise<{ seeds: number; first: number }> {
  const given = process.env.QINGQU_SIMULATE;
  const first = given ? Number(given) : testSeed;
  const end = performance.now() + CI_MS;
  const most = given ? 1 : times({ ci: Number.POSITIVE_INFINITY, nightly: NIGHTLY_SEEDS });
  const isOver = () => seeds >= most || (most === Number.POSITIVE_INFINITY && performance.now() > end);
  let seeds = 0;
  const lane = async () => {
    const time = new VirtualTime(database.url);
    try {
      while (!isOver()) {
        const seed = first + seeds;
        seeds += 1;
        await episode(chanceOf(seed), time, seed).catch((cause: Error) => {
          throw new Error(`seed ${seed}: ${cause.message} (again with QINGQU_SIMULATE=${seed})`, { cause });
        });
      }
    } finally {
      await time.pool.end();
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const each of lanes) if (each.status === 'rejected') throw each.reason;
  return { seeds, first };
}
