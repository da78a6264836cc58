import type { Value } from './feed.js';

/**
 * A Postgres array as text. node-postgres can write arrays too, but looks at each element anew; a column's elements are all alike.
 * @param isText whether an element may hold characters that mean something in an array
 */
export function arrayLiteral(values: readonly (Value | bigint)[], isText: boolean): string {
  const elements = values.map((value) => (value === null ? 'NULL' : isText ? quoted(String(value)) : String(value)));
  return `{${elements.join(',')}}`;
}

const quoted = (text: string) => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
