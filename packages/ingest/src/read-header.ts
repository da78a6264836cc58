import type { FileHandle } from 'node:fs/promises';
import { type Encoding, strictDecoder } from './encoding.js';
import { splitFields } from './fields.js';
import { Framer, type Position } from './framer.js';
import type { Problem } from './problem.js';

/** The first line of a file that is not blank. */
export interface HeaderLine {
  line: number;
  /** Its cells, or why there are none. */
  cells: string[] | Problem;
  /** Where the data begins. */
  next: Position;
}

const BOM = Buffer.of(0xef, 0xbb, 0xbf);

/** Reads the header line, behind a byte order mark if there is one. */
export async function readHeader(file: FileHandle, encoding: Encoding): Promise<HeaderLine> {
  const start = Buffer.alloc(3);
  await file.read(start, 0, 3, 0);
  const framer = new Framer(file, { byte: start.equals(BOM) ? 3 : 0, line: 1 });
  const record = await framer.next();
  const next = framer.position;
  if (!record) return { line: 1, cells: empty, next };
  const { line, bytes, broken } = record;
  if (bytes.includes(0))
    return {
      line,
      cells: unreadable({ zh: '含有空字节，可能是 UTF-16 文件', en: 'it holds NUL bytes; the file may be UTF-16' }),
      next,
    };
  if (broken)
    return {
      line,
      cells: unreadable({ zh: '双引号不成对或一行过长', en: 'its quotes do not match, or it is too long' }),
      next,
    };
  try {
    const cells = splitFields([strictDecoder(encoding).decode(bytes)])[0];
    return { line, cells: cells ?? unreadable({ zh: '双引号不成对', en: 'its quotes do not match' }), next };
  } catch {
    return {
      line,
      cells: unreadable({ zh: `含有不属于 ${encoding} 的字节`, en: `it holds bytes that are not ${encoding}` }),
      next,
    };
  }
}

const expected = {
  zh: 'UTF-8 或 GB18030 编码的逗号分隔标题行',
  en: 'a comma-separated header line in UTF-8 or GB18030',
};

const empty: Problem = { code: 'E_EMPTY', what: { zh: '文件是空的', en: 'the file is empty' }, expected };

const unreadable = (why: Problem['what']): Problem => ({
  code: 'E_HEADER_UNREADABLE',
  what: { zh: `标题行无法读取：${why.zh}`, en: `the header line cannot be read: ${why.en}` },
  expected,
});
