import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Vault } from '@qingqu/schema';
import { type Blob, storeBlob } from '../blob-store.js';
import { type CheckedRow, RowChecker } from '../check-row.js';
import type { Feed } from '../feed.js';
import { type Part, partsOf } from '../formats/parts.js';
import { Framer } from '../framer.js';
import { empty, readHead } from '../head.js';
import type { Declared, FileLayout, Opened } from '../layout.js';
import { prepareBatch } from '../prepare-batch.js';
import { messageOf, type Problem } from '../problem.js';
import type { Reading } from '../reading.js';
import type { Area, ReferenceData } from '../reference-data.js';
import type { Words } from '../words.js';
import { shownCells } from './shown-cells.js';

export interface TrialDeps {
  /** Of no consequence: nothing is stored. Keys of persons and accounts are compared by it. */
  vault: Vault;
  reference: ReferenceData;
  /** Rows outside of this region's subtree would be rejected. */
  within?: Area;
}

export interface TrialRequest {
  path?: string;
  bytes?: Uint8Array;
  /** The path's last part when left out. */
  name?: string;
  /** So many rows are shown. */
  rows?: number;
  signal?: AbortSignal;
}

/** What would become of a file. */
export interface Trial {
  feed: string;
  name: string;
  /** Why none of it can be read. */
  problems?: Problem[];
  parts: TrialPart[];
  notes: Words[];
}

export interface TrialPart {
  /** The sheet or member; '' for the file itself. */
  name: string;
  encoding: string;
  reading: Reading;
  notes: Words[];
  /** Why it would be refused as a whole. */
  refusal?: { line: number; problems: Problem[] };
  /** The line of the header; null where there is none. */
  headerLine: number | null;
  /** The business day that it declares. */
  asOf: string | null;
  /** Which columns of the file the feed's are, of those that are filled in a row shown. */
  columns: { header: string; from: string }[];
  /** The first rows, with their canonical values; personal ones masked. */
  rows: TrialRow[];
  read: number;
  good: number;
  quarantined: number;
  deleted: number;
  /** Lines that are no records. */
  aside: number;
  /** Rows whose key an earlier row had: with the same content, and with another (which would be quarantined). */
  repeated: number;
  conflicting: number;
  /** Why rows would be quarantined, by column; the most frequent first. */
  reasons: TrialReason[];
  /** The amounts of all rows, in fen; null where the feed has none. */
  sumFen: bigint | null;
  /** What the file declares against what was read. */
  totals: { measure: 'rows' | 'fen'; declared: bigint; computed: bigint }[];
}

export interface TrialRow {
  line: number;
  cells: { header: string; value: string }[];
  isDeleted: boolean;
  /** Why it would be quarantined. */
  message?: Words;
}

export interface TrialReason {
  code: string;
  column: string | null;
  count: number;
  /** The first of them. */
  line: number;
  message: Words;
}

const SHOWN_ROWS = 5;

/**
 * Reads a file as ingest would, and stores nothing: what its rows come to, and what would be quarantined and why.
 * @example
 * const trial = await tryFile({ vault, reference }, readDefinition(yaml).layout, { path: 'export.xlsx' });
 */
export async function tryFile(deps: TrialDeps, layout: FileLayout, request: TrialRequest): Promise<Trial> {
  const name = request.name ?? (request.path === undefined ? 'file' : basename(request.path));
  return withScratch(async (scratch) => {
    const blob = await storeBlob(scratch, request.path ?? request.bytes!);
    const found = await partsOf({ blobDir: scratch, signal: request.signal }, blob, layout.wish);
    const trial = { feed: layout.feed.name, name };
    if ('problems' in found) return { ...trial, problems: found.problems, parts: [], notes: [] };
    const parts: TrialPart[] = [];
    for (const part of found.parts) parts.push(await tryPart(deps, layout, { blob, part, name }, request));
    return { ...trial, parts, notes: found.notes };
  });
}

