import { hash } from 'node:crypto';
import { identity, recordPlace, type Vault } from '@qingqu/schema';
import { copyField } from './copy-text.js';
import { Fault } from './fault.js';
import { type Feed, isTextColumn, ownColumns, type RowWriter, type Value } from './feed.js';
import type { Declared, Layout } from './layout.js';
import { expectedOf, type Problem } from './problem.js';
import { type Area, holds, type ReferenceData } from './reference-data.js';
import { Remembered } from './remembered.js';

/** A row whose cells have been checked. */
export interface CheckedRow {
  /** Empty for a good row. */
  problems: Problem[];
  /** The checked cells, in the order of the feed's columns; null for an empty one. */
  cells: (string | null)[];
  /** Only of good rows. */
  good?: { id: string; sourceKey: string; rev: bigint; contentHash: string; year?: number };
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

/** Checks the rows of one file. */
export class RowChecker {
  readonly #index: ReadonlyMap<string, number>;
  readonly #keyHeaders: ReadonlySet<string>;
  /** Where each of the record's columns stands in it, and which may hold any text. */
  readonly #place: ReadonlyMap<string, number>;
  readonly #isText: readonly boolean[];
  /** Positions of the columns that are content, by header, so that a feed's later reordering changes no hash. */
  readonly #content: readonly { header: string; at: number }[];
  readonly #hashKey: string;
  readonly #writer: RowWriter;
  /** The record that is being made, and the row that it is made of. */
  readonly #fields: string[];
  #row: CheckedRow | undefined;

  constructor(
    private readonly feed: Feed,
    private readonly layout: Layout,
    private readonly reference: ReferenceData,
    private readonly vault: Vault,
    /** The region in whose subtree its rows may lie; anywhere when left out. */
    private readonly within?: Area,
  ) {
    this.#index = new Map(feed.columns.map(({ header: name }, at) => [name, at]));
    const own = ownColumns(feed);
    this.#place = new Map(own.map(({ name }, at) => [name, at]));
    this.#isText = own.map(isTextColumn);
    this.#fields = new Array<string>(own.length);
    this.#keyHeaders = new Set(Object.keys(feed.key.columns));
    this.#content = feed.columns
      .map(({ header: name }, at) => ({ header: name, at }))
      .filter(({ header: name }) => name !== 'rev')
      .sort((a, b) => (a.header < b.header ? -1 : 1));
    this.#hashKey = vault.accountId('content-hash');
    this.#writer = this.#writerOf(feed, vault);
  }

  /** Cells that a line has. */
  get width(): number {
    return this.layout.width;
  }

