import { closeSync, openSync, writeSync } from 'node:fs';
import type { BrokenCode } from './broken.js';
import { overLimit } from './refusal.js';

/** The framer's limit, with some room. */
const LONGEST = 64 * 1024 - 64;
const BUFFER = 1 << 20;

/** Writes rows in the form that is read as `cells` (see reading.ts), as they come. */
export class CellsWriter {
  readonly #file: number;
  #waiting: string[] = [];
  #length = 0;
  #bytes = 0;
  rows = 0;

  /** @param maxBytes what it may come to */
  constructor(
    readonly path: string,
    private readonly maxBytes: number,
  ) {
    this.#file = openSync(path, 'w', 0o600);
  }

  /** A row, without the empty cells at its end. */
  write(place: number, cells: readonly string[]): void {
    let width = cells.length;
    while (width > 0 && cells[width - 1] === '') width -= 1;
    const shown = width === cells.length ? cells : cells.slice(0, width);
    const text = JSON.stringify([place, ...shown]);
    const broken = whatIsBroken(shown) ?? (Buffer.byteLength(text) > LONGEST ? 'E_TOO_LONG' : undefined);
    if (broken) this.writeBroken(place, broken, shown);
    else this.#put(text);
  }

  /** What is no row, with as much of it as fits. */
  writeBroken(place: number, code: BrokenCode, cells: readonly string[]): void {
    const shown: string[] = [];
    let room = LONGEST / 6; // a character takes up to six bytes
    for (const cell of cells) {
      if (room <= 0) break;
      shown.push(cell.replaceAll('\0', '\ufffd').slice(0, room));
      room -= cell.length + 3;
    }
    this.#put(JSON.stringify([place, [code], ...shown]));
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #put(text: string): void {
    this.#waiting.push(text);
    this.#length += text.length + 1;
    this.rows += 1;
    if (this.#length > BUFFER) this.#flush();
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(`${this.#waiting.join('\n')}\n`);
    this.#bytes += bytes.length;
    if (this.#bytes > this.maxBytes)
      throw overLimit(
        `转换后超过 ${this.maxBytes / 2 ** 20} MiB`,
        `it converts to more than ${this.maxBytes / 2 ** 20} MiB`,
      );
    writeSync(this.#file, bytes);
    this.#waiting = [];
    this.#length = 0;
  }
}

function whatIsBroken(cells: readonly string[]): BrokenCode | undefined {
  for (const cell of cells) {
    if (cell.includes('\0')) return 'E_NUL';
    if (cell.includes('\ufffd') || /\p{Surrogate}/u.test(cell)) return 'E_ENCODING';
  }
  return undefined;
}
