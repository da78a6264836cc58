import type pg from 'pg';
import { findFeed } from '../find-feed.js';
import { nativeLayout } from '../header.js';
import type { FileLayout } from '../layout.js';

/**
 * How files under this name are read: of a feed, in its own layout, or of a feed definition.
 * @throws UnknownFeedError
 */
export async function findLayout(_db: pg.Pool | pg.ClientBase, name: string): Promise<FileLayout> {
  return nativeLayout(findFeed(name));
}

/** As a batch was begun, so it is read on. */
export async function layoutOf(
  _db: pg.Pool | pg.ClientBase,
  file: { feed: string; definitionId: bigint | null },
): Promise<FileLayout> {
  return nativeLayout(findFeed(file.feed));
}
