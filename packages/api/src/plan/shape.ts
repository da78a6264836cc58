import type { Fields } from './selection.js';
import type { Values } from './statement.js';

/** Reads a value from the positions of a row. */
export type Read = (values: Values) => unknown;

/**
 * An object as it goes out: its properties bear the names of the answer (aliases applied) and hold what is sent. So the
 * answer needs no further work, and a field's resolver only picks it up.
 */
export class Answer {
  [key: string]: unknown;
}

/** Under this a node tells which type it is, where GraphQL has to ask. A symbol, so it is never sent. */
export const typeName = Symbol('typename');

export function readObject(reads: readonly [string, Read][], marked: string | undefined): Read {
  return (values) => {
    const answer = new Answer();
    for (const [key, read] of reads) answer[key] = read(values);
    if (marked) (answer as { [typeName]?: string })[typeName] = marked;
    return answer;
  };
}

/** A plain object under the names of the answer. */
export function readStructure(type: string, fields: Fields, value: object): Answer {
  const answer = new Answer();
  for (const [key, [node]] of fields) {
    const name = node!.name.value;
    answer[key] = name === '__typename' ? type : (value as Record<string, unknown>)[name];
  }
  return answer;
}
