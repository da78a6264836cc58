import { sealedTables, type Vault } from '@qingqu/schema';
import type pg from 'pg';

/** A row with sealed values: what they say, and everything else of it. */
export interface OpenedRow {
  table: string;
  rest: Record<string, unknown>;
  plain: Record<string, string | null>;
}

/** Every sealed value there is; for tests. */
export async function openedValues(pool: pg.Pool, vault: Vault): Promise<OpenedRow[]> {
  const all: OpenedRow[] = [];
  for (const table of sealedTables()) {
    const { rows } = await pool.query(
      `select * from ${table.name} order by ${table.key.map(({ name }) => name).join(', ')}`,
    );
    for (const row of rows) {
      const open = (column: string) =>
        row[column] === null ? null : vault.open(row[column], table.placeOf(column, row));
      const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !table.columns.includes(name)));
      all.push({
        table: table.name,
        rest,
        plain: Object.fromEntries(table.columns.map((column) => [column, open(column)])),
      });
    }
  }
  return all;
}
