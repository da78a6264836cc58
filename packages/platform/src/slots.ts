import { inTransaction, isConnectionLoss } from '@qingqu/schema';
import type pg from 'pg';
import type { NightTime } from './queue.js';

/** A night's piece of work: its name and when it is due, Asia/Shanghai. */
export interface Nightly {
  name: string;
  time: NightTime;
  /** A night's work waits until this other work of the same night is done or given up. */
  after?: Nightly;
}

/** A night that this process has in hand; the attempt is what tells it from whoever takes it over. */
interface Slot {
  name: string;
  /** 'YYYY-MM-DD' */
  night: string;
  attempt: number;
}

interface HeldSlot extends Slot {
  leaseSeconds: number;
}

/** Nights that were missed longer ago than this are not caught up one by one. */
const NIGHTS_KEPT = 31;
/** How long the night of a worker that gives no sign of life is left to it. */
const LEASE_SECONDS = 30;
/** After so many failures a night is given up, and the next one is no longer kept waiting. */
const ATTEMPTS = 5;
/** A night that failed is tried again after 1, 4, 16 and 64 minutes: a full disk or a broken file takes people that long. */
const PATIENCE = 4;

/**
 * Does the nights whose work is due, missed ones first, one after the other, and returns those that this process did. Any number of workers
 * may do this at once: a night is begun by one of them, only after the nights before it, and only when nobody is on another night of this
 * work. Database time decides, never a worker's clock. The first call of an installation sets the baseline: nights before it are nobody's
 * business, and neither are those before one that was done.
 */
export async function doNights(
  pool: pg.Pool,
  nightly: Nightly,
  work: (night: string, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
  leaseSeconds = LEASE_SECONDS,
): Promise<string[]> {
  const done: string[] = [];
  while (!signal.aborted) {
    const slot = await claim(pool, nightly, leaseSeconds);
    if (!slot) break;
    await doNight(pool, { ...slot, leaseSeconds }, work, signal);
    done.push(slot.night);
  }
  return done;
}

/** Takes the first night that is not finished; undefined when there is none, or it is not this process's turn. */
function claim(pool: pg.Pool, nightly: Nightly, leaseSeconds: number): Promise<Slot | undefined> {
  return inTransaction(pool, async (client) => {
    // One at a time, so that what a claim sees is still so when it writes.
    await client.query("select pg_advisory_xact_lock(hashtextextended('schedule_slot', 0))");
    const next = await firstUnfinished(client, nightly);
    if (!next?.isFree) return undefined;
    const before = nightly.after && (await firstUnfinished(client, nightly.after));
    if (before && before.night <= next.night) return undefined;
    const { rows } = await client.query<Slot>(
      `insert into schedule_slot (name, slot, status, lease_until, attempts) values ($1, $2, 'running', clock_timestamp() + make_interval(secs => $3), 1)
       on conflict (name, slot) do update set status = 'running', lease_until = excluded.lease_until, attempts = schedule_slot.attempts + 1,
         started_at = clock_timestamp(), finished_at = null
       returning name, slot as night, attempts::int as attempt`,
      [nightly.name, next.night, leaseSeconds],
    );
    return rows[0]!;
  });
}

interface Unfinished {
  night: string;
  /** Nobody has it in hand, and it did not fail a moment ago. */
  isFree: boolean;
}

async function firstUnfinished(client: pg.ClientBase, { name, time }: Nightly): Promise<Unfinished | undefined> {
  await client.query(
    "insert into schedule_slot (name, slot, status, finished_at) values ($1, 'installed', 'done', clock_timestamp()) on conflict do nothing",
    [name],
  );
  const { rows } = await client.query<Unfinished>(
    `with mine as (select * from schedule_slot where name = $1),
       bounds as (
         select (clock_timestamp() at time zone 'Asia/Shanghai' - make_interval(hours => $2, mins => $3))::date as last,
           (started_at at time zone 'Asia/Shanghai' - make_interval(hours => $2, mins => $3))::date as baseline,
           (select max(slot)::date from mine where slot <> 'installed' and status = 'done') as done
         from mine where slot = 'installed')
     select to_char(night, 'YYYY-MM-DD') as night,
       coalesce(case s.status when 'running' then s.lease_until <= clock_timestamp()
                              else s.finished_at + make_interval(mins => ($6 ^ (s.attempts - 1))::int) <= clock_timestamp() end, true) as "isFree"
     from bounds, generate_series(greatest(baseline + 1, done + 1, last - $4::int), last, interval '1 day') as night
       left join mine s on s.slot = to_char(night, 'YYYY-MM-DD')
     where s is null or s.attempts < $5 or (s.status = 'running' and s.lease_until > clock_timestamp())
     order by night limit 1`,
    [name, time.hour, time.minute, NIGHTS_KEPT, ATTEMPTS, PATIENCE],
  );
  return rows[0];
}

async function doNight(
  pool: pg.Pool,
  slot: HeldSlot,
  work: (night: string, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const lease = holdLease(pool, slot, signal);
  try {
    const result = await work(slot.night, lease.signal);
    await finish(pool, slot, 'done', result);
  } catch (error) {
    // A database that was restarted meanwhile is no failure of the work, either.
    const note =
      lease.signal.aborted || isConnectionLoss(error)
        ? giveBack(pool, slot)
        : finish(pool, slot, 'failed', { error: (error as Error).message });
    // When the database is what failed, it cannot be told either; the lease ends by itself.
    await note.catch(() => undefined);
    throw error;
  } finally {
    lease.end();
  }
}

/** Keeps the lease while the work goes on; stops the work when another worker has taken the night over. */
function holdLease(pool: pg.Pool, slot: HeldSlot, outer: AbortSignal) {
  const lost = new AbortController();
  const beat = async () => {
    const { rowCount } = await pool.query(
      `update schedule_slot set lease_until = clock_timestamp() + make_interval(secs => $4) where ${isMine}`,
      [slot.name, slot.night, slot.attempt, slot.leaseSeconds],
    );
    if (rowCount === 0) lost.abort();
  };
  // No database now: the next beat, or the end of the work, will tell.
  const timer = setInterval(() => void beat().catch(() => undefined), (slot.leaseSeconds * 1000) / 4);
  return { signal: AbortSignal.any([outer, lost.signal]), end: () => clearInterval(timer) };
}

const isMine = "name = $1 and slot = $2 and attempts = $3 and status = 'running'";

const finish = (pool: pg.Pool, { name, night, attempt }: Slot, status: 'done' | 'failed', result: unknown) =>
  pool.query(
    `update schedule_slot set status = $4, finished_at = clock_timestamp(), lease_until = null, result = $5 where ${isMine}`,
    [name, night, attempt, status, JSON.stringify(result ?? null)],
  );

/** Lets the next worker have the night at once; being stopped is no failure of the work. */
const giveBack = (pool: pg.Pool, { name, night, attempt }: Slot) =>
  pool.query(`update schedule_slot set lease_until = clock_timestamp(), attempts = attempts - 1 where ${isMine}`, [
    name,
    night,
    attempt,
  ]);
