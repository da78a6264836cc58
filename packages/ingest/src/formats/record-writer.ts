import { join } from 'node:path';
import type { BrokenCode } from './broken.js';
import { CellsWriter } from './cells-writer.js';
import type { ConvertContext, Converted } from './convert-job.js';
import { flatten, Header, isObject, type Json, jsonOf } from './flatten.js';
import { overLimit } from './refusal.js';

/**
 * Writes records that bring their own names: below a first row that has all of them, which is known when the last record is. Earlier rows are
 * shorter where a name came later, which `cells` allows.
 */
export class RecordWriter {
  readonly #header: Header;
  readonly #body: CellsWriter;

  constructor(private readonly context: ConvertContext) {
    const { names } = context.limits;
    this.#header = new Header(names, () => {
      throw overLimit(`记录中有超过 ${names} 个不同的名称`, `its records have more than ${names} different names`);
    });
    this.#body = new CellsWriter(join(context.outDir, 'body.cells'), context.limits.unpackedBytes);
  }

  /** A JSON value that should be an object with each name once. */
  writeJson(place: number, value: Json): void {
    const record = isObject(value) ? flatten(value) : undefined;
    if (record) this.write(place, record);
    else this.writeBroken(place, 'E_RECORD', jsonOf(value));
  }

  write(place: number, record: ReadonlyMap<string, string>): void {
    this.#body.write(place, this.#header.cellsOf(record));
  }

  writeBroken(place: number, code: BrokenCode, text: string): void {
    this.#body.writeBroken(place, code, [text]);
  }

  /** The part; none when there was no record. */
  end(): { parts: Converted[]; notes: [] } {
    this.#body.close();
    if (this.#body.rows === 0) return { parts: [], notes: [] };
    const head = new CellsWriter(join(this.context.outDir, 'head.cells'), this.context.limits.unpackedBytes);
    head.write(1, this.#header.names);
    head.close();
    return { parts: [{ name: '', files: [head.path, this.#body.path], notes: [] }], notes: [] };
  }
}
