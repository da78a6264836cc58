import { compareStandings, standingOf as fileStanding, type Standing } from '../standing.js';
import type { DeskDeps } from './desk-deps.js';
import type { SealedRow } from './desk-row.js';
import { cellsOf, checkLine } from './line.js';
import { type OpenBatch, openBatch } from './open-batch.js';
import { rawLine } from './sealed-lines.js';

/** The file whose record of the same key stands above a rejected row: it has been settled without anybody correcting it. */
export interface SettledBy {
  fileId: bigint;
  fileName: string;
  rowNo: number;
}

/**
 * Which rejected rows a later file has settled. Found out from the key of the line and the record as it is now; of a line whose key or revision
 * cannot be read nothing is said.
 */
export async function settledBy(deps: DeskDeps, rows: readonly SealedRow[]): Promise<Map<bigint, SettledBy>> {
  const settled = new Map<bigint, SettledBy>();
  const batches = new Map<bigint, OpenBatch>();
  for (const row of rows) {
    const batch = batches.get(row.fileId) ?? (await openBatch(deps, row.fileId));
    batches.set(row.fileId, batch);
    const own = standingOf(deps, batch, row);
    const current = own && (await currentOf(deps, batch, own.id));
    if (current && current.fileId !== row.fileId && compareStandings(current, own) > 0)
      settled.set(row.id, { fileId: current.fileId, fileName: current.fileName, rowNo: current.rowNo });
  }
  return settled;
}

function standingOf(deps: DeskDeps, batch: OpenBatch, row: SealedRow): (Standing & { id: string }) | undefined {
  const { feed, file } = batch;
  const cells = cellsOf(rawLine(deps, row), file.reading);
  if (!cells) return undefined;
  const checker = batch.checker();
  const checked = checkLine(cells, row.line, checker);
  if (!checked.row || checked.row.cells.length === 0) return undefined;
  const wrong = new Set(checked.problems.map(({ column }) => column));
  const isWrong = (header: string) => {
    const at = feed.columns.findIndex((column) => column.header === header);
    return wrong.has(batch.layout.headerOf(at));
  };
  if (isWrong('rev')) return undefined;
  const read = checked.row.cells;
  const good = checked.row.good ?? identify();
  if (!good) return undefined;
  return { ...fileStanding(file), id: good.id, rev: BigInt(checker.cell(read, 'rev') ?? 0) };

  /** The identity of a line of which something else than its key is wrong. */
  function identify(): { id: string } | undefined {
    let isWhole = true;
    const key = feed.key.identify(
      (header) => {
        const cell = checker.cell(read, header);
        // A key that is joined of other columns may stand in a column of its own too, or not.
        if (isWrong(header) || (cell === null && (header !== 'key' || feed.column(header)!.required))) isWhole = false;
        return cell ?? '';
      },
      deps.vault,
      feed.name,
    );
    return isWhole && 'id' in key ? key : undefined;
  }
}

async function currentOf(deps: DeskDeps, { feed }: OpenBatch, id: string): Promise<(SettledBy & Standing) | undefined> {
  const { rows } = await deps.pool.query<SettledBy & Standing>(
    `select t.source_rev as rev, t.file_id as "fileId", t.row_no as "rowNo", f.name as "fileName", f.as_of as "asOf",
       (f.received_at at time zone 'Asia/Shanghai')::date as "receivedOn", f.kind = 'correction' as "isCorrection"
     from ${feed.table.name} t join ingest_file f on f.id = t.file_id where t.id = $1`,
    [id],
  );
  return rows[0];
}
