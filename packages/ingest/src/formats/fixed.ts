import { join } from 'node:path';
import { bytesOf } from '../blob-store.js';
import type { FormatWish } from '../layout.js';
import { CellsWriter } from './cells-writer.js';
import type { Converter } from './convert-job.js';
import { decoded, decoderOf, linesOf, openText, type TextFile, undescribed } from './text.js';

/** Text with columns at fixed places, in characters or in bytes of its encoding. A row with the columns' names comes first. */
export const fixedToCells: Converter = async (context) => {
  const { columns, unit = 'characters' } = context.wish;
  if (!columns || columns.length === 0)
    throw undescribed(
      '定宽文本需要写明各列的位置',
      'a fixed-width text needs the places of its columns',
      '{ name: key, from: 1, to: 10 }',
    );
  const text = await openText(context.path, context.wish);
  const writer = new CellsWriter(join(context.outDir, 'fixed.cells'), context.limits.unpackedBytes);
  writer.write(
    1,
    columns.map((column) => column.name),
  );
  const isInBytes = unit === 'bytes' && !text.charset.startsWith('utf-16');
  const pieces = isInBytes ? latin1(text, context.onProgress) : decoded(text, context.onProgress);
  const cellsOf = isInBytes ? byteCells(text, columns) : characterCells(columns);
  for await (const { number, text: line } of linesOf(pieces)) {
    if (line.trim() === '') continue;
    writer.write(
      number,
      cellsOf(line).map((cell) => cell.trim()),
    );
  }
  writer.close();
  return { parts: [{ name: '', files: [writer.path], notes: [] }], notes: [] };
};

type Columns = NonNullable<FormatWish['columns']>;
type CellsOf = (line: string) => string[];

function characterCells(columns: Columns): CellsOf {
  return (line) => {
    // A character outside of the first plane is one character.
    const characters = /[\ud800-\udfff]/.test(line) ? Array.from(line) : undefined;
    return columns.map(({ from, to }) =>
      characters ? characters.slice(from - 1, to).join('') : line.slice(from - 1, to),
    );
  };
}

function byteCells({ charset }: TextFile, columns: Columns): CellsOf {
  const decoder = decoderOf(charset);
  return (line) => {
    const bytes = Buffer.from(line, 'latin1');
    return columns.map(({ from, to }) => decoder.decode(bytes.subarray(from - 1, to)));
  };
}

/** Each byte as a character: line ends are bytes of their own in all encodings but UTF-16, where columns are counted in characters. */
async function* latin1({ path, bom }: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  let read = 0;
  for await (const chunk of bytesOf(path)) {
    yield chunk.subarray(read === 0 ? bom : 0).toString('latin1');
    read += chunk.length;
    onBytes(read);
  }
}
