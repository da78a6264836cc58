import type { FormatWish } from '../layout.js';
import type { Problem } from '../problem.js';
import type { Words } from '../words.js';
import type { FormatLimits } from './limits.js';

/** What the converting process is asked to do. */
export interface ConvertJob {
  format: 'xlsx' | 'json' | 'ndjson' | 'fixed' | 'xml';
  path: string;
  wish: FormatWish;
  limits: FormatLimits;
  /** Where it puts what it makes. */
  outDir: string;
}

/** One part that was made. */
export interface Converted {
  /** The sheet; '' for the whole. */
  name: string;
  /** Rows as cells; one after another they are the part. */
  files: string[];
  notes: Words[];
}

/** What it answers. */
export type ConvertAnswer =
  | { type: 'progress'; bytes: number }
  | { type: 'done'; parts: Converted[]; notes: Words[] }
  | { type: 'refused'; problem: Problem };

/** What a converter works with. */
export interface ConvertContext extends Omit<ConvertJob, 'format'> {
  /** Told how many bytes of the file have been read. */
  onProgress(bytes: number): void;
}

/** Makes a file into parts. @throws Refusal */
export type Converter = (context: ConvertContext) => Promise<{ parts: Converted[]; notes: Words[] }>;
