import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import { keptAs } from '../server/send-file.js';
import type { CheckedExport } from './export-wish.js';
import { contentTypes } from './formats/index.js';
import type { Written } from './write-export.js';

/** A client that takes nothing for so long has gone away. */
const IDLE_MS = 60_000;

export interface Sending {
  headers: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Called when the client goes away while rows are still being read. */
  onCut(): void;
  /** What has to be done before the end goes out; when it fails, the export has failed. */
  beforeEnd(result: { rows: number; bytes: number; sha256: string }): Promise<void>;
}

/** The client has gone away, or was too slow. */
export class Cut extends Error {
  override name = 'Cut';
}

/**
 * Sends the bytes as they are made, no faster than the client takes them, and their count and digest behind them as trailers.
 * What fails on the way ends the connection without the last chunk: no client can take the part for the whole.
 */
export async function sendExport(reply: FastifyReply, written: Written, sending: Sending): Promise<void> {
  const { raw } = reply;
  const gone = new AbortController();
  const cut = () => {
    if (raw.writableFinished) return;
    gone.abort(new Cut('the client has gone away'));
    sending.onCut();
  };
  const late = setTimeout(() => raw.destroy(), sending.timeoutMs);
  raw.once('close', cut);
  reply.hijack();
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...sending.headers, trailer: TRAILERS });
  try {
    for await (const chunk of written) {
      gone.signal.throwIfAborted();
      if (!raw.write(chunk))
        await once(raw, 'drain', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(IDLE_MS)]) });
    }
    const result = written.result();
    await sending.beforeEnd(result);
    raw.addTrailers({ 'X-Row-Count': String(result.rows), 'X-Content-SHA256': result.sha256 });
    raw.end();
  } catch (error) {
    raw.destroy();
    throw gone.signal.aborted ? gone.signal.reason : error;
  } finally {
    clearTimeout(late);
  }
}

const TRAILERS = 'X-Row-Count, X-Content-SHA256';

export function headersOf({ wish, question }: CheckedExport, now: Date): Record<string, string> {
  const type = contentTypes[wish.format];
  return {
    'content-type': wish.format === 'csv' ? `${type}; charset=${wish.charset}` : type,
    'content-disposition': attachment(question.entity.about, `${wish.entity}-${stamp(now)}.${wish.format}`),
    'cache-control': 'no-store',
  };
}

/** To be kept under a name, with the Chinese name of what is in it where a program knows more than ASCII. */
export function attachment(about: string, name: string): string {
  const chinese = /\p{Script=Han}+/u.exec(about)?.[0];
  return keptAs(name, chinese ? `${chinese}-${name}` : name);
}

/** `20181015-120000`, Asia/Shanghai. */
const stamp = (now: Date): string =>
  now
    .toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
    .replaceAll(/[-:]/g, '')
    .replace(' ', '-');
