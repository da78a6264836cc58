import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { inTransaction, type Vault } from '@qingqu/schema';
import type pg from 'pg';
import {
  countAttempt,
  findSame,
  type IngestFile,
  insertFile,
  noteFailure,
  readFile,
  refuseFile,
  reopenFile,
  takeBackAttempt,
} from './batch-file.js';
import { type Blob, blobPath, storeBlob } from './blob-store.js';
import { commitBatch } from './commit-batch.js';
import { detectEncoding, type Encoding } from './encoding.js';
import type { Feed } from './feed.js';
import { fileRun } from './file-run.js';
import { findFeed } from './find-feed.js';
import { Framer } from './framer.js';
import { checkHeader } from './header.js';
import { inHand } from './in-hand.js';
import { type IngestResult, resultOf } from './ingest-result.js';
import { type PreparedBatch, prepareBatch } from './prepare-batch.js';
import { messageOf, type Problem } from './problem.js';
import { readHeader } from './read-header.js';
import { loadReferenceData, type ReferenceData } from './reference-data.js';

/** What ingest works with. */
export interface IngestDeps {
  /** The owner's pool (`systemPool`). A file takes two connections. */
  pool: pg.Pool;
  vault: Vault;
  /** Where raw files are kept by their SHA-256. */
  blobDir: string;
  /** Milliseconds; for rates only. */
  now(): number;
  /** Regions and codes, when the caller has them already. */
  reference?: ReferenceData;
}

export interface IngestRequest extends LoadOptions {
  feed: string;
  /** The file, by path or as bytes. */
  path?: string;
  bytes?: Uint8Array;
  /** What to call it; the path's last part when left out. */
  name?: string;
  /** The user or system that hands it in, who owns its rejected rows unless they name somebody. */
  receivedBy: string;
  /** When the sender knows better than {@link detectEncoding}. */
  encoding?: Encoding;
  /** Work once more on a batch that was parked. */
  retryParked?: boolean;
}

export interface LoadOptions {
  onProgress?: (progress: Progress) => void;
  /** Stops after the transaction in hand; the batch can be resumed. */
  signal?: AbortSignal;
}

/** Where the work on a file stands, told after each transaction. */
export interface Progress {
  fileId: bigint;
  feed: string;
  name: string;
  rows: number;
  bytesDone: number;
  bytesTotal: number;
  /** In this run, on average. */
  rowsPerSecond: number;
}

/**
 * Takes in one file: keeps its bytes, checks its header, and commits its rows a thousand at a time, each with its place in the ledger.
 * The same bytes again change nothing; an unfinished batch is taken up where it stopped. Bad rows and bad files are results, not
 * exceptions; what throws is an unknown feed, an unreadable path, an unreachable database.
 *
 * @throws UnknownFeedError
 * @example
 * const result = await ingestFile(deps, { feed: 'payment', path: '03-payment.csv', receivedBy: 'zhangsan' });
 * console.log(describeOutcome(result, 'zh'));
 */
export async function ingestFile(deps: IngestDeps, request: IngestRequest): Promise<IngestResult> {
  const feed = findFeed(request.feed);
  const source = request.path ?? request.bytes;
  if (source === undefined) throw new TypeError('ingestFile needs a path or bytes');
  const reference = deps.reference ?? (await loadReferenceData(deps.pool));
  const blob = await storeBlob(deps.blobDir, source);
  const { file, isKnown } = await register(deps, feed, blob, reference, request);
  if (file.status === 'done' || file.status === 'parked') return resultOf(deps.pool, file, { already: file.id });
  const result = await loadFile({ ...deps, reference }, file.id, request);
  return isKnown && result.status === 'refused' ? { ...result, already: file.id } : result;
}

/** Takes up a registered batch at its checkpoint. */
export async function loadFile(deps: IngestDeps, id: bigint, options: LoadOptions): Promise<IngestResult> {
  return inHand(deps.pool, id, () => attempt(deps, id, options));
}

/** As {@link loadFile}, unless somebody is on it already: then undefined. */
export async function loadIfIdle(
  deps: IngestDeps,
  id: bigint,
  options: LoadOptions,
): Promise<IngestResult | undefined> {
  return inHand(deps.pool, id, async (isMine) => (isMine ? attempt(deps, id, options) : undefined));
}

async function attempt(deps: IngestDeps, id: bigint, options: LoadOptions): Promise<IngestResult> {
  const file = await countAttempt(deps.pool, id);
  if (file.status !== 'loading') return resultOf(deps.pool, file);
  try {
    const handle = await openBlob(deps.blobDir, file);
    return await load(deps, file, handle, options).finally(() => handle.close());
  } catch (error) {
    // If the database is what failed, it cannot be told either; the error itself reaches the caller.
    await noteFailure(deps.pool, id, String((error as Error).message)).catch(() => undefined);
    throw error;
  }
}

