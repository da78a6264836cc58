import { setImmediate } from 'node:timers/promises';
import type { TextDecoder } from 'node:util';
import { Aside, type CheckedRow, type RowChecker, unreadable } from './check-row.js';
import { lenientDecoder, looksLikeUtf8, strictDecoder } from './encoding.js';
import { brokenRecord } from './formats/broken.js';
import type { Position, RawRecord } from './framer.js';
import type { Declared } from './layout.js';
import type { RecordSource } from './pipeline/framed-rows.js';
import type { KnownRows } from './pipeline/packed-batch.js';
import type { Problem } from './problem.js';
import type { Encoding, Reading } from './reading.js';
import { splitRecords } from './split-records.js';

/** One row of a file, checked, with its place. */
export interface PreparedRow {
  rowNo: number;
  raw: RawRecord;
  checked: CheckedRow;
  /** The table's record once it has been made: see {@link recordOf}. */
  record?: Buffer;
  /** Checks the row once more, where its cells were not kept. */
  again?(): CheckedRow;
}

/** Rows that will be committed together. */
export interface PreparedBatch {
  /** The checkpoint that it begins at, and the one after it. */
  from: Checkpoint;
  next: Checkpoint;
  rows: PreparedRow[];
  /** Lines among them that hold no record, and what they declare. */
  aside: number;
  declared: Declared;
  /** Whether the file ends here. */
  isLast: boolean;
  /** Of the rows' bytes, when nothing else lies among them: see pipeline/known-blocks. */
  digest?: string;
  /** Instead of rows, those that an earlier file brought. */
  known?: KnownRows;
}

export interface Checkpoint extends Position {
  row: number;
}

/** Rows in a transaction: enough to spread its cost, few enough that a kill repeats little. */
export const BATCH_ROWS = 1000;
/** Rows after which other work gets its turn: the transaction of the batch before runs on the same thread. */
const SLICE = 50;

/** Reads and checks the next rows. With `write`, it also makes their records, ahead of the moment they are needed. */
export async function prepareBatch(
  records: RecordSource,
  checker: RowChecker,
  { encoding, reading }: { encoding: Encoding; reading: Reading },
  row: number,
  write: boolean,
): Promise<PreparedBatch> {
  const from = { ...records.position, row };
  const decoder = strictDecoder(encoding);
  const rows: PreparedRow[] = [];
  const declared: Declared = {};
  let aside = 0;
  let isLast = false;
  while (rows.length < BATCH_ROWS && !isLast) {
    const slice: RawRecord[] = [];
    while (slice.length < Math.min(SLICE, BATCH_ROWS - rows.length)) {
      const record = await records.next();
      if (!record) {
        isLast = true;
        break;
      }
      slice.push(record);
    }
    for (const { raw, checked } of checkSlice(slice, checker, { encoding, reading }, decoder)) {
      if (checked instanceof Aside) {
        aside += 1;
        Object.assign(declared, checked.declared);
        continue;
      }
      const prepared: PreparedRow = { rowNo: row + rows.length, raw, checked };
      if (write && checked.good) {
        recordOf(prepared, checker);
        // Cells are most of a row's memory, and of no use any more.
        checked.cells = [];
      }
      rows.push(prepared);
    }
    await setImmediate();
  }
  return { from, next: { ...records.position, row: row + rows.length }, rows, aside, declared, isLast };
}

/** The table's record of a good row, as COPY reads it; made once. */
export function recordOf(row: PreparedRow, checker: RowChecker): Buffer {
  row.record ??= Buffer.from(checker.record(row.again?.() ?? row.checked));
  return row.record;
}

/** A row that was checked before, with its cells. */
export function checkAgain(
  raw: RawRecord,
  checker: RowChecker,
  format: { encoding: Encoding; reading: Reading },
): CheckedRow {
  const [row] = checkSlice([raw], checker, format, strictDecoder(format.encoding));
  if (row!.checked instanceof Aside) throw new Error(`line ${raw.line} is no row any more`);
  return row!.checked;
}

/** A rejected line as text, for those who may see it. */
export const rawText = (raw: RawRecord, encoding: Encoding): string => lenientDecoder(encoding).decode(raw.bytes);

function checkSlice(
  slice: readonly RawRecord[],
  checker: RowChecker,
  { encoding, reading }: { encoding: Encoding; reading: Reading },
  decoder: TextDecoder,
): { raw: RawRecord; checked: CheckedRow | Aside }[] {
  const texts = slice.map((raw) => textOf(raw, encoding, decoder));
  const records = splitRecords(
    texts.filter((text) => typeof text === 'string'),
    reading,
    checker.width,
  );
  let at = 0;
  return slice.map((raw, index) => {
    const text = texts[index]!;
    if (typeof text !== 'string') return { raw, checked: unreadable(text) };
    const record = records[at++];
    if (!record) return { raw, checked: unreadable(brokenQuotes) };
    const line = record.line ?? raw.line;
    const checked = record.broken ? unreadable(brokenRecord[record.broken]) : checker.check(record.cells, line);
    return { raw: record.line === undefined ? raw : { ...raw, line }, checked };
  });
}

/** The record's text, or why there is none. */
function textOf(raw: RawRecord, encoding: Encoding, decoder: TextDecoder): string | Problem {
  if (raw.broken === 'E_QUOTES') return brokenQuotes;
  if (raw.broken === 'E_TOO_LONG') return tooLong;
  if (raw.bytes.includes(0)) return nulByte;
  if (encoding === 'gb18030' && looksLikeUtf8(raw.bytes)) return badEncoding(encoding);
  try {
    return decoder.decode(raw.bytes);
  } catch {
    return badEncoding(encoding);
  }
}

const brokenQuotes: Problem = {
  code: 'E_QUOTES',
  what: { zh: '双引号不成对', en: 'the quotes do not match' },
  expected: {
    zh: '整个内容用双引号括起，内部的双引号写两遍，例如 "甲""乙"',
    en: 'a value wholly in quotes, with quotes inside it doubled, for example "a ""b"" c"',
  },
};
const tooLong: Problem = {
  code: 'E_TOO_LONG',
  what: { zh: '一行超过 64 KB', en: 'the line is longer than 64 KB' },
  expected: {
    zh: '每条记录一行，以换行符结束，例如 A001,甲,2018-10-15',
    en: 'one record a line, ended by a line feed, for example A001,a,2018-10-15',
  },
};
const nulByte: Problem = {
  code: 'E_NUL',
  what: { zh: '含有空字节（NUL）', en: 'the line holds a NUL byte' },
  expected: {
    zh: '不含空字节的文本，例如 A001,甲,2018-10-15',
    en: 'text without NUL bytes, for example A001,a,2018-10-15',
  },
};
const badEncoding = (encoding: Encoding): Problem => ({
  code: 'E_ENCODING',
  what: { zh: `不是 ${encoding} 编码`, en: `the line is not ${encoding}` },
  expected: {
    zh: `整个文件用同一种编码，例如全部用 ${encoding}`,
    en: `the whole file in one encoding, for example all of it in ${encoding}`,
  },
});
