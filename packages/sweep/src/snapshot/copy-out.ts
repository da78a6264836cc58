import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Writes the rows of a query into a CSV file and returns how many they are. Null is nothing, an empty text is `""`. */
export async function copyOut(client: pg.ClientBase, query: string, file: string): Promise<number> {
  const rows = client.query(copyTo(`copy (${query}) to stdout (format csv)`));
  await pipeline(rows, createWriteStream(file, { highWaterMark: 1 << 20 }));
  return rows.rowCount;
}
