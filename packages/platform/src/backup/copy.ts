import { Transform } from 'node:stream';
import type { KeyRing, SealingKey } from '@qingqu/schema';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { readSealed, type SealedFile, writeSealed } from './sealed-file.js';
import { columnList, quoted } from './tables.js';

const LINE_END = 0x0a;

/** What is copied: a line of Postgres's text form for each row. */
export interface Copied {
  name: string;
  columns: readonly string[];
}

export interface CopyRun {
  signal: AbortSignal;
  onRows(rows: number): void;
}

/** Writes the rows of a table, as the transaction sees them, into a sealed file. */
export async function copyOut(
  client: pg.ClientBase,
  { name, columns }: Copied,
  file: { path: string; name: string; key: SealingKey },
  { signal, onRows }: CopyRun,
): Promise<SealedFile & { rows: number }> {
  const rows = client.query(copyTo(`copy (select ${columnList(columns)} from ${quoted(name)}) to stdout`));
  const written = await writeSealed(file.path, file.name, file.key, [rows, countingLines(onRows)], signal);
  return { ...written, rows: rows.rowCount };
}

/**
 * Reads a sealed file into a table of the transaction.
 * @param freeze the table was emptied in this transaction, so its rows need not be looked at again by a vacuum; a partitioned one cannot be filled so
 */
export async function copyIn(
  client: pg.ClientBase,
  { name, columns }: Copied,
  file: { path: string; name: string; ring: KeyRing; expected: SealedFile; freeze: boolean },
  { signal, onRows }: CopyRun,
): Promise<void> {
  const how = file.freeze ? ' with (freeze)' : '';
  const to = () => [
    countingLines(onRows),
    client.query(copyFrom(`copy ${quoted(name)} (${columnList(columns)}) from stdin${how}`)),
  ];
  await readSealed(file.path, file.name, file.ring, to, { expected: file.expected, signal });
}

/** Tells how many rows have gone through; a row's own line breaks are written as `\n`. */
function countingLines(onRows: (rows: number) => void): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      let lines = 0;
      for (let at = piece.indexOf(LINE_END); at !== -1; at = piece.indexOf(LINE_END, at + 1)) lines += 1;
      onRows(lines);
      done(null, piece);
    },
  });
}
