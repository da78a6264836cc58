import { type Dialect, splitLine } from './dialect.js';
import { type Line, utf8Of } from './text.js';

/** As the framer has it: a quoted cell that is not closed within so many lines is a stray quote. */
const MAX_LINES = 20;
/** Records that are handed on together. */
const TOGETHER = 500;

/**
 * The same cells with commas and double quotes, each record on the lines that it was on. A line whose quotes do not match stays one: the quote
 * in the middle of its first cell makes it so for whoever reads it.
 */
export async function* canonicalCsv(lines: AsyncIterable<Line>, dialect: Dialect): AsyncGenerator<Buffer> {
  const source = lines[Symbol.asyncIterator]();
  const ahead: Line[] = [];
  const next = async () => ahead.shift() ?? (await source.next()).value;
  let made: string[] = [];
  for (let line = await next(); line; line = await next()) {
    if (dialect.hasSeparatorLine && line.number === 1) made.push('\n');
    else {
      let text = line.text;
      let cells = splitLine(text, dialect);
      const joined: Line[] = [];
      while (cells === 'open' && joined.length < MAX_LINES - 1) {
        const more = await next();
        if (!more) break;
        joined.push(more);
        text += `\n${more.text}`;
        cells = splitLine(text, dialect);
      }
      if (Array.isArray(cells)) made.push(`${cells.map(quoted).join(',')}\n`);
      else {
        made.push(`!"${line.text}\n`);
        ahead.unshift(...joined);
      }
    }
    if (made.length < TOGETHER) continue;
    yield utf8Of(made.join(''));
    made = [];
  }
  if (made.length > 0) yield utf8Of(made.join(''));
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
