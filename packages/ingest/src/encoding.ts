import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { bytesOf } from './blob-store.js';
import type { Encoding } from './reading.js';

/** Strict: throws on a byte sequence that is not of the encoding. Never the label 'gbk', which lets wrong bytes pass. */
export const strictDecoder = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

/** Puts U+FFFD where bytes are wrong: only for showing a damaged line to those who may see it. */
export const lenientDecoder = (encoding: Encoding) => new TextDecoder(encoding, { ignoreBOM: true });

/** A name of the WHATWG encoding standard, or one that can only be refused. */
export type Charset = string;

/** What a file is written in, and the bytes of its byte order mark. */
export interface Detected {
  charset: Charset;
  bom: number;
}

/** What has no line end within this is cut. */
const LONGEST = 1 << 19;
/** Lines that are not ASCII; after so many there is no doubt about the majority. */
const ENOUGH_LINES = 20_000;
/** Bytes of such lines that tell the older encodings apart. */
const SAMPLE = 1 << 18;

/**
 * The charset that a label means, by the WHATWG encoding standard: 'latin1' is windows-1252, and 'gbk' and 'gb2312' are read as GB18030, which
 * holds them. Undefined for a label that is not known.
 */
export function charsetOf(label: string): Charset | undefined {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

/**
 * The charset of a whole file: by its byte order mark; UTF-16 by where its zero bytes are; UTF-8 when most lines that are not ASCII are; else
 * what the pattern of its bytes says: GB18030, Big5 or windows-1252. That a file decodes as GB18030 says little, since most UTF-8 does too, as
 * other characters; hardly any Chinese in GB18030 is valid UTF-8. Lines that are not in the file's encoding are rejected one by one later.
 */
export async function detectCharset(path: string): Promise<Detected> {
  const first = await firstBytes(path, SAMPLE);
  return byMark(first) ?? byZeros(first) ?? { charset: await byLines(path), bom: 0 };
}

/** The beginning of a file. */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const marks: readonly [charset: Charset, mark: Buffer][] = [
  ['utf-8', Buffer.of(0xef, 0xbb, 0xbf)],
  ['utf-32le', Buffer.of(0xff, 0xfe, 0, 0)],
  ['utf-32be', Buffer.of(0, 0, 0xfe, 0xff)],
  ['utf-16le', Buffer.of(0xff, 0xfe)],
  ['utf-16be', Buffer.of(0xfe, 0xff)],
  ['gb18030', Buffer.of(0x84, 0x31, 0x95, 0x33)],
];

/** By the byte order mark, if there is one. */
export function byMark(first: Buffer): Detected | undefined {
  const found = marks.find(([, mark]) => first.subarray(0, mark.length).equals(mark));
  return found && { charset: found[0], bom: found[1].length };
}

/** Delimiters, digits and line ends have a zero byte in UTF-16 and three in UTF-32, always at the same places; stray NULs are anywhere. */
export function byZeros(first: Buffer): Detected | undefined {
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < first.length; at++) if (first[at] === 0) zeros[at % 4]! += 1;
  const quarter = first.length / 4;
  const often = zeros.map((count) => count > quarter * 0.1);
  const never = zeros.map((count) => count <= quarter * 0.005);
  if (quarter < 2) return undefined;
  if (!often[0] && often[1] && often[2] && often[3]) return { charset: 'utf-32le', bom: 0 };
  if (often[0] && often[1] && often[2] && !often[3]) return { charset: 'utf-32be', bom: 0 };
  if (never[0] && never[2] && often[1] && often[3]) return { charset: 'utf-16le', bom: 0 };
  if (never[1] && never[3] && often[0] && often[2]) return { charset: 'utf-16be', bom: 0 };
  return undefined;
}

