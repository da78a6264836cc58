import { basename } from 'node:path';
import { systemPool, Vault } from '@qingqu/schema';
import { feedOfFile } from '../find-feed.js';
import { ingestFile, type Progress } from '../ingest-file.js';

// A process that takes in files, to be killed at any instant: node dist/testing/ingest-child.js <database url> <blob folder> <file…>

const [url, blobDir, ...paths] = process.argv.slice(2);
if (!url || !blobDir || paths.length === 0) {
  process.stderr.write('usage: ingest-child <database url> <blob folder> <file…>\n');
  process.exit(2);
}

async function main(databaseUrl: string, blobs: string): Promise<void> {
  const pool = systemPool(databaseUrl, 2);
  const deps = { pool, vault: new Vault(Buffer.alloc(32, 1)), blobDir: blobs, now: () => performance.now() };
  process.stdout.write('ready\n');
  for (const path of paths) {
    const onProgress = ({ rows }: Progress) => process.stdout.write(`${rows}\n`);
    const feed = feedOfFile(path).name;
    const take = () => ingestFile(deps, { feed, path, receivedBy: 'child', retryParked: true, onProgress });
    let result = await take();
    // A batch that is killed five times in a row before its first commit is parked; here that is chance and not its fault.
    while (result.status === 'parked') result = await take();
    process.stdout.write(`${basename(path)} ${result.status} ${result.read}\n`);
  }
  await pool.end();
}

main(url, blobDir).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
