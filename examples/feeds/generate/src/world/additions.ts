import type { Cell } from '../basis/csv.js';
import { type FeedName, headers } from './feeds.js';
import type { Outlet } from './outlet.js';

/** Rows of registers and master data that a case adds to those of the ordinary world, by column name. */
export class Additions {
  readonly #rows = new Map<FeedName, (() => Record<string, Cell>)[]>();

  /** A function, where a row names a record that gets its key only later. Columns that are left out stay empty. */
  add(feed: FeedName, row: Record<string, Cell> | (() => Record<string, Cell>)): void {
    const rows = this.#rows.get(feed) ?? [];
    this.#rows.set(feed, rows);
    rows.push(typeof row === 'function' ? row : () => row);
  }

  write(out: Outlet): void {
    for (const [feed, rows] of this.#rows) {
      const columns: readonly string[] = headers[feed];
      for (const make of rows) {
        const row = make();
        const unknown = Object.keys(row).find((name) => !columns.includes(name));
        if (unknown) throw new Error(`the feed ${feed} has no column ${unknown}`);
        out.write(
          feed,
          columns.map((name) => row[name]),
        );
      }
    }
  }
}
