import { Aside, type CheckedRow, type RowChecker } from '../check-row.js';
import type { Problem } from '../problem.js';
import { commaSeparated, type Reading } from '../reading.js';
import { splitRecords } from '../split-records.js';
import type { OpenBatch } from './open-batch.js';
import { refuse } from './refused.js';

/** As much as ingest takes for a line. */
const MAX_LINE_BYTES = 64 * 1024;
const MAX_LINE_BREAKS = 15;

/** The cells of a line as it stands in a batch; undefined when it cannot be split. */
export function cellsOf(line: string, reading: Reading): string[] | undefined {
  try {
    return splitRecords([line], reading)[0]?.cells;
  } catch {
    // A derived line that was cut off is no JSON.
    return undefined;
  }
}

/**
 * The cells of a line under their header; undefined when there are more or fewer. A line that a sheet was made into lacks the empty cells behind
 * its last one, and texts may end in delimiters with nothing behind them.
 */
export function alignedCells(line: string, { file: { reading }, header }: OpenBatch): string[] | undefined {
  const cells = cellsOf(line, reading);
  if (!cells || cells.slice(header.length).some((cell) => cell.trim() !== '')) return undefined;
  if (cells.length >= header.length) return cells.slice(0, header.length);
  return reading.kind === 'cells' ? header.map((_, at) => cells[at] ?? '') : undefined;
}

/** The cells of a line that somebody typed: as the file has them, or with commas where the file is no text. */
export function cellsTyped(line: string, reading: Reading): string[] {
  const cells = cellsOf(line, reading.kind === 'cells' ? commaSeparated : reading);
  if (cells) return cells;
  return refuse(
    'BAD_INPUT',
    '该行的双引号不成对；内容含分隔符时整个用双引号括起，例如 A001,"甲,乙",2018-10-15',
    'the quotes of the line do not match; a value with a delimiter stands in quotes, for example A001,"a,b",2018-10-15',
  );
}

/**
 * Cells as a line that a batch of this reading can have.
 * @param place the number by which people know it, where the line carries it
 * @throws DeskRefused
 */
export function lineOf(cells: readonly string[], reading: Reading, place: number): string {
  const line = reading.kind === 'cells' ? JSON.stringify([place, ...cells]) : delimited(cells, reading);
  if (line.includes('\0') || Buffer.byteLength(line) > MAX_LINE_BYTES)
    refuse(
      'BAD_INPUT',
      '一行不得含有空字节（NUL）或超过 64 KB',
      'a line holds no NUL character and no more than 64 KB of text',
    );
  if (line.trim() === '' || (line.match(/\r\n?|\n/g) ?? []).length > MAX_LINE_BREAKS)
    refuse(
      'BAD_INPUT',
      `一行不得为空，其中的换行不得超过 ${MAX_LINE_BREAKS} 个`,
      `a line is not empty and holds at most ${MAX_LINE_BREAKS} line breaks`,
    );
  return line;
}

function delimited(cells: readonly string[], { delimiter, quote }: Extract<Reading, { kind: 'delimited' }>): string {
  return cells
    .map((cell) => {
      const mustQuote = cell.includes(delimiter) || /[\r\n]/.test(cell) || (quote !== '' && cell.includes(quote));
      if (!mustQuote) return cell;
      if (quote !== '') return `${quote}${cell.replaceAll(quote, quote + quote)}${quote}`;
      return refuse(
        'BAD_INPUT',
        '该文件不用引号，内容不得含有分隔符或换行',
        'the file has no quotes, so no value may hold its delimiter or a line break',
      );
    })
    .join(delimiter);
}

/** What the checks of ingest find in a line. */
export interface CheckedLine {
  problems: readonly Problem[];
  /** The row, where it could be split. */
  row: CheckedRow | undefined;
}

/** @param place the line's number in its file */
export function checkLine(cells: readonly string[], place: number, checker: RowChecker): CheckedLine {
  const row = checker.check(cells, place);
  return row instanceof Aside ? { problems: [holdsNoRecord], row: undefined } : { problems: row.problems, row };
}

const holdsNoRecord: Problem = {
  code: 'E_COLUMNS',
  what: { zh: '该行被当作说明或合计行，不含记录', en: 'the line is taken for a note or a total and holds no record' },
  expected: {
    zh: '一条完整的记录，各列与标题行一致，例如 A001,甲,2018-10-15',
    en: 'one whole record with the columns of the header, for example A001,a,2018-10-15',
  },
};
