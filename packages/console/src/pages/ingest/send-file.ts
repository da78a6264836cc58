import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/** What is said of a file, as the fields of an upload. */
export interface FileWish {
  feed: string;
  asOf?: string | undefined;
  declaredRows?: string | undefined;
  declaredYuan?: string | undefined;
}

export interface Handed {
  sha256: string;
  batches: { id: string; number: string; status: string; already: boolean; problem?: string }[];
}

/** A file of which nothing was stored: what it would come to. */
export interface Trial {
  feed: string;
  problems: TrialProblem[];
  notes: string[];
  parts: {
    name: string;
    encoding: string;
    notes: string[];
    refusal: { line: number; problems: TrialProblem[] } | null;
    rows: { line: number; cells: { header: string; value: string }[]; messageZh?: string; messageEn?: string }[];
    read: number;
    good: number;
    quarantined: number;
    aside: number;
    reasons: {
      code: string;
      column: string | null;
      count: number;
      line: number;
      messageZh: string;
      messageEn: string;
    }[];
    sumYuan: string | null;
    totals: { measure: 'rows' | 'fen'; declared: string; computed: string }[];
  }[];
}

export interface TrialProblem {
  code: string;
  column: string | null;
  whatZh: string;
  whatEn: string;
  expectedZh: string;
  expectedEn: string;
}

export interface Sending {
  file: File;
  wish: FileWish;
  token: string;
  signal: AbortSignal;
  /** How far it is, from 0 to 1. */
  onHashed: (share: number) => void;
  onSent: (share: number) => void;
}

/** Why the server did not take a file, in its own words. */
export class NotTaken extends Error {}

const CHUNK = 4 * 1024 * 1024;

/** What the file would come to; the server stores none of it. @throws NotTaken */
export async function tryFile({ file, wish, token, signal }: Omit<Sending, 'onHashed' | 'onSent'>): Promise<Trial> {
  const form = new FormData();
  for (const [name, value] of Object.entries(wish)) if (value) form.set(name, value);
  form.set('file', file);
  const answer = await fetch('/uploads?try=1', { method: 'POST', body: form, headers: bearer(token), signal });
  return (await taken(answer)).json();
}

/**
 * Sends a file by its hash, piece by piece, from wherever an earlier attempt of this user ended.
 * @throws NotTaken in the server's words; what `fetch` throws when the server is away, after which it can be called again
 */
export async function sendFile(sending: Sending): Promise<Handed> {
  const { file, wish, token, signal, onSent } = sending;
  const address = `/uploads/${await hashOf(sending)}?${addressFields(wish, file.name)}`;
  const headers = bearer(token);
  let offset = 0;
  for (;;) {
    onSent(file.size === 0 ? 1 : offset / file.size);
    const answer = await fetch(address, {
      method: 'PATCH',
      body: file.slice(offset, offset + CHUNK),
      headers: {
        ...headers,
        'content-type': 'application/octet-stream',
        'upload-offset': String(offset),
        'upload-length': String(file.size),
      },
      signal,
    });
    const from = answer.status === 409 ? Number(answer.headers.get('upload-offset')) : Number.NaN;
    if (from > offset && from < file.size) {
      // An earlier attempt came so far.
      offset = from;
      continue;
    }
    await taken(answer);
    offset = Math.min(offset + CHUNK, file.size);
    const isWhole = offset === file.size || answer.headers.get('upload-complete') === '?1';
    if (!isWhole) continue;
    onSent(1);
    return answer.json();
  }
}

/** SHA-256 of a file of any size, a piece at a time, also where the browser's own is not to be had (plain HTTP). */
async function hashOf({ file, signal, onHashed }: Sending): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += CHUNK) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
    onHashed(Math.min(1, (at + CHUNK) / file.size));
  }
  return bytesToHex(hash.digest());
}

export function addressFields(wish: FileWish, name: string): string {
  const given = Object.entries({ ...wish, name }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(given).toString();
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function taken(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => undefined)) as { errors?: { message: string }[] } | undefined;
  throw new NotTaken(said?.errors?.[0]?.message ?? `HTTP ${answer.status}`);
}
