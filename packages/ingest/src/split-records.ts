import { parse } from 'csv-parse/sync';
import type { BrokenCode } from './formats/broken.js';
import type { Reading } from './reading.js';

/** The cells of a record, and the place that people know it by where it is not the line. */
export interface Row {
  cells: string[];
  line?: number;
  /** Why it is no record, as was found when the part was made. */
  broken?: BrokenCode;
}

/**
 * The cells of each framed record; undefined for one that cannot be split. Nothing is ever cast.
 * @param width up to which empty cells are filled in where a row of `cells` leaves them out at its end
 */
export function splitRecords(records: readonly string[], reading: Reading, width = 0): (Row | undefined)[] {
  return reading.kind === 'cells'
    ? records.map((record) => placedCells(record, width))
    : splitDelimited(records, reading);
}

function placedCells(record: string, width: number): Row {
  const [line, ...rest] = JSON.parse(record) as [number, ...(string | [BrokenCode])[]];
  const broken = rest[0];
  if (Array.isArray(broken)) return { line, cells: [], broken: broken[0] };
  const cells = rest as string[];
  while (cells.length < width) cells.push('');
  return { line, cells };
}

type Delimited = Extract<Reading, { kind: 'delimited' }>;

function splitDelimited(records: readonly string[], reading: Delimited): (Row | undefined)[] {
  const { delimiter, quote } = reading;
  // Without a quote, a delimiter is a delimiter: most records need no parser.
  const rows = records.map((record) =>
    quote !== '' && record.includes(quote) ? undefined : { cells: record.split(delimiter) },
  );
  const quoted = records.filter((_, at) => rows[at] === undefined);
  if (quoted.length === 0) return rows;
  const parsed = parseAll(quoted, reading);
  let at = 0;
  return rows.map((own) => own ?? parsed[at++]);
}

function parseAll(records: readonly string[], reading: Delimited): (Row | undefined)[] {
  const together = parseText(records.join('\n'), reading);
  if (together?.length === records.length) return together.map((cells) => ({ cells }));
  // One of them is at fault; the others must not suffer.
  return records.map((record) => {
    const rows = parseText(record, reading);
    return rows?.length === 1 ? { cells: rows[0]! } : undefined;
  });
}

function parseText(text: string, { delimiter, quote }: Delimited): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      quote,
      escape: quote,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
      bom: false,
    });
  } catch {
    return undefined;
  }
}
