import { readFileSync } from 'node:fs';
import { storeBlob } from '../../blob-store.js';
import type { Problem } from '../../problem.js';
import { partsOf } from '../parts.js';

// A process that reads one file, to see what that costs it: node dist/formats/testing/read-child.js <blob folder> <file>

const [blobDir, path] = process.argv.slice(2);

async function main(folder: string, file: string): Promise<void> {
  const read = async (source: string | Uint8Array) => partsOf({ blobDir: folder }, await storeBlob(folder, source), {});
  // Once without measuring, so that what any conversion takes (code, the young generation of the heap) is not counted.
  await read(Buffer.from('[{"a":1}]'));
  await read(Buffer.concat([Buffer.from('sep=;\n'), Buffer.alloc(4_000_000, 'a;b\n')]));
  const before = peakKiB();
  const began = performance.now();
  const found = await read(file);
  const answer = {
    codes: [...new Set(problemsOf(found).map(({ code }) => code))],
    parts: 'parts' in found ? found.parts.length : 0,
    ms: Math.round(performance.now() - began),
    grownMiB: Math.round((peakKiB() - before) / 1024),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

const problemsOf = (found: Awaited<ReturnType<typeof partsOf>>): Problem[] =>
  'problems' in found ? found.problems : found.parts.flatMap((part) => part.problems ?? []);

/** The most memory that this process has held. (What `resourceUsage` tells begins with what its parent held.) */
const peakKiB = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]);

main(blobDir!, path!).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
