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

/** A one-card line, cut down to what rules read: there are a million of them. */
export interface Line {
  key: string;
  batch: string;
  region: string;
  programme: string;
  start: string;
  end: string;
  idNo: string;
  name: string;
  household: string;
  card: string;
  quantity: string;
  amount: number;
  status: string;
  paidOn: string;
  returnedOn: string;
  reissueOf: string;
}

/** All that the 64 rules read. */
export interface WorldTables {
  /** Region → the region from which its money comes. */
  fiscalParents: Map<string, string>;
  levels: Map<string, string>;
  agencies: Map<string, Row>;
  funds: Map<string, Row>;
  targetRegions: Row[];
  regionBudgets: Map<string, Row>;
  accounts: Map<string, Row>;
  payees: Map<string, Row>;
  docs: Map<string, Row>;
  indicators: Map<string, Row>;
  allocations: Map<string, Row>;
  adjustments: Row[];
  plans: Row[];
  projects: Map<string, Row>;
  contracts: Row[];
  payments: Map<string, Row>;
  paymentLines: Row[];
  entries: Map<string, Row>;
  bankLines: Map<string, Row>;
  accountMonths: Row[];
  programmes: Map<string, Row>;
  standards: Row[];
  batches: Map<string, Row>;
  lines: Map<string, Line>;
  persons: Map<string, Row>;
  households: Map<string, Row>;
  members: Row[];
  enterprises: Map<string, Row>;
  enterprisePersons: Row[];
  businessRecords: Row[];
  listEntries: Row[];
  operators: Row[];
  deaths: Row[];
  /** Of staff, vehicles and houses only what concerns people whom another register names. */
  staff: Row[];
  vehicles: Row[];
  houses: Row[];
  population: Row[];
  relocationHouseholds: Map<string, Row>;
  relocationPayees: Row[];
}

/** @param regionsCsv the contents of schema/reference/regions.csv */
export async function readWorld(folder: string, regionsCsv: string): Promise<WorldTables> {
  const by = async (feed: string, key = 'key') => {
    const rows = new Map<string, Row>();
    for await (const row of rowsOf(folder, feed)) {
      if (rows.has(row[key]!)) throw new Error(`${feed}: ${key} ${row[key]} stands twice`);
      rows.set(row[key]!, row);
    }
    return rows;
  };
  const all = async (feed: string, wanted: (row: Row) => boolean = () => true) => {
    const rows: Row[] = [];
    for await (const row of rowsOf(folder, feed)) if (wanted(row)) rows.push(row);
    return rows;
  };
  const members = await all('household_member');
  const enterprisePersons = await all('enterprise_person');
  const operators = await all('operator_record');
  const inHousehold = new Set(members.map((row) => row.id_no!));
  const named = new Set([...inHousehold, ...[...enterprisePersons, ...operators].map((row) => row.id_no!)]);
  const accounts = await by('account', 'account_no');
  for (const row of accounts.values()) if (row.holder_id_no) named.add(row.holder_id_no);
  return {
    ...regions(regionsCsv),
    agencies: await by('agency'),
    funds: await by('fund'),
    targetRegions: await all('fund_target_region'),
    regionBudgets: await by('region_budget'),
    accounts,
    payees: await by('payee'),
    docs: await by('indicator_doc'),
    indicators: await by('indicator'),
    allocations: await by('allocation'),
    adjustments: await all('indicator_adjustment'),
    plans: await all('plan'),
    projects: await by('project'),
    contracts: await all('contract'),
    payments: await by('payment'),
    paymentLines: await all('payment_line'),
    entries: await by('special_account_entry'),
    bankLines: await by('bank_line'),
    accountMonths: await all('account_month'),
    programmes: await by('programme'),
    standards: await all('programme_standard'),
    batches: await by('subsidy_batch'),
    lines: await readLines(folder),
    persons: await by('person', 'id_no'),
    households: await by('household'),
    members,
    enterprises: await by('enterprise'),
    enterprisePersons,
    businessRecords: await all('business_record'),
    listEntries: await all('party_list_entry'),
    operators,
    deaths: await all('death_record'),
    staff: await all('staff_record', (row) => named.has(row.id_no!)),
    vehicles: await all('vehicle_record', (row) => inHousehold.has(row.id_no!)),
    houses: await all('house_record', (row) => inHousehold.has(row.id_no!)),
    population: await all('population_record'),
    relocationHouseholds: await by('relocation_household'),
    relocationPayees: await all('relocation_payee'),
  };
}

function regions(csv: string): Pick<WorldTables, 'fiscalParents' | 'levels'> {
  const [header, ...lines] = csv.trimEnd().split(/\r?\n/);
  const names = header!.split(',');
  const rows = lines.map((line) => line.split(','));
  const columns = (name: string) =>
    new Map(rows.map((cells) => [cells[names.indexOf('code')]!, cells[names.indexOf(name)]!]));
  return { fiscalParents: columns('fiscal_parent'), levels: columns('level') };
}

async function readLines(folder: string): Promise<Map<string, Line>> {
  const lines = new Map<string, Line>();
  for await (const row of rowsOf(folder, 'subsidy_line')) {
    if (lines.has(row.key!)) throw new Error(`subsidy_line: key ${row.key} stands twice`);
    lines.set(row.key!, {
      key: row.key!,
      batch: row.batch_key!,
      region: row.region_code!,
      programme: row.programme_key!,
      start: row.period_start!,
      end: row.period_end!,
      idNo: row.id_no!,
      name: row.name!,
      household: row.household_key!,
      card: row.card_no!,
      quantity: row.quantity!,
      amount: fen(row.amount),
      status: row.status!,
      paidOn: row.paid_on!,
      returnedOn: row.returned_on!,
      reissueOf: row.reissue_of_key!,
    });
  }
  return lines;
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
