import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { countByKey } from '@qingqu/schema';
import type pg from 'pg';
import { both } from '../say.js';
import { versionOf } from '../version.js';
import { addingUp } from './adding-up.js';
import { blobsIn, blobsMissing, keepBlobs, writeBlobList } from './blobs.js';
import { copyOut } from './copy.js';
import type { BackupDeps } from './deps.js';
import { BackupError } from './errors.js';
import { epochFacts, tableFacts } from './facts.js';
import {
  BLOB_LIST,
  BLOBS,
  findBackup,
  keepNewest,
  listBackups,
  newId,
  removeUnfinished,
  unfinishedDir,
} from './folder.js';
import { currentSecrets, keysNeeded } from './keys.js';
import { type Manifest, type ManifestTable, writeManifest } from './manifest.js';
import { newestKey, syncFolder } from './sealed-file.js';
import { type CopiedTable, copiedTables, fiscalParts, lastMigration, sequences } from './tables.js';

/** One backup of a database at a time. */
const LOCK = 0x71_71_62_6b; // 'qqbk'

export interface BackupWish {
  folder: string;
  /** How many backups the folder is to have at most afterwards; all, when not given. */
  keep?: number | undefined;
  signal: AbortSignal;
}

export interface MadeBackup {
  manifest: Manifest;
  dir: string;
  /** Files that the database refers to and that are not on this host. */
  missingBlobs: string[];
  /** Older backups that were removed. */
  removed: number;
}

/**
 * Writes everything that the platform knows as of one moment into a folder of its own below `folder`: the rows of all tables, and the files that were
 * received and attached, which backups share. It appears under its name when it is whole; work goes on meanwhile.
 */
export async function makeBackup(platform: BackupDeps, { folder, keep, signal }: BackupWish): Promise<MadeBackup> {
  const client = await platform.system.connect();
  let failed: Error | undefined;
  try {
    await mkdir(join(folder, BLOBS), { recursive: true, mode: 0o700 });
    await takeLock(client);
    await removeUnfinished(folder);
    await client.query('begin isolation level repeatable read read only');
    const made = await writeBackup(platform, client, folder, signal);
    const removed = keep === undefined ? 0 : await keepNewest(folder, keep);
    return { ...made, removed };
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    // Ends the transaction and the lock. What the server still has to say of a copy that was stopped, nobody waits for.
    client.release(failed ?? true);
  }
}

async function takeLock(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK]);
  if (rows[0]!.taken) return;
  throw new BackupError({
    zh: '另一个备份正在进行；请在其完成后再试',
    en: 'another backup of this database is being made; try again when it is done',
  });
}

async function writeBackup(
  platform: BackupDeps,
  client: pg.ClientBase,
  folder: string,
  signal: AbortSignal,
): Promise<Omit<MadeBackup, 'removed'>> {
  const secrets = currentSecrets(platform.secrets);
  const moment = await momentOf(client);
  const uses = await countByKey(client);
  const key = newestKey(secrets.keys);
  const used = [key.number, ...uses.flatMap(({ key: number }) => number ?? [])];
  await expectSameInstallation(folder, keysNeeded(secrets, used).identity);

  const id = newId(folder, moment.at);
  const dir = unfinishedDir(folder, id);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const tables = await copyTables(platform, client, { dir, id, key, signal });
  const epochs = await epochFacts(client);

  const blobs = await blobsIn(platform.dirs.blobs);
  const bytes = blobs.reduce((sum, blob) => sum + blob.bytes, 0);
  const onProgress = addingUp(platform.voice.progress(both('文件', 'files'), 'bytes'), bytes);
  const blobKeys = await keepBlobs(platform.dirs.blobs, join(folder, BLOBS), blobs, {
    ring: secrets.keys,
    signal,
    onProgress,
  });
  const list = await writeBlobList(join(dir, BLOB_LIST), blobs);

  const manifest: Manifest = {
    format: 1,
    id,
    ...moment,
    version: versionOf(platform.folders),
    migration: await lastMigration(client),
    keys: keysNeeded(secrets, [...used, ...blobKeys]),
    tables,
    parts: await fiscalParts(client),
    sequences: await sequences(client),
    epochs,
    blobs: { files: blobs.length, bytes, list },
  };
  await writeManifest(dir, manifest, secrets);
  await syncFolder(dir);
  await rename(dir, join(folder, id));
  await syncFolder(folder);
  return { manifest, dir: join(folder, id), missingBlobs: await blobsMissing(client, blobs) };
}

type Moment = Pick<Manifest, 'at' | 'server' | 'epoch' | 'auditHead'>;

async function momentOf(client: pg.ClientBase): Promise<Moment> {
  const { rows } = await client.query<Moment>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, current_setting('server_version') as server,
       (select max(n)::text from epoch where closed_at is not null) as epoch,
       (select jsonb_build_object('n', n::text, 'hash', encode(hash, 'hex')) from audit_seal order by n desc limit 1) as "auditHead"`,
  );
  return rows[0]!;
}

/** Two installations do not share a folder: one would take the other's backups for its own. */
async function expectSameInstallation(folder: string, identity: string): Promise<void> {
  if ((await listBackups(folder)).length === 0) return;
  const { manifest } = await findBackup(folder);
  if (manifest.keys.identity === identity) return;
  throw new BackupError({
    zh: `${folder} 中是另一套系统的备份；请另选目录，例如 qingqu backup /backup/qingqu`,
    en: `${folder} holds backups of another installation; choose another folder, for example: qingqu backup /backup/qingqu`,
  });
}

async function copyTables(
  { voice }: BackupDeps,
  client: pg.ClientBase,
  { dir, id, key, signal }: { dir: string; id: string; key: ReturnType<typeof newestKey>; signal: AbortSignal },
): Promise<ManifestTable[]> {
  const counted: (CopiedTable & Pick<ManifestTable, 'rows' | 'fen'>)[] = [];
  for (const table of await copiedTables(client)) {
    signal.throwIfAborted();
    counted.push({ ...table, ...(await tableFacts(client, table)) });
  }
  const total = counted.reduce((sum, { rows }) => sum + rows, 0);
  const onRows = addingUp(voice.progress(both('数据', 'records'), 'rows'), total);
  const copied: ManifestTable[] = [];
  for (const { name, columns, rows, fen } of counted) {
    const file = { path: join(dir, tableFile(name)), name: `${id}/${name}`, key };
    const written = await copyOut(client, { name, columns }, file, { signal, onRows });
    if (written.rows !== rows) throw new Error(`${name}: ${written.rows} rows were copied, ${rows} were counted`);
    copied.push({ name, columns, fen, ...written });
  }
  return copied;
}

export const tableFile = (name: string): string => `${name}.rows`;

/** When the newest backup in a folder was made, and of which epoch; undefined when there is none. For health and metrics: it reads one small file. */
export async function newestBackup(folder: string): Promise<{ at: string; epoch: string | null } | undefined> {
  if (!existsSync(folder) || (await listBackups(folder)).length === 0) return undefined;
  const { manifest } = await findBackup(folder);
  return { at: manifest.at, epoch: manifest.epoch };
}
