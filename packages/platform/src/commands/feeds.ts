import { feeds, findFeed } from '@qingqu/ingest';
import type { Voice } from '../say.js';

/** `qingqu feeds [feed]`: all feeds in a line each, or one with its columns. */
export function listFeeds(voice: Voice, name: string | undefined): void {
  if (name === undefined) {
    for (const feed of feeds.values()) voice.line(`${feed.name.padEnd(24)} ${feed.title.zh} / ${feed.title.en}`);
    return;
  }
  for (const column of findFeed(name).columns.values()) {
    voice.line(
      `${column.header.padEnd(28)} ${column.required ? '*' : ' '} ${column.expected.zh} / ${column.expected.en}`,
    );
  }
}
