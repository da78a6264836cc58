import type { Blob } from '../blob-store.js';
import { detectEncoding } from '../encoding.js';
import type { FormatWish } from '../layout.js';
import type { Problem } from '../problem.js';
import { commaSeparated, type Encoding, type Reading } from '../reading.js';

/** One thing to be read in a delivery: the file itself, a sheet of it, a member of an archive. */
export interface Part {
  /** The sheet or member; '' for the file itself. */
  name: string;
  /** The bytes that are read. */
  blob: Blob;
  encoding: Encoding;
  reading: Reading;
}

/**
 * What there is to read in a file. Whatever is not text in UTF-8 or GB18030 with a delimiter is made into such, and kept beside the bytes
 * that came.
 * @returns problems when it cannot be read at all
 */
export async function partsOf(
  _deps: { blobDir: string },
  blob: Blob,
  _name: string,
  wish: FormatWish,
): Promise<{ parts: Part[] } | { problems: Problem[] }> {
  const encoding =
    wish.encoding === 'utf-8' || wish.encoding === 'gb18030' ? wish.encoding : await detectEncoding(blob.path);
  return { parts: [{ name: '', blob, encoding, reading: commaSeparated }] };
}
