import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/**
 * Forgets jobs that have expired, and removes every file that no job stands for: of expired jobs, and what workers left that were
 * killed. A file in the making is its job's by the token in its name.
 * @returns how many files were removed
 */
export async function cleanExports({ system, dir }: { system: pg.Pool; dir: string }): Promise<number> {
  await system.query(`delete from export_job where expires_at < clock_timestamp() and status <> 'running'`);
  // First the files, then their jobs: a file that is made in between is not among them.
  const files = await readdir(dir).catch(() => []);
  const { rows } = await system.query<{ name: string }>(
    `select coalesce(file, id || '-' || lease_token) as name from export_job where file is not null or lease_token is not null`,
  );
  const names = new Set(rows.map(({ name }) => name));
  const left = files.filter((file) => !names.has(file) && !names.has(file.slice(0, file.lastIndexOf('.'))));
  for (const file of left) await rm(join(dir, file), { force: true });
  return left.length;
}
