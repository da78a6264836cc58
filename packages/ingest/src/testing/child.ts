import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Vault } from '@qingqu/schema';
import { oneFile } from '@qingqu/schema/testing';
import type pg from 'pg';
import { ingestFile } from '../ingest-file.js';
import { reconcileAfterBatch } from '../reconcile/reconcile-after-batch.js';

/** What a child works with; see ingest-child.ts. */
export interface ChildArguments {
  url: string;
  blobDir: string;
  paths: readonly string[];
  leaseMs?: number;
  /** A failpoint at which it stops itself, and the how-manyth time. */
  stop?: string;
}

/** How a child ended: it finished, was killed, or failed with an error. */
export type ChildEnd = { how: 'finished' } | { how: 'killed' } | { how: 'failed'; errors: string };

export interface RunningChild {
  process: ChildProcess;
  end: Promise<ChildEnd>;
}

const program = join(process.cwd(), 'packages/ingest/dist/testing/ingest-child.js');

/**
 * Starts a process that takes in files.
 * @param onSign told of each sign of life: `ready`, then one a transaction
 */
export function startChild(
  { url, blobDir, paths, leaseMs = 10_000, stop = '-' }: ChildArguments,
  onSign: (sign: number, child: ChildProcess) => void = () => undefined,
): RunningChild {
  const child = spawn(process.execPath, [oneFile(program), url, blobDir, String(leaseMs), stop, ...paths], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  let signs = 0;
  createInterface(child.stdout).on('line', () => {
    onSign(signs, child);
    signs += 1;
  });
  const end = new Promise<ChildEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ how: 'killed' });
      else resolve(code === 0 ? { how: 'finished' } : { how: 'failed', errors });
    });
  });
  return { process: child, end };
}

/** Takes files in as a child does, in this process, where nothing happens to it. */
export async function takeInUndisturbed(
  pool: pg.Pool,
  blobDir: string,
  paths: readonly string[],
  { rows }: { rows: number },
): Promise<void> {
  const deps = { pool, vault: new Vault(Buffer.alloc(32, 1)), blobDir, now: () => performance.now() };
  for (const path of paths)
    await ingestFile(deps, { feed: 'subsidy_line', path, receivedBy: 'child', declared: { rows } });
  await reconcileAfterBatch({ pool });
}

/** As {@link startChild}, to its end. @throws when it fails */
export async function runChild(args: ChildArguments): Promise<'finished' | 'killed'> {
  const end = await startChild(args).end;
  if (end.how === 'failed') throw new Error(`the child failed: ${end.errors}`);
  return end.how;
}
