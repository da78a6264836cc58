import type pg from 'pg';

/** The clocks of this machine: the one on its wall, and one that only ever runs forward. Milliseconds. */
export interface OwnClocks {
  wall(): number;
  elapsed(): number;
}

export const ownClocks: OwnClocks = { wall: () => Date.now(), elapsed: () => performance.now() };

/** How this machine's clock stands against the database's. */
export interface ClockReading {
  /** The same instant by either. */
  own: Date;
  database: Date;
  /** Positive when the own clock is ahead. */
  offsetMs: number;
  /** Half of the round trip: the true difference lies so far from `offsetMs` at most. */
  uncertainMs: number;
  /** When it was measured, by the clock that only runs forward. */
  at: number;
}

/** A clock that differs by more does no background work: what BullMQ keeps by the clocks of its workers would be kept wrong. */
export const CLOCK_TOLERANCE_MS = 2_000;

/** So often the database is asked, unless an answer comes sooner than a clock can matter. */
const TRIES = 5;
const QUICK_MS = 20;

/** Whether the clocks differ by more than is borne, however the answer's way may have been. */
export const isWrong = ({ offsetMs, uncertainMs }: ClockReading): boolean =>
  Math.abs(offsetMs) - uncertainMs > CLOCK_TOLERANCE_MS;

/**
 * Measures the own clock against the database's: the answer is taken to have been made half-way between question and arrival, and of several the
 * one that came soonest counts.
 */
export async function measureClock(pool: pg.Pool, clocks: OwnClocks = ownClocks): Promise<ClockReading> {
  const client = await pool.connect();
  try {
    let best = await ask(client, clocks);
    for (let tries = 1; tries < TRIES && best.uncertainMs * 2 > QUICK_MS; tries++) {
      const next = await ask(client, clocks);
      if (next.uncertainMs < best.uncertainMs) best = next;
    }
    return best;
  } finally {
    client.release();
  }
}

async function ask(client: pg.ClientBase, clocks: OwnClocks): Promise<ClockReading> {
  const asked = clocks.elapsed();
  const { rows } = await client.query<{ ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
  );
  // Read together, so that a clock that is set while the answer is on its way is not taken for one that runs wrong.
  const [arrived, wall] = [clocks.elapsed(), clocks.wall()];
  const uncertainMs = (arrived - asked) / 2;
  const database = rows[0]!.ms + uncertainMs;
  return { own: new Date(wall), database: new Date(database), offsetMs: wall - database, uncertainMs, at: arrived };
}
