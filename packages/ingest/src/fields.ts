import { parse } from 'csv-parse/sync';

const options = { record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false, bom: false } as const;

/** The cells of each framed record; undefined for one whose quoting csv-parse does not accept. Nothing is ever cast. */
export function splitFields(records: readonly string[]): (string[] | undefined)[] {
  // Without a quote, a comma is a comma: most records need no parser.
  const cells = records.map((record) => (record.includes('"') ? undefined : record.split(',')));
  const quoted = records.filter((_, at) => cells[at] === undefined);
  if (quoted.length === 0) return cells;
  const parsed = parseAll(quoted);
  let at = 0;
  return cells.map((own) => own ?? parsed[at++]);
}

function parseAll(records: readonly string[]): (string[] | undefined)[] {
  const together = parseText(records.join('\n'));
  if (together?.length === records.length) return together;
  // One of them is at fault; the others must not suffer.
  return records.map((record) => {
    const rows = parseText(record);
    return rows?.length === 1 ? rows[0] : undefined;
  });
}

function parseText(text: string): string[][] | undefined {
  try {
    return parse(text, options);
  } catch {
    return undefined;
  }
}
