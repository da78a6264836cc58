import { finished } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';

/**
 * Runs a `COPY … FROM STDIN` with these lines.
 * @throws the database's error, with its SQLSTATE
 */
export async function copyIn(client: pg.ClientBase, statement: string, lines: Buffer): Promise<void> {
  const stream = client.query(copyStreams.from(statement));
  stream.end(lines);
  await finished(stream);
}
