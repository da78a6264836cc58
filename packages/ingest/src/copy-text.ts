import type { Value } from './feed.js';

// Records as COPY reads them in its text form: fields between tabs, `\N` for null.

/** A field. @param isText whether it may hold characters that mean something there */
export function copyField(value: Value, isText: boolean): string {
  if (value === null) return '\\N';
  const text = String(value);
  return isText && SPECIAL.test(text) ? text.replace(SPECIALS, (char) => ESCAPES[char]!) : text;
}

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const MEANINGS: Record<string, string> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' };

/** The fields of a record again. */
export function fieldsOf(record: Buffer): (string | null)[] {
  return record
    .toString('utf8')
    .split('\t')
    .map((field) => {
      if (field === '\\N') return null;
      return field.includes('\\') ? field.replace(/\\[\\tnr]/g, (pair) => MEANINGS[pair]!) : field;
    });
}
