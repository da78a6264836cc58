import { hash } from 'node:crypto';
import { identity, type Vault } from '@qingqu/schema';
import { Fault } from './fault.js';
import type { Feed, RowWriter, Value } from './feed.js';
import type { Declared, Layout } from './layout.js';
import { expectedOf, type Problem } from './problem.js';
import type { ReferenceData } from './reference-data.js';

/** A row whose cells have been checked. */
export interface CheckedRow {
  /** Empty for a good row. */
  problems: Problem[];
  /** The checked cells, in the order of the feed's columns; null for an empty one. */
  cells: (string | null)[];
  /** Only of good rows. */
  good?: { id: string; sourceKey: string; rev: bigint; contentHash: string };
  /** The region's ordinal, where it could be read. */
  scopeOrd: bigint | undefined;
  /** The amount that control totals add up, where it could be read. */
  amountFen: string | null;
  enteredOrg: string | null;
  /** The source says that the record no longer exists. */
  isDeleted?: boolean;
}

/** A line that holds no record, such as the totals at the end; what it declares. */
export class Aside {
  constructor(readonly declared: Declared | undefined) {}
}

/** Bounds the memory of the identities and tokens that a file's rows name. */
const MAX_REMEMBERED = 10_000;

/** Checks the rows of one file. */
export class RowChecker {
  readonly #index: ReadonlyMap<string, number>;
  readonly #keyHeaders: ReadonlySet<string>;
  /** Where each of the table's columns stands in a record. */
  readonly #place: ReadonlyMap<string, number>;
  /** Positions of the columns that are content, by header, so that a feed's later reordering changes no hash. */
  readonly #content: readonly { header: string; at: number }[];
  readonly #hashKey: string;
  /** Identities of records that many rows name: their batch, fund, agency. */
  readonly #identities = new Map<string, string>();
  /** Tokens of names that come again: payees, and persons in line after line. */
  readonly #nameTokens = new Map<string, string>();

  constructor(
    private readonly feed: Feed,
    private readonly layout: Layout,
    private readonly reference: ReferenceData,
    private readonly vault: Vault,
  ) {
    this.#index = new Map(feed.columns.map(({ header: name }, at) => [name, at]));
    this.#place = new Map([...feed.table.columns.keys()].map((column, at) => [column, at]));
    this.#keyHeaders = new Set(Object.keys(feed.key.columns));
    this.#content = feed.columns
      .map(({ header: name }, at) => ({ header: name, at }))
      .filter(({ header: name }) => name !== 'rev')
      .sort((a, b) => (a.header < b.header ? -1 : 1));
    this.#hashKey = vault.accountId('content-hash');
  }

