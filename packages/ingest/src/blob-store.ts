import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failpoint } from './failpoint.js';

/** Raw bytes as they came, kept under their SHA-256 and never changed. */
export interface Blob {
  sha256: Buffer;
  bytes: number;
  path: string;
}

/** A path, or bytes. */
export type BlobSource = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Where the bytes of this hash are, or would be. */
export function blobPath(blobDir: string, sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return join(blobDir, hex.slice(0, 2), hex);
}

/**
 * Keeps bytes: written beside, forced to the disk, then renamed, so that under a hash there is either all of it or nothing.
 * @param source a path, or the bytes themselves, at once or one after another
 */
export async function storeBlob(blobDir: string, source: BlobSource): Promise<Blob> {
  const incoming = join(blobDir, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeAbandoned(incoming);
  const temporary = join(incoming, `${process.pid}-${nextNumber()}`);
  const hash = createHash('sha256');
  try {
    const bytes = await copy(source, temporary, hash);
    failpoint('blob:written');
    const sha256 = hash.digest();
    const path = blobPath(blobDir, sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
    failpoint('blob:renamed');
    await syncDirectory(dirname(path));
    return { sha256, bytes, path };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

let number = 0;
const nextNumber = () => ++number;

async function copy(source: BlobSource, target: string, hash: Hash): Promise<number> {
  const file = await open(target, 'w', 0o400);
  try {
    let bytes = 0;
    const chunks = typeof source === 'string' ? bytesOf(source) : source instanceof Uint8Array ? [source] : source;
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

/** A file's bytes, piece by piece. Each piece is good until the next is asked for: reading a large file leaves nothing to be collected. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const piece = Buffer.allocUnsafeSlow(1 << 18);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
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

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
