import { maskName, maskNumber } from '@qingqu/schema';
import type { ColumnType, Feed, FeedColumn } from '../feed.js';
import type { Layout } from '../layout.js';

const numbers = new Set<ColumnType>(['person', 'account', 'phone', 'uscc']);
/** Where people write what they like, also the number of somebody. */
const free = new Set<ColumnType>(['text', 'name', 'key']);

/** A run of digits as long as a telephone number, in whatever form it was typed. */
const LONG_NUMBER = /[0-9０-９](?:[\s\u00a0-]?[0-9０-９]){9,}[\s\u00a0-]?[0-9０-９xXｘＸ]/g;

/** What is shown of a cell to who need not correct it: nothing of a person's name or number (Art. 9). */
export function maskCell(cell: string, column: FeedColumn | undefined, isValid: boolean): string {
  if (cell.trim() === '') return cell;
  // A column that is left out may hold anything.
  if (!column) return '***';
  if (numbers.has(column.type)) return maskNumber(cell);
  if (column.type === 'name') return maskName(cell);
  return isValid && !free.has(column.type) ? cell : cell.replace(LONG_NUMBER, (number) => maskNumber(number));
}

/** What shows least comes last: a column of the file that fills several of the feed's is masked as the most personal of them. */
const openness: readonly ColumnType[] = ['text', 'name', 'phone', 'account', 'person', 'uscc'];

/** Which of the feed's columns each column of the file fills, by their places. */
export function columnsByPlace({ feed, layout }: { feed: Feed; layout: Layout }): Map<number, FeedColumn> {
  const columns = new Map<number, FeedColumn>();
  for (const [at, column] of feed.columns.entries())
    for (const place of layout.sourceOf(at).from) {
      const known = columns.get(place);
      if (!known || openness.indexOf(column.type) > openness.indexOf(known.type)) columns.set(place, column);
    }
  return columns;
}
