import type { Cell, Column, Table } from './content.js';

/** '2018-11-30' → '2018年11月30日' */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** '2018-11' → '2018年11月' */
export function chineseMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

/** A whole number of units as a decimal, exactly: 123450n with 2 places → '1234.50'. */
export function decimal(units: bigint | number, places: number): string {
  const digits = String(units < 0 ? -units : units).padStart(places + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Fen in yuan: 123450n → '1,234.50' */
export const yuanText = (fen: bigint): string => decimal(fen, 2).replace(/\B(?=(\d{3})+\.)/g, ',');

/** A cell as it is read on paper; what there is nothing to tell of, is a dash. */
export function shownCell({ kind }: Column, cell: Cell): string {
  if (cell === null) return '—';
  if (kind === 'yuan') return yuanText(cell as bigint);
  if (kind === 'percent') return `${decimal(cell as number, 2)}%`;
  return String(cell);
}

/** Characters of the Chinese script that a text takes on a line; Latin letters and digits are little more than half as wide. */
export const widthOf = (text: string): number =>
  Math.max(...text.split('\n').map((line) => [...line].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.55), 0)));

const narrowest = 3;
const widest = 16;

/** How wide each column is, in characters: as said, or as its longest cell needs within bounds. */
export function widthsOf({ columns, rows }: Table): number[] {
  return columns.map((column, at) => {
    if (column.width !== undefined) return column.width;
    const needed = rows.reduce((most, row) => Math.max(most, widthOf(shownCell(column, row[at]!))), 0);
    // A heading may break into two lines.
    return Math.min(widest, Math.max(narrowest, needed + 1, Math.ceil(widthOf(column.title) / 2) + 1));
  });
}

export const isNumber = ({ kind }: Column): boolean => kind === 'integer' || kind === 'yuan' || kind === 'percent';
