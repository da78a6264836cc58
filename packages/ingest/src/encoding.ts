import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';

/** The encodings of Chinese finance systems; both leave the bytes of `"`, `,`, CR and LF to these characters alone. */
export type Encoding = 'utf-8' | 'gb18030';

/** Strict: throws on a byte sequence that is not of the encoding. Never the label 'gbk', which lets wrong bytes pass. */
export const strictDecoder = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

/** Puts U+FFFD where bytes are wrong: only for showing a damaged line to those who may see it. */
export const lenientDecoder = (encoding: Encoding) => new TextDecoder(encoding, { ignoreBOM: true });

const CHUNK = 1 << 20;

/**
 * The encoding of a whole file: by its byte order mark, else UTF-8 if all of it is, else GB18030 if all of it is, else the one
 * under which fewer lines are wrong.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const file = await open(path);
  try {
    const start = Buffer.alloc(3);
    await file.read(start, 0, 3, 0);
    if (start.equals(Buffer.of(0xef, 0xbb, 0xbf))) return 'utf-8';
    const badLines: Record<Encoding, number> = { 'utf-8': 0, gb18030: 0 };
    for (const encoding of ['utf-8', 'gb18030'] as const) {
      badLines[encoding] = await countBadLines((buffer, at) => file.read(buffer, 0, buffer.length, at), encoding);
      if (badLines[encoding] === 0) return encoding;
    }
    return badLines['utf-8'] <= badLines.gb18030 ? 'utf-8' : 'gb18030';
  } finally {
    await file.close();
  }
}

type Read = (buffer: Buffer, at: number) => Promise<{ bytesRead: number }>;

/** A wrong line is any stretch between line ends that does not decode; chunks are cut at line ends, and at their size if there are none. */
async function countBadLines(read: Read, encoding: Encoding): Promise<number> {
  const decoder = strictDecoder(encoding);
  let bad = 0;
  let carried = Buffer.alloc(0);
  for (let at = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await read(chunk, at);
    at += bytesRead;
    const joined = Buffer.concat([carried, chunk.subarray(0, bytesRead)]);
    const end = bytesRead === 0 || joined.length > 8 * CHUNK ? joined.length : joined.lastIndexOf(10) + 1;
    const lines = joined.subarray(0, end);
    carried = joined.subarray(end);
    if (!decodes(decoder, lines)) bad += splitLines(lines).filter((line) => !decodes(decoder, line)).length;
    if (bytesRead === 0) return bad;
  }
}

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const to = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}
