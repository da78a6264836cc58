import { kindNames } from '../../../schema/names.js';
import type { KindName } from '../../../words/use-words.js';

/** What is exchanged: fields of a list and which of its rows, or, coming in, what was asked for in words. */
export interface Dataset {
  entity?: string;
  fields?: readonly string[];
  filter?: Readonly<Record<string, unknown>>;
  asked?: string;
}

const plurals = (kind: string): string[] => {
  const name = kind.charAt(0).toLowerCase() + kind.slice(1);
  return [`${name}s`, `${name}es`, name.replace(/y$/, 'ies')];
};

/** The kind of record that a list is of: `payments` → `Payment`. */
export const kindOfList = (list: string): KindName | undefined =>
  (Object.keys(kindNames) as KindName[]).find((kind) => plurals(kind).includes(list));

/** The kind behind a relation, as far as it is called like one: `payee` → `Payee`. */
export const kindOfRelation = (name: string): KindName | undefined =>
  (Object.keys(kindNames) as KindName[]).find((kind) => kind === name.charAt(0).toUpperCase() + name.slice(1));

/** A condition of a filter: the path of fields, how it compares, and with what. */
export interface Condition {
  path: readonly string[];
  comparison: string;
  value: string;
}

const comparisons: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '≠',
  lt: '<',
  lte: '≤',
  gt: '>',
  gte: '≥',
  in: '∈',
  notIn: '∉',
};

/** A filter as its conditions, all of which hold. */
export function conditionsOf(filter: unknown, path: readonly string[] = []): Condition[] {
  if (Array.isArray(filter)) return filter.flatMap((each) => conditionsOf(each, path));
  if (typeof filter !== 'object' || filter === null) return [{ path, comparison: '=', value: String(filter) }];
  return Object.entries(filter).flatMap(([name, inner]) => {
    const comparison = comparisons[name];
    if (comparison) return [{ path, comparison, value: [inner].flat().join('、') }];
    return conditionsOf(inner, name === 'and' ? path : [...path, name]);
  });
}
