import { open } from 'node:fs/promises';
import { lenientDecoder } from '../encoding.js';
import type { Part } from '../formats/parts.js';
import { Framer } from '../framer.js';
import { readHead } from '../head.js';
import { splitRecords } from '../split-records.js';

/** Lines of a part by which its columns are judged. */
export interface Sample {
  /** The first lines. */
  lines: string[][];
  /** The last few, where totals stand. */
  tail: string[][];
}

const LINES = 500;
const TAIL = 5;
/** So far towards the end a file is read. */
const MAX_LINES = 5_000_000;

/** Reads the first and the last lines of a part. */
export async function sampleOf(part: Part): Promise<Sample> {
  const { encoding, reading } = part;
  const decoder = lenientDecoder(encoding);
  const cellsOf = (bytes: Buffer) => splitRecords([decoder.decode(bytes)], reading)[0]?.cells ?? [];
  const handle = await open(part.blob.path);
  try {
    const { start } = await readHead(handle, encoding, reading);
    const framer = new Framer(handle, start, reading);
    const lines: string[][] = [];
    let tail: Buffer[] = [];
    for (let n = 0; n < MAX_LINES; n++) {
      const record = await framer.next();
      if (!record) break;
      if (record.broken) continue;
      if (lines.length < LINES) lines.push(cellsOf(record.bytes));
      else tail = [...tail.slice(1 - TAIL), Buffer.from(record.bytes)];
    }
    return { lines, tail: tail.map(cellsOf) };
  } finally {
    await handle.close();
  }
}
