import { maskName, type Vault } from '@qingqu/schema';
import { maskCell } from '../desk/masks.js';
import type { Feed, FeedColumn, RowWriter, Value } from '../feed.js';

/** The cells of a row that are filled, as they may be shown: numbers of persons and accounts masked, names of persons too. */
export function shownCells(
  feed: Feed,
  cells: readonly (string | null)[],
  vault: Vault,
): { header: string; value: string }[] {
  return feed.columns.flatMap((column, at) => {
    const cell = cells[at] ?? null;
    if (cell === null) return [];
    // Who entered it is a user code, or somebody's name.
    if (column.header === 'entered_by') return [{ header: column.header, value: maskName(cell) }];
    const value = column.type === 'name' ? shownName(feed, column, cell, cells, vault) : maskCell(cell, column, true);
    return [{ header: column.header, value: column.type === 'yuan' ? yuanOfFen(value) : value }];
  });
}

/** A name as the table would show it: whether it is a person's depends on other columns of the row. */
function shownName(
  feed: Feed,
  column: FeedColumn,
  name: string,
  cells: readonly (string | null)[],
  vault: Vault,
): string {
  const written = new Map<string, Value>();
  const writer: RowWriter = {
    cell: (header) => cells[feed.columns.findIndex((other) => other.header === header)] ?? null,
    set: (into, value) => {
      written.set(into, value);
    },
    identityOf: () => '',
    accountId: () => '',
    nameToken: () => '',
    seal: () => '',
    vault,
  };
  column.write(name, writer);
  return String(written.get(column.header) ?? maskName(name));
}

/** Amounts are fen once they are checked; people read yuan. */
function yuanOfFen(fen: string): string {
  const digits = fen.replace('-', '').padStart(3, '0');
  return `${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
