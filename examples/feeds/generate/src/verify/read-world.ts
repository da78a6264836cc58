import { closeSync, createReadStream, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { dayOf } from '../basis/day.js';

// Feed files as a reader sees them who knows nothing of how they were made.

export type Row = Record<string, string>;

/** The rows of a feed, over all its files. */
export async function* rowsOf(folder: string, feed: string): AsyncGenerator<Row> {
  const files = readdirSync(folder)
    .filter((name) => new RegExp(`^[\\d-]*${feed}(-\\d+)?\\.csv$`).test(name))
    .sort();
  if (files.length === 0) throw new Error(`${folder} holds no file of the feed ${feed} (example: 12-payment.csv)`);
  for (const name of files) yield* rowsOfFile(join(folder, name));
}

export async function* rowsOfFile(path: string): AsyncGenerator<Row> {
  const bytes = createReadStream(path);
  const text = isUtf8(path) ? bytes : bytes.pipe(iconv.decodeStream('gb18030'));
  yield* text.pipe(parse({ columns: true, bom: true })) as AsyncIterable<Row>;
}

/** Whether the first kilobytes are UTF-8; a character cut in two at their end does not count. */
function isUtf8(path: string): boolean {
  const buffer = Buffer.alloc(1 << 16);
  const file = openSync(path, 'r');
  const length = readSync(file, buffer, 0, buffer.length, 0);
  closeSync(file);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Fen of an amount in yuan. */
export const fen = (yuan: string | undefined): number => Math.round(Number(yuan) * 100);

/** The day of a date or instant; undefined for an empty cell. */
export const dateOf = (cell: string | undefined): number | undefined => (cell ? dayOf(cell.slice(0, 10)) : undefined);

export const isLive = (row: Row): boolean => !['draft', 'void', 'deleted'].includes(row.status!);

/** All that the rules of wave 1 read. */
export interface WorldTables {
  agencies: Map<string, Row>;
  funds: Map<string, Row>;
  accounts: Map<string, Row>;
  payees: Map<string, Row>;
  docs: Map<string, Row>;
  indicators: Map<string, Row>;
  allocations: Map<string, Row>;
  adjustments: Row[];
  plans: Row[];
  payments: Map<string, Row>;
  entries: Map<string, Row>;
  bankLines: Map<string, Row>;
  batches: Map<string, Row>;
  /** Lines still pending, by batch. */
  pendingLines: Map<string, number>;
}

export async function readWorld(folder: string): Promise<WorldTables> {
  const by = async (feed: string, key = 'key') => {
    const rows = new Map<string, Row>();
    for await (const row of rowsOf(folder, feed)) {
      if (rows.has(row[key]!)) throw new Error(`${feed}: ${key} ${row[key]} stands twice`);
      rows.set(row[key]!, row);
    }
    return rows;
  };
  const pendingLines = new Map<string, number>();
  for await (const { status, batch_key } of rowsOf(folder, 'subsidy_line'))
    if (status === 'pending') pendingLines.set(batch_key!, (pendingLines.get(batch_key!) ?? 0) + 1);
  return {
    agencies: await by('agency'),
    funds: await by('fund'),
    accounts: await by('account', 'account_no'),
    payees: await by('payee'),
    docs: await by('indicator_doc'),
    indicators: await by('indicator'),
    allocations: await by('allocation'),
    adjustments: [...(await by('indicator_adjustment')).values()],
    plans: [...(await by('plan')).values()],
    payments: await by('payment'),
    entries: await by('special_account_entry'),
    bankLines: await by('bank_line'),
    batches: await by('subsidy_batch'),
    pendingLines,
  };
}

export interface KeyRow {
  rule: string;
  kind: string;
  key: string;
  discriminator: string;
}

/** `answer-key` or `near-misses`. */
export async function readKey(folder: string, name: string): Promise<KeyRow[]> {
  const path = join(folder, `${name}.csv`);
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  const rows: KeyRow[] = [];
  for await (const row of rowsOfFile(path))
    rows.push({
      rule: row.rule_id!,
      kind: row.subject_kind!,
      key: row.subject_key!,
      discriminator: row.discriminator!,
    });
  return rows;
}
