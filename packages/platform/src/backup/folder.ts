import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupError } from './errors.js';
import { MANIFEST, type Manifest, readManifest } from './manifest.js';

/** What lies in a folder of backups: `<id>/` each, and `blobs/`, which they share. */
export const BLOBS = 'blobs';
/** The names of its files, with their sizes, as the list of a backup has them. */
export const BLOB_LIST = 'blobs.list';
/** One that is not whole: what a killed process left, or one that is being made. */
const UNFINISHED = /^\.part-/;
const ID = /^\d{8}T\d{6}Z(-\d+)?$/;

/** The id of a backup of this instant, such as `20181130T013000Z`; where there is one of that second, with a number. */
export function newId(dir: string, at: string): string {
  const id = `${at.replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  for (let n = 2; ; n++) {
    const free = n === 2 ? id : `${id}-${n - 1}`;
    if (!existsSync(join(dir, free))) return free;
  }
}

export const unfinishedDir = (dir: string, id: string): string => join(dir, `.part-${id}`);

/** Removes what killed backups left. Only for whoever holds the lock of the database. */
export async function removeUnfinished(dir: string): Promise<void> {
  for (const name of await namesIn(dir))
    if (UNFINISHED.test(name)) await rm(join(dir, name), { recursive: true, force: true });
}

/** The whole backups in a folder, the oldest first. */
export async function listBackups(dir: string): Promise<string[]> {
  const names = (await namesIn(dir)).filter((name) => ID.test(name) && existsSync(join(dir, name, MANIFEST)));
  return names.sort(byNumber);
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** A backup, where it is, and where the blobs are that it shares with others. */
export interface FoundBackup {
  dir: string;
  blobs: string;
  manifest: Manifest;
  prove: Awaited<ReturnType<typeof readManifest>>['prove'];
}

/**
 * Finds the backup to restore: the folder may be one, or hold several, of which it is the newest; or, for an epoch, the oldest that reaches it, since
 * least has to be taken back from it.
 * @throws BackupError
 */
export async function findBackup(folder: string, toEpoch?: bigint): Promise<FoundBackup> {
  if (existsSync(join(folder, MANIFEST)) || ID.test(basename(folder))) return open(folder);
  const ids = await listBackups(folder);
  const newest = ids.at(-1);
  if (newest === undefined)
    throw new BackupError({
      zh: `${folder} 中没有完整的备份；应为 qingqu backup 所用的目录或其中一份，例如 qingqu restore /backup/qingqu`,
      en: `there is no whole backup in ${folder}; name the folder that qingqu backup was given, or one backup in it, for example: qingqu restore /backup/qingqu`,
    });
  if (toEpoch === undefined) return open(join(folder, newest));
  for (const id of ids) {
    const found = await open(join(folder, id));
    if (found.manifest.epoch !== null && BigInt(found.manifest.epoch) >= toEpoch) return found;
  }
  return open(join(folder, newest));
}

async function open(dir: string): Promise<FoundBackup> {
  return { dir, blobs: join(dirname(dir), BLOBS), ...(await readManifest(dir)) };
}

/** Removes all backups but the newest, and blobs that none of those has. Answers how many backups went. */
export async function keepNewest(dir: string, keep: number): Promise<number> {
  const ids = await listBackups(dir);
  const old = ids.slice(0, Math.max(0, ids.length - keep));
  // The manifest first: what is left of a removal that was cut short is no backup.
  for (const id of old) {
    await rm(join(dir, id, MANIFEST));
    await rm(join(dir, id), { recursive: true });
  }
  if (old.length > 0) await removeUnneededBlobs(dir, ids.slice(old.length));
  return old.length;
}

async function removeUnneededBlobs(dir: string, ids: readonly string[]): Promise<void> {
  const needed = new Set<string>();
  for (const id of ids) for (const { name } of await readBlobList(join(dir, id, BLOB_LIST))) needed.add(name);
  for (const fan of await namesIn(join(dir, BLOBS)))
    for (const name of await namesIn(join(dir, BLOBS, fan)))
      if (!needed.has(name)) await rm(join(dir, BLOBS, fan, name), { force: true });
}

/** A blob by its SHA-256, and how much it has. */
export interface ListedBlob {
  name: string;
  bytes: number;
}

export async function readBlobList(path: string): Promise<ListedBlob[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [name, bytes] = line.split(' ');
    return { name: name!, bytes: Number(bytes) };
  });
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
