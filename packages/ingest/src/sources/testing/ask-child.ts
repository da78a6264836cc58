import { setTimeout as pause } from 'node:timers/promises';
import { systemPool, Vault } from '@qingqu/schema';
import { secretReader } from '../../connectors/secret.js';
import { askSource, type SourceDeps } from '../ask-source.js';
import { intakeLimits } from '../intake.js';

// A process that asks sources until they have nothing new, to be killed at any instant: node dist/sources/testing/ask-child.js <database url> <blob folder> <source…>

const [url, blobDir, ...names] = process.argv.slice(2);
if (!url || !blobDir || names.length === 0) {
  process.stderr.write('usage: ask-child <database url> <blob folder> <source…>\n');
  process.exit(2);
}

const HELD_MS = 50;

async function main(databaseUrl: string, blobs: string): Promise<void> {
  const pool = systemPool(databaseUrl, 3);
  const deps: SourceDeps = {
    pool,
    vault: new Vault(Buffer.alloc(32, 1)),
    blobDir: blobs,
    now: () => performance.now(),
    secret: secretReader(process.env),
    inboxDir: blobs,
    intake: { ...intakeLimits, freeDisk: 0 },
    onProgress: ({ rows }) => process.stdout.write(`${rows}\n`),
  };
  process.stdout.write('ready\n');
  for (const name of names) await askUntilEmpty(deps, name);
  await pool.end();
}

async function askUntilEmpty(deps: SourceDeps, name: string): Promise<void> {
  for (;;) {
    const { status, results, failures, words } = await askSource(deps, name, new AbortController().signal);
    process.stdout.write(`${name} ${status} ${results.length}\n`);
    const bad = failures[0]?.words ?? words;
    if (bad) throw new Error(`${name}: ${bad.en}`);
    if (status === 'asked' && results.length === 0) return;
    if (status === 'held') await pause(HELD_MS);
  }
}

main(url, blobDir).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
});
