import type { Blob } from '../blob-store.js';
import type { FormatWish } from '../layout.js';
import { commaSeparated } from '../reading.js';
import { canonicalCsv } from './canonical-csv.js';
import { dialectOf, directReading } from './dialect.js';
import type { Part } from './parts.js';
import { decoded, encodingAsItComes, linesOf, openText, sampleOf, utf8Of } from './text.js';

/** Whether no character of GB18030 has one of these as its second byte: those are digits and whatever is above 0x3F. */
const isBesideGb18030 = (signs: string) => !/[0-9\x40-\uffff]/.test(signs);

/**
 * Text with a delimiter: read as it came where that can be, else made UTF-8 (its dialect as it was), else made the usual dialect too.
 * @param keep keeps the bytes that are made
 */
export async function delimitedPart(
  blob: Blob,
  wish: FormatWish,
  keep: (bytes: AsyncIterable<Buffer>) => Promise<Blob>,
): Promise<Omit<Part, 'name'>> {
  const text = await openText(blob.path, wish);
  const dialect = dialectOf(await sampleOf(text), wish);
  const reading = directReading(dialect);
  const encoding = encodingAsItComes(text);
  const isSafe = encoding === 'utf-8' || isBesideGb18030(dialect.delimiter + dialect.quote);
  if (reading && encoding && isSafe) return { blob, encoding, reading };
  const bytes = reading ? utf8Pieces(decoded(text)) : canonicalCsv(linesOf(decoded(text)), dialect);
  return { blob: await keep(bytes), encoding: 'utf-8', reading: reading ?? commaSeparated };
}

async function* utf8Pieces(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield utf8Of(piece);
}
