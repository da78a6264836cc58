import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Raw bytes as they came, kept under their SHA-256 and never changed. */
export interface Blob {
  sha256: Buffer;
  bytes: number;
  path: string;
}

/** Where the bytes of this hash are, or would be. */
export function blobPath(blobDir: string, sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return join(blobDir, hex.slice(0, 2), hex);
}

/**
 * Keeps bytes: written beside, forced to the disk, then renamed, so that under a hash there is either all of it or nothing.
 * @param source a path, or the bytes themselves
 */
export async function storeBlob(blobDir: string, source: string | Uint8Array): Promise<Blob> {
  const incoming = join(blobDir, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeAbandoned(incoming);
  const temporary = join(incoming, `${process.pid}-${nextNumber()}`);
  const hash = createHash('sha256');
  try {
    const bytes = await copy(source, temporary, hash);
    const sha256 = hash.digest();
    const path = blobPath(blobDir, sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
    await syncDirectory(dirname(path));
    return { sha256, bytes, path };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

let number = 0;
const nextNumber = () => ++number;

async function copy(source: string | Uint8Array, target: string, hash: Hash): Promise<number> {
  const file = await open(target, 'w', 0o400);
  try {
    let bytes = 0;
    const chunks: Readable | Uint8Array[] =
      typeof source === 'string' ? createReadStream(source, { highWaterMark: 1 << 20 }) : [source];
    for await (const chunk of chunks) {
      hash.update(chunk);
      await file.writeFile(chunk);
      bytes += chunk.length;
    }
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

/** A file's name is durable only when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}

/** What a killed process left half written. */
async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const pid = Number(name.split('-')[0]);
    if (pid !== process.pid && !isAlive(pid)) await rm(join(incoming, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
