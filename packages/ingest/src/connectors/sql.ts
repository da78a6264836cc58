import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connector, ConnectorDeps, Fetched, Landing, Mark } from './connector.js';
import { ConnectorError } from './connector-error.js';
import type { SecretReader } from './secret.js';
import type { SettingsOf } from './settings.js';
import type { OpenSql, SqlSession } from './sql/dialect.js';
import { openDameng, openOracle } from './sql/oracle-like.js';
import { openPostgres } from './sql/postgres.js';

type SqlSettings = SettingsOf<'sql'>;

const dialects: Record<SqlSettings['dialect'], OpenSql> = {
  postgres: openPostgres,
  // Its driver is large, and few sources need it.
  mysql: async (settings, secret) => (await import('./sql/mysql.js')).openMysql(settings, secret),
  oracle: openOracle,
  dameng: openDameng,
};

/** All that a pull has of its source is one thing. */
const PULL = 'pull';
/** So many rows of the last watermark are remembered, to be left out of the next pull. With more of them, they come again and are found unchanged. */
const TIES_KEPT = 10_000;

/**
 * A query on another database, from the last watermark on, written to a CSV file so that provenance and resuming are those of a file. The mark
 * is the last watermark and which rows of it have come: the next pull begins at it and not behind it, as there may be more of them.
 */
export function openSql(settings: SqlSettings, deps: ConnectorDeps): Connector {
  return {
    async list(marks) {
      const name = `${deps.source}-${await deps.today()}.csv`;
      const pull = (to: Landing) => pullInto(settings, deps, marks[PULL], to);
      return { offers: [{ key: PULL, name, version: '', fetch: pull }] };
    },
    close: async () => undefined,
  };
}

async function pullInto(
  settings: SqlSettings,
  deps: ConnectorDeps,
  mark: Mark | undefined,
  to: Landing,
): Promise<Fetched | undefined> {
  const session = await dialects[settings.dialect](settings, deps.secret);
  const path = join(to.dir, 'pull.csv');
  // A new file each time: a worker that was thought dead may still be writing to the last one.
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    const pulled = await writePull(session, file, settings, deps, mark, to.signal);
    return pulled && { path, mark: pulled };
  } finally {
    await file.close();
    await session.close();
  }
}

/** @returns the new mark; undefined when nothing new came */
async function writePull(
  session: SqlSession,
  file: FileHandle,
  { watermark, start, maxBytes }: SqlSettings,
  { digest }: ConnectorDeps,
  mark: Mark | undefined,
  signal: AbortSignal,
): Promise<Mark | undefined> {
  const from = typeof mark?.watermark === 'string' ? mark.watermark : start;
  const known = new Set(Array.isArray(mark?.ties) ? mark.ties : []);
  let last = from;
  let ties: string[] = [...known];
  let bytes = 0;
  let isNew = false;
  for await (const { columns, rows } of session.pull(from)) {
    signal.throwIfAborted();
    const lines = bytes === 0 ? [csvLine(columns)] : [];
    for (const row of rows) {
      const at = row.at(-1);
      if (at === null || at === undefined) throw noWatermark(watermark);
      const line = csvLine(row.slice(0, -1));
      const hash = digest(line);
      if (at === from && known.has(hash)) continue;
      if (at !== last) ties = [];
      last = at;
      ties.push(hash);
      lines.push(line);
      isNew = true;
    }
    const text = lines.join('');
    await file.writeFile(text);
    bytes += Buffer.byteLength(text);
    // A pull that has grown so large ends where the next one can go on.
    if (bytes > maxBytes && last !== from && ties.length <= TIES_KEPT) break;
  }
  return isNew ? { watermark: last!, ties: ties.length <= TIES_KEPT ? ties : [] } : undefined;
}

const csvLine = (cells: readonly (string | null)[]): string => `${cells.map(csvCell).join(',')}\n`;

const csvCell = (cell: string | null): string =>
  cell === null ? '' : /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const noWatermark = (column: string): ConnectorError =>
  new ConnectorError({
    zh: `列 ${column} 有空值，不能作水位；例如改用 coalesce(${column}, created_at)`,
    en: `the watermark column ${column} is empty in a row; use for example coalesce(${column}, created_at)`,
  });

/** Runs the query as far as its first rows. */
export async function probeSql(
  settings: SqlSettings,
  secret: SecretReader,
): Promise<{ columns: readonly string[]; isEmpty: boolean }> {
  const session = await dialects[settings.dialect](settings, secret);
  try {
    for await (const { columns, rows } of session.pull(settings.start)) return { columns, isEmpty: rows.length === 0 };
    return { columns: [], isEmpty: true };
  } finally {
    await session.close();
  }
}