/** Gives a folder for what is made of a file, and takes it away again. */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qingqu-try-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryPart(
  deps: TrialDeps,
  layout: FileLayout,
  { blob, part, name }: { blob: Blob; part: Part; name: string },
  { rows: shown = SHOWN_ROWS, signal }: TrialRequest,
): Promise<TrialPart> {
  const { encoding, reading } = part;
  const tally = new Tally(layout.feed, deps.vault, { name: part.name, encoding, reading, notes: part.notes ?? [] });
  if (part.problems) return tally.refused(1, part.problems);
  const handle = await open(part.blob.path);
  try {
    const head = await readHead(handle, encoding, reading);
    if (head.lines.length === 0) return tally.refused(1, [empty]);
    const opened = layout.open(head.lines, { originSha256: blob.sha256, part: part.name, reading });
    if ('problems' in opened) return tally.refused(opened.line, opened.problems);
    tally.open(opened, opened.headerAt === -1 ? null : head.lines[opened.headerAt]!.line, layout.asOfName(name));
    const checker = new RowChecker(layout.feed, opened.layout, deps.reference, deps.vault, deps.within);
    const start = opened.headerAt === -1 ? head.start : head.lines[opened.headerAt]!.next;
    const framer = new Framer(handle, start, reading);
    for (let row = 1, isLast = false; !isLast; ) {
      signal?.throwIfAborted();
      const batch = await prepareBatch(framer, checker, part, row, false);
      for (const { raw, checked } of batch.rows) tally.add(raw.line, checked, shown);
      tally.aside(batch.aside, batch.declared);
      ({ isLast } = batch);
      row = batch.next.row;
    }
    return tally.result();
  } finally {
    await handle.close();
  }
}

/** Keys are compared among this many rows. */
const MAX_KEYS = 500_000;

/** Counts up what becomes of a part's rows. */
class Tally {
  readonly #part: TrialPart;
  readonly #reasons = new Map<string, TrialReason>();
  readonly #contents = new Map<string, string>();
  #declared: Declared = {};
  #opened: Opened | undefined;

  constructor(
    private readonly feed: Feed,
    private readonly vault: Vault,
    about: Pick<TrialPart, 'name' | 'encoding' | 'reading' | 'notes'>,
  ) {
    this.#part = {
      ...about,
      headerLine: null,
      asOf: null,
      columns: [],
      rows: [],
      read: 0,
      good: 0,
      quarantined: 0,
      deleted: 0,
      aside: 0,
      repeated: 0,
      conflicting: 0,
      reasons: [],
      sumFen: feed.total === undefined ? null : 0n,
      totals: [],
    };
  }

  refused(line: number, problems: Problem[]): TrialPart {
    return { ...this.#part, refusal: { line, problems } };
  }

  open(opened: Opened, headerLine: number | null, asOfName: string | undefined): void {
    this.#opened = opened;
    this.#declared = { ...opened.declared };
    this.#part.headerLine = headerLine;
    this.#part.asOf = asOfName ?? opened.asOf ?? null;
  }

  add(line: number, checked: CheckedRow, shown: number): void {
    const part = this.#part;
    const { problems, good, amountFen } = checked;
    part.read += 1;
    if (amountFen !== null) part.sumFen = (part.sumFen ?? 0n) + BigInt(amountFen);
    if (checked.isDeleted) part.deleted += 1;
    if (good) {
      part.good += 1;
      this.#compare(`${good.id}|${good.rev}`, good.contentHash);
    } else {
      part.quarantined += 1;
      this.#count(line, problems[0]!);
    }
    if (part.rows.length >= shown) return;
    part.rows.push({
      line,
      cells: shownCells(this.feed, checked.cells, this.vault),
      isDeleted: checked.isDeleted === true,
      ...(good ? {} : { message: messageOf(line, problems) }),
    });
  }

  aside(lines: number, declared: Declared): void {
    this.#part.aside += lines;
    Object.assign(this.#declared, declared);
  }

  result(): TrialPart {
    const part = this.#part;
    const { rows, fen } = this.#declared;
    if (rows !== undefined) part.totals.push({ measure: 'rows', declared: BigInt(rows), computed: BigInt(part.read) });
    if (fen !== undefined) part.totals.push({ measure: 'fen', declared: fen, computed: part.sumFen ?? 0n });
    const filled = new Set(part.rows.flatMap(({ cells }) => cells.map(({ header }) => header)));
    part.columns = this.feed.columns.flatMap(({ header }, at) =>
      filled.has(header) ? [{ header, from: this.#opened!.layout.headerOf(at) }] : [],
    );
    part.reasons = [...this.#reasons.values()].sort((a, b) => b.count - a.count || a.line - b.line);
    return part;
  }

  /** As the database would find them: the same key again. */
  #compare(key: string, content: string): void {
    const known = this.#contents.get(key);
    if (known === undefined) {
      if (this.#contents.size < MAX_KEYS) this.#contents.set(key, content);
    } else if (known === content) this.#part.repeated += 1;
    else this.#part.conflicting += 1;
  }

  #count(line: number, problem: Problem): void {
    const column = problem.column ?? null;
    const place = `${problem.code}|${column}`;
    const known = this.#reasons.get(place);
    if (known) known.count += 1;
    else this.#reasons.set(place, { code: problem.code, column, count: 1, line, message: messageOf(line, [problem]) });
  }
}
