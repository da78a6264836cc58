import type { Vault } from '@qingqu/schema';
import type pg from 'pg';
import type { IngestFile } from './batch-file.js';
import { RowChecker } from './check-row.js';
import type { Feed } from './feed.js';
import type { Layout } from './layout.js';
import { dueOn } from './quarantine.js';
import type { ReferenceData } from './reference-data.js';
import { TableWriter } from './table-writer.js';

/** What the work on one file has at hand from its first row to its last. */
export interface FileRun {
  pool: pg.Pool;
  vault: Vault;
  fileId: bigint;
  feed: Feed;
  reference: ReferenceData;
  checker: RowChecker;
  writer: TableWriter;
  /** The day by which its rejected rows are to be corrected; looked up once, when first asked. */
  dueOn(client: pg.ClientBase): Promise<string | null>;
}

export function fileRun(
  deps: { pool: pg.Pool; vault: Vault },
  file: IngestFile,
  feed: Feed,
  layout: Layout,
  reference: ReferenceData,
): FileRun {
  let due: Promise<string | null> | undefined;
  return {
    pool: deps.pool,
    vault: deps.vault,
    fileId: file.id,
    feed,
    reference,
    checker: new RowChecker(feed, layout, reference, deps.vault),
    writer: new TableWriter(feed),
    dueOn(client) {
      due ??= dueOn(client, file.receivedOn);
      return due;
    },
  };
}
