import { DEFINITION_NAME, findFeed } from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { takeIn } from '../take-in.js';

/** The word for: each file's name tells its feed. */
const AUTO = 'auto';

/** `qingqu ingest <feed> <file…>`. The exit code is 0 when every file was taken in, with or without quarantined rows. */
export async function ingest(platform: Platform, signal: AbortSignal, feed: string, paths: string[]): Promise<number> {
  const named = feed === AUTO ? {} : { feed };
  const results = await takeIn(platform, { paths, receivedBy: 'command line', ...named }, signal);
  signal.throwIfAborted();
  return results.every((result) => result.status === 'done') ? 0 : 1;
}

/** What can be neither a feed nor a feed definition is told at once; for definitions, the database knows. @throws UnknownFeedError */
export function checkFeed(feed: string): void {
  if (feed !== AUTO && !DEFINITION_NAME.test(feed)) findFeed(feed);
}
