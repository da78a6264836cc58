import type { Words } from '../../words.js';
import type { CellsWriter } from '../cells-writer.js';
import type { FormatLimits } from '../limits.js';
import { readXml } from '../read-xml.js';
import { damaged, overLimit } from '../refusal.js';
import type { Zip } from '../zip.js';
import { type NumberStyle, numberText } from './number-text.js';
import { memberNamed, piecesOf } from './pieces.js';
import { RichText } from './shared-strings.js';

/** What the cells of a workbook are read with. */
export interface SheetContext {
  zip: Zip;
  limits: FormatLimits;
  sharedStrings: readonly string[];
  styles: readonly NumberStyle[];
  is1904: boolean;
  /** Cells with something in them so far, in all sheets; and with the empty ones that are written between them. */
  count: { cells: number; written: number };
  onBytes(bytes: number): void;
}

/** Columns up to XFD. */
const MAX_COLUMNS = 16_384;
/** Empty cells that are written between others, for each that is not. */
const EMPTY_PER_CELL = 4;
/** What a formula whose result nobody has worked out is given as. */
const NOT_CALCULATED = '#NOT-CALCULATED';

/** Writes the rows of a sheet that hold anything, each with its number. @returns what is to be known of it */
export async function sheetToCells(context: SheetContext, member: string, writer: CellsWriter): Promise<Words[]> {
  await countCells(context, member);
  const sheet = new SheetReader(context, writer);
  await readXml(piecesOf(context.zip, member, context.onBytes), sheet);
  return sheet.notes();
}

/** A quick look for more values than are read: parsing them all to find out takes ten times as long. */
async function countCells({ zip, limits, count }: SheetContext, member: string): Promise<void> {
  let cells = count.cells;
  let rows = 0;
  let before = Buffer.alloc(0);
  for await (const chunk of zip.read(memberNamed(zip, member))) {
    const bytes = Buffer.concat([before, chunk]);
    const end = bytes.length - 4;
    cells += countTags(bytes, '<v', end) + countTags(bytes, '<is', end);
    rows += countTags(bytes, '<row', end);
    if (cells > limits.cells) throw tooManyCells(limits.cells);
    if (rows > limits.rows) throw tooManyRows(limits.rows);
    before = bytes.subarray(Math.max(0, end));
  }
}

/** Opening tags of this name that begin before a place. */
function countTags(bytes: Buffer, tag: string, before: number): number {
  let count = 0;
  for (let at = bytes.indexOf(tag); at !== -1 && at < before; at = bytes.indexOf(tag, at + tag.length)) {
    const next = bytes[at + tag.length]!;
    if (next === 0x3e || next === 0x20) count += 1;
  }
  return count;
}

const tooManyCells = (limit: number) =>
  overLimit(`工作簿有超过 ${limit} 个单元格`, `the workbook has more than ${limit} cells`);
const tooManyRows = (limit: number) => overLimit(`工作表超过 ${limit} 行`, `the sheet has more than ${limit} rows`);

/** Follows a sheet's XML and writes its rows. */
class SheetReader {
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style: NumberStyle = { kind: 'plain' };
  #value: string | undefined;
  #hasFormula = false;
  #isValue = false;
  readonly #inline = new RichText();
  #mergedDown = 0;
  #hiddenRows = 0;

  constructor(
    private readonly context: SheetContext,
    private readonly writer: CellsWriter,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#isValue = true;
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#noteMerged(attributes.ref ?? '');
    else this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#isValue) this.#value = (this.#value ?? '') + text;
    else this.#inline.add(text);
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#isValue = false;
    else if (name === 'row') this.#closeRow();
    else this.#inline.close(name);
  }

  notes(): Words[] {
    const notes: Words[] = [];
    if (this.#mergedDown > 0)
      notes.push({
        zh: `有 ${this.#mergedDown} 处跨行合并的单元格：只有第一行有值，其余行为空`,
        en: `${this.#mergedDown} merged cells span several rows: only the first of those rows has the value`,
      });
    if (this.#hiddenRows > 0)
      notes.push({
        zh: `有 ${this.#hiddenRows} 个隐藏行，已一并读取`,
        en: `${this.#hiddenRows} hidden rows were read as well`,
      });
    return notes;
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    const number = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
    if (!(Number.isInteger(number) && number > this.#row))
      throw damaged('工作表的行号次序不对', 'the rows of the sheet are out of order');
    this.#row = number;
    this.#cells = [];
    this.#column = -1;
    if (attributes.hidden === '1' || attributes.hidden === 'true') this.#hiddenRows += 1;
  }

  #closeRow(): void {
    const { count, limits } = this.context;
    if (this.#cells.length === 0) return;
    count.written += this.#cells.length;
    if (count.written > limits.cells * EMPTY_PER_CELL) throw tooManyCells(limits.cells);
    // Empty cells are holes until now.
    this.writer.write(
      this.#row,
      Array.from(this.#cells, (cell) => cell ?? ''),
    );
    if (this.writer.rows > limits.rows) throw tooManyRows(limits.rows);
    this.#cells = [];
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
    this.#type = attributes.t ?? 'n';
    this.#style = this.context.styles[Number(attributes.s ?? 0)] ?? { kind: 'plain' };
    this.#value = undefined;
    this.#hasFormula = false;
    this.#inline.clear();
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    this.context.count.cells += 1;
    if (this.context.count.cells > this.context.limits.cells) throw tooManyCells(this.context.limits.cells);
    this.#cells[this.#column] = text;
  }

  #cellText(): string {
    const value = this.#value;
    if (this.#type === 'inlineStr') return this.#inline.value;
    if (value === undefined || value === '') return this.#hasFormula && this.#type !== 'str' ? NOT_CALCULATED : '';
    switch (this.#type) {
      case 's': {
        const shared = this.context.sharedStrings[Number(value)];
        if (shared === undefined)
          throw damaged('单元格引用的共享文本不存在', 'a cell refers to a shared text that there is not');
        return shared;
      }
      case 'b':
        return value.trim() === '1' ? 'true' : 'false';
      case 'n':
        return numberText(value.trim(), this.#style, this.context.is1904);
      default:
        return RichText.unescaped(value); // str, e (an error such as #N/A), d (a date in ISO 8601)
    }
  }

  #noteMerged(range: string): void {
    const rows = range.match(/\d+/g) ?? [];
    if (rows.length === 2 && rows[0] !== rows[1]) this.#mergedDown += 1;
  }
}

/** The place of a column from 0: A1 is 0, AB7 is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column < 1 || column > MAX_COLUMNS) throw damaged('单元格的列号不对', 'a cell has a column that there is not');
  return column - 1;
}
