import { createHash } from 'node:crypto';
import { apiError, badInput } from '../errors.js';
import type { Col, Entity, OrderTerm } from '../model/entity.js';
import type { Statement } from './statement.js';

/** One column of a total order. */
export interface Term {
  column: string;
  descending: boolean;
  nullable: boolean;
  /** The Postgres type in which a cursor's value is compared. */
  type: string;
}

const mostTerms = 4;

/** A total order: the terms asked for (or the entity's own), and the key so that no two rows tie. */
export function totalOrder(entity: Entity, asked: readonly OrderTerm[] | null | undefined): Term[] {
  if (asked && asked.length > mostTerms)
    throw badInput(`orderBy takes at most ${mostTerms} fields, not ${asked.length}.`);
  const terms = new Map<string, Term>();
  for (const { field, descending } of asked?.length ? asked : entity.order) {
    const member = entity.members[field];
    if (member?.kind !== 'field') throw badInput(`${entity.plural} cannot be ordered by ${field}.`);
    if (!terms.has(member.column))
      terms.set(member.column, {
        column: member.column,
        descending,
        nullable: member.nullable,
        type: member.type.parameter,
      });
  }
  // The key follows the last direction, so that one index can be read either way.
  const descending = [...terms.values()].at(-1)?.descending ?? false;
  for (const { column, type } of entity.key)
    if (!terms.has(column)) terms.set(column, { column, descending, nullable: false, type });
  return [...terms.values()];
}

/** `order by`'s list. Nulls come last ascending and first descending, as Postgres's indexes have them. */
export function orderSql(terms: readonly Term[], col: Col, reversed = false): string {
  return terms.map(({ column, descending }) => `${col(column)} ${descending !== reversed ? 'desc' : 'asc'}`).join(', ');
}

/** The rows that come after (or, reversed, before) the row with these values. */
export function beyond(
  terms: readonly Term[],
  values: readonly (string | null)[],
  col: Col,
  statement: Statement,
  reversed: boolean,
): string {
  const [term, ...rest] = terms;
  if (!term) return 'false';
  const [value, ...others] = values;
  const column = col(term.column);
  const down = term.descending !== reversed;
  if (value === null || value === undefined) {
    const ties = `${column} is null and ${beyond(rest, others, col, statement, reversed)}`;
    return down ? `(${column} is not null or ${ties})` : `(${ties})`;
  }
  const bound = statement.bind(value, term.type);
  const later = `${column} ${down ? '<' : '>'} ${bound}`;
  if (rest.length === 0) return `(${later})`;
  const ties = `${column} = ${bound} and ${beyond(rest, others, col, statement, reversed)}`;
  // The first condition alone bounds an index; what stands in the alternative cannot.
  if (down || !term.nullable) return `(${column} ${down ? '<=' : '>='} ${bound} and (${later} or ${ties}))`;
  return `(${later} or ${column} is null or ${ties})`;
}

const version = 1;

/** What a cursor is bound to: it means nothing under another order or filter. */
export function cursorSeal(where: string, terms: readonly Term[], filter: unknown): string {
  const words = JSON.stringify([where, terms.map(({ column, descending }) => [column, descending]), canonical(filter)]);
  return createHash('sha256').update(words).digest('base64url').slice(0, 12);
}

/** An opaque cursor of the row with these values. */
export function writeCursor(seal: string, values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([version, seal, ...values])).toString('base64url');
}

/** @throws CURSOR_INVALID when it is no cursor, or one of another field, order or filter. */
export function readCursor(cursor: string, seal: string, terms: readonly Term[]): (string | null)[] {
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (Array.isArray(parsed) && parsed[0] === version && parsed[1] === seal && parsed.length === terms.length + 2) {
    const values = parsed.slice(2);
    if (values.every((value) => value === null || (typeof value === 'string' && !value.includes('\0'))))
      return values as (string | null)[];
  }
  throw apiError(
    'CURSOR_INVALID',
    'The cursor belongs to another field, filter or order. Begin again without it, and keep filter and orderBy the same from page to page.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same text for the same filter, whatever the order of its keys. */
function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, canonical(each)]);
}
