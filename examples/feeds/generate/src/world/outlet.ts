import { type Cell, CsvWriter } from '../basis/csv.js';
import { type FeedName, feedNames, fileNameOf, formOf, headers } from './feeds.js';

/** No file holds more, so that each can be opened, and taken in by a worker of its own. */
const ROWS_PER_FILE = 1_000_000;

/** Where all rows go: one writer a feed, or none for feeds that were not asked for. */
export class Outlet {
  readonly #writers = new Map<FeedName, CsvWriter>();
  rows = 0;

  /** @param only the feeds to write; all when left out */
  constructor(
    folder: string,
    only: ReadonlySet<FeedName> | undefined,
    private readonly onRow: (feed: FeedName, rows: number) => void = () => undefined,
  ) {
    for (const feed of feedNames) {
      if (only && !only.has(feed)) continue;
      this.#writers.set(feed, new CsvWriter(folder, fileNameOf(feed), headers[feed], formOf(feed), ROWS_PER_FILE));
    }
  }

  wants(...feeds: FeedName[]): boolean {
    return feeds.some((feed) => this.#writers.has(feed));
  }

  write(feed: FeedName, cells: readonly Cell[]): void {
    const writer = this.#writers.get(feed);
    if (!writer) return;
    writer.write(cells);
    this.rows++;
    if ((this.rows & 0x3fff) === 0) this.onRow(feed, this.rows);
  }

  counts(): [feed: FeedName, rows: number][] {
    return [...this.#writers].map(([feed, writer]) => [feed, writer.rows]);
  }

  close(): void {
    for (const writer of this.#writers.values()) writer.close();
  }
}
