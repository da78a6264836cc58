import type { FileHandle } from 'node:fs/promises';
import { strictDecoder } from './encoding.js';
import { brokenRecord } from './formats/broken.js';
import { Framer, type Position } from './framer.js';
import type { HeadLine } from './layout.js';
import type { Problem } from './problem.js';
import type { Encoding, Reading } from './reading.js';
import { type Row, splitRecords } from './split-records.js';

/** So far down a header is looked for, under titles. */
const HEAD_LINES = 40;
const BOM = Buffer.of(0xef, 0xbb, 0xbf);

/** Reads the first lines of a part that are not blank, behind a byte order mark if there is one. */
export async function readHead(
  file: FileHandle,
  encoding: Encoding,
  reading: Reading,
): Promise<{ lines: HeadLine[]; start: Position }> {
  const first = Buffer.alloc(3);
  await file.read(first, 0, 3, 0);
  const start = { byte: first.equals(BOM) ? 3 : 0, line: 1 };
  const framer = new Framer(file, start, reading);
  const lines: HeadLine[] = [];
  while (lines.length < HEAD_LINES) {
    const record = await framer.next();
    if (!record) break;
    const text = textOf(record.bytes, encoding, record.broken);
    const [row] = typeof text === 'string' ? splitRecords([text], reading) : [];
    lines.push({ line: row?.line ?? record.line, cells: cellsOf(text, row), next: framer.position });
  }
  return { lines, start };
}

function cellsOf(text: string | Problem, row: Row | undefined): string[] | Problem {
  if (typeof text !== 'string') return text;
  return row?.broken ? unreadable(brokenRecord[row.broken].what) : (row?.cells ?? unreadable(badQuotes));
}

function textOf(bytes: Buffer, encoding: Encoding, broken: unknown): string | Problem {
  if (bytes.includes(0))
    return unreadable({ zh: '含有空字节，可能是 UTF-16 文件', en: 'it holds NUL bytes; the file may be UTF-16' });
  if (broken) return unreadable({ zh: '引号不成对或一行过长', en: 'its quotes do not match, or it is too long' });
  try {
    return strictDecoder(encoding).decode(bytes);
  } catch {
    return unreadable({ zh: `含有不属于 ${encoding} 的字节`, en: `it holds bytes that are not ${encoding}` });
  }
}

const badQuotes = { zh: '引号不成对', en: 'its quotes do not match' };

const expected = { zh: '能够读取的标题行', en: 'a header line that can be read' };

/** What is wrong with a part without any line. */
export const empty: Problem = { code: 'E_EMPTY', what: { zh: '文件是空的', en: 'the file is empty' }, expected };

const unreadable = (why: Problem['what']): Problem => ({
  code: 'E_HEADER_UNREADABLE',
  what: { zh: `标题行无法读取：${why.zh}`, en: `the header line cannot be read: ${why.en}` },
  expected,
});