  check(line: readonly string[]): CheckedRow | Aside {
    const { width } = this.layout;
    if (line.length !== width) return unreadable(wrongNumberOfCells(width, line.length));
    const mapped = this.layout.read(line);
    if (mapped.kind === 'aside') return new Aside(mapped.declared);
    const problems: Problem[] = [...(mapped.problems ?? [])];
    const inDoubt = new Set(problems.map((problem) => problem.column));
    const cells = this.feed.columns.map((column, at) => {
      const cell = mapped.cells[at]!.trim();
      if (cell === '') {
        if (column.required && !(inDoubt.size > 0 && inDoubt.has(this.layout.headerOf(at))))
          problems.push(this.#missing(at));
        return null;
      }
      const value = column.read(cell, this.reference);
      if (typeof value === 'string') return value;
      problems.push({
        code: value.code,
        column: this.layout.headerOf(at),
        what: value.what,
        expected: expectedOf(column),
      });
      return null;
    });
    const row: CheckedRow = {
      problems,
      cells,
      scopeOrd: this.#scopeOrd(cells),
      amountFen: this.feed.total === undefined ? null : this.cell(cells, this.feed.total),
      enteredOrg: this.cell(cells, 'entered_org'),
      ...(mapped.isDeleted ? { isDeleted: true } : {}),
    };
    if (problems.length === 0) this.#identify(row);
    return row;
  }

  /** The checked cell under a header. */
  cell(cells: readonly (string | null)[], header: string): string | null {
    return cells[this.#index.get(header) ?? -1] ?? null;
  }

  /** The values of a good row in the order of the table's columns, personal ones sealed; what ingest itself adds is still null. */
  record(row: CheckedRow): Value[] {
    const { id, sourceKey, rev, contentHash } = row.good!;
    const record = new Array<Value>(this.#place.size).fill(null);
    const set = (column: string, value: Value) => {
      record[this.#place.get(column)!] = value;
    };
    set('id', id);
    set('scope_ord', String(row.scopeOrd));
    set('source_key', sourceKey);
    set('source_rev', String(rev));
    set('content_hash', `\\x${contentHash}`);
    const writer: RowWriter = {
      cell: (header) => this.cell(row.cells, header),
      set,
      identityOf: (table, key) => remember(this.#identities, `${table}|${key}`, () => identity(table, key)),
      nameToken: (name) => remember(this.#nameTokens, name, () => this.vault.nameToken(name)),
      seal: (column, plain) =>
        `\\x${this.vault.seal(plain, `${this.feed.name}|${column}|${sourceKey}`).toString('hex')}`,
      vault: this.vault,
    };
    this.feed.columns.forEach((column, at) => {
      column.write(row.cells[at]!, writer);
    });
    return record;
  }

  #identify(row: CheckedRow): void {
    const key = this.feed.key.identify((header) => this.cell(row.cells, header), this.vault, this.feed.name);
    if (key instanceof Fault) {
      row.problems.push({
        code: key.code,
        column: 'key',
        what: key.what,
        expected: expectedOf(this.feed.column('key')!),
      });
      return;
    }
    row.good = { ...key, rev: BigInt(this.cell(row.cells, 'rev') ?? 0), contentHash: this.#hash(row.cells) };
  }

  /**
   * Equal for equal content, whatever the file's encoding, column order and number format. Keyed, because a plain hash of a row
   * in which only an ID number is unknown could be tried out number by number.
   */
  #hash(cells: readonly (string | null)[]): string {
    const content: string[] = [];
    for (const { header, at } of this.#content) {
      const cell = cells[at];
      if (cell !== null && cell !== undefined) content.push(header, cell);
    }
    return hash('sha256', this.#hashKey + JSON.stringify(content), 'hex').slice(0, 32);
  }

  #scopeOrd(cells: readonly (string | null)[]): bigint | undefined {
    if (this.feed.scope === 'province') return this.reference.root.lo;
    const code = this.cell(cells, this.feed.scope);
    return code === null ? undefined : this.reference.regions.get(code)?.lo;
  }

  #missing(at: number): Problem {
    const column = this.feed.columns[at]!;
    const isKey = this.#keyHeaders.has(column.header);
    return {
      code: isKey ? 'E_KEY' : 'E_REQUIRED',
      column: this.layout.headerOf(at),
      what: isKey
        ? { zh: '缺少主键', en: 'the key is missing' }
        : { zh: '必填项为空', en: 'a required value is missing' },
      expected: expectedOf(column),
    };
  }
}

/** What was made of this text before, or is made now. */
function remember(made: Map<string, string>, text: string, make: () => string): string {
  const known = made.get(text);
  if (known) return known;
  if (made.size >= MAX_REMEMBERED) made.clear();
  const value = make();
  made.set(text, value);
  return value;
}

/** A row of which no cell can be trusted. */
export function unreadable(problem: Problem): CheckedRow {
  return { problems: [problem], cells: [], scopeOrd: undefined, amountFen: null, enteredOrg: null };
}

function wrongNumberOfCells(expected: number, got: number): Problem {
  return {
    code: 'E_COLUMNS',
    what: { zh: `有 ${got} 列，应有 ${expected} 列`, en: `the line has ${got} columns and not ${expected}` },
    expected: {
      zh: `与标题行相同的 ${expected} 列；含逗号的内容须加双引号，例如 "甲,乙"`,
      en: `${expected} columns as in the header; a value with a comma stands in quotes, for example "a,b"`,
    },
  };
}
