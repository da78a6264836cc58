import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { systemPool, Vault } from '@qingqu/schema';
import { type Failpoint, onFailpoint } from '../failpoint.js';
import { feedOfFile } from '../find-feed.js';
import { type IngestDeps, ingestFile, type Progress } from '../ingest-file.js';
import { reconcileAfterBatch } from '../reconcile/reconcile-after-batch.js';

// A process that takes in files, to be killed at any instant, or to stop itself at a failpoint (the n-th time that it comes there):
// node dist/testing/ingest-child.js <database url> <blob folder> <lease in ms> <failpoint:n, or -> <file…>

const [url, blobDir, leaseMs, stop, ...paths] = process.argv.slice(2);
if (!url || !blobDir || !leaseMs || !stop || paths.length === 0) {
  process.stderr.write('usage: ingest-child <database url> <blob folder> <lease in ms> <failpoint:n or -> <file…>\n');
  process.exit(2);
}

async function main(databaseUrl: string, deps: Omit<IngestDeps, 'pool'>): Promise<void> {
  const pool = systemPool(databaseUrl, 2);
  process.stdout.write('ready\n');
  for (const path of paths) {
    const onProgress = ({ rows }: Progress) => process.stdout.write(`${rows}\n`);
    const request = { feed: feedOfFile(path).name, path, receivedBy: 'child', declared: { rows: rowsOf(path) } };
    const take = () => ingestFile({ ...deps, pool }, { ...request, retryParked: true, onProgress });
    let result = await take();
    // A batch that is killed five times in a row before its first commit is parked; here that is chance and not its fault.
    while (result.status === 'parked') result = await take();
    process.stdout.write(`${basename(path)} ${result.status} ${result.read}\n`);
  }
  await reconcileAfterBatch({ pool });
  await pool.end();
}

/** As these files are made: a header, and a row a line. */
const rowsOf = (path: string): number => readFileSync(path, 'utf8').trimEnd().split('\n').length - 1;

/** Ends the process at once, as a power cut would, the n-th time that it comes to a place. */
function stopAt(place: string): void {
  const colon = place.lastIndexOf(':');
  const name = place.slice(0, colon) as Failpoint;
  let left = Number(place.slice(colon + 1));
  onFailpoint((passed) => {
    if (passed !== name) return;
    left -= 1;
    if (left > 0) return;
    process.kill(process.pid, 'SIGKILL');
    // The signal takes a moment, in which nothing more may happen.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
}

if (stop !== '-') stopAt(stop);
main(url, {
  vault: new Vault(Buffer.alloc(32, 1)),
  blobDir,
  now: () => performance.now(),
  leaseMs: Number(leaseMs),
}).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
