import { open } from 'node:fs/promises';
import { blobPath } from '../blob-store.js';
import { cellsOf } from '../desk/line.js';
import { columnsByPlace, maskCell } from '../desk/masks.js';
import type { OpenBatch } from '../desk/open-batch.js';
import { lenientDecoder } from '../encoding.js';
import type { OriginVersion } from './versions.js';

/** A cell of the line that a version came from. */
export interface OriginCell {
  header: string;
  /** As it stands in the file; names and numbers masked. */
  value: string;
}

type Row = NonNullable<NonNullable<OriginVersion['place']>['row']>;

/** More than any line that was taken in. */
const MAX_BYTES = 1 << 20;

/** A line read again from the kept bytes, cell by cell; undefined when it cannot be split any more. */
export async function originLine(blobDir: string, batch: OpenBatch, row: Row): Promise<OriginCell[] | undefined> {
  const { file, header } = batch;
  const bytes = await bytesOf(blobPath(blobDir, file.sha256), row);
  const cells = cellsOf(lenientDecoder(file.encoding).decode(bytes), file.reading);
  if (!cells) return undefined;
  const columns = columnsByPlace(batch);
  return header.map((name, at) => ({ header: name, value: maskCell(cells[at] ?? '', columns.get(at), true) }));
}

async function bytesOf(path: string, { byteFrom, byteTo }: Row): Promise<Buffer> {
  const handle = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min(byteTo - byteFrom, MAX_BYTES));
    await handle.read(bytes, 0, bytes.length, byteFrom);
    return bytes;
  } finally {
    await handle.close();
  }
}