  /** @param place the line's number: see {@link Layout} */
  check(line: readonly string[], place: number): CheckedRow | Aside {
    const mapped = this.layout.read(line, place);
    if (mapped.kind === 'aside') return new Aside(mapped.declared);
    if (mapped.kind === 'unreadable') return unreadable(mapped.problem);
    if (mapped.kind === 'ragged') return unreadable(wrongNumberOfCells(this.layout.width, line.length));
    const problems: Problem[] = [...(mapped.problems ?? [])];
    const inDoubt = problems.map((problem) => problem.column);
    const cells = this.feed.columns.map((column, at) => {
      const cell = mapped.cells[at]!.trim();
      if (cell === '') {
        // Of a record that is gone only the key is needed.
        const isNeeded = column.required && (!mapped.isDeleted || this.#keyHeaders.has(column.header));
        if (isNeeded && !(inDoubt.length > 0 && inDoubt.includes(this.layout.headerOf(at))))
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
    const scopeOrd = this.#scopeOrd(cells);
    const isForeign = this.within !== undefined && scopeOrd !== undefined && !holds(this.within, scopeOrd);
    if (isForeign) problems.push(outOfScope(this.within!, this.#scopeHeader()));
    const row: CheckedRow = {
      problems,
      cells,
      // A row that is none of the sender's business stays the sender's to correct.
      scopeOrd: isForeign ? undefined : scopeOrd,
      amountFen: this.#amountFen(cells, mapped.isTurned),
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

  /** The record of a good row as COPY reads it: {@link ownColumns}, personal values sealed. */
  record(row: CheckedRow): string {
    const { id, sourceKey, rev, contentHash } = row.good!;
    this.#row = row;
    this.#fields.fill(copyField(null, false));
    this.#set('id', id);
    this.#set('scope_ord', String(row.scopeOrd));
    this.#set('source_key', sourceKey);
    this.#set('source_rev', String(rev));
    this.#set('content_hash', `\\x${contentHash}`);
    this.feed.columns.forEach((column, at) => {
      column.write(row.cells[at]!, this.#writer);
    });
    return this.#fields.join('\t');
  }

  #set(column: string, value: Value): void {
    const at = this.#place.get(column)!;
    this.#fields[at] = copyField(value, this.#isText[at]!);
  }

  #writerOf(feed: Feed, vault: Vault): RowWriter {
    const identities = new Map<string, Remembered>();
    const identitiesOf = (table: string) => {
      const known = identities.get(table) ?? new Remembered((key) => identity(table, key));
      identities.set(table, known);
      return known;
    };
    const accounts = new Remembered((number) => vault.accountId(number));
    const names = new Remembered((name) => vault.nameToken(name));
    return {
      cell: (header) => this.cell(this.#row!.cells, header),
      set: (column, value) => this.#set(column, value),
      identityOf: (table, key) => identitiesOf(table).of(key),
      accountId: (number) => accounts.of(number),
      nameToken: (name) => names.of(name),
      seal: (column, plain) =>
        `\\x${vault.seal(plain, recordPlace(feed.name, column, this.#row!.good!.sourceKey)).toString('hex')}`,
      vault,
    };
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
    const year = this.feed.year === undefined ? null : this.cell(row.cells, this.feed.year);
    if (year !== null) row.good.year = Number(year.slice(0, 4));
  }

  /**
   * Equal for equal content, whatever the file's encoding, column order and number format. Keyed, because a plain hash of a row
   * in which only an ID number is unknown could be tried out number by number.
   */
  #hash(cells: readonly (string | null)[]): string {
    const content = [this.#hashKey];
    for (const { header, at } of this.#content) {
      const cell = cells[at];
      if (cell !== null && cell !== undefined) content.push(header, cell);
    }
    // Of the characters, only NUL is in no text that a table can hold.
    return hash('sha256', content.join('\0'), 'hex').slice(0, 32);
  }

  /** As the file gives it: what a definition has turned is turned back. */
  #amountFen(cells: readonly (string | null)[], isTurned: boolean | undefined): string | null {
    const fen = this.feed.total === undefined ? null : this.cell(cells, this.feed.total);
    return isTurned && fen !== null ? String(-BigInt(fen)) : fen;
  }

  #scopeOrd(cells: readonly (string | null)[]): bigint | undefined {
    if (this.feed.scope === 'province') return this.reference.root.lo;
    const code = this.cell(cells, this.feed.scope);
    return code === null ? undefined : this.reference.regions.get(code)?.lo;
  }

  #scopeHeader(): string | undefined {
    const at = this.#index.get(this.feed.scope);
    return at === undefined ? undefined : this.layout.headerOf(at);
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

/** A row of which no cell can be trusted. */
export function unreadable(problem: Problem): CheckedRow {
  return { problems: [problem], cells: [], scopeOrd: undefined, amountFen: null, enteredOrg: null };
}

/** Of a row, or of the record that it would change, in a region that whoever hands it in does not answer for. */
export const outOfScope = (within: Area, column?: string): Problem => ({
  code: 'E_SCOPE',
  ...(column === undefined ? {} : { column }),
  what: { zh: '不在报送人的管辖范围内', en: 'it lies outside what the sender is responsible for' },
  expected: {
    zh: `报送人所在地区及其下级的数据，例如区划代码 ${within.code}`,
    en: `a record of the sender's region or below it, for example of ${within.code}`,
  },
});

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
