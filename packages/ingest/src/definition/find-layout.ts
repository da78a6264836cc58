import type pg from 'pg';
import { feeds } from '../feeds/index.js';
import { findFeed, nameOfFile, UnknownFeedError } from '../find-feed.js';
import { nativeLayout } from '../header.js';
import type { FileLayout } from '../layout.js';
import type { Words } from '../words.js';
import { readDefinition } from './read-definition.js';
import { definitionById, definitionInForce, definitionNames, listDefinitions } from './store.js';

type Db = pg.Pool | pg.ClientBase;

/**
 * How files under this name are read: of a feed, in its own layout, or of a feed definition, by its version in force.
 * @throws UnknownFeedError naming the nearest feeds and definitions
 */
export async function findLayout(db: Db, name: string): Promise<FileLayout> {
  if (feeds.has(name)) return nativeLayout(findFeed(name));
  const stored = await definitionInForce(db, name);
  if (stored) return readDefinition(stored.yaml, stored.id).layout;
  const isOutOfUse = (await listDefinitions(db, name)).length > 0;
  throw new UnknownFeedError(
    name,
    [...feeds.keys(), ...(await definitionNames(db))],
    isOutOfUse ? outOfUse(name) : undefined,
  );
}

const outOfUse = (name: string): Words => ({
  zh: `定义 ${name} 已停用；启用：qingqu feed enable ${name}`,
  en: `the feed definition ${name} is not in use; put it back with: qingqu feed enable ${name}`,
});

/** As a batch was begun, so it is read on: by the version of the definition that it was begun with, in force or not. */
export async function layoutOf(db: Db, file: { feed: string; definitionId: bigint | null }): Promise<FileLayout> {
  if (file.definitionId === null) return nativeLayout(findFeed(file.feed));
  const stored = await definitionById(db, file.definitionId);
  if (!stored) throw new Error(`feed definition #${file.definitionId} has disappeared`);
  return readDefinition(stored.yaml, stored.id).layout;
}

/**
 * The feed or feed definition of a file named `[NN-]<name>[-suffix].csv`: the longest name that the file's name begins with.
 * @throws UnknownFeedError
 */
export async function findNameOfFile(db: Db, path: string): Promise<string> {
  return nameOfFile(path, [...feeds.keys(), ...(await definitionNames(db))]);
}
