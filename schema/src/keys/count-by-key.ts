import type pg from 'pg';
import { type SealedTable, sealedTables } from './sealed-tables.js';

/** How many values of a table are sealed with a key; `undefined` for bytes that are no sealed values. */
export interface KeyUse {
  table: string;
  key: number | undefined;
  values: number;
}

/** Looks at every sealed value there is: nothing is remembered of it that could be wrong. */
export async function countByKey(
  db: pg.Pool | pg.ClientBase,
  tables: readonly SealedTable[] = sealedTables(),
): Promise<KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const { name, columns } of tables) {
    const numbers = columns.map(
      (column) => `select sealing_key(${column}) as key from ${name} where ${column} is not null`,
    );
    const { rows } = await db.query<{ key: number | null; values: number }>(
      `select key, count(*)::float8 as values from (${numbers.join(' union all ')}) sealed group by key order by key`,
    );
    uses.push(...rows.map(({ key, values }) => ({ table: name, key: key ?? undefined, values })));
  }
  return uses;
}
