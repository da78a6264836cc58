import type { FormatWish } from '../layout.js';
import type { Reading } from '../reading.js';
import { separatorLine } from './text.js';

/** How a text writes its cells. */
export interface Dialect {
  delimiter: string;
  /** '' where quotes mean nothing. */
  quote: string;
  /** Whether a backslash takes its meaning from the character after it; else a quote within quotes is doubled. */
  backslash: boolean;
  /** Whether the first line only names the delimiter. */
  hasSeparatorLine: boolean;
}

const delimiters = [',', '\t', ';', '|', '¦'] as const;
/** Lines that are looked at. */
const LINES = 200;

/** The dialect that a text's beginning is in most consistently, as far as the wish leaves it open. */
export function dialectOf(sample: string, wish: FormatWish): Dialect {
  const separator = separatorLine(sample);
  const lines = sample
    .split(/\r\n|\n|\r/)
    .slice(separator === undefined ? 0 : 1, LINES)
    .filter((line) => line.trim() !== '');
  const delimiter = delimiterNamed(wish.delimiter) ?? separator ?? commonDelimiter(lines);
  const quote = wish.quote ?? quoteOf(lines, delimiter);
  return {
    delimiter,
    quote,
    backslash: usesBackslash(lines, delimiter, quote),
    hasSeparatorLine: separator !== undefined,
  };
}

const delimiterNamed = (name: string | undefined) => (name === 'tab' || name === '\\t' ? '\t' : name);

/**
 * The delimiter that cuts most lines into the same number of cells, the first one among them; a comma when none does. That it cuts the first
 * line so counts most, as texts may hold any character and names of columns hardly do.
 */
function commonDelimiter(lines: readonly string[]): string {
  let best = { delimiter: ',', fit: 0 };
  for (const delimiter of delimiters) {
    const widths = lines.map((line) => widthOf(line, delimiter));
    const width = mostFrequent(widths.filter((cells) => cells > 1));
    const share = widths.filter((cells) => cells === width).length / lines.length;
    if (width === undefined || share < 0.4) continue;
    const fit = share + (widths[0] === width ? 0.5 : 0);
    if (fit > best.fit) best = { delimiter, fit };
  }
  return best.delimiter;
}

function widthOf(line: string, delimiter: string): number {
  const cells = splitLine(line, { delimiter, quote: '"', backslash: false });
  return Array.isArray(cells) ? cells.length : line.split(delimiter).length;
}

function mostFrequent(numbers: readonly number[]): number | undefined {
  const times = new Map<number, number>();
  for (const n of numbers) times.set(n, (times.get(n) ?? 0) + 1);
  return [...times].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0];
}

/** Single quotes when cells stand in them and none in double ones. Without a comma a stray double quote is likelier to be text. */
function quoteOf(lines: readonly string[], delimiter: string): string {
  const inQuotes = (quote: string) =>
    lines.filter((line) =>
      line.split(delimiter).some((cell) => cell.length > 1 && cell.startsWith(quote) && cell.endsWith(quote)),
    ).length;
  if (inQuotes('"') > 0) return '"';
  if (inQuotes("'") > Math.max(1, lines.length * 0.3)) return "'";
  const opens = (cell: string) => cell.startsWith('"');
  const isStray = lines.some((line) => line.includes('"')) && !lines.some((line) => line.split(delimiter).some(opens));
  return delimiter !== ',' && isStray ? '' : '"';
}

/** Whether there are lines that make sense with backslashes only, or with the empty cells of a database's own text. */
const usesBackslash = (lines: readonly string[], delimiter: string, quote: string): boolean =>
  (delimiter === '\t' && lines.some((line) => line.split(delimiter).includes('\\N'))) ||
  lines.some(
    (line) =>
      quote !== '' &&
      line.includes(`\\${quote}`) &&
      !Array.isArray(splitLine(line, { delimiter, quote, backslash: false })) &&
      Array.isArray(splitLine(line, { delimiter, quote, backslash: true })),
  );

/**
 * The cells of a line; `open` when a quoted cell has not been closed, so that the next line may belong to it; `broken` when its quotes do not
 * match. `\N` alone is an empty cell, as databases write it.
 */
export function splitLine(
  line: string,
  { delimiter, quote, backslash }: Omit<Dialect, 'hasSeparatorLine'>,
): string[] | 'open' | 'broken' {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const isQuoted = quote !== '' && line.startsWith(quote, at);
    if (isQuoted) at += quote.length;
    const from = at;
    let cell = '';
    let rest = at; // what follows has yet to be added to the cell
    for (;;) {
      if (at >= line.length) {
        if (isQuoted) return 'open';
        break;
      }
      if (backslash && line[at] === '\\' && at + 1 < line.length) {
        const next = line[at + 1]!;
        const isMeant = next === quote || next === '\\' || next === delimiter || next === '\n';
        cell += line.slice(rest, at) + (isMeant ? next : `\\${next}`);
        at += 2;
        rest = at;
      } else if (quote !== '' && line.startsWith(quote, at)) {
        if (!isQuoted) return 'broken';
        if (!line.startsWith(quote, at + quote.length)) break;
        cell += line.slice(rest, at + quote.length);
        at += 2 * quote.length;
        rest = at;
      } else if (!isQuoted && line.startsWith(delimiter, at)) break;
      else at += 1;
    }
    cell += line.slice(rest, at);
    cells.push(backslash && !isQuoted && line.slice(from, at) === '\\N' ? '' : cell);
    if (isQuoted) at += quote.length;
    if (at >= line.length) return cells;
    if (!line.startsWith(delimiter, at)) return 'broken';
    at += delimiter.length;
  }
}

/** How the framer reads this dialect where it comes, if it can: it knows delimiters and quotes of one ASCII byte, and doubled quotes. */
export function directReading({ delimiter, quote, backslash, hasSeparatorLine }: Dialect): Reading | undefined {
  const isByte = (text: string) => text.length === 1 && text < '\x7f';
  if (backslash || hasSeparatorLine || !isByte(delimiter) || !(quote === '' || isByte(quote))) return undefined;
  return { kind: 'delimited', delimiter, quote };
}
