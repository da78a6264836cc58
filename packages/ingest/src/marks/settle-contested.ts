import type pg from 'pg';
import type { IngestFile } from '../batch-file.js';
import type { Decision } from '../decide.js';
import { failpoint } from '../failpoint.js';
import type { FileRun } from '../file-run.js';
import { type PreparedRow, recordOf } from '../prepare-batch.js';
import { insertDoubtful } from '../quarantine.js';
import { standingOf } from '../standing.js';
import { placeKey } from './kept-rows.js';
import type { Change, Ladder, Statement, Taken } from './ladder.js';
import { type KnownRecords, statementOf } from './record-order.js';
import { insertMarks, remove, restore } from './write-changes.js';

/** What the settling of a batch's contested records shares. */
export interface SettleContext {
  file: IngestFile;
  epoch: bigint;
  /** What rows of this batch said of contested records; not in the ledger yet. */
  said: (Statement & { id: string })[];
  /** Whether records were changed, by whatever outcome. */
  changed: boolean;
}

type TakenRow = Taken & { id: string; row: PreparedRow };

/** Decides about rows of records of which more than their current row must be known, and writes what follows from it. */
export async function settleContested(
  client: pg.ClientBase,
  run: FileRun,
  context: SettleContext,
  rows: readonly PreparedRow[],
  known: KnownRecords,
): Promise<Decision[]> {
  if (rows.length === 0) return [];
  failpoint('contested:before');
  const taken = await takeAll(client, run, context, rows, known);
  await writeChanges(client, run, context, taken);
  failpoint('contested:moved');
  await doubt(client, run, context, taken);
  failpoint('contested:after');
  context.changed ||= taken.some(({ changes }) => changes.length > 0);
  for (const { id, row } of taken) context.said.push({ ...statementOf(row, standingOf(context.file)), id });
  return taken.map(({ row, outcome, own, differsFrom }) => ({
    row,
    outcome,
    ...(own ? { conflictsWith: own.rowNo } : {}),
    ...(differsFrom === undefined ? {} : { differsFrom }),
  }));
}

/** What becomes of each row. Where it depends on more than what was looked up for all, the record is looked at as a whole. */
async function takeAll(
  client: pg.ClientBase,
  run: FileRun,
  context: SettleContext,
  rows: readonly PreparedRow[],
  known: KnownRecords,
): Promise<TakenRow[]> {
  const file = standingOf(context.file);
  const byRecord = new Map<string, PreparedRow[]>();
  for (const row of rows) byRecord.set(row.checked.good!.id, [...(byRecord.get(row.checked.good!.id) ?? []), row]);
  const taken: TakenRow[] = [];
  let open: ReadonlySet<string> = new Set(byRecord.keys());
  for (const isComplete of [false, true]) {
    if (open.size === 0) break;
    const incomplete = new Set<string>();
    for (const [id, ladder] of await run.order.ladders(client, file, open, known, context.said, isComplete)) {
      const settled = climb(ladder, id, byRecord.get(id)!, (row) => statementOf(row, file));
      if (settled) taken.push(...settled);
      else incomplete.add(id);
    }
    open = incomplete;
  }
  return taken;
}

function climb(
  ladder: Ladder,
  id: string,
  rows: readonly PreparedRow[],
  said: (row: PreparedRow) => Statement,
): TakenRow[] | undefined {
  const settled: TakenRow[] = [];
  for (const row of rows) {
    const taken = ladder.take(said(row));
    if (!taken) return undefined;
    settled.push({ ...taken, id, row });
  }
  return settled;
}

/** Writes the changes of all records, the first of each, then the second of each, and so on. */
async function writeChanges(
  client: pg.ClientBase,
  run: FileRun,
  { epoch }: SettleContext,
  taken: readonly TakenRow[],
): Promise<void> {
  const waiting = new Map<string, { change: Change; scopeOrd: bigint }[]>();
  for (const { id, row, changes } of taken) {
    const scopeOrd = row.checked.scopeOrd ?? run.reference.root.lo;
    waiting.set(id, [...(waiting.get(id) ?? []), ...changes.map((change) => ({ change, scopeOrd }))]);
  }
  const all = [...waiting].flatMap(([id, changes]) => changes.map((change) => ({ id, ...change })));
  await insertMarks(client, run.feed.name, epoch, all);
  failpoint('contested:marked');
  const steps = new Map(
    [...waiting].map(([id, changes]) => [id, changes.filter(({ change }) => change.kind !== 'mark')]),
  );
  for (let at = 0; [...steps.values()].some((changes) => changes.length > at); at++) {
    const wave = [...steps].flatMap(([id, changes]) => changes.slice(at, at + 1).map(({ change }) => ({ id, change })));
    await remove(client, run.feed, wave);
    await restore(client, run.feed, epoch, wave);
    await write(client, run, epoch, wave);
  }
}

async function write(
  client: pg.ClientBase,
  run: FileRun,
  epoch: bigint,
  wave: readonly { change: Change }[],
): Promise<void> {
  const byFile = new Map<bigint, Decision[]>();
  for (const { change } of wave) {
    if (change.kind !== 'write') continue;
    const { statement, version, isNew } = change;
    const decision: Decision = { row: statement.row!, outcome: 'updated', version, isNew };
    byFile.set(statement.standing.fileId, [...(byFile.get(statement.standing.fileId) ?? []), decision]);
  }
  for (const [fileId, decisions] of byFile)
    await run.writer.write(client, decisions, { fileId, epoch }, ({ row }) => recordOf(row, run.checker));
}

/** Rows that were taken in before and are in doubt now go into quarantine beside their place in the ledger. */
async function doubt(
  client: pg.ClientBase,
  run: FileRun,
  { file }: SettleContext,
  taken: readonly TakenRow[],
): Promise<void> {
  const places = new Map(
    taken.flatMap(({ doubtful }) =>
      doubtful.map((statement) => {
        const place = { fileId: statement.standing.fileId, rowNo: statement.rowNo };
        return [placeKey(place), { ...place, row: statement.row }] as const;
      }),
    ),
  );
  if (places.size === 0) return;
  const mine = [...places.values()].filter(({ fileId, row }) => fileId === file.id && row);
  const kept = await run.order.kept.read(
    client,
    [...places.values()].filter((place) => !mine.includes(place)),
  );
  await insertDoubtful(client, run, file, [...mine.map(({ row }) => ({ file, row: row! })), ...kept.values()]);
}
