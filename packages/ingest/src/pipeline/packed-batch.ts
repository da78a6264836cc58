import type { CheckedRow } from '../check-row.js';
import type { RawRecord } from '../framer.js';
import type { PreparedBatch, PreparedRow } from '../prepare-batch.js';
import type { Problem } from '../problem.js';
import type { KnownBlock } from './known-blocks.js';

/** Texts or bytes of a batch's rows, one behind the other, and where each ends. */
interface Packed {
  bytes: Uint8Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
}

/** A batch as it goes from thread to thread: a few large buffers, which are handed over and not copied, and a few lists of short texts. */
export interface PackedBatch extends Omit<PreparedBatch, 'rows' | 'known'> {
  /** Line, first byte and byte behind the last, three for each row. */
  places: Float64Array<ArrayBuffer>;
  /** Empty for rows whose record has not been made. */
  records: Packed;
  /** Of good rows; null for others. */
  ids: (string | null)[];
  keys: (string | null)[];
  hashes: (string | null)[];
  revs: BigInt64Array<ArrayBuffer>;
  years: Uint16Array<ArrayBuffer>;
  amounts: (string | null)[];
  orgs: (string | null)[];
  scopes: BigInt64Array<ArrayBuffer>;
  /** The rows with problems, and those that their source has deleted, by their place in the batch. */
  bad: Map<number, { problems: Problem[]; bytes: Uint8Array }>;
  deleted: Set<number>;
}

/** Rows that an earlier file brought, as they go from thread to thread: where they stand here and there. */
export interface PackedKnown extends Pick<PreparedBatch, 'from' | 'next' | 'isLast'> {
  blocks: KnownBlock[];
  places: Float64Array<ArrayBuffer>;
}

/** The same, with what is needed to look at a row after all. */
export interface KnownRows extends Pick<PackedKnown, 'blocks' | 'places'> {
  row(rowNo: number): PreparedRow;
}

/** No region has this ordinal, and no record this fiscal year. */
const NO_SCOPE = -1n;
const NO_YEAR = 0;

export function pack({ rows, ...batch }: PreparedBatch): PackedBatch {
  const packed: PackedBatch = {
    ...batch,
    places: new Float64Array(rows.length * 3),
    records: joined(rows.map(({ record }) => record)),
    ids: rows.map(({ checked }) => checked.good?.id ?? null),
    keys: rows.map(({ checked }) => checked.good?.sourceKey ?? null),
    hashes: rows.map(({ checked }) => checked.good?.contentHash ?? null),
    revs: new BigInt64Array(rows.length),
    years: new Uint16Array(rows.length),
    amounts: rows.map(({ checked }) => checked.amountFen),
    orgs: rows.map(({ checked }) => checked.enteredOrg),
    scopes: new BigInt64Array(rows.length),
    bad: new Map(),
    deleted: new Set(),
  };
  rows.forEach(({ raw, checked }, at) => {
    packed.places.set([raw.line, raw.from, raw.to], at * 3);
    packed.revs[at] = checked.good?.rev ?? 0n;
    packed.years[at] = checked.good?.year ?? NO_YEAR;
    packed.scopes[at] = checked.scopeOrd ?? NO_SCOPE;
    if (!checked.good) packed.bad.set(at, { problems: checked.problems, bytes: Uint8Array.from(raw.bytes) });
    if (checked.isDeleted) packed.deleted.add(at);
  });
  return packed;
}

/** What is handed over. */
export const packedBuffers = ({ places, records, revs, years, scopes }: PackedBatch): ArrayBuffer[] =>
  [places, records.bytes, records.ends, revs, years, scopes].map(({ buffer }) => buffer);

/** What of a file's rows is not handed over, since it is nearly never needed. */
export interface Kept {
  bytes(from: number, to: number): Buffer;
  check(raw: RawRecord): CheckedRow;
}

export function unpack(packed: PackedBatch, kept: Kept): PreparedBatch {
  const { places, ids, from, next, aside, declared, isLast, digest } = packed;
  const records = parts(packed.records);
  const rows = ids.map((id, at): PreparedRow => {
    const { bytes, problems = [] } = packed.bad.get(at) ?? {};
    const [line, start, end] = [places[3 * at]!, places[3 * at + 1]!, places[3 * at + 2]!];
    const raw = bytes
      ? { line, from: start, to: end, bytes: Buffer.from(bytes) }
      : new KeptRecord(line, start, end, kept);
    const scope = packed.scopes[at]!;
    const row: PreparedRow = {
      rowNo: from.row + at,
      raw,
      checked: {
        problems,
        cells: [],
        scopeOrd: scope === NO_SCOPE ? undefined : scope,
        amountFen: packed.amounts[at]!,
        enteredOrg: packed.orgs[at]!,
        ...(packed.deleted.has(at) ? { isDeleted: true } : {}),
      },
      again: () => kept.check(raw),
    };
    if (id !== null)
      row.checked.good = { id, sourceKey: packed.keys[at]!, rev: packed.revs[at]!, contentHash: packed.hashes[at]! };
    if (packed.years[at] !== NO_YEAR) row.checked.good!.year = packed.years[at]!;
    if (records[at]!.length > 0) row.record = records[at]!;
    return row;
  });
  return { from, next, rows, aside, declared, isLast, ...(digest === undefined ? {} : { digest }) };
}

export function unpackKnown({ from, next, isLast, blocks, places }: PackedKnown, kept: Kept): PreparedBatch {
  const row = (rowNo: number): PreparedRow => {
    const at = 3 * (rowNo - from.row);
    const raw = new KeptRecord(places[at]!, places[at + 1]!, places[at + 2]!, kept);
    return { rowNo, raw, checked: kept.check(raw) };
  };
  return { from, next, isLast, rows: [], aside: 0, declared: {}, known: { blocks, places, row } };
}

/** A row's place in a file, with its bytes when they are asked for: most never are. */
class KeptRecord implements RawRecord {
  constructor(
    readonly line: number,
    readonly from: number,
    readonly to: number,
    private readonly kept: Kept,
  ) {}

  get bytes(): Buffer {
    return this.kept.bytes(this.from, this.to);
  }
}

function joined(parts: readonly (Uint8Array | undefined)[]): Packed {
  const ends = new Uint32Array(parts.length);
  let end = 0;
  parts.forEach((part, at) => {
    end += part?.length ?? 0;
    ends[at] = end;
  });
  const bytes = new Uint8Array(end);
  parts.forEach((part, at) => {
    if (part) bytes.set(part, ends[at]! - part.length);
  });
  return { bytes, ends };
}

function parts({ bytes, ends }: Packed): Buffer[] {
  return Array.from(ends, (end, at) =>
    Buffer.from(bytes.buffer, at === 0 ? 0 : ends[at - 1]!, end - (ends[at - 1] ?? 0)),
  );
}
