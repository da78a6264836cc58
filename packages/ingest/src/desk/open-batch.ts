import { open } from 'node:fs/promises';
import { type IngestFile, readFile } from '../batch-file.js';
import { blobPath } from '../blob-store.js';
import { RowChecker } from '../check-row.js';
import { layoutOf } from '../definition/find-layout.js';
import type { Feed } from '../feed.js';
import { readHead } from '../head.js';
import type { Layout } from '../layout.js';
import { type Area, loadReferenceData } from '../reference-data.js';
import type { DeskDeps } from './desk-deps.js';
import { refuse } from './refused.js';

/** A batch with the layout that its lines are read by. */
export interface OpenBatch {
  file: IngestFile;
  feed: Feed;
  layout: Layout;
  /** The names above its columns; numbers where the file has none. */
  header: readonly string[];
  /** Its lines up to the header, as cells: titles may say what day the file is of. None where it has no header. */
  head: readonly (readonly string[])[];
  /** Checks lines as ingest does, for somebody who may enter rows of this region. */
  checker(within?: Area): RowChecker;
}

/**
 * Opens a batch as it was read.
 * @throws DeskRefused when its definition no longer finds the header that it found then
 */
export async function openBatch(deps: DeskDeps, fileId: bigint): Promise<OpenBatch> {
  const file = await readFile(deps.pool, fileId);
  const { feed, open: openHead } = await layoutOf(deps.pool, file);
  const reference = deps.reference ?? (await loadReferenceData(deps.pool));
  const handle = await open(blobPath(deps.blobDir, file.sha256));
  try {
    const { lines } = await readHead(handle, file.encoding, file.reading);
    const opened = openHead(lines, file);
    if ('problems' in opened)
      return refuse(
        'CONFLICT',
        `批次 ${file.id} 的标题行已不能识别，请由来源系统重新报送该文件`,
        `the header of batch ${file.id} is no longer recognised; have the file delivered again`,
      );
    const { layout, headerAt } = opened;
    const head = lines.slice(0, headerAt + 1).flatMap(({ cells }) => (Array.isArray(cells) ? [cells.map(nameOf)] : []));
    return {
      file,
      feed,
      layout,
      header: head.at(-1)?.slice(0, layout.width) ?? Array.from({ length: layout.width }, (_, at) => String(at + 1)),
      head,
      checker: (within) => new RowChecker(feed, layout, reference, deps.vault, within),
    };
  } finally {
    await handle.close();
  }
}

const nameOf = (cell: string) => cell.replace(/^\ufeff/, '').trim();
