import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { openSnapshot } from '@qingqu/sweep';

/** DuckDB's headers and its blocks, in bytes. */
const HEADERS = 3 * 4096;
const BLOCK = 256 * 1024;

/** Enough blocks that some rule reads one of them. */
const MANY = 12;

/** Overwrites blocks of a snapshot that opening it does not need: damage that shows only when a rule reads there. */
export async function damageRows(dir: string, epoch: bigint): Promise<void> {
  const { path } = await openSnapshot(dir, epoch);
  const file = openSync(path, 'r+');
  try {
    const whole = Buffer.alloc(BLOCK);
    const noise = Buffer.alloc(BLOCK, 0xa5);
    let damaged = 0;
    for (let at = HEADERS; at < fstatSync(file).size && damaged < MANY; at += BLOCK) {
      const length = readSync(file, whole, 0, BLOCK, at);
      writeSync(file, noise, 0, length, at);
      const opens = await openSnapshot(dir, epoch).then(
        () => true,
        () => false,
      );
      if (opens) damaged += 1;
      else writeSync(file, whole, 0, length, at);
    }
    if (damaged === 0) throw new Error(`${path} has no block that can be damaged`);
  } finally {
    closeSync(file);
  }
}
