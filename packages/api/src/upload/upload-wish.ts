import type { IngestRequest } from '@qingqu/ingest';
import { LocalDate, parseYuan } from '../graphql/scalars.js';
import { badValue } from './refused.js';

type Declared = NonNullable<IngestRequest['declared']>;

/** What is said of a file that is sent. */
export interface UploadWish {
  /** A feed, or a feed definition. */
  feed: string;
  name: string;
  asOf?: string;
  declared: Declared;
}

/** The names of what may be said, as fields of a form or of the address. */
export type UploadFields = Readonly<Record<string, string | undefined>>;

/**
 * Reads what is said of a file. An empty field counts as none.
 * @throws UploadRefused that names the field
 */
export function wishOf(fields: UploadFields, fileName?: string): UploadWish {
  const { feed, name, asOf, declaredRows, declaredYuan } = fields;
  if (!feed)
    return badValue('feed', '数据类或数据源定义的名称', 'the name of a feed or of a feed definition', 'payment');
  const declared: Declared = {};
  if (declaredRows) declared.rows = rowsOf(declaredRows);
  if (declaredYuan)
    declared.fen =
      parseYuan(declaredYuan) ?? badValue('declaredYuan', '以元为单位的金额', 'an amount in yuan', '1234.50');
  return { feed, name: plainName(name || fileName || `${feed}.csv`), declared, ...(asOf ? { asOf: dayOf(asOf) } : {}) };
}

function rowsOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return badValue('declaredRows', '行数', 'a number of rows', '5000');
}

function dayOf(text: string): string {
  try {
    return LocalDate.parseValue(text) as string;
  } catch {
    return badValue('asOf', '真实存在的日期', 'a date that exists', '2018-10-15');
  }
}

/** The last part of whatever path a browser gives, without what a terminal or a log would take for more than a letter. */
const plainName = (name: string): string =>
  name
    .split(/[/\\]/)
    .at(-1)!
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not stay
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .slice(-200) || 'upload';
