import { common } from '../columns.js';
import type { Feed } from '../feed.js';
import { feeds } from '../feeds/index.js';

/** Provenance, and what a record is known by: under another key it is another record. */
const isFixed = (feed: Feed, header: string): boolean => header in common || header in feed.key.columns;

/** The columns of a table's feed that a correction may change, by their headers; none where nothing feeds the table. */
export function correctableFields(table: string): readonly string[] {
  const feed = feeds.get(table);
  return feed ? feed.columns.map(({ header }) => header).filter((header) => !isFixed(feed, header)) : [];
}
