import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { inTransaction, type Vault } from '@qingqu/schema';
import type pg from 'pg';
import {
  countAttempt,
  findSame,
  type IngestFile,
  insertFile,
  type NewFile,
  noteFailure,
  noteHead,
  readFile,
  refuseFile,
  reopenFile,
  takeBackAttempt,
} from './batch-file.js';
import { blobPath, storeBlob } from './blob-store.js';
import { commitBatch } from './commit-batch.js';
import { findLayout, layoutOf } from './definition/find-layout.js';
import { fileRun } from './file-run.js';
import { type Part, partsOf } from './formats/parts.js';
import { Framer } from './framer.js';
import { empty, readHead } from './head.js';
import { inHand } from './in-hand.js';
import { type IngestResult, resultOf } from './ingest-result.js';
import type { Declared } from './layout.js';
import { type PreparedBatch, prepareBatch } from './prepare-batch.js';
import { messageOf, type Problem } from './problem.js';
import { commaSeparated } from './reading.js';
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
  /** A feed, or a feed definition, by name. */
  feed: string;
  /** The file, by path or as bytes. */
  path?: string;
  bytes?: Uint8Array;
  /** What to call it; the path's last part when left out. */
  name?: string;
  /** The user or system that hands it in, who owns its rejected rows unless they name somebody. */
  receivedBy: string;
  /** When the sender knows better than what is found out: a label of the WHATWG encoding standard. */
  encoding?: string;
  /** The business day that the sender declares, 'YYYY-MM-DD'. */
  asOf?: string;
  /** What the sender declares of the file. */
  declared?: Declared;
  /** The source that it was fetched from. */
  sourceId?: bigint;
  /** A line of the quarantine that is handed in again, corrected. */
  kind?: 'delivery' | 'correction';
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
 * Takes in a delivery: keeps its bytes, finds what is to be read in them (the file, its sheets, the members of an archive), checks each part's
 * header, and commits its rows a thousand at a time, each with its place in the ledger. The same bytes again change nothing; an unfinished
 * batch is taken up where it stopped. Bad rows and bad files are results, not exceptions; what throws is an unknown feed, an unreadable
 * path, an unreachable database.
 *
 * @returns a result for each part, in their order; at least one
 * @throws UnknownFeedError
 * @example
 * const [result] = await ingestDelivery(deps, { feed: 'payment', path: '03-payment.csv', receivedBy: 'zhangsan' });
 * console.log(describeOutcome(result, 'zh'));
 */
export async function ingestDelivery(deps: IngestDeps, request: IngestRequest): Promise<IngestResult[]> {
  const layout = await findLayout(deps.pool, request.feed);
  const source = request.path ?? request.bytes;
  if (source === undefined) throw new TypeError('a delivery needs a path or bytes');
  const shared = { ...deps, reference: deps.reference ?? (await loadReferenceData(deps.pool)) };
  const name = request.name ?? (request.path === undefined ? `${layout.feed.name}.csv` : basename(request.path));
  const blob = await storeBlob(deps.blobDir, source);
  const wish = { ...layout.wish, ...(request.encoding === undefined ? {} : { encoding: request.encoding }) };
  const found = await partsOf(deps, blob, name, wish);
  const whole: Part = { name: '', blob, encoding: 'utf-8', reading: commaSeparated };
  const fileOf = (part: Part): NewFile => ({
    feed: layout.feed.name,
    definitionId: layout.definitionId,
    sourceId: request.sourceId ?? null,
    name,
    part: part.name,
    originSha256: blob.sha256,
    sha256: part.blob.sha256,
    bytes: part.blob.bytes,
    encoding: part.encoding,
    reading: part.reading,
    kind: request.kind ?? 'delivery',
    asOf: request.asOf ?? layout.asOfName(name) ?? null,
    declared: request.declared ?? {},
    receivedBy: request.receivedBy,
    scopeOrd: shared.reference.root.lo,
  });
  if ('problems' in found) {
    const { file } = await register(shared, fileOf(whole), request);
    return [await refuse(shared, file, 1, found.problems)];
  }
  const results: IngestResult[] = [];
  for (const part of found.parts) {
    if (request.signal?.aborted && results.length > 0) break;
    results.push(await ingestPart(shared, fileOf(part), request));
  }
  return results;
}

/** As {@link ingestDelivery}, of a file of which one part is read: the first one's result. */
export async function ingestFile(deps: IngestDeps, request: IngestRequest): Promise<IngestResult> {
  return (await ingestDelivery(deps, request))[0]!;
}

async function ingestPart(deps: IngestDeps, part: NewFile, request: IngestRequest): Promise<IngestResult> {
  const { file, isKnown } = await register(deps, part, request);
  if (file.status === 'done' || file.status === 'parked') return resultOf(deps.pool, file, { already: file.id });
  const result = await loadFile(deps, file.id, request);
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
  const layout = await layoutOf(deps.pool, file);
  const reference = deps.reference ?? (await loadReferenceData(deps.pool));
  const head = await readHead(handle, file.encoding, file.reading);
  if (head.lines.length === 0) return refuse(deps, file, 1, [empty]);
  const opened = layout.open(head.lines);
  if ('problems' in opened) return refuse(deps, file, opened.line, opened.problems);
  await noteHead(deps.pool, file.id, opened);

  const run = fileRun(deps, file, layout.feed, opened.layout, reference);
  const progress = progressOf(deps, file, options);
  let writeAhead = true;
  const data = opened.headerAt === -1 ? head.start : head.lines[opened.headerAt]!.next;
  const framerAt = ({ nextByte, nextLine }: IngestFile) =>
    new Framer(handle, nextByte === 0 ? data : { byte: nextByte, line: nextLine }, file.reading);
  let framer = framerAt(file);
  let batch = await prepareBatch(framer, run.checker, file, file.nextRow, writeAhead);
  for (;;) {
    // While the database writes one batch, the next is read, checked and sealed.
    const [after, ahead] = await both(
      commitBatch(run, batch),
      batch.isLast ? undefined : prepareBatch(framer, run.checker, file, batch.next.row, writeAhead),
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
      batch = await prepareBatch(framer, run.checker, file, after.nextRow, writeAhead);
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

/** The batch of this part: the one there is, or a new one. */
async function register(
  deps: IngestDeps,
  part: NewFile,
  request: IngestRequest,
): Promise<{ file: IngestFile; isKnown: boolean }> {
  return inTransaction(deps.pool, async (client) => {
    const same = await findSame(client, part);
    if (!same) return { file: await insertFile(client, part), isKnown: false };
    // A refused file is looked at again: what was expected may have changed since.
    if (same.status === 'refused' || (same.status === 'parked' && request.retryParked)) {
      await reopenFile(client, same, part);
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
