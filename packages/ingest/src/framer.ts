import type { FileHandle } from 'node:fs/promises';
import { commaSeparated, type Reading } from './reading.js';

const CR = 0x0d;
const LF = 0x0a;

/** A quoted field that is not closed within this is taken for a stray quote. */
const MAX_RECORD_BYTES = 64 * 1024;
const MAX_RECORD_LINES = 20;
const CHUNK = 1 << 20;

/** The bytes of one record, without its line end. */
export interface RawRecord {
  /** The physical line it begins on, from 1. */
  line: number;
  /** Its first byte in the file, and the byte after its last. */
  from: number;
  to: number;
  bytes: Buffer;
  /** Why it is no record: its quotes do not match, or it has no end within the limit. */
  broken?: 'E_QUOTES' | 'E_TOO_LONG';
}

/** Where the next record begins. */
export interface Position {
  byte: number;
  line: number;
}

/**
 * Cuts a file into records without decoding it. Lines may end in LF, CRLF or CR; blank ones are passed over. A stray quote costs
 * the line it stands on: the next line is looked at afresh.
 */
export class Framer {
  #window: Buffer = Buffer.alloc(0);
  /** The file's byte at which the window begins. */
  #base: number;
  #at = 0;
  #line: number;
  #ended = false;
  // The next quote and line end at or after #at, so that a line without quotes costs two searches.
  #quote = -1;
  #lf = -1;
  #cr = -1;

  /** The bytes of quote and delimiter; -1 where quotes mean nothing. */
  readonly #quoteByte: number;
  readonly #delimiterByte: number;

  constructor(
    private readonly file: FileHandle,
    start: Position,
    reading: Reading = commaSeparated,
  ) {
    const isQuoted = reading.kind === 'delimited' && reading.quote !== '';
    this.#quoteByte = isQuoted ? reading.quote.charCodeAt(0) : -1;
    this.#delimiterByte = isQuoted ? reading.delimiter.charCodeAt(0) : -1;
    this.#base = start.byte;
    this.#line = start.line;
  }

  /** Where the next record will be looked for. */
  get position(): Position {
    return { byte: this.#base + this.#at, line: this.#line };
  }

  /** The next record, or undefined at the end of the file. */
  async next(): Promise<RawRecord | undefined> {
    for (;;) {
      // A record may be as long as the limit, and the byte after it tells CR from CRLF.
      if (!this.#ended && this.#window.length - this.#at < MAX_RECORD_BYTES + 2) await this.#fill();
      if (this.#at >= this.#window.length) return undefined;
      const record = this.#take();
      const taken = record ?? (await this.#skipOverlong());
      if (!isBlank(taken.bytes)) return taken;
    }
  }

  async #fill(): Promise<void> {
    const rest = this.#window.subarray(this.#at);
    const next = Buffer.allocUnsafe(rest.length + CHUNK);
    rest.copy(next);
    let length = rest.length;
    while (length < next.length) {
      const { bytesRead } = await this.file.read(next, length, next.length - length, this.#base + this.#at + length);
      if (bytesRead === 0) {
        this.#ended = true;
        break;
      }
      length += bytesRead;
    }
    this.#base += this.#at;
    this.#at = 0;
    this.#window = next.subarray(0, length);
    this.#quote = this.#lf = this.#cr = -1;
  }

  /** The record at #at; undefined when no line end is in sight. */
  #take(): RawRecord | undefined {
    const start = this.#at;
    const lineEnd = this.#lineEnd();
    if (lineEnd - start > MAX_RECORD_BYTES) return undefined;
    if (this.#quoteByte === -1) return this.#record(start, lineEnd, 1);
    if (this.#quote < start) this.#quote = indexOrEnd(this.#window, this.#quoteByte, start);
    if (this.#quote >= lineEnd) return this.#record(start, lineEnd, 1);
    const quoted = scanQuoted(this.#window, start, this.#quoteByte, this.#delimiterByte);
    return quoted
      ? this.#record(start, quoted.end, quoted.lines)
      : { ...this.#record(start, lineEnd, 1), broken: 'E_QUOTES' };
  }

  #lineEnd(): number {
    if (this.#lf < this.#at) this.#lf = indexOrEnd(this.#window, LF, this.#at);
    if (this.#cr < this.#at) this.#cr = indexOrEnd(this.#window, CR, this.#at);
    return Math.min(this.#lf, this.#cr);
  }

  #record(start: number, end: number, lines: number): RawRecord {
    const record = {
      line: this.#line,
      from: this.#base + start,
      to: this.#base + end,
      bytes: this.#window.subarray(start, end),
    };
    this.#at = afterLineEnd(this.#window, end);
    this.#line += lines;
    return record;
  }

  /** A line beyond the limit: its beginning stands for it, and the search goes on behind its end. */
  async #skipOverlong(): Promise<RawRecord> {
    const from = this.#base + this.#at;
    const bytes = Buffer.from(this.#window.subarray(this.#at, this.#at + 1024));
    for (;;) {
      const end = this.#lineEnd();
      // The byte after the line end must be in sight as well, to tell CR from CRLF.
      if (end + 1 < this.#window.length || this.#ended) {
        const to = this.#base + end;
        this.#at = afterLineEnd(this.#window, end);
        return { line: this.#line++, from, to, bytes, broken: 'E_TOO_LONG' };
      }
      this.#at = end;
      await this.#fill();
    }
  }
}

/** The end of a record in which a quote occurs, and the physical lines it covers; undefined when its quotes do not match. */
function scanQuoted(
  bytes: Buffer,
  start: number,
  quote: number,
  delimiter: number,
): { end: number; lines: number } | undefined {
  const limit = Math.min(bytes.length, start + MAX_RECORD_BYTES);
  let lines = 1;
  let at = start;
  for (;;) {
    if (bytes[at] === quote) {
      at++;
      for (;;) {
        if (at >= limit) return undefined;
        const byte = bytes[at]!;
        if (byte === quote) {
          if (bytes[at + 1] !== quote) break;
          at += 2;
          continue;
        }
        if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
          lines++;
          if (lines > MAX_RECORD_LINES) return undefined;
        }
        at++;
      }
      at++;
    } else {
      while (at < limit && bytes[at] !== delimiter && bytes[at] !== CR && bytes[at] !== LF) {
        if (bytes[at] === quote) return undefined;
        at++;
      }
    }
    if (at >= bytes.length || bytes[at] === CR || bytes[at] === LF) return { end: at, lines };
    // After a closing quote there must be a delimiter or the end.
    if (bytes[at] !== delimiter || at >= limit) return undefined;
    at++;
  }
}

const indexOrEnd = (bytes: Buffer, byte: number, from: number) => {
  const at = bytes.indexOf(byte, from);
  return at === -1 ? bytes.length : at;
};

const afterLineEnd = (bytes: Buffer, end: number) =>
  end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : end < bytes.length ? 1 : 0);

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09) return false;
  return true;
}
