import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { plainNumber, withoutFormula } from './formula.js';
import type { Batches, Sheet } from './sheet.js';

const BOM = '\ufeff';

/**
 * CSV (RFC 4180: commas, CRLF, a heading). UTF-8 with a byte order mark, by which Excel knows it, or GB18030. No text of a cell can
 * become a formula; numbers stay numbers.
 */
export async function* encodeCsv(sheet: Sheet, batches: Batches): AsyncGenerator<Uint8Array> {
  const encoded = (text: string) => (sheet.charset === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text));
  const hash = createHash('sha256');
  let rows = 0;
  const head = encoded(
    `${sheet.charset === 'utf-8' ? BOM : ''}${lineOf(sheet.headings.map((text) => textCell(text, false)))}`,
  );
  hash.update(head);
  yield head;
  const write = sheet.columns.map(({ kind }) => cellWriter(kind, sheet.excel));
  for await (const batch of batches) {
    let text = '';
    for (const cells of batch) text += lineOf(cells.map((cell, at) => write[at]!(cell)));
    const bytes = encoded(text);
    hash.update(bytes);
    rows += batch.length;
    yield bytes;
  }
  if (sheet.manifest) yield encoded(lineOf([`# rows=${rows} sha256=${hash.digest('hex')}`]));
}

const lineOf = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

function cellWriter(kind: string, excel: boolean): (cell: unknown) => string {
  switch (kind) {
    case 'integer':
    case 'bigint':
    case 'decimal':
    case 'money':
    case 'flag':
    case 'date':
    case 'instant':
      return (cell) => (cell === null ? '' : String(cell));
    case 'json':
      return (cell) => (cell === null ? '' : textCell(JSON.stringify(cell), excel));
    default:
      return (cell) => (cell === null ? '' : textCell(cell as string, excel));
  }
}

/** Excel shows a number of more than 11 digits as 4.11E+11, rounds one of more than 15 and drops leading zeros. */
const taken = /^(\d{12,}|0\d+)$/;

function textCell(text: string, excel: boolean): string {
  const safe = excel && taken.test(text) ? `'${text}` : plainNumber.test(text) ? text : withoutFormula(text);
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
