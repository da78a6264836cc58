import type { Column } from '../columns.js';

export type Cells = readonly unknown[];

/** Rows as they come from the database, some hundred at a time. */
export type Batches = AsyncIterable<readonly Cells[]>;

/** What an export looks like and what it says of itself. */
export interface Sheet {
  columns: readonly Column[];
  /** A heading for each column. */
  headings: readonly string[];
  /** What stands in the file about where it comes from: pairs of a word and its value. */
  about: readonly (readonly [string, string])[];
  charset: 'utf-8' | 'gb18030';
  /** A short line of whose it is and of when, for the foot of printed pages. */
  mark: string;
  /** For Excel: long digit strings stay text. */
  excel: boolean;
  /** Whether a file that can hold it ends with a line of its rows and digest. */
  manifest: boolean;
}

/** Writes rows as bytes of a format, as they are asked for: nothing is read ahead of whoever takes the bytes. */
export type Encode = (sheet: Sheet, batches: Batches) => AsyncIterable<Uint8Array>;
