import type { FeedColumn } from '../feed.js';

/** Checked cells that a file gives in another form than they are kept in. */
const typed: Partial<Record<FeedColumn['type'], (value: string) => string>> = {
  yuan: (fen) => {
    const digits = fen.replace('-', '').padStart(3, '0');
    return `${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  },
  // Kept as Asia/Shanghai time, which is what a file without an offset means.
  instant: (value) => value.replace(/\+08$/, ''),
};

/** A checked cell as a file of the feed's own layout would give it. */
export const retyped = ({ type }: FeedColumn, value: string | null): string =>
  value === null ? '' : (typed[type]?.(value) ?? value);
