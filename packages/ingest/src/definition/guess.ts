import { basename } from 'node:path';
import { storeBlob } from '../blob-store.js';
import type { Feed } from '../feed.js';
import { findFeed } from '../find-feed.js';
import { partsOf } from '../formats/parts.js';
import { empty } from '../head.js';
import type { FormatWish } from '../layout.js';
import type { Problem } from '../problem.js';
import type { Words } from '../words.js';
import { type Draft, draftYaml, isTotal } from './draft.js';
import { type GuessedFeed, hitsOf, isValue, rankFeeds } from './guess-columns.js';
import { sampleOf } from './sample-part.js';
import { headerKey, SourceHeader } from './source-header.js';
import { withScratch } from './try.js';

/** A draft of a definition for an unknown file. */
export interface Guess {
  feed: string;
  /** Other feeds that it may be of, the likeliest first. */
  others: string[];
  /** The draft, with a comment on everything that is unsure. It has the right form, and may still lack what the feed needs. */
  yaml: string;
}

export interface GuessRequest {
  path?: string;
  bytes?: Uint8Array;
  /** The path's last part when left out. */
  fileName?: string;
  /** What to call the definition. */
  name?: string;
  /** The feed, where it is known. */
  feed?: string;
  /** What is known of its format, such as the path of the records. */
  wish?: Pick<FormatWish, 'encoding' | 'sheet' | 'path'>;
}

/** Nothing in a file can be read, so nothing can be guessed of it. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';

  readonly words: Words;

  constructor({ what, expected }: Problem) {
    const words = { zh: `${what.zh}；应为${expected.zh}`, en: `${what.en}; expected ${expected.en}` };
    super(words.en);
    this.words = words;
  }
}

/**
 * Writes a draft of a definition for a file by its headers and its values. A draft is a proposal: what is marked in it has to be looked at.
 * @throws UnreadableFileError when nothing of it can be read
 * @throws UnknownFeedError
 * @example
 * const { yaml } = await guessDefinition({ path: '2018-05.xlsx' });
 */
export async function guessDefinition(request: GuessRequest): Promise<Guess> {
  const file = request.fileName ?? (request.path === undefined ? 'file' : basename(request.path));
  const only = request.feed === undefined ? undefined : findFeed(request.feed);
  return withScratch(async (scratch) => {
    const blob = await storeBlob(scratch, request.path ?? request.bytes!);
    const found = await partsOf({ blobDir: scratch }, blob, request.wish ?? {});
    if ('problems' in found) throw new UnreadableFileError(found.problems[0]!);
    const readable = found.parts.filter((part) => !part.problems);
    const part = readable.sort((a, b) => b.blob.bytes - a.blob.bytes)[0];
    if (!part) throw new UnreadableFileError(found.parts[0]!.problems![0]!);
    const sample = await sampleOf(part);
    if (sample.lines.length === 0) throw new UnreadableFileError(empty);
    const about = { file, part: part.name, isOfSeveral: readable.length > 1, wish: request.wish ?? {} };
    const draft = draftOf({ ...sample, ...about }, only);
    return {
      feed: draft.guessed.feed.name,
      others: draft.others,
      yaml: draftYaml(draft, request.name),
    };
  });
}

type Sampled = Pick<Draft, 'file' | 'part' | 'isOfSeveral' | 'wish'> & { lines: string[][]; tail: string[][] };

function draftOf({ lines, tail, ...about }: Sampled, only: Feed | undefined): Draft {
  const headerAt = headerOf(lines);
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  const names = lines[headerAt] ?? Array.from({ length: width }, (_, at) => `列${at + 1}`);
  const header = new SourceHeader(names);
  const below = lines.slice(headerAt + 1);
  const rows = below.filter(
    (cells) => cells.filter((cell) => cell.trim() !== '').length > header.width / 3 && !isTotal(cells),
  );
  const titles = lines.slice(0, Math.max(headerAt, 0)).map((cells) => cells.join(' '));
  const [first, ...rest] = rankFeeds(header, rows, [about.file, ...titles].join(' ').normalize('NFC'), only);
  return {
    ...about,
    header,
    hasHeader: headerAt !== -1,
    titles,
    rows,
    ends: [...below, ...tail],
    guessed: first!,
    others: rest
      .filter(({ score }) => score > Math.max(first!.score * 0.7, 1))
      .map(({ feed }: GuessedFeed) => feed.name)
      .slice(0, 3),
  };
}

const HEAD_LINES = 40;

/** Which of the first lines names the columns: the one with most known names, else the first of which all cells may be names. */
function headerOf(lines: readonly string[][]): number {
  let best = -1;
  let most = 0;
  for (const [at, cells] of lines.slice(0, HEAD_LINES).entries()) {
    const filled = cells.filter((cell) => headerKey(cell) !== '');
    const next = lines[at + 1]?.filter((cell) => cell.trim() !== '').length ?? 0;
    const mayBeNames = filled.length > 1 && next > 1 && new Set(filled).size === filled.length && !filled.some(isValue);
    const score = 3 * hitsOf(new SourceHeader(cells)) + (mayBeNames ? 1 + filled.length / 100 : 0);
    if (score > most) [best, most] = [at, score];
  }
  return best;
}
