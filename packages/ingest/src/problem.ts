import type { ReasonCode } from './fault.js';
import type { FeedColumn } from './feed.js';
import type { Words } from './words.js';

/** One thing that is wrong with a row or a file: what, where, and what was expected. Holds no cell's text. */
export interface Problem {
  code: ReasonCode | HeaderCode;
  /** The header of the column; undefined when it is about the whole line. */
  column?: string;
  what: Words;
  /** What was expected, with a valid example. */
  expected: Words;
}

/** Why a whole file was refused. */
export type HeaderCode =
  | 'E_EMPTY'
  | 'E_HEADER_MISSING'
  | 'E_HEADER_UNKNOWN'
  | 'E_HEADER_DUPLICATE'
  | 'E_HEADER_UNIT'
  | 'E_HEADER_UNREADABLE'
  | FormatCode;

/** Why a file could not be read at all; see formats/. */
export type FormatCode =
  | 'E_FORMAT'
  | 'E_CHARSET'
  | 'E_DAMAGED'
  | 'E_ENCRYPTED'
  | 'E_LIMIT'
  | 'E_NESTED'
  | 'E_MEMBER_NAME'
  | 'E_DTD'
  | 'E_PATH'
  | 'E_SHEET';

/** What a column expects, with its example. */
export const expectedOf = (column: FeedColumn): Words => ({
  zh: `${column.expected.zh}，例如 ${column.example}`,
  en: `${column.expected.en}, for example ${column.example}`,
});

/** All problems of a line in one text. */
export function messageOf(line: number, problems: readonly Problem[]): Words {
  return {
    zh: problems
      .map((p) => `第 ${line} 行${p.column ? `，列 ${p.column}` : ''}：${p.what.zh}；应为${p.expected.zh}`)
      .join('。'),
    en: problems
      .map((p) => `line ${line}${p.column ? `, column ${p.column}` : ''}: ${p.what.en}; expected ${p.expected.en}`)
      .join('. '),
  };
}
