import type pg from 'pg';
import { inTransaction } from './pools.js';

/** The advisory lock that orders writers (shared) before the closing of an epoch (exclusive). */
const EPOCH_LOCK = 0x71_71_65_70; // 'qqep'

/** What a transaction takes its turn for: with everybody who is as easy-going, or alone. */
export interface Turn {
  name: string;
  alone: boolean;
}

/**
 * The open epoch, for a transaction that writes business rows: it cannot be closed until the transaction ends,
 * so everything stamped ≤ N is committed when N is closed. Call it once, first, in the transaction.
 * @param turn waited for in the same round trip, and held until the transaction ends
 */
export async function stampEpoch(client: pg.ClientBase, turn?: Turn): Promise<bigint> {
  await client.query(
    turn
      ? `select pg_advisory_xact_lock_shared($1), pg_advisory_xact_lock${turn.alone ? '' : '_shared'}(hashtextextended($2, 0))`
      : 'select pg_advisory_xact_lock_shared($1)',
    turn ? [EPOCH_LOCK, turn.name] : [EPOCH_LOCK],
  );
  const { rows } = await client.query<{ n: bigint }>('select n from epoch where closed_at is null');
  if (!rows[0]) throw new Error('no epoch is open: the database has not been migrated');
  return rows[0].n;
}

/** Closes the open epoch and opens the next. Returns the closed one: a state that will not change any more. */
export const closeEpoch = (pool: pg.Pool): Promise<bigint> => inTransaction(pool, closeEpochIn);

/** {@link closeEpoch} in a transaction that has more to do. */
export async function closeEpochIn(client: pg.ClientBase): Promise<bigint> {
  await holdEpoch(client);
  const { rows } = await client.query<{ n: bigint }>(
    'update epoch set closed_at = clock_timestamp() where closed_at is null returning n',
  );
  const closed = rows[0]!.n;
  await client.query('insert into epoch (n) values ($1)', [closed + 1n]);
  return closed;
}

/**
 * The data as they are now, as a closed epoch: the last one where nothing was written since, otherwise the open one, which it closes. Of several who ask
 * at once one closes it, and all get the same.
 */
export async function epochOfNow(pool: pg.Pool): Promise<bigint> {
  const last = await lastIfNothingSince(pool);
  if (last !== undefined) return last;
  return inTransaction(pool, async (client) => {
    await holdEpoch(client);
    return (await lastIfNothingSince(client)) ?? closeEpochIn(client);
  });
}

/** Until the transaction ends nobody writes business rows, and nobody else closes the epoch. */
async function holdEpoch(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [EPOCH_LOCK]);
}

async function lastIfNothingSince(pool: pg.Pool | pg.ClientBase): Promise<bigint | undefined> {
  const last = await lastClosedEpoch(pool);
  return last !== undefined && (await openEpochIsEmpty(pool)) ? last : undefined;
}

/** Whether any business row was written since the last epoch was closed, so that closing again would change nothing. */
async function openEpochIsEmpty(pool: pg.Pool | pg.ClientBase): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>(
    'select not exists (select from ingest_file f, epoch e where e.closed_at is null and f.epoch_last >= e.n) as empty',
  );
  return rows[0]!.empty;
}

/** The last closed epoch, or undefined when none was closed yet. */
export async function lastClosedEpoch(pool: pg.Pool | pg.ClientBase): Promise<bigint | undefined> {
  const { rows } = await pool.query<{ n: bigint | null }>('select max(n) as n from epoch where closed_at is not null');
  return rows[0]?.n ?? undefined;
}
