import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fetched, Landing, Mark } from './connector.js';
import { ConnectorError, tooLarge } from './connector-error.js';
import { type HttpClient, shown } from './http-request.js';

export interface Wanted {
  url: string;
  /** What is known of the state that was taken in last. */
  mark: Mark | undefined;
  /** Whether "not found" only means "not yet". */
  mayBeAbsent: boolean;
}

/** What has arrived of a file so far, and of which state of it. */
interface Part {
  path: string;
  /** The strong validator of the state; without one it cannot be gone on with. */
  etag: string | undefined;
  bytes: number;
}

/** A try failed in a way that may pass. */
class Passing extends Error {
  /** @param after seconds that the server asks to wait */
  constructor(
    readonly reason: ConnectorError,
    readonly after?: number,
  ) {
    super(reason.message, { cause: reason.cause });
  }
}

/** The first wait between tries; each further one is twice as long. */
const FIRST_WAIT_MS = 500;
/** Longer than this a server is not waited for within one asking. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Fetches an address unless it is as it was. What breaks off is gone on with where it stopped, in this asking or, on the same machine, in a
 * later one, as long as the server says that it is still the same file.
 */
export async function download(client: HttpClient, wanted: Wanted, to: Landing): Promise<Fetched | undefined> {
  const path = join(to.dir, `${createHash('sha256').update(wanted.url).digest('hex').slice(0, 32)}.part`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(client, wanted, path, to.signal);
    } catch (error) {
      to.signal.throwIfAborted();
      if (!(error instanceof Passing)) throw error;
      if (attempt >= client.settings.tries) throw error.reason;
      const wait = error.after === undefined ? FIRST_WAIT_MS * 2 ** (attempt - 1) : error.after * 1_000;
      await pause(Math.min(wait, LONGEST_WAIT_MS), undefined, { signal: to.signal });
    }
  }
}

async function once(
  client: HttpClient,
  { url, mark, mayBeAbsent }: Wanted,
  path: string,
  signal: AbortSignal,
): Promise<Fetched | undefined> {
  const watch = idleWatch(client.settings.idle, signal);
  const part = await findPart(path);
  try {
    const response = await client.get(url, part ? goingOn(part) : unlessAs(mark), watch.signal);
    const { status, headers } = response;
    if (status === 304) return undefined;
    if (mayBeAbsent && (status === 404 || status === 410)) return undefined;
    if (status === 416 && part) {
      // It had come whole, only its end was not seen.
      if (isWhole(headers, part)) return await arrived(path, mark, { etag: part.etag });
      await dropPart(path);
      throw new Passing(refused(url, status));
    }
    if (status !== 200 && status !== 206) throw failure(url, response);
    const from = status === 206 ? offsetOf(headers, part, url) : 0;
    await receive(client, url, response, { path, from, watch });
    return await arrived(path, mark, { etag: headers.get('etag'), modified: headers.get('last-modified') });
  } catch (error) {
    if (error instanceof ConnectorError || error instanceof Passing) throw error;
    throw new Passing(unreachable(url, error));
  } finally {
    watch.end();
  }
}

/** The file, unless its bytes are those that were taken in before. */
async function arrived(
  path: string,
  mark: Mark | undefined,
  { etag, modified }: { etag?: string | null | undefined; modified?: string | null },
): Promise<Fetched | undefined> {
  const sha256 = await digestOf(path);
  if (sha256 !== mark?.sha256)
    return { path, mark: { sha256, ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) } };
  await dropPart(path);
  return undefined;
}

const isWhole = (headers: Headers, { bytes }: Part): boolean => headers.get('content-range') === `bytes */${bytes}`;

const unlessAs = (mark: Mark | undefined): Record<string, string> => ({
  ...(typeof mark?.etag === 'string' ? { 'if-none-match': mark.etag } : {}),
  ...(typeof mark?.modified === 'string' ? { 'if-modified-since': mark.modified } : {}),
});

const goingOn = ({ bytes, etag }: Part): Record<string, string> => ({
  range: `bytes=${bytes}-`,
  'if-range': etag!,
});

/** Where the rest that the server sends begins. */
function offsetOf(headers: Headers, part: Part | undefined, url: string): number {
  const from = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1];
  if (part && Number(from) === part.bytes) return part.bytes;
  throw new Passing(
    new ConnectorError({
      zh: `${shown(url)} 续传的位置不符`,
      en: `${shown(url)} goes on from another place than was asked for`,
    }),
  );
}

interface Receiving {
  path: string;
  from: number;
  watch: ReturnType<typeof idleWatch>;
}

