import type { Problem } from '../problem.js';
import type { Words } from '../words.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskRow, heldOf, readRow } from './desk-row.js';
import { type DeskEvent, eventsOf } from './events.js';
import { alignedCells, cellsOf, checkLine } from './line.js';
import { columnsByPlace, maskCell } from './masks.js';
import { type OpenBatch, openBatch } from './open-batch.js';
import { clerkOf, expectReached } from './people.js';
import { correcting, inHandOf, type Level, routesFrom } from './rules.js';
import { fixedLine, rawLine } from './sealed-lines.js';
import { type SettledBy, settledBy } from './settled.js';

/** One cell of a rejected line beside what is wrong with it. */
export interface ShownCell {
  /** The name above its column in the file. */
  header: string;
  raw: string;
  /** As it was corrected; undefined while nobody has. */
  fixed: string | undefined;
  problems: readonly { code: string; what: Words; expected: Words }[];
}

/** A rejected line, column by column. */
export interface ShownRow {
  row: DeskRow;
  /** Whether names and numbers are masked: the viewer need not correct the line. */
  isMasked: boolean;
  /** The region that has it in hand, and where it may be routed. */
  inHand: string;
  routes: readonly Level[];
  /** Undefined when the line cannot be split into the columns of its file. */
  cells: readonly ShownCell[] | undefined;
  /** The line as it came; undefined where it is masked. */
  line: string | undefined;
  fixedLine: string | undefined;
  /** What is wrong with the whole line. */
  problems: readonly { code: string; what: Words; expected: Words }[];
  /** The file whose record of the same key stands above this row, if there is one. */
  settledBy: SettledBy | undefined;
  events: readonly DeskEvent[];
}

/**
 * A rejected row with its line. Whoever has to correct it sees it in clear; who answers for its region otherwise sees it with names and numbers
 * masked; others see nothing.
 * @param by a user name
 * @throws DeskRefused
 */
export async function showRow(deps: DeskDeps, id: bigint, by: string): Promise<ShownRow> {
  const clerk = await clerkOf(deps.pool, by);
  const row = await readRow(deps.pool, id);
  const held = await heldOf(deps.pool, row);
  expectReached(clerk, row, held);
  const isMasked = correcting(clerk.grants, held) === undefined;
  const batch = await openBatch(deps, row.fileId);
  const raw = rawLine(deps, row);
  const fixed = fixedLine(deps, row);
  const { rawSealed: _raw, fixedSealed: _fixed, ...shown } = row;
  return {
    row: shown,
    isMasked,
    inHand: inHandOf(row.level, held.places).code,
    routes: routesFrom(row.level, held.places),
    ...sideBySide(batch, row, raw, fixed, isMasked),
    line: isMasked ? undefined : raw,
    fixedLine: isMasked ? undefined : fixed,
    settledBy: (await settledBy(deps, [row])).get(row.id),
    events: await eventsOf(deps.pool, id),
  };
}

function sideBySide(
  batch: OpenBatch,
  row: DeskRow,
  raw: string,
  fixed: string | undefined,
  isMasked: boolean,
): Pick<ShownRow, 'cells' | 'problems'> {
  const line = cellsOf(raw, batch.file.reading);
  const checked = line && checkLine(line, row.line, batch.checker()).problems;
  // Some things are found only when a row meets the others: a conflict, the database's own refusal.
  const problems = checked && checked.length > 0 ? checked : [asStored(row)];
  const cells = alignedCells(raw, batch);
  if (!cells) return { cells: undefined, problems };
  const corrected = fixed === undefined ? undefined : alignedCells(fixed, batch);
  const columns = columnsByPlace(batch);
  const places = problems.map((problem) => placesOf(batch, problem));
  return {
    problems: problems.filter((_, at) => places[at]!.length === 0),
    cells: batch.header.map((header, place) => {
      const own = problems.filter((_, at) => places[at]!.includes(place));
      const shown = (cell: string) => (isMasked ? maskCell(cell, columns.get(place), own.length === 0) : cell);
      const fixedCell = corrected?.[place];
      return {
        header,
        raw: shown(cells[place]!),
        fixed: fixedCell === undefined ? undefined : shown(fixedCell),
        problems: own,
      };
    }),
  };
}

/** The columns of the file that a problem is about; none for one of the whole line. */
function placesOf({ feed, layout, header }: OpenBatch, { column }: Problem): readonly number[] {
  if (column === undefined) return [];
  const named = header.indexOf(column);
  if (named !== -1) return [named];
  return feed.columns.flatMap((_, at) => (layout.headerOf(at) === column ? layout.sourceOf(at).from : []));
}

/** The problem as it was written down when the row was rejected. */
function asStored({ reasonCode, message, expected }: DeskRow): Problem {
  return {
    code: reasonCode as Problem['code'],
    what: message,
    expected: { zh: expected ?? '', en: message.en.split('; expected ').at(-1)! },
  };
}
