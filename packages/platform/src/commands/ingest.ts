import { findFeed } from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { takeIn } from '../take-in.js';

/** `qingqu ingest <feed> <file…>`. The exit code is 0 when every file was taken in, with or without quarantined rows. */
export async function ingest(platform: Platform, signal: AbortSignal, feed: string, paths: string[]): Promise<number> {
  const named = feed === 'auto' ? {} : { feed: findFeed(feed).name };
  const results = await takeIn(platform, { paths, receivedBy: 'command line', ...named }, signal);
  return results.length === paths.length && results.every((result) => result.status === 'done') ? 0 : 1;
}
