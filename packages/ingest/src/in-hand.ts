import type pg from 'pg';

/**
 * Does the work while this session is known to have the batch in hand; the knowledge ends with the session, so also with a killed process.
 * The work is told whether nobody else has it. This is only to spare useless work: what makes two workers harmless is the lock on the
 * batch's row.
 */
export async function inHand<T>(pool: pg.Pool, id: bigint, work: (isMine: boolean) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // The work meets a lost server by itself; without a listener it would end the process here.
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [place(id)],
    );
    return await work(rows[0]!.mine);
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch((cause: Error) => {
      broken = cause;
    });
    client.off('error', ignore);
    client.release(broken);
  }
}

const place = (id: bigint) => `ingest-file|${id}`;
const ignore = () => undefined;