async function load(
  deps: IngestDeps,
  file: IngestFile,
  handle: FileHandle,
  options: LoadOptions,
): Promise<IngestResult> {
  const feed = findFeed(file.feed);
  const reference = deps.reference ?? (await loadReferenceData(deps.pool));
  const start = await readHeader(handle, file.encoding);
  const header = Array.isArray(start.cells) ? checkHeader(feed, start.cells) : [start.cells];
  if (Array.isArray(header)) return refuse(deps, file, start.line, header);

  const run = fileRun(deps, file, feed, header, reference);
  const progress = progressOf(deps, file, options);
  let writeAhead = true;
  const framerAt = ({ nextByte, nextLine }: IngestFile) =>
    new Framer(handle, nextByte === 0 ? start.next : { byte: nextByte, line: nextLine });
  let framer = framerAt(file);
  let batch = await prepareBatch(framer, run.checker, file.encoding, file.nextRow, writeAhead);
  for (;;) {
    // While the database writes one batch, the next is read, checked and sealed.
    const [after, ahead] = await both(
      commitBatch(run, batch),
      batch.isLast ? undefined : prepareBatch(framer, run.checker, file.encoding, batch.next.row, writeAhead),
    );
    progress(after);
    if (after.status !== 'loading') return resultOf(deps.pool, after);
    if (options.signal?.aborted) {
      await takeBackAttempt(deps.pool, file.id);
      return resultOf(deps.pool, after, { stopped: true });
    }
    if (ahead && after.nextRow === ahead.from.row) {
      // Sealing ahead is a waste when most rows turn out to be known already.
      writeAhead = after.counts.loaded + after.counts.updated > after.read / 4;
      batch = ahead;
    } else {
      // Another worker is on the same file: go on from where it is.
      framer = framerAt(after);
      batch = await prepareBatch(framer, run.checker, file.encoding, after.nextRow, writeAhead);
    }
  }
}

/** Waits for both, so that neither is left running when the other fails. */
async function both(
  commit: Promise<IngestFile>,
  ahead: Promise<PreparedBatch> | undefined,
): Promise<[IngestFile, PreparedBatch | undefined]> {
  const [committed, prepared] = await Promise.allSettled([commit, ahead]);
  if (committed.status === 'rejected') throw committed.reason;
  if (prepared.status === 'rejected') throw prepared.reason;
  return [committed.value, prepared.value];
}

/** The batch of these bytes: the one there is, or a new one. */
async function register(
  deps: IngestDeps,
  feed: Feed,
  blob: Blob,
  reference: ReferenceData,
  request: IngestRequest,
): Promise<{ file: IngestFile; isKnown: boolean }> {
  const encoding = request.encoding ?? (await detectEncoding(blob.path));
  return inTransaction(deps.pool, async (client) => {
    const same = await findSame(client, feed, blob.sha256);
    if (!same) {
      const name = request.name ?? (request.path === undefined ? `${feed.name}.csv` : basename(request.path));
      const { sha256, bytes } = blob;
      return {
        file: await insertFile(client, {
          feed: feed.name,
          name,
          sha256,
          bytes,
          encoding,
          receivedBy: request.receivedBy,
          scopeOrd: reference.root.lo,
        }),
        isKnown: false,
      };
    }
    // A refused file is looked at again: what was expected may have changed since.
    if (same.status === 'refused' || (same.status === 'parked' && request.retryParked)) {
      await reopenFile(client, same.id, same.read === 0 ? encoding : same.encoding);
      return { file: await readFile(client, same.id), isKnown: true };
    }
    return { file: same, isKnown: true };
  });
}

async function openBlob(blobDir: string, file: IngestFile): Promise<FileHandle> {
  const path = blobPath(blobDir, file.sha256);
  const handle = await open(path).catch((cause: Error) => {
    throw new Error(`batch #${file.id}: its kept bytes cannot be read at ${path}; hand in ${file.name} again`, {
      cause,
    });
  });
  const { size } = await handle.stat();
  if (BigInt(size) === file.bytes) return handle;
  await handle.close();
  throw new Error(`batch #${file.id}: ${path} has ${size} bytes and not ${file.bytes}; hand in ${file.name} again`);
}

async function refuse(deps: IngestDeps, file: IngestFile, line: number, problems: Problem[]): Promise<IngestResult> {
  await refuseFile(deps.pool, file.id, `${problems[0]!.code} ${messageOf(line, problems).zh}`);
  return resultOf(deps.pool, await readFile(deps.pool, file.id), { refusal: { line, problems } });
}

function progressOf(deps: IngestDeps, file: IngestFile, { onProgress }: LoadOptions): (after: IngestFile) => void {
  if (!onProgress) return () => undefined;
  const began = deps.now();
  return (after) => {
    const seconds = Math.max((deps.now() - began) / 1000, 0.001);
    onProgress({
      fileId: file.id,
      feed: file.feed,
      name: file.name,
      rows: after.read,
      bytesDone: after.status === 'done' ? Number(file.bytes) : after.nextByte,
      bytesTotal: Number(file.bytes),
      rowsPerSecond: Math.round((after.read - file.read) / seconds),
    });
  };
}
