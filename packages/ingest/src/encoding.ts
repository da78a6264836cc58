import { isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import type { Encoding } from './reading.js';

/** Strict: throws on a byte sequence that is not of the encoding. Never the label 'gbk', which lets wrong bytes pass. */
export const strictDecoder = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

/** Puts U+FFFD where bytes are wrong: only for showing a damaged line to those who may see it. */
export const lenientDecoder = (encoding: Encoding) => new TextDecoder(encoding, { ignoreBOM: true });

const CHUNK = 1 << 20;
const LF = 10;

/**
 * The encoding of a whole file: UTF-8 by its byte order mark, or when all of it is, or when most lines with Chinese in them are; else
 * GB18030. That a file decodes as GB18030 says little, since most UTF-8 does too, as other characters; hardly any Chinese in GB18030 is
 * valid UTF-8. Lines that are not in the file's encoding are rejected one by one later.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const file = await open(path);
  try {
    const start = Buffer.alloc(3);
    await file.read(start, 0, 3, 0);
    if (start.equals(Buffer.of(0xef, 0xbb, 0xbf))) return 'utf-8';
    const lines = { utf8: 0, other: 0 };
    for await (const part of wholeLines(file)) {
      if (isAscii(part)) continue;
      for (const line of splitLines(part)) {
        if (!isAscii(line)) lines[isUtf8(line) ? 'utf8' : 'other'] += 1;
      }
    }
    return lines.other === 0 || lines.utf8 > lines.other ? 'utf-8' : 'gb18030';
  } finally {
    await file.close();
  }
}

/** Whether a line of a GB18030 file is UTF-8 text with Chinese in it: it would decode as well, but to other characters. */
export const looksLikeUtf8 = (line: Uint8Array): boolean => isUtf8(line) && line.some((byte) => byte >= 0xe0);

/** The file in parts that end at line ends, or at their size when no line end is in sight. */
async function* wholeLines(file: FileHandle): AsyncGenerator<Buffer> {
  let carried = Buffer.alloc(0);
  for (let at = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await file.read(chunk, 0, CHUNK, at);
    at += bytesRead;
    const joined = Buffer.concat([carried, chunk.subarray(0, bytesRead)]);
    const end = bytesRead === 0 || joined.length > 8 * CHUNK ? joined.length : joined.lastIndexOf(LF) + 1;
    yield joined.subarray(0, end);
    carried = joined.subarray(end);
    if (bytesRead === 0) return;
  }
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
