import { audit, changeInScope } from '@qingqu/schema';
import type pg from 'pg';
import { asked } from '../errors.js';
import type { Viewer } from '../identity/principal.js';
import type { CheckedExport } from './export-wish.js';

/** From where an export was asked for. */
export interface Origin {
  requestId: string;
  clientAddress: string;
}

export type Ending = { rows: number; bytes: number; sha256: string } | { rows: number; failed: string };

/** What is written down of a wish: never a value of a filter, which may be a person's. */
export const detailOf = ({ wish, question, purposeCode }: CheckedExport): object => ({
  format: wish.format,
  purposeCode,
  columns: question.columns.map(({ name }) => name),
  filteredBy: memberNames(wish.filter),
  ...(question.first !== undefined && { first: question.first }),
  ...(question.since !== undefined && { since: question.since.toString() }),
  ...(wish.exchange !== undefined && { exchange: wish.exchange }),
});

/**
 * Writes down that an export begins, in a transaction of its own that is committed before the first row is read: nobody gets a row
 * of which nothing is known, however the export ends.
 */
export async function auditBegin(
  pool: pg.Pool,
  viewer: Viewer,
  checked: CheckedExport,
  origin: Origin,
): Promise<string> {
  const { wish, question } = checked;
  const seq = await asked(
    changeInScope(pool, viewer, (client) =>
      audit(client, {
        action: 'export',
        targetKind: question.entity.name,
        purpose: wish.purpose,
        ticket: wish.ticket,
        detail: detailOf(checked),
        ...origin,
      }),
    ),
  );
  return String(seq);
}

/** Writes down what it came to, beside the entry of its beginning. */
export async function auditEnd(
  pool: pg.Pool,
  viewer: Viewer,
  { question, wish }: CheckedExport,
  origin: Origin,
  begun: string,
  ending: Ending,
): Promise<void> {
  await changeInScope(pool, viewer, (client) =>
    audit(client, {
      action: 'failed' in ending ? 'export_failed' : 'export_done',
      targetKind: question.entity.name,
      detail: { begun, format: wish.format, ...ending },
      ...origin,
    }),
  );
}

/** What stands in a filter besides names of members. */
const words = new Set([
  ...['and', 'or', 'not', 'some', 'none'],
  ...['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull', 'startsWith', 'contains'],
]);

/** The members that a filter names, wherever they stand in it. */
function memberNames(filter: unknown): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      if (!Array.isArray(value) && !words.has(name)) names.add(name);
      walk(each);
    }
  };
  walk(filter);
  return [...names].sort();
}
