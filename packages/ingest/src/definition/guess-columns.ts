import { idCheck, isUsccForm } from '../check-digits.js';
import type { ColumnType, Feed, FeedColumn } from '../feed.js';
import { feeds } from '../feeds/index.js';
import { aliasesOf } from './aliases.js';
import { clean } from './cell-reader.js';
import { readDay } from './dates.js';
import { readNumber } from './numbers.js';
import type { SourceHeader } from './source-header.js';

/** A column of the file that is taken for one of the feed. */
export interface GuessedColumn {
  column: FeedColumn;
  /** Its places in the file; two for debit and credit. */
  at: readonly number[];
  /** Only alike in name, or only by its values: somebody has to look. */
  isUnsure: boolean;
}

export interface GuessedFeed {
  feed: Feed;
  columns: GuessedColumn[];
  score: number;
}

/** How many feeds know a name: the fewer, the more it says. */
const spread = new Map<string, number>();
for (const feed of feeds.values())
  for (const name of aliasesOf(feed).keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
/** Names that stand in files of every kind. */
const GENERIC = new Set([
  '序号',
  '行号',
  '日期',
  '金额',
  '状态',
  '摘要',
  '姓名',
  '账号',
  '名称',
  '类型',
  '标题',
  '期间',
  '标准',
  '凭证号',
  '流水号',
]);
const weightOf = (name: string) => (GENERIC.has(name) ? 0.5 : Math.log(1 + feeds.size / (spread.get(name) ?? 1)));
/** What a required column costs that is not found, and what it is worth when the file calls itself so. */
const MISSING = 0.6;
const CALLED_SO = 2;

const OUT = /^(?:借方|支出|付出|转出|支取)(?:发生额|金额)?$/;
const IN = /^(?:贷方|收入|存入|转入)(?:发生额|金额)?$/;

/**
 * The feeds that a header may be of, the likeliest first.
 * @param about the file's name and titles
 */
export function rankFeeds(
  header: SourceHeader,
  rows: readonly (readonly string[])[],
  about: string,
  only?: Feed,
): GuessedFeed[] {
  const all = only ? [only] : [...feeds.values()];
  return all
    .map((feed) => {
      const guessed = guessColumns(feed, header, rows);
      return about.includes(feed.title.zh) ? { ...guessed, score: guessed.score + CALLED_SO } : guessed;
    })
    .sort((a, b) => b.score - a.score);
}

/** How many names of the likeliest feed a line holds. */
export const hitsOf = (header: SourceHeader): number =>
  Math.max(
    ...[...feeds.values()].map(
      (feed) => header.keys.filter((keys) => keys.some((key) => aliasesOf(feed).has(key))).length,
    ),
  );

/** What each column of the file may be in a feed: by a known name, by one that is alike, and at last by its values. */
function guessColumns(feed: Feed, header: SourceHeader, rows: readonly (readonly string[])[]): GuessedFeed {
  const taken = new Map<string, GuessedColumn>();
  const free = new Set(header.keys.slice(0, header.width).flatMap((keys, at) => (keys[0] === '' ? [] : [at])));
  let score = 0;
  const take = (name: string, at: readonly number[], isUnsure: boolean, weight: number) => {
    const column = feed.column(name);
    if (!column || taken.has(name)) return;
    taken.set(name, { column, at, isUnsure });
    for (const place of at) free.delete(place);
    score += weight * (column.required ? 1.5 : 1);
  };
  const aliases = aliasesOf(feed);
  for (const at of [...free]) {
    const known = header.keys[at]!.find((key) => aliases.has(key));
    if (known !== undefined) take(aliases.get(known)!, [at], false, weightOf(known));
  }
  const [out, into] = [OUT, IN].map((form) => [...free].find((at) => form.test(header.keys[at]![1]!)));
  if (out !== undefined && into !== undefined && feed.column('direction')) take('amount', [out, into], true, 4);
  for (const at of [...free]) {
    const alike = likest(header.keys[at]![1]!, aliases, taken);
    if (alike) take(aliases.get(alike)!, [at], true, weightOf(alike) / 3);
  }
  for (const at of [...free]) {
    const type = typeOf(rows.map((row) => clean(row[at])));
    // Many columns are dates: only one that the feed needs is taken for it by its values.
    const column = feed.columns.find(
      (one) => one.type === type && !taken.has(one.header) && (one.required || type !== 'date'),
    );
    if (column) take(column.header, [at], true, 0.5);
  }
  const missing = feed.columns.filter(({ required, header: name }) => required && !taken.has(name)).length;
  return {
    feed,
    columns: feed.columns.flatMap(({ header: name }) => taken.get(name) ?? []),
    score: score - MISSING * missing,
  };
}

const lettersOf = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, '');

/** The longest known name that is part of a header, or that the header is part of. */
function likest(
  key: string,
  aliases: ReadonlyMap<string, string>,
  taken: ReadonlyMap<string, unknown>,
): string | undefined {
  const letters = lettersOf(key);
  if (letters.length < 2) return undefined;
  let best: string | undefined;
  for (const [name, column] of aliases) {
    const known = lettersOf(name);
    const isAlike = letters.includes(known) || (letters.length > 2 && known.includes(letters));
    if (taken.has(column) || known.length < 2 || !isAlike) continue;
    if (best === undefined || name.length > best.length) best = name;
  }
  return best;
}

/** What most cells of a column look like, where that says enough. */
function typeOf(cells: readonly string[]): ColumnType | undefined {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 3) return undefined;
  const share = (test: (cell: string) => boolean) => filled.filter(test).length / filled.length;
  if (share((cell) => idCheck(cell.toUpperCase()) === 'ok') > 0.7) return 'person';
  if (share((cell) => /[A-Z]/.test(cell) && isUsccForm(cell)) > 0.5) return 'uscc';
  if (share((cell) => /^62\d{14,17}$/.test(cell)) > 0.7) return 'account';
  if (share((cell) => typeof readDay(cell, { order: 'ymd' }) === 'string') > 0.8) return 'date';
  return undefined;
}

/** Whether a cell is a value and so no name of a column. */
export function isValue(cell: string): boolean {
  const text = clean(cell);
  return (
    text !== '' &&
    ('decimal' in readNumber(text, '1,234.56') ||
      typeof readDay(text, { order: 'ymd' }) === 'string' ||
      /\d{6}/.test(text))
  );
}
