import type { Readiness } from '@qingqu/api';
import { databaseSchemaVersion, expectFit, ownSchemaVersion, SchemaMismatch } from '@qingqu/schema';
import type pg from 'pg';
import { type MigrationState, migrationState } from './migrations.js';
import { within } from './within.js';

/** A database that has not answered by then is as good as away. */
const PATIENCE_MS = 2_000;

export interface ReadinessDeps {
  pool: pg.Pool;
  schemaDir: string;
  /** Why the process claims no work now; undefined while it does. */
  idleBecause?: () => Promise<string | undefined>;
  /** Whether claiming work is all that it is for: then it is not ready while it does not. */
  isForWork?: boolean;
}

/**
 * Whether the process should be sent work: it reaches the database, knows no migration that is not there, and claims what waits. A database that is ahead is
 * told and borne, as long as it bears this version: that is how a newer one is rolled out.
 */
export async function readiness({ pool, schemaDir, idleBecause, isForWork }: ReadinessDeps): Promise<Readiness> {
  let state: MigrationState;
  try {
    state = await within(PATIENCE_MS, migrationState(pool, schemaDir));
    expectFit(ownSchemaVersion({ schemaDir }), await within(PATIENCE_MS, databaseSchemaVersion(pool)));
  } catch (error) {
    if (error instanceof SchemaMismatch) return { isReady: false, status: error.message };
    return { isReady: false, status: 'the database cannot be reached' };
  }
  const { missing, unknown } = state;
  if (missing.length > 0)
    return { isReady: false, status: `the database lacks ${missing.length} migrations from ${missing[0]} on` };
  const idle = await idleBecause?.();
  if (idle && isForWork) return { isReady: false, status: idle };
  const notes = unknown > 0 ? [`the database is ahead by ${unknown} migrations: a newer version is running`] : [];
  if (idle) notes.push(idle);
  return { isReady: true, status: 'ok', ...(notes.length > 0 && { notes }) };
}
