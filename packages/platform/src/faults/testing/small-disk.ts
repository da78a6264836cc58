import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this machine lets a test mount a disk of its own: as root, outside of containers that forbid it. */
export function mayMount(folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    new SmallDisk(join(folder, `probe-${process.pid}`), 1).remove();
    return true;
  } catch {
    return false;
  }
}

/** A disk of a few megabytes, in memory, which a test fills and frees. */
export class SmallDisk {
  readonly #filler: string;

  constructor(
    readonly folder: string,
    megabytes: number,
  ) {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${megabytes}m,mode=755`,
      'tmpfs',
      folder,
    ]);
    if (status !== 0) throw new Error(`a disk cannot be mounted at ${folder}: ${stderr}`);
    this.#filler = join(folder, 'filler');
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  get freeShare(): number {
    const { bavail, blocks } = statfsSync(this.folder);
    return bavail / blocks;
  }

  /** Writes until no more than this share is left; 0 until nothing is. */
  fill(left: number): void {
    const file = openSync(this.#filler, 'a');
    const size = 64 * 1024;
    try {
      while (this.freeShare > left) writeSync(file, Buffer.alloc(Math.min(size, Math.max(1, this.freeBytes))));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }

  remove(): void {
    spawnSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
