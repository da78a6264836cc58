import { type Column, eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { ReachInputs, RuleQuery } from './define-rule.js';
import type { Relations } from './relations/index.js';

type ColumnOf<R extends keyof Relations> = keyof Relations[R]['$inferSelect'] & string;

/**
 * The commonest reach: a changed record reaches the rows that name it. `reaches: { funds: through('payments', 'fundId') }` says that a changed fund
 * reaches the payments whose `fundId` it is; `key` is the column of theirs that the rule has as its key.
 */
export const through =
  <R extends keyof Relations>(relation: R, column: ColumnOf<R>, key: ColumnOf<R> = 'id' as ColumnOf<R>) =>
  ({ select, changed, ...inputs }: ReachInputs): RuleQuery => {
    const rows: PgTable = (inputs as Relations)[relation];
    const columns = rows as unknown as Record<string, PgColumn>;
    return select({ key: columns[key]! })
      .from(rows)
      .innerJoin(changed as PgTable, eq((changed as unknown as { id: Column }).id, columns[column]!));
  };