async function byLines(path: string): Promise<Charset> {
  const lines = { utf8: 0, other: 0 };
  const sample: Buffer[] = [];
  let sampled = 0;
  for await (const part of wholeLines(path)) {
    if (isAscii(part)) continue;
    for (const line of splitLines(part)) {
      if (isAscii(line)) continue;
      if (isUtf8(line) || isMostlyRead(line.toString())) lines.utf8 += 1;
      else {
        lines.other += 1;
        if (sampled < SAMPLE) sampled += sample.push(line) && line.length;
      }
    }
    if (lines.utf8 + lines.other > ENOUGH_LINES) break;
  }
  return lines.other === 0 || lines.utf8 > lines.other ? 'utf-8' : byPattern(Buffer.concat(sample));
}

/**
 * Whether most of what is not ASCII in a text could be decoded. A whole JSON text may stand in one line, and one wrong byte in it makes it no other
 * encoding; text in another encoding is wrong nearly everywhere.
 */
export function isMostlyRead(text: string): boolean {
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  const right = text.match(/[\x80-\ufffc]/g)?.length ?? 0;
  return right > 2 * wrong;
}

/**
 * In windows-1252 text, letters with accents stand alone between ASCII; in GB18030 and Big5 they come in pairs. Common Chinese in GB18030 lies in
 * the rectangle of GB 2312, second bytes from 0xA1; in Big5 a third of the second bytes are below 0x7F, which in GB18030 only rare characters have.
 */
function byPattern(sample: Buffer): Charset {
  if (share(accents(sample)) > 0.8) return 'windows-1252';
  const gb = share(pairs(sample, isGb2312));
  const big5 = share(pairs(sample, isCommonBig5));
  return gb < 0.85 && big5 > gb + 0.1 ? 'big5' : 'gb18030';
}

interface Tally {
  fit: number;
  all: number;
}
/** Of few characters nothing can be told. */
const share = ({ fit, all }: Tally) => (all < 3 ? 0 : fit / all);

/** Runs of high bytes, but for typographic quotes and dashes: how many are a single letter or sign of windows-1252. */
function accents(sample: Buffer): Tally {
  const tally: Tally = { fit: 0, all: 0 };
  const isHigh = (byte = 0) => byte >= 0x80 && !(byte >= 0x91 && byte <= 0x97);
  for (let at = 0; at < sample.length; at++) {
    if (!isHigh(sample[at])) continue;
    tally.all += 1;
    if (!isHigh(sample[at + 1])) tally.fit += sample[at]! >= 0xa0 || sample[at] === 0x80 ? 1 : 0;
    else while (isHigh(sample[at + 1])) at += 1;
  }
  return tally;
}

/** Pairs of a high byte and what follows it: how many are of a kind. */
function pairs(sample: Buffer, isOfKind: (lead: number, trail: number) => boolean): Tally {
  const tally: Tally = { fit: 0, all: 0 };
  for (let at = 0; at < sample.length; at++) {
    if (sample[at]! < 0x81) continue;
    tally.all += 1;
    if (isOfKind(sample[at]!, sample[at + 1] ?? 0)) tally.fit += 1;
    at += 1;
  }
  return tally;
}

const isGb2312 = (lead: number, trail: number) => lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe;
const isCommonBig5 = (lead: number, trail: number) =>
  lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));

/** Whether a line of a GB18030 file is UTF-8 text with Chinese in it: it would decode as well, but to other characters. */
export const looksLikeUtf8 = (line: Uint8Array): boolean => isUtf8(line) && line.some((byte) => byte >= 0xe0);

const LF = 10;

/** The file in parts that end at line ends, or at their size when no line end is in sight. */
async function* wholeLines(path: string): AsyncGenerator<Buffer> {
  let carried = Buffer.alloc(0);
  for await (const piece of bytesOf(path)) {
    const joined = Buffer.concat([carried, piece]);
    const end = joined.length > LONGEST ? joined.length : joined.lastIndexOf(LF) + 1;
    if (end > 0) yield joined.subarray(0, end);
    carried = joined.subarray(end);
  }
  yield carried;
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, from);
    const to = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}
