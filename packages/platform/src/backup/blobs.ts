import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { KeyRing } from '@qingqu/schema';
import type pg from 'pg';
import type { ListedBlob } from './folder.js';
import { damaged, keyNumberOf, newestKey, readSealed, syncFolder, writeSealed } from './sealed-file.js';

const SHA256 = /^[0-9a-f]{64}$/;

const pathOf = (dir: string, name: string): string => join(dir, name.slice(0, 2), name);

/** The files that are kept under their SHA-256, in the order of their names. */
export async function blobsIn(dir: string): Promise<ListedBlob[]> {
  const found: ListedBlob[] = [];
  for (const fan of (await readdir(dir)).sort()) {
    if (!/^[0-9a-f]{2}$/.test(fan)) continue;
    for (const name of (await readdir(join(dir, fan))).sort())
      if (SHA256.test(name)) found.push({ name, bytes: (await stat(join(dir, fan, name))).size });
  }
  return found;
}

/** Those that the database refers to and that are not among the given. */
export async function blobsMissing(client: pg.ClientBase, given: readonly ListedBlob[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select encode(sha256, 'hex') as name from ingest_file
     union select encode(origin_sha256, 'hex') from ingest_file
     union select encode(sha256, 'hex') from attachment`,
  );
  const names = new Set(given.map(({ name }) => name));
  return rows.map(({ name }) => name).filter((name) => !names.has(name));
}

export interface BlobCopy {
  ring: KeyRing;
  signal: AbortSignal;
  onProgress(bytes: number): void;
}

/**
 * Adds to the blobs of a folder of backups those that are not there yet: what an earlier backup, or one that was stopped, has written stays.
 * @returns the numbers of the keys that they are sealed with
 */
export async function keepBlobs(
  from: string,
  to: string,
  blobs: readonly ListedBlob[],
  { ring, signal, onProgress }: BlobCopy,
): Promise<Set<number>> {
  const numbers = new Set<number>();
  const key = newestKey(ring);
  for (const { name, bytes } of blobs) {
    signal.throwIfAborted();
    const path = pathOf(to, name);
    if (existsSync(path)) numbers.add(await keyNumberOf(path));
    else {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeSealed(path, name, key, [createReadStream(pathOf(from, name))], signal);
      numbers.add(key.number);
    }
    onProgress(bytes);
  }
  return numbers;
}

/** Writes what a backup has of the shared blobs. */
export async function writeBlobList(
  path: string,
  blobs: readonly ListedBlob[],
): Promise<{ bytes: number; sha256: string }> {
  const text = blobs.map(({ name, bytes }) => `${name} ${bytes}\n`).join('');
  await writeFile(path, text, { mode: 0o600, flush: true });
  return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

/** Puts the blobs of a backup where the platform keeps them; those that are there stay. @throws BackupError for one that is not what its name says */
export async function bringBlobs(
  from: string,
  to: string,
  blobs: readonly ListedBlob[],
  { ring, signal, onProgress }: BlobCopy,
): Promise<void> {
  for (const { name, bytes } of blobs) {
    signal.throwIfAborted();
    const path = pathOf(to, name);
    if (!existsSync(path)) await bring(pathOf(from, name), path, name, { ring, signal });
    onProgress(bytes);
  }
}

async function bring(
  source: string,
  path: string,
  name: string,
  how: Pick<BlobCopy, 'ring' | 'signal'>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.part`;
  const hash = createHash('sha256');
  await rm(temporary, { force: true });
  const file = await open(temporary, 'wx', 0o400);
  try {
    const to = new Writable({
      write(piece: Buffer, _encoding, done) {
        hash.update(piece);
        file.writeFile(piece).then(() => done(), done);
      },
    });
    await readSealed(source, name, how.ring, () => [to], { signal: how.signal });
    await file.sync();
  } finally {
    await file.close();
  }
  if (hash.digest('hex') !== name) throw damaged(source);
  await rename(temporary, path);
  await syncFolder(dirname(path));
}
