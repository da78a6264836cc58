import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import type { NightTime } from './queue.js';

/** A night's piece of work: its name and when it is due, Asia/Shanghai. */
export interface Nightly {
  name: string;
  time: NightTime;
}

/** Nights that were missed longer ago than this are not caught up one by one. */
const NIGHTS_KEPT = 31;
const LEASE_MINUTES = 30;
const ATTEMPTS = 5;

/**
 * The nights whose work is due and not done, oldest first, as dates. Database time decides, never a worker's clock.
 * The first call of an installation sets the baseline: nights before it are nobody's business.
 */
export async function dueNights(pool: pg.Pool, { name, time }: Nightly): Promise<string[]> {
  const due = await lastDueNight(pool, time);
  await pool.query(
    "insert into schedule_slot (name, slot, status, finished_at) values ($1, 'installed', 'done', clock_timestamp()) on conflict do nothing",
    [name],
  );
  const { rows } = await pool.query<{ night: string }>(
    `select to_char(night, 'YYYY-MM-DD') as night
     from schedule_slot base,
       generate_series(greatest((base.started_at at time zone 'Asia/Shanghai' - make_interval(hours => $3, mins => $4))::date + 1, $2::date - $5::int), $2::date, interval '1 day') as night
     where base.name = $1 and base.slot = 'installed'
       and not exists (select from schedule_slot s where s.name = $1 and s.slot = to_char(night, 'YYYY-MM-DD')
         and (s.status = 'done' or s.attempts >= $6 or (s.status = 'running' and s.lease_until > clock_timestamp())))
     order by night`,
    [name, due, time.hour, time.minute, NIGHTS_KEPT, ATTEMPTS],
  );
  return rows.map((row) => row.night);
}

/** The date of the last night whose hour has come, by the database's clock. */
async function lastDueNight(pool: pg.Pool, { hour, minute }: NightTime): Promise<string> {
  const { rows } = await pool.query<{ due: string }>(
    "select ((clock_timestamp() at time zone 'Asia/Shanghai') - make_interval(hours => $1, mins => $2))::date as due",
    [hour, minute],
  );
  return rows[0]!.due;
}

/**
 * Does a night's work once: whoever inserts the slot does it; a lease that ran out (a worker died) is taken over.
 * Returns false when somebody else has it.
 */
export async function onceANight(
  pool: pg.Pool,
  name: string,
  night: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  if (!(await takeSlot(pool, name, night))) return false;
  const beat = setInterval(() => void extend(pool, name, night), (LEASE_MINUTES * 60_000) / 3);
  beat.unref();
  try {
    const result = await work();
    await finish(pool, name, night, 'done', result);
    return true;
  } catch (error) {
    await finish(pool, name, night, 'failed', { error: (error as Error).message });
    throw error;
  } finally {
    clearInterval(beat);
  }
}

async function takeSlot(pool: pg.Pool, name: string, night: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `insert into schedule_slot (name, slot, status, lease_until, attempts) values ($1, $2, 'running', clock_timestamp() + make_interval(mins => $3), 1)
       on conflict (name, slot) do update set status = 'running', lease_until = excluded.lease_until, attempts = schedule_slot.attempts + 1, started_at = clock_timestamp()
       where schedule_slot.attempts < $4
         and (schedule_slot.status = 'failed' or (schedule_slot.status = 'running' and schedule_slot.lease_until <= clock_timestamp()))`,
      [name, night, LEASE_MINUTES, ATTEMPTS],
    );
    return rowCount === 1;
  });
}

const extend = (pool: pg.Pool, name: string, night: string) =>
  pool
    .query(
      "update schedule_slot set lease_until = clock_timestamp() + make_interval(mins => $3) where name = $1 and slot = $2 and status = 'running'",
      [name, night, LEASE_MINUTES],
    )
    .catch(() => undefined);

const finish = (pool: pg.Pool, name: string, night: string, status: 'done' | 'failed', result: unknown) =>
  pool.query(
    'update schedule_slot set status = $3, finished_at = clock_timestamp(), lease_until = null, result = $4 where name = $1 and slot = $2',
    [name, night, status, JSON.stringify(result ?? null)],
  );
