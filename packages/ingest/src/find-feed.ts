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

  constructor(asked: string, known: Iterable<string>) {
    const near = nearest(asked, known);
    const words = {
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
export function feedOfFile(path: string): Feed {
  const name = basename(path)
    .replace(/^[\d-]+/, '')
    .replace(/\.[^.]*$/, '');
  const fits = [...feeds.values()].filter(
    (feed) => name === feed.name || /^[-.]/.test(name.startsWith(feed.name) ? name.slice(feed.name.length) : ''),
  );
  const longest = fits.sort((a, b) => b.name.length - a.name.length)[0];
  if (!longest) throw new UnknownFeedError(name, feeds.keys());
  return longest;
}
