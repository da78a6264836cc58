import type { Vault } from '@qingqu/schema';
import type pg from 'pg';
import type { IngestFile } from './batch-file.js';
import { RowChecker } from './check-row.js';
import type { Claim } from './claim/claim.js';
import type { Feed } from './feed.js';
import { FiscalYears } from './fiscal-years.js';
import type { Layout } from './layout.js';
import { RecordOrder } from './marks/record-order.js';
import { dueOn } from './quarantine.js';
import type { ReferenceData, Region } from './reference-data.js';
import { TableWriter } from './table-writer.js';

/** What the work on one file has at hand from its first row to its last. */
export interface FileRun {
  pool: pg.Pool;
  vault: Vault;
  fileId: bigint;
  /** By which the file is in hand. */
  claim: Claim;
  feed: Feed;
  reference: ReferenceData;
  /** The region in whose subtree its rows, and the records that they change, may lie; anywhere when undefined. */
  within: Region | undefined;
  checker: RowChecker;
  writer: TableWriter;
  order: RecordOrder;
  years: FiscalYears;
  /** How its rows are read, where that is known of earlier files too; and whether rows that those brought may be passed over. */
  blocks: { reading: string | undefined; mayPass: boolean };
  /** The day by which its rejected rows are to be corrected; looked up once, when first asked. */
  dueOn(client: pg.ClientBase): Promise<string | null>;
}

export function fileRun(
  deps: { pool: pg.Pool; vault: Vault; blobDir: string },
  file: IngestFile,
  claim: Claim,
  feed: Feed,
  layout: Layout,
  reference: ReferenceData,
): FileRun {
  let due: Promise<string | null> | undefined;
  const within = withinOf(file, reference);
  return {
    pool: deps.pool,
    vault: deps.vault,
    fileId: file.id,
    claim,
    feed,
    reference,
    within,
    checker: new RowChecker(feed, layout, reference, deps.vault, within),
    writer: new TableWriter(feed),
    blocks: { reading: undefined, mayPass: true },
    order: new RecordOrder({ ...deps, reference }, feed),
    years: new FiscalYears(feed),
    dueOn(client) {
      due ??= dueOn(client, file.receivedOn);
      return due;
    },
  };
}

/** @throws when the region is no longer known: then nothing may be read as if it were of any region */
function withinOf({ id, withinRegion }: IngestFile, reference: ReferenceData): Region | undefined {
  if (withinRegion === null) return undefined;
  const region = reference.regions.get(withinRegion);
  if (!region) throw new Error(`batch #${id}: the region ${withinRegion} of who handed it in is not known`);
  return region;
}
