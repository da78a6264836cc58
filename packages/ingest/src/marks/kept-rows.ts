import { open } from 'node:fs/promises';
import type { Vault } from '@qingqu/schema';
import type pg from 'pg';
import { arrayLiteral } from '../array-literal.js';
import { type IngestFile, readFile } from '../batch-file.js';
import { blobPath } from '../blob-store.js';
import { Aside, RowChecker } from '../check-row.js';
import { layoutOf } from '../definition/find-layout.js';
import { strictDecoder } from '../encoding.js';
import type { Feed } from '../feed.js';
import type { RawRecord } from '../framer.js';
import { readHead } from '../head.js';
import type { PreparedRow } from '../prepare-batch.js';
import type { ReferenceData } from '../reference-data.js';
import { splitRecords } from '../split-records.js';

/** Where a row stands in the ledger. */
export interface LedgerPlace {
  fileId: bigint;
  rowNo: number;
}

/** A row that was read from the kept bytes once more. */
export interface KeptRow {
  file: IngestFile;
  row: PreparedRow;
}

/** Names a place. */
export const placeKey = ({ fileId, rowNo }: LedgerPlace): string => `${fileId}:${rowNo}`;

type Located = LedgerPlace & Omit<RawRecord, 'bytes' | 'broken'>;

/** So many files' layouts are remembered. */
const MAX_FILES = 64;

/** Reads rows of earlier files again, as they were read the first time. */
export class KeptRows {
  readonly #files = new Map<bigint, Promise<{ file: IngestFile; checker: RowChecker }>>();

  constructor(
    private readonly deps: { blobDir: string; vault: Vault; reference: ReferenceData },
    private readonly feed: Feed,
  ) {}

  /**
   * The rows at these places of the ledger, by {@link placeKey}; without those that the rules of today would not take.
   * @throws when kept bytes are gone
   */
  async read(client: pg.ClientBase, places: readonly LedgerPlace[]): Promise<Map<string, KeptRow>> {
    const rows = new Map<string, KeptRow>();
    if (places.length === 0) return rows;
    const byFile = new Map<bigint, Located[]>();
    for (const place of await locate(client, places)) {
      const others = byFile.get(place.fileId);
      if (others) others.push(place);
      else byFile.set(place.fileId, [place]);
    }
    for (const [fileId, located] of byFile) {
      const { file, checker } = await this.#opened(client, fileId);
      const handle = await open(blobPath(this.deps.blobDir, file.sha256));
      try {
        for (const { rowNo, line, from, to } of located) {
          const bytes = Buffer.alloc(to - from);
          await handle.read(bytes, 0, bytes.length, from);
          const row = checked({ line, from, to, bytes }, rowNo, file, checker);
          if (row) rows.set(placeKey({ fileId, rowNo }), { file, row });
        }
      } finally {
        await handle.close();
      }
    }
    return rows;
  }

  #opened(client: pg.ClientBase, fileId: bigint): Promise<{ file: IngestFile; checker: RowChecker }> {
    const known = this.#files.get(fileId);
    if (known) return known;
    if (this.#files.size >= MAX_FILES) this.#files.clear();
    const opened = this.#open(client, fileId);
    opened.catch(() => this.#files.delete(fileId));
    this.#files.set(fileId, opened);
    return opened;
  }

  async #open(client: pg.ClientBase, fileId: bigint): Promise<{ file: IngestFile; checker: RowChecker }> {
    const file = await readFile(client, fileId);
    const fileLayout = await layoutOf(client, file);
    const handle = await open(blobPath(this.deps.blobDir, file.sha256));
    try {
      const head = await readHead(handle, file.encoding, file.reading);
      const opened = fileLayout.open(head.lines, file);
      if ('problems' in opened) throw new Error(`batch #${fileId}: its header cannot be read any more`);
      const { reference, vault } = this.deps;
      return { file, checker: new RowChecker(this.feed, opened.layout, reference, vault) };
    } finally {
      await handle.close();
    }
  }
}

async function locate(client: pg.ClientBase, places: readonly LedgerPlace[]): Promise<Located[]> {
  const { rows } = await client.query<Located>(
    `select r.file_id as "fileId", r.row_no as "rowNo", r.line, r.byte_from::float8 as "from", r.byte_to::float8 as "to"
     from unnest($1::bigint[], $2::int[]) p(file_id, row_no) join ingest_row r using (file_id, row_no) order by r.file_id, r.row_no`,
    [
      arrayLiteral(
        places.map(({ fileId }) => fileId),
        false,
      ),
      arrayLiteral(
        places.map(({ rowNo }) => rowNo),
        false,
      ),
    ],
  );
  return rows;
}

function checked(raw: RawRecord, rowNo: number, file: IngestFile, checker: RowChecker): PreparedRow | undefined {
  const text = strictDecoder(file.encoding).decode(raw.bytes);
  const [record] = splitRecords([text], file.reading);
  if (!record) return undefined;
  const row = checker.check(record.cells, record.line ?? raw.line);
  return row instanceof Aside || !row.good ? undefined : { rowNo, raw, checked: row };
}
