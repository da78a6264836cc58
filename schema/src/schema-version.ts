import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** A process whose last sign of life is older is not counted on, nor waited for. */
export const SILENT_SECONDS = 60;

/** What a schema is, and how old the software may be that works on it: numbers of migrations. */
export interface SchemaVersion {
  version: number;
  minimum: number;
}

/** The database and this software do not go together; `words` say who has to be brought up to date. */
export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch';

  constructor(readonly words: { zh: string; en: string }) {
    super(words.en);
  }
}

/**
 * The schema that this software was written for. `compatible.json` beside the migrations says the oldest one whose software can work on it: a migration
 * that only adds (expands) leaves that alone; one that takes away what earlier software needs (contracts) raises it.
 */
export function ownSchemaVersion({ schemaDir }: { schemaDir: string }): SchemaVersion {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(schemaDir, 'migrations', path), 'utf8'));
  const { entries } = read('meta/_journal.json') as { entries: { idx: number }[] };
  return { version: entries.at(-1)!.idx, minimum: (read('compatible.json') as { minimum: number }).minimum };
}

/** Whether the database has a schema that tells its version: the first ones did not. */
export async function databaseTells(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ told: boolean }>(
    `select to_regclass('public.schema_version') is not null as told`,
  );
  return rows[0]!.told;
}

/** The schema of the database; undefined when it does not tell. */
export async function databaseSchemaVersion(pool: pg.Pool): Promise<SchemaVersion | undefined> {
  if (!(await databaseTells(pool))) return undefined;
  const { rows } = await pool.query<SchemaVersion>('select version, minimum from schema_version');
  return rows[0];
}

/** @throws SchemaMismatch when software for `own` cannot work on the schema of the database any more */
export function expectFit(own: SchemaVersion, database: SchemaVersion | undefined): void {
  if (!database || own.version >= database.minimum) return;
  throw new SchemaMismatch({
    zh: `数据库结构已升级到 ${database.version}，要求程序不低于 ${database.minimum}，本程序为 ${own.version}；请升级本机的程序后再启动`,
    en: `the database has schema ${database.version}, for programs of ${database.minimum} and later, and this one is of ${own.version}: update the program on this machine and start it again`,
  });
}

/**
 * Before the schema is taken away from under earlier software: none of it may be at work.
 * @throws SchemaMismatch that names the processes
 */
export async function expectNobodyTooOld(pool: pg.Pool, { version, minimum }: SchemaVersion): Promise<void> {
  const { rows } = await pool.query<{ process: string; of: number }>(
    `select kind || ' ' || host || ':' || pid as process, schema_version as of from worker
     where schema_version < $1 and seen_at > clock_timestamp() - make_interval(secs => $2) order by 1`,
    [minimum, SILENT_SECONDS],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ process, of }) => `${process} (${of})`).join(', ');
  throw new SchemaMismatch({
    zh: `数据库结构 ${version} 要求程序不低于 ${minimum}，仍有较早的进程在运行：${names}；请先停止或升级这些进程`,
    en: `schema ${version} is for programs of ${minimum} and later, and earlier ones are at work: ${names}; stop or update them first`,
  });
}

export async function noteSchemaVersion(pool: pg.Pool, { version, minimum }: SchemaVersion): Promise<void> {
  await pool.query(
    `insert into schema_version (version, minimum) values ($1, $2)
     on conflict (id) do update set version = excluded.version, minimum = excluded.minimum, migrated_at = clock_timestamp()
     where (schema_version.version, schema_version.minimum) is distinct from (excluded.version, excluded.minimum)`,
    [version, minimum],
  );
}
