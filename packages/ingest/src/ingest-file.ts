import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inTransaction, type Vault } from '@qingqu/schema';
import type pg from 'pg';
import {
  countAttempt,
  findSame,
  type IngestFile,
  insertFile,
  isUnfinished,
  type NewFile,
  noteFailure,
  noteHead,
  readFile,
  refuseFile,
  reopenFile,
  takeBackAttempt,
} from './batch-file.js';
import { blobPath, storeBlob } from './blob-store.js';
import { type Claim, ClaimLost, LEASE_MS, withClaim } from './claim/claim.js';
import { commitBatch } from './commit-batch.js';
import { findLayout, layoutOf } from './definition/find-layout.js';
import { takeBack } from './desk/take-back.js';
import { failpoint } from './failpoint.js';
import { fileRun } from './file-run.js';
import type { FormatLimits } from './formats/limits.js';
import { type Part, partsOf } from './formats/parts.js';
import { empty, readHead } from './head.js';
import { type IngestResult, resultOf } from './ingest-result.js';
import type { Declared } from './layout.js';
import { openBatches } from './pipeline/open-batches.js';
import type { PreparedBatch } from './prepare-batch.js';
import { messageOf, type Problem } from './problem.js';
import { commaSeparated } from './reading.js';
import { type Area, loadReferenceData, type ReferenceData } from './reference-data.js';
import type { Words } from './words.js';

/** What ingest works with. */
export interface IngestDeps {
  /** The owner's pool (`systemPool`). A file takes two connections. */
  pool: pg.Pool;
  vault: Vault;
  /** Where raw files are kept by their SHA-256. */
  blobDir: string;
  /** Where the database keeps its data, when that is on this machine. */
  databaseDir?: string;
  /** Milliseconds; for rates only. */
  now(): number;
  /** Milliseconds after which the batch of a worker that gives no sign of life goes to another; 30,000 when left out. */
  leaseMs?: number;
  /** Regions and codes, when the caller has them already. */
  reference?: ReferenceData;
  /** How much of a file is read at most, where it differs from `defaultLimits`. */
  formatLimits?: Partial<FormatLimits>;
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
  /** Rows outside of this region's subtree are rejected: of whoever hands it in. */
  within?: Area;
  /** A line of the quarantine that is handed in again, corrected. */
  kind?: 'delivery' | 'correction';
  /** Only registers its batches; a worker loads them. */
  later?: boolean;
  /** Work once more on a batch that was parked. */
  retryParked?: boolean;
}

export interface LoadOptions {
  onProgress?: (progress: Progress) => void;
  /** Told how much of a file has been converted, before its first row is read. */
  onConvert?: (bytesDone: number, bytesTotal: number) => void;
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
  const { signal, onConvert } = request;
  failpoint('convert:before');
  const onProgress = (bytes: number) => onConvert?.(Math.min(bytes, blob.bytes), blob.bytes);
  const found = await partsOf({ ...deps, signal, onProgress }, blob, wish);
  failpoint('convert:after');
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
    withinRegion: request.within?.code ?? null,
    scopeOrd: (request.within ?? shared.reference.root).lo,
  });
  const { parts, notes } = 'problems' in found ? { parts: [{ ...whole, problems: found.problems }], notes: [] } : found;
  // All of them are known before the first is read: those that a kill leaves unread are taken up with what is unfinished.
  const registered: (Registered & { part: Part })[] = [];
  for (const part of parts) registered.push({ part, ...(await register(shared, fileOf(part), request)) });
  const results: IngestResult[] = [];
  for (const { part, ...batch } of registered) {
    if (request.signal?.aborted && results.length > 0) break;
    const result = await ingestPart(shared, batch, request, part.problems);
    results.push(part.notes ? { ...result, notes: part.notes } : result);
  }
  return withNotes(results, notes);
}

/** As {@link ingestDelivery}, of a file of which one part is read: the first one's result. */
export async function ingestFile(deps: IngestDeps, request: IngestRequest): Promise<IngestResult> {
  return (await ingestDelivery(deps, request))[0]!;
}

/** What is said of a delivery as a whole is said with its first part. */
function withNotes([first, ...others]: IngestResult[], notes: Words[]): IngestResult[] {
  const all = [...(first?.notes ?? []), ...notes];
  return first && all.length > 0 ? [{ ...first, notes: all }, ...others] : [first!, ...others];
}

async function ingestPart(
  deps: IngestDeps,
  { file, isKnown }: Registered,
  request: IngestRequest,
  problems?: Problem[],
): Promise<IngestResult> {
  if (file.status === 'done' || file.status === 'parked') return resultOf(deps.pool, file, { already: file.id });
  // Of what has been read in part it is known that it can be read.
  if (problems && file.read === 0) return refuse(deps, file, 1, problems);
  if (request.later) return resultOf(deps.pool, file, isKnown ? { already: file.id } : {});
  const result = await loadFile(deps, file.id, request);
  return isKnown && result.status === 'refused' ? { ...result, already: file.id } : result;
}

/** Takes up a registered batch at its checkpoint; while somebody else has it in hand, waits for what becomes of it. */
export async function loadFile(deps: IngestDeps, id: bigint, options: LoadOptions): Promise<IngestResult> {
  for (;;) {
    const result = await loadIfIdle(deps, id, options);
    if (result) return result;
    if (options.signal?.aborted) return resultOf(deps.pool, await readFile(deps.pool, id), { stopped: true });
    await setTimeout(Math.min((deps.leaseMs ?? LEASE_MS) / 4, MAX_WAIT_MS));
  }
}

