import { type CipherGCM, createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { KeyRing, SealingKey } from '@qingqu/schema';
import { BackupError } from './errors.js';

/** A file of a backup: `QQB1 | key number (2) | nonce (12) | AES-256-GCM of what gzip made | tag (16)`. */
const MARK = Buffer.from('QQB1');
const HEAD = MARK.length + 2 + 12;
const TAG = 16;

/** What comes of the server in small pieces is compressed and sealed in larger ones. */
const PIECE = 1 << 20;

/** What a file turned out to have. */
export interface SealedFile {
  /** As it lies in the folder. */
  bytes: number;
  sha256: string;
}

/** The key that seals now, as the vault has it: the one with the highest number. */
export const newestKey = ({ sealingKeys }: KeyRing): SealingKey =>
  sealingKeys.reduce((newest, key) => (key.number > newest.number ? key : newest));

const fileKey = ({ key }: SealingKey): Buffer => Buffer.from(hkdfSync('sha256', key, 'qingqu', 'backup', 32));

/**
 * Compresses, seals and writes a file: beside, forced to the disk, then renamed, so that under the name there is either all of it or nothing.
 * @param name what the file holds; it opens under this name only
 */
export async function writeSealed(
  path: string,
  name: string,
  key: SealingKey,
  source: readonly [Readable, ...Transform[]],
  signal: AbortSignal,
): Promise<SealedFile> {
  const nonce = randomBytes(12);
  const number = Buffer.alloc(2);
  number.writeUInt16BE(key.number);
  const cipher = createCipheriv('aes-256-gcm', fileKey(key), nonce);
  cipher.setAAD(Buffer.from(name));
  const written = counting();
  const temporary = `${path}.part`;
  try {
    const steps = [
      ...source,
      createGzip({ level: 1, chunkSize: PIECE }),
      sealing(cipher, Buffer.concat([MARK, number, nonce])),
      written,
      createWriteStream(temporary, { mode: 0o600, highWaterMark: PIECE, flush: true }),
    ];
    await pipeline(steps, { signal });
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return written.result();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Which key a file is sealed with. @throws BackupError when it is none of ours */
export async function keyNumberOf(path: string): Promise<number> {
  return (await headOf(path)).keyNumber;
}

async function headOf(path: string): Promise<{ keyNumber: number; nonce: Buffer; tag: Buffer; bytes: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(HEAD);
    const tag = Buffer.alloc(TAG);
    if (size >= HEAD + TAG) {
      await file.read(head, 0, HEAD, 0);
      await file.read(tag, 0, TAG, size - TAG);
    }
    if (!head.subarray(0, MARK.length).equals(MARK)) throw damaged(path);
    return { keyNumber: head.readUInt16BE(MARK.length), nonce: head.subarray(MARK.length + 2), tag, bytes: size };
  } finally {
    await file.close();
  }
}

/**
 * Opens a file, checks every byte and hands its content on.
 * @param to what it goes through, made when the file is there to be read
 * @param expected what the manifest says of it
 * @throws BackupError when it is not what was written
 */
export async function readSealed(
  path: string,
  name: string,
  ring: KeyRing,
  to: () => readonly NodeJS.WritableStream[],
  { expected, signal }: { expected?: SealedFile; signal: AbortSignal },
): Promise<void> {
  const { keyNumber, nonce, tag, bytes } = await headOf(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing(path) : error;
  });
  if (expected && bytes !== expected.bytes) throw damaged(path);
  const key = ring.sealingKeys.find(({ number }) => number === keyNumber);
  if (!key) throw damaged(path);
  const decipher = createDecipheriv('aes-256-gcm', fileKey(key), nonce);
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(tag);
  const body = createReadStream(path, { start: HEAD, end: bytes - TAG - 1, highWaterMark: PIECE });
  try {
    await pipeline([body, decipher, createGunzip({ chunkSize: PIECE }), ...to()], { signal });
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error;
  }
}

/** What the cipher and gzip say of bytes that are not those that were written. */
const isDamage = (error: unknown): boolean =>
  /unable to authenticate|bad decrypt/i.test((error as Error).message) ||
  /^Z_/.test(String((error as NodeJS.ErrnoException).code));

/** Puts the head before, and the tag behind, what the cipher makes. */
function sealing(cipher: CipherGCM, head: Buffer): Transform {
  let isFirst = true;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (isFirst) this.push(head);
      isFirst = false;
      done(null, cipher.update(piece));
    },
    flush(done) {
      cipher.final();
      this.push(cipher.getAuthTag());
      done();
    },
  });
}

/** Counts and hashes what goes through. */
export function counting(): Transform & { result(): SealedFile } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return Object.assign(through, { result: () => ({ bytes, sha256: hash.digest('hex') }) });
}

/** A file's name is durable only when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

export const missing = (path: string): BackupError =>
  new BackupError({
    zh: `备份不完整：缺少 ${path}；请改用另一份备份`,
    en: `the backup is incomplete: ${path} is missing; use another one`,
  });

export const damaged = (path: string, cause?: unknown): BackupError =>
  new BackupError(
    {
      zh: `备份已损坏或被改动：${path} 与写入时不一致；请改用另一份备份`,
      en: `the backup was damaged or changed: ${path} is not what was written; use another one`,
    },
    { cause },
  );