async function receive(client: HttpClient, url: string, response: Response, to: Receiving): Promise<void> {
  const { maxBytes } = client.settings;
  const length = response.headers.get('content-length');
  const total = length === null ? undefined : to.from + Number(length);
  if (total !== undefined && total > maxBytes) throw tooLarge(shown(url), maxBytes);
  // What begins anew is a new file: a worker that was thought dead may still be writing to the last one.
  if (to.from === 0) await dropPart(to.path);
  await notePart(to.path, response.headers.get('etag'));
  const file = await open(to.path, to.from === 0 ? 'wx' : 'r+', 0o600);
  try {
    const got = await copy(file, response, to, () => tooLarge(shown(url), maxBytes), maxBytes);
    if (total !== undefined && got !== total)
      throw new Passing(unreachable(url, new Error(`${got} of ${total} bytes`)));
    await file.truncate(got);
  } finally {
    await file.close();
  }
}

/** Writes at given places, so that one who was thought dead and writes on writes the same there. */
async function copy(
  file: FileHandle,
  response: Response,
  { from, watch }: Receiving,
  tooMuch: () => Error,
  maxBytes: number,
): Promise<number> {
  let at = from;
  for await (const chunk of response.body ?? []) {
    watch.beat();
    if (at + chunk.length > maxBytes) throw tooMuch();
    for (let done = 0; done < chunk.length; ) {
      const { bytesWritten } = await file.write(chunk, done, chunk.length - done, at);
      done += bytesWritten;
      at += bytesWritten;
    }
  }
  return at;
}

const stateOf = (path: string) => `${path}.etag`;

/** Remembers of which state the bytes are; a weak validator, or none, says nothing about bytes. */
async function notePart(path: string, etag: string | null): Promise<void> {
  if (etag && !etag.startsWith('W/')) await writeFile(stateOf(path), etag, { mode: 0o600 });
  else await rm(stateOf(path), { force: true });
}

async function findPart(path: string): Promise<Part | undefined> {
  try {
    const etag = await readFile(stateOf(path), 'utf8');
    const file = await open(path, 'r');
    const { size } = await file.stat().finally(() => file.close());
    return size > 0 ? { path, etag, bytes: size } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function dropPart(path: string): Promise<void> {
  await Promise.all([path, stateOf(path)].map((file) => rm(file, { force: true })));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Ends a try that has not moved for so long. */
function idleWatch(seconds: number, outer: AbortSignal) {
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(new Error(`nothing came for ${seconds} s`)), seconds * 1_000);
  return {
    signal: AbortSignal.any([outer, idle.signal]),
    beat: () => void timer.refresh(),
    end: () => clearTimeout(timer),
  };
}

/** What an answer other than the file means: the server's trouble may pass, a wrong address or credential does not. */
function failure(url: string, { status, headers }: Response): Error {
  if (status !== 408 && status !== 425 && status !== 429 && status < 500) return refused(url, status);
  const after = Number(headers.get('retry-after'));
  return new Passing(refused(url, status), after > 0 ? after : undefined);
}

function refused(url: string, status: number): ConnectorError {
  const hint =
    status === 401 || status === 403
      ? { zh: '；请检查凭据', en: '; check the credential' }
      : status === 404 || status === 410
        ? { zh: '；请检查地址', en: '; check the address' }
        : { zh: '', en: '' };
  return new ConnectorError({
    zh: `${shown(url)} 返回 HTTP ${status}${hint.zh}`,
    en: `${shown(url)} answered HTTP ${status}${hint.en}`,
  });
}

function unreachable(url: string, error: unknown): ConnectorError {
  const { cause, message } = error as Error;
  const { code, message: inner } = (cause ?? {}) as { code?: string; message?: string };
  const reason = code ?? inner ?? message;
  return new ConnectorError(
    { zh: `无法从 ${shown(url)} 取得（${reason}）`, en: `nothing to be had from ${shown(url)} (${reason})` },
    { cause: error },
  );
}

/** A page with more than this is no list of files. */
const PAGE_BYTES = 10_000_000;

/** The files of its own server that a page links to, each once, sorted. */
export async function readPage(client: HttpClient, url: string, signal: AbortSignal): Promise<string[]> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(client.settings.idle * 1_000)]);
  const response = await client.get(url, {}, limit).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof ConnectorError ? error : unreachable(url, error);
  });
  if (response.status !== 200) throw refused(url, response.status);
  let html = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    html += decoder.decode(chunk, { stream: true });
    if (html.length > PAGE_BYTES) throw tooLarge(shown(url), PAGE_BYTES);
  }
  // Only links of the same server: its credentials are for nobody else.
  const page = new URL(url);
  const links = [...html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)]
    .map(([, double, single, bare]) => (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim())
    .filter((link) => URL.canParse(link, page.href))
    .map((link) => new URL(link, page))
    .filter(({ origin, pathname }) => origin === page.origin && !pathname.endsWith('/'));
  for (const link of links) link.hash = '';
  return [...new Set(links.map(({ href }) => href))].sort();
}
