import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

export type Cell = string | number | boolean | null | undefined;

/** How a file is written: real systems differ, and so do these. */
export interface FileForm {
  encoding: 'utf8' | 'utf8-bom' | 'gb18030';
  newline: '\n' | '\r\n';
}

const CHUNK = 1 << 18;

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** One row of a CSV file, without its newline. */
export function csvLine(cells: readonly Cell[]): string {
  let line = quoted(cells[0]);
  for (let at = 1; at < cells.length; at++) line += `,${quoted(cells[at])}`;
  return line;
}

/**
 * Writes rows to `<name>.csv`, then `<name>-0002.csv` and so on when a file is full.
 * It writes at once, not through a stream: nothing waits in memory, so a province takes no more of it than a county.
 */
export class CsvWriter {
  rows = 0;
  #file: number | undefined;
  #files = 0;
  #rowsInFile = 0;
  #pending = '';

  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly header: readonly string[],
    private readonly form: FileForm,
    private readonly rowsPerFile: number,
  ) {}

  write(cells: readonly Cell[]): void {
    if (cells.length !== this.header.length)
      throw new Error(`${this.name}: ${cells.length} cells for ${this.header.length} columns`);
    if (this.#file === undefined || this.#rowsInFile >= this.rowsPerFile) this.#begin();
    this.rows++;
    this.#rowsInFile++;
    this.#pending += csvLine(cells) + this.form.newline;
    if (this.#pending.length >= CHUNK) this.#flush();
  }

  close(): void {
    if (this.#file === undefined) return;
    this.#flush();
    closeSync(this.#file);
    this.#file = undefined;
  }

  #begin(): void {
    this.close();
    this.#files++;
    this.#rowsInFile = 0;
    mkdirSync(this.folder, { recursive: true });
    const suffix = this.#files === 1 ? '' : `-${String(this.#files).padStart(4, '0')}`;
    this.#file = openSync(join(this.folder, `${this.name}${suffix}.csv`), 'w');
    if (this.form.encoding === 'utf8-bom') this.#pending = '\uFEFF';
    this.#pending += csvLine(this.header) + this.form.newline;
  }

  #flush(): void {
    const bytes =
      this.form.encoding === 'gb18030' ? iconv.encode(this.#pending, 'gb18030') : Buffer.from(this.#pending, 'utf8');
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file!, bytes, written);
    this.#pending = '';
  }
}
