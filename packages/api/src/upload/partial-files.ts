import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from './refused.js';

/** Partial uploads that nobody goes on with are thrown away after a day. */
const KEPT_MS = 24 * 3_600_000;

/** What has come of the files that are being sent. A name belongs to one user, so that nobody meets another's. */
export class PartialFiles {
  readonly #inHand = new Set<string>();

  constructor(
    private readonly dir: string,
    private readonly now: () => Date,
  ) {}

  pathOf(name: string): string {
    return join(this.dir, name);
  }

  /** How many bytes have come; undefined when nothing has. */
  async offset(name: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(name))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /**
   * Writes what comes behind what has come. What is written stays when the connection breaks.
   * @param from where it begins; 0 begins anew
   * @param most the bytes that the whole may have
   * @returns the bytes that are there now; more than `most` when more came
   */
  async append(name: string, from: number, most: number, body: Readable): Promise<number> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 });
    const file = await open(this.pathOf(name), from === 0 ? 'w' : 'a', 0o600);
    let at = from;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        at += chunk.length;
        if (at > most) break;
        await file.writeFile(chunk);
      }
      return at;
    } finally {
      await file.close();
    }
  }

  async sha256(name: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(this.pathOf(name), { highWaterMark: 1 << 20 })) hash.update(chunk);
    return hash.digest('hex');
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  /** Does work on an upload that nobody else is on. @throws UploadRefused when somebody is */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.#inHand.has(name))
      refuse(
        409,
        'CONFLICT',
        '另一个连接正在上传该文件，请稍后再试',
        'another connection is sending this file; ask again in a moment',
        { 'retry-after': '5' },
      );
    this.#inHand.add(name);
    try {
      return await work();
    } finally {
      this.#inHand.delete(name);
    }
  }

  /** Throws away what nobody has gone on with for a day. @returns how many files it was */
  async clean(): Promise<number> {
    const names = await readdir(this.dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    let removed = 0;
    for (const name of names) {
      const { mtimeMs } = await stat(this.pathOf(name));
      if (this.#inHand.has(name) || this.now().getTime() - mtimeMs < KEPT_MS) continue;
      await this.remove(name);
      removed += 1;
    }
    return removed;
  }
}

/** @throws UploadRefused */
export function tooLarge(most: number): never {
  return refuse(
    413,
    'TOO_LARGE',
    `文件超过 ${most} 字节，请分成几个文件报送`,
    `the file has more than ${most} bytes; send it as several files`,
  );
}
