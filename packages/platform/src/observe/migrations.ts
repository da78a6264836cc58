import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** How the database stands to the migrations that this program brings. */
export interface MigrationState {
  /** Of this program, not yet in the database, oldest first. */
  missing: string[];
  /** In the database and unknown here: it is ahead, as while a newer version is rolled out. */
  unknown: number;
}

interface Journal {
  entries: { tag: string; when: number }[];
}

export async function migrationState(pool: pg.Pool, schemaDir: string): Promise<MigrationState> {
  const journal = readFileSync(join(schemaDir, 'migrations/meta/_journal.json'), 'utf8');
  const { entries } = JSON.parse(journal) as Journal;
  const applied = new Set(await appliedAt(pool));
  const known = new Set(entries.map(({ when }) => when));
  return {
    missing: entries.filter(({ when }) => !applied.has(when)).map(({ tag }) => tag),
    unknown: [...applied].filter((when) => !known.has(when)).length,
  };
}

const UNDEFINED_TABLE = '42P01';

async function appliedAt(pool: pg.Pool): Promise<number[]> {
  try {
    const { rows } = await pool.query<{ at: number }>(
      'select created_at::float8 as at from drizzle.__drizzle_migrations',
    );
    return rows.map(({ at }) => at);
  } catch (error) {
    // A database that has never been migrated.
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return [];
    throw error;
  }
}
