import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { failpoint } from '../failpoint.js';

/** A batch in hand. */
export interface Claim {
  /** Stands in the batch's row for as long as it is in hand. */
  token: string;
  /** Milliseconds that it is held without a sign of life. */
  leaseMs: number;
  /** Aborted when it has gone to somebody else, or may have. */
  lost: AbortSignal;
}

/** Somebody else has the batch in hand by now: what was not committed is theirs to do. */
export class ClaimLost extends Error {
  override name = 'ClaimLost';
}

/** How long a worker may be silent before its batch goes to another. */
export const LEASE_MS = 30_000;

/** By this name the session of a claim is known, to other workers and to operators. */
const sessionName = (token: string) => `qingqu ingest ${token}`;

/**
 * Does the work with an unfinished batch in hand, if nobody else has it: a lease in the database's time, renewed while the work lasts. It goes to the next
 * who asks once it has run out, or at once when the session that held it is gone. This spares useless work and lets people see who is on
 * what; what makes a worker harmless that wakes up late is that each commit compares the token and the checkpoint under the lock on the batch's row.
 *
 * @returns undefined when somebody else has the batch, or nothing is left to do of it
 */
export async function withClaim<T>(
  pool: pg.Pool,
  id: bigint,
  leaseMs: number,
  work: (claim: Claim) => Promise<T>,
): Promise<T | undefined> {
  const session = await pool.connect();
  const lost = new AbortController();
  const lose = () => lost.abort(new ClaimLost(`batch #${id} is in other hands`));
  // The work meets a lost server by itself; without a listener it would end the process here.
  session.on('error', lose);
  const token = randomUUID();
  let broken: Error | undefined;
  try {
    await session.query(`select set_config('application_name', $1, false)`, [sessionName(token)]);
    failpoint('claim:before');
    if (!(await take(session, id, token, leaseMs))) return undefined;
    failpoint('claim:after');
    const stop = renewing(session, id, token, leaseMs, lose);
    try {
      return await work({ token, leaseMs, lost: lost.signal });
    } finally {
      await stop();
    }
  } finally {
    await giveBack(session, id, token).catch((cause: Error) => {
      broken = cause;
    });
    session.off('error', lose);
    session.release(broken);
  }
}

async function take(session: pg.ClientBase, id: bigint, token: string, leaseMs: number): Promise<boolean> {
  const { rowCount } = await session.query(
    `update ingest_file f set lease_token = $2, lease_until = clock_timestamp() + $3 * interval '1 millisecond'
     where id = $1 and status in ('received', 'loading') and (lease_token is null or lease_until < clock_timestamp()
       or not exists (select from pg_stat_activity a where a.application_name = 'qingqu ingest ' || f.lease_token))`,
    [id, token, leaseMs],
  );
  return rowCount === 1;
}

/** Renews the lease until stopped. A lease that is not the holder's any more, or a session that cannot tell, is lost. */
function renewing(session: pg.ClientBase, id: bigint, token: string, leaseMs: number, lose: () => void) {
  let renewal: Promise<void> | undefined;
  const renew = async () => {
    const { rowCount } = await session.query(
      `update ingest_file set lease_until = clock_timestamp() + $3 * interval '1 millisecond' where id = $1 and lease_token = $2`,
      [id, token, leaseMs],
    );
    if (rowCount !== 1) lose();
  };
  const timer = setInterval(() => {
    renewal ??= renew()
      .catch(lose)
      .finally(() => {
        renewal = undefined;
      });
  }, leaseMs / 3);
  return async () => {
    clearInterval(timer);
    await renewal;
  };
}

async function giveBack(session: pg.ClientBase, id: bigint, token: string): Promise<void> {
  failpoint('claim:release');
  await session.query(
    'update ingest_file set lease_token = null, lease_until = null where id = $1 and lease_token = $2',
    [id, token],
  );
  await session.query('reset application_name');
}
