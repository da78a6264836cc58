import type { Feed } from './feed.js';
import type { Position } from './framer.js';
import type { Problem } from './problem.js';
import type { Reading } from './reading.js';

/** One of a part's first lines: where its header is looked for. */
export interface HeadLine {
  /** As in {@link Row}. */
  line: number;
  /** Its cells, or why there are none. */
  cells: string[] | Problem;
  /** Where the next line begins. */
  next: Position;
}

/** What a file says of itself; compared with what was read of it (control totals 控制总数). */
export interface Declared {
  rows?: number;
  /** Of the feed's total, in fen. */
  fen?: bigint;
}

/** What a line of a part is: a record, in the order of the feed's columns, or a line aside that holds none. */
export type Mapped =
  | {
      kind: 'record';
      /** For each of the feed's columns its cell, '' where there is none. */
      cells: readonly string[];
      /** What could not be brought into the feed's form; those cells are ''. */
      problems?: readonly Problem[];
      /** The source says that the record no longer exists. */
      isDeleted?: boolean;
      /** The file gives its amounts with the other sign (a reversal 冲正): so it counts in the file's totals. */
      isTurned?: boolean;
    }
  | { kind: 'aside'; declared?: Declared }
  /** More or fewer cells than a record has. */
  | { kind: 'ragged' }
  /** No record, and not what it should be: a total that cannot be read. */
  | { kind: 'unreadable'; problem: Problem };

/** Which part of which delivery is read: records of files without a key are known by it and their line. */
export interface PartOrigin {
  originSha256: Buffer;
  part: string;
  reading: Reading;
}

/** Where the cell of a feed's column comes from. */
export interface ColumnSource {
  /**
   * `copied` from one column of the file, from the one of several that is filled (`either`), from several `joined`, the same `constant` in each
   * row, set by a rule of the definition (`ruled`), `computed` from where the row stands, or nowhere in the file (`absent`).
   */
  kind: 'copied' | 'either' | 'joined' | 'constant' | 'ruled' | 'computed' | 'absent';
  /** The columns of the file, by their places from 0. */
  from: readonly number[];
}

/** How the lines of one part are read, once its header is known. */
export interface Layout {
  /** Cells that a line has, for messages. */
  width: number;
  /** @param place the line's number, as people know it; the same whenever the file is read */
  read(line: readonly string[], place: number): Mapped;
  /** The header in the file of the feed's column at this place, for messages. */
  headerOf(at: number): string;
  /** Where the feed's column at this place comes from. */
  sourceOf(at: number): ColumnSource;
}

/** What the head of a part told. */
export interface Opened {
  layout: Layout;
  /** Which of the head's lines is the header; the data begins behind it. -1 where there is none. */
  headerAt: number;
  declared?: Declared;
  /** The business day that the head declares. */
  asOf?: string;
}

/** How files come into a feed: in the feed's own layout, or as a feed definition says. */
export interface FileLayout {
  feed: Feed;
  /** The version of the definition; null for the feed's own layout. */
  definitionId: bigint | null;
  /** What a definition says of format and encoding. */
  wish: FormatWish;
  /** The business day that a file's name declares. */
  asOfName(name: string): string | undefined;
  /** @returns problems when it is not such a file: it is refused as a whole */
  open(head: readonly HeadLine[], origin: PartOrigin): Opened | { line: number; problems: Problem[] };
}

/** What is known beforehand of how a file is to be read; what is left out is found out. */
export interface FormatWish {
  format?: 'delimited' | 'xlsx' | 'json' | 'ndjson' | 'fixed' | 'xml';
  /** A label of the WHATWG encoding standard: utf-8, utf-16le, gb18030, big5, windows-1252, … */
  encoding?: string;
  delimiter?: string;
  quote?: string;
  /** A sheet by name or number from 1; all visible ones that fit when left out. */
  sheet?: string | number;
  /** The path of the records in JSON (`data.rows`) or XML (`Document/Payments/Payment`). */
  path?: string;
  /** Columns of a fixed-width text, counted from 1, in bytes or characters. */
  columns?: readonly { name: string; from: number; to: number }[];
  unit?: 'bytes' | 'characters';
}
