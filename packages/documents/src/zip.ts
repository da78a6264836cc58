import yazl from 'yazl';

/**
 * Noon of the first day that a zip can tell, by the clock on the wall wherever the process runs: a zip keeps no time zone, so that the
 * same digits come out everywhere.
 */
const always = new Date(1980, 0, 1, 12);

/**
 * Stored, not compressed: what deflate makes of a text differs between releases of zlib and even between processors, and a document has
 * to come out byte by byte as it did years ago.
 */
const asItIs: Partial<yazl.Options> = { mtime: always, mode: 0o100644, compress: false, forceDosTimestamp: true };

/** The parts of a document in one archive, in their order. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path, asItIs);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
