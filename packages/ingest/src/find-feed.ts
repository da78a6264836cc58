import { basename } from 'node:path';
import type { Feed } from './feed.js';
import { feeds } from './feeds/index.js';
import { nearest } from './nearest.js';
import type { Words } from './words.js';

/** Asked for a feed that there is not. */
export class UnknownFeedError extends Error {
  override name = 'UnknownFeedError';
  /** What to show people. */
  readonly words: Words;

  /** @param said instead of the nearest names */
  constructor(asked: string, known: Iterable<string>, said?: Words) {
    const near = nearest(asked, known);
    const words = said ?? {
      zh: `没有名为“${asked}”的数据源；相近的有：${near.join('、')}`,
      en: `there is no feed "${asked}"; near: ${near.join(', ')}`,
    };
    super(words.en);
    this.words = words;
  }
}

/** The feed of this name. @throws UnknownFeedError naming the nearest ones */
export function findFeed(name: string): Feed {
  const feed = feeds.get(name);
  if (!feed) throw new UnknownFeedError(name, feeds.keys());
  return feed;
}

/**
 * The feed of a file named `[NN-]<feed>[-suffix].csv`: the longest feed name that the file's name begins with.
 * @throws UnknownFeedError
 * @example feedOfFile('/inbox/03-subsidy_line-2018.csv').name // 'subsidy_line'
 */
export const feedOfFile = (path: string): Feed => findFeed(nameOfFile(path, [...feeds.keys()]));

/** The longest of some names that a file's name begins with, behind a number. @throws UnknownFeedError */
export function nameOfFile(path: string, names: readonly string[]): string {
  const name = basename(path)
    .replace(/^[\d-]+/, '')
    .replace(/\.[^.]*$/, '');
  const fits = names.filter(
    (known) => name === known || /^[-.]/.test(name.startsWith(known) ? name.slice(known.length) : ''),
  );
  const longest = fits.sort((a, b) => b.length - a.length)[0];
  if (!longest) throw new UnknownFeedError(name, names);
  return longest;
}