/** So long a batch that somebody else has in hand is left alone before it is asked for again. */
const MAX_WAIT_MS = 500;

/** As {@link loadFile}, unless somebody is on it already: then undefined. */
export async function loadIfIdle(
  deps: IngestDeps,
  id: bigint,
  options: LoadOptions,
): Promise<IngestResult | undefined> {
  const result = await withClaim(deps.pool, id, deps.leaseMs ?? LEASE_MS, (claim) => attempt(deps, id, claim, options));
  if (result) return result;
  const file = await readFile(deps.pool, id);
  return isUnfinished(file) ? undefined : resultOf(deps.pool, file);
}

async function attempt(
  deps: IngestDeps,
  id: bigint,
  claim: Claim,
  options: LoadOptions,
): Promise<IngestResult | undefined> {
  const file = await countAttempt(deps.pool, id);
  failpoint('attempt:counted');
  if (file.status !== 'loading') return resultOf(deps.pool, file);
  try {
    const handle = await openBlob(deps.blobDir, file);
    return await load(deps, file, claim, handle, options).finally(() => handle.close());
  } catch (error) {
    if (error instanceof ClaimLost || claim.lost.aborted) return undefined;
    // A disk that is full is no fault of the file: it is gone on with when there is room, however often that is tried.
    const note = isDiskFull(error)
      ? takeBackAttempt(deps.pool, id)
      : noteFailure(deps.pool, id, claim.token, String((error as Error).message));
    // If the database is what failed, it cannot be told either; the error itself reaches the caller.
    await note.catch(() => undefined);
    throw error;
  }
}

/** Of the database, or of the files. */
const isDiskFull = (error: unknown): boolean =>
  ['53100', 'ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code));

async function load(
  deps: IngestDeps,
  file: IngestFile,
  claim: Claim,
  handle: FileHandle,
  options: LoadOptions,
): Promise<IngestResult> {
  const layout = await layoutOf(deps.pool, file);
  const reference = deps.reference ?? (await loadReferenceData(deps.pool));
  const head = await readHead(handle, file.encoding, file.reading);
  if (head.lines.length === 0) return refuse(deps, file, 1, [empty]);
  const opened = layout.open(head.lines, file);
  if ('problems' in opened) return refuse(deps, file, opened.line, opened.problems);
  // A correction has the title lines of its file, and not its rows.
  if (file.kind === 'delivery') await noteHead(deps.pool, file.id, opened);
  failpoint('head:noted');

  const run = fileRun(deps, file, claim, layout.feed, opened.layout, reference);
  const progress = progressOf(deps, file, options);
  const data = opened.headerAt === -1 ? head.start : head.lines[opened.headerAt]!.next;
  const checkpointOf = ({ nextByte, nextLine, nextRow }: IngestFile) =>
    nextByte === 0 ? { ...data, row: nextRow } : { byte: nextByte, line: nextLine, row: nextRow };
  const batches = await openBatches(
    run,
    file,
    handle,
    checkpointOf(file),
    deps.blobDir,
    head.lines.slice(0, opened.headerAt + 1),
  );
  try {
    let writeAhead = true;
    let batch = await batches.next(writeAhead);
    for (;;) {
      // While the database writes one batch, the next is read, checked and sealed.
      const [after, ahead] = await both(commitBatch(run, batch), batch.isLast ? undefined : batches.next(writeAhead));
      progress(after);
      if (after.status !== 'loading') return await resultOf(deps.pool, after);
      claim.lost.throwIfAborted();
      if (options.signal?.aborted) {
        await takeBackAttempt(deps.pool, file.id);
        return await resultOf(deps.pool, after, { stopped: true });
      }
      // Sealing ahead is a waste when most rows turn out to be known already.
      writeAhead = after.counts.loaded + after.counts.updated > after.read / 4;
      if (ahead && after.nextRow === ahead.from.row) batch = ahead;
      else {
        // Another worker is on the same file, or what seemed known is not: go on from where it is.
        batches.seek(checkpointOf(after), run.blocks.mayPass);
        batch = await batches.next(writeAhead);
      }
    }
  } finally {
    await batches.close();
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

interface Registered {
  file: IngestFile;
  isKnown: boolean;
}

/** The batch of this part: the one there is, or a new one. */
async function register(deps: IngestDeps, part: NewFile, request: IngestRequest): Promise<Registered> {
  failpoint('register:before');
  const registered = await inTransaction(deps.pool, async (client) => {
    const same = await findSame(client, part);
    if (!same) {
      const file = await insertFile(client, part);
      failpoint('register:inserted');
      return { file, isKnown: false };
    }
    // A refused file is looked at again: what was expected may have changed since.
    if (same.status === 'refused' || (same.status === 'parked' && request.retryParked)) {
      await reopenFile(client, same, part);
      return { file: await readFile(client, same.id), isKnown: true };
    }
    return { file: same, isKnown: true };
  });
  failpoint('register:after');
  return registered;
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
  if (file.kind === 'correction') await takeBack(deps.pool, file.id);
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
