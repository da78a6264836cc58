import { type OpenBatch, openBatch } from '../desk/open-batch.js';
import { DeskRefused } from '../desk/refused.js';
import type { IngestDeps } from '../ingest-file.js';
import { fieldsNamed, type OriginField, originFields } from './fields.js';
import { type OriginCell, originLine } from './line.js';
import { type OriginVersion, originVersions } from './versions.js';

/** Where a version of a record came from, down to the columns of its file. */
export interface Origin extends OriginVersion {
  /** Undefined where the kept bytes cannot be read, or their header is not found any more. */
  fields: readonly OriginField[] | undefined;
  /** The line, cell by cell; only when it was asked for. */
  line: readonly OriginCell[] | undefined;
}

export interface OriginWish {
  /** All versions when left out. */
  version?: number | undefined;
  /** A column of the feed or of the table; all when left out. */
  field?: string | undefined;
  /** Whether the line is read again. */
  line?: boolean | undefined;
}

/**
 * Where a record came from: of each version the file, row, line and bytes, who entered it, and the columns of the file that its fields were
 * read from.
 * @returns the versions, the latest first; none when there is no such record or version
 * @example
 * const [current] = await provenanceOf(deps, 'payment', identity('payment', 'PAY-2018-0001'), { field: 'amount' });
 * console.log(current.place.file.name, current.place.row.line, current.fields[0].from[0].header);
 */
export async function provenanceOf(
  deps: IngestDeps,
  table: string,
  id: string,
  wish: OriginWish = {},
): Promise<Origin[]> {
  return originsOf(deps, await originVersions(deps.pool, table, id), wish);
}

/** As {@link provenanceOf}, of versions that have been asked for already. */
export async function originsOf(
  deps: IngestDeps,
  versions: readonly OriginVersion[],
  { version, field, line = false }: OriginWish,
): Promise<Origin[]> {
  const batches = new Map<string, Promise<OpenBatch | undefined>>();
  const batchOf = (id: string) => {
    const known = batches.get(id) ?? tryOpen(deps, BigInt(id));
    batches.set(id, known);
    return known;
  };
  const wanted = versions.filter((each) => version === undefined || each.version === version);
  return Promise.all(
    wanted.map(async (each): Promise<Origin> => {
      const batch = each.place ? await batchOf(each.place.file.id) : undefined;
      const row = each.place?.row;
      const fields = batch && originFields(batch);
      return {
        ...each,
        fields: fields && (field === undefined ? fields : fieldsNamed(fields, field)),
        line: line && batch && row ? await originLine(deps.blobDir, batch, row) : undefined,
      };
    }),
  );
}

/** A file whose bytes or header are not to be had any more leaves row, line and bytes, and who entered it. */
async function tryOpen(deps: IngestDeps, id: bigint): Promise<OpenBatch | undefined> {
  try {
    return await openBatch(deps, id);
  } catch (error) {
    if (error instanceof DeskRefused || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
