import { inTransaction, stampEpoch } from '@qingqu/schema';
import type pg from 'pg';
import { arrayLiteral } from './array-literal.js';
import { type Counts, type IngestFile, lockFile, outcomes, readFile } from './batch-file.js';
import { outOfScope } from './check-row.js';
import { ClaimLost } from './claim/claim.js';
import { copyIn } from './copy-in.js';
import { type Current, type Decision, decideRows } from './decide.js';
import { failpoint } from './failpoint.js';
import type { FileRun } from './file-run.js';
import { OtherYear, yearsOf } from './fiscal-years.js';
import { recordConflict } from './marks/record-conflict.js';
import { type SettleContext, settleContested } from './marks/settle-contested.js';
import { rememberBlock } from './pipeline/known-blocks.js';
import type { KnownRows } from './pipeline/packed-batch.js';
import { NotKnown, type Passed, passKnown } from './pipeline/pass-known.js';
import { type PreparedBatch, type PreparedRow, recordOf } from './prepare-batch.js';
import { expectedOf, type Problem } from './problem.js';
import { insertQuarantine } from './quarantine.js';
import { compareTotals } from './reconcile/control-totals.js';
import { commonRegion, holds } from './reference-data.js';
import { standingOf } from './standing.js';
import { LostRace, partition, type WriteContext } from './table-writer.js';

/** What became of a row in the end. */
export interface Settled {
  row: PreparedRow;
  outcome: Decision['outcome'];
  /** The record that it is about, where its key could be read. */
  targetId: string | null;
  problems: readonly Problem[];
}

/** How often a batch is tried again when other writers are in its way. */
const MAX_TRIES = 10;

/**
 * Commits a batch with its ledger, its quarantine, the counters and the checkpoint, or none of it. Answers the batch file as it then is;
 * if somebody else has moved its checkpoint meanwhile, nothing is done, and the answer tells where it stands.
 */
export async function commitBatch(run: FileRun, batch: PreparedBatch): Promise<IngestFile> {
  let careful = false;
  await run.years.prepare(run.pool, batch.rows);
  let alone = yearsOf(batch.rows).size > 1;
  for (let tries = 1; ; tries++) {
    try {
      const after = await inTransaction(
        run.pool,
        (client) => commitIn(client, run, batch, { careful, alone }),
        beginOf(batch),
      );
      failpoint('commit:after');
      return after;
    } catch (error) {
      if (error instanceof NeedsTurn) run.order.goAlone();
      else if (error instanceof OtherYear) alone = true;
      else if (error instanceof NotKnown) {
        run.blocks.mayPass = false;
        return readFile(run.pool, run.fileId);
      } else if (isRowError(error) && !careful) careful = true;
      else if (!mayRetry(error) || tries >= MAX_TRIES) throw error;
    }
  }
}

/**
 * Only the last batch of a file waits until it is on the disk, and with it all before. If the database itself breaks down earlier, the last
 * moment's batches are undone together with their checkpoint, and read again; and whatever else was committed after them is undone as well.
 */
const beginOf = ({ isLast }: PreparedBatch): string => (isLast ? 'begin' : 'begin; set local synchronous_commit = off');

async function commitIn(
  client: pg.ClientBase,
  run: FileRun,
  batch: PreparedBatch,
  { careful, alone }: { careful: boolean; alone: boolean },
): Promise<IngestFile> {
  failpoint('commit:begin');
  const file = await lockFile(client, run.fileId, run.claim.leaseMs);
  failpoint('commit:locked');
  if (file.leaseToken !== run.claim.token) throw new ClaimLost(`batch #${file.id} is in other hands`);
  if (file.status !== 'loading' || file.nextRow !== batch.from.row) return file;
  const turn = run.order.turn(alone);
  const epoch = await stampEpoch(client, turn);
  failpoint('commit:stamped');
  const context: BatchContext = { fileId: file.id, epoch, file, batch, unchanged: new Map(), said: [], changed: false };
  const passed = batch.known && (await pass(client, run, file, batch, batch.known));
  if (passed) context.passed = passed;
  const settled: Settled[] = [];
  const good: PreparedRow[] = [];
  for (const row of passed ? notPassed(batch, passed) : batch.rows) {
    if (row.checked.good) good.push(row);
    else settled.push({ row, outcome: 'quarantined', targetId: null, problems: row.checked.problems });
  }
  await run.years.take(client, good, turn.alone);
  settled.push(
    ...(careful ? await applyBisecting(client, run, good, context) : await apply(client, run, good, context)),
  );
  settled.sort((a, b) => a.row.rowNo - b.row.rowNo);
  await insertLedger(client, run, file.id, settled);
  failpoint('commit:ledger');
  await insertQuarantine(client, run, file, settled);
  failpoint('commit:quarantine');
  await remember(client, run, context, settled);
  const after = await advance(client, run, context, settled);
  failpoint('commit:advanced');
  if (after.status === 'done') await compareTotals(client, run, after);
  failpoint('commit:before');
  return after;
}

/** Passes over the rows of a batch whose records are what an earlier file made of them. */
async function pass(
  client: pg.ClientBase,
  run: FileRun,
  file: IngestFile,
  batch: PreparedBatch,
  known: KnownRows,
): Promise<Passed> {
  const earlier = [...new Set(known.blocks.map(({ fileId }) => fileId))];
  const passes = await run.order.passes(client, standingOf(file), earlier);
  if (passes === 'turn') throw new NeedsTurn(`${run.feed.name}: the order of files matters`);
  if (passes === 'never') throw new NotKnown(`${run.feed.name}: an equal row may change something`);
  return passKnown(client, run, file, batch, known);
}

/** The rows of known blocks that must be looked at after all. */
function notPassed({ from, next, known }: PreparedBatch, passed: Passed): PreparedRow[] {
  if (passed.count === next.row - from.row) return [];
  const all = Array.from({ length: next.row - from.row }, (_, at) => from.row + at);
  return all.filter((rowNo) => !passed.has(rowNo)).map((rowNo) => known!.row(rowNo));
}

/** Somebody else may be deciding about the same records; the batch is done again when it is alone. */
class NeedsTurn extends Error {
  override name = 'NeedsTurn';
}

interface BatchContext extends WriteContext, SettleContext {
  batch: PreparedBatch;
  /** Records that rows of this batch found unchanged, with the row. */
  unchanged: Map<string, number>;
  /** Rows of this batch that were not looked at, since nothing has changed. */
  passed?: Passed;
}

/** Decides about rows and writes what follows from it. */
async function apply(
  client: pg.ClientBase,
  run: FileRun,
  rows: readonly PreparedRow[],
  context: BatchContext,
): Promise<Settled[]> {
  const years = [...yearsOf(rows).keys()];
  const ids = [...new Set(rows.map((row) => row.checked.good!.id))];
  const current = await run.writer.current(client, ids, years.length === 1 ? years[0] : undefined);
  const others = [...current].filter(([, record]) => record.fileId !== context.fileId).map(([id]) => id);
  const earlier =
    context.file.counts.unchanged > 0 || context.passed
      ? await unchangedEarlier(client, context.fileId, others)
      : new Map<string, number>();
  failpoint('commit:looked');
  const file = standingOf(context.file);
  const known = await run.order.know(client, file, rows, current, new Map([...earlier, ...context.unchanged]));
  const [foreign, near] = partition(rows, ({ checked: { good } }) =>
    isForeign(run, current.get(good!.id) ?? known.marks.get(good!.id)?.[0]),
  );
  const [overtaken, own] = partition(near, ({ checked: { good } }) => isOvertaken(context.file, current.get(good!.id)));
  const { decisions, contested, needsTurn } = decideRows(own, file, known);
  if (needsTurn && !run.order.isAlone) throw new NeedsTurn(`${run.feed.name}: the order of files matters`);
  failpoint('commit:decided');
  await run.writer.write(client, decisions, context, ({ row }) => recordOf(row, run.checker));
  failpoint('commit:written');
  for (const { row, outcome } of decisions)
    if (outcome === 'unchanged') context.unchanged.set(row.checked.good!.id, row.rowNo);
  decisions.push(...(await settleContested(client, run, context, contested, known)));
  const lines = await linesOf(client, context, decisions);
  const refused = foreign.map((row): Settled => {
    const problems = [outOfScope(run.within!)];
    return { row, outcome: 'quarantined', targetId: null, problems };
  });
  const settled = decisions.map(({ row, outcome, conflictsWith, differsFrom }) => ({
    row,
    outcome,
    targetId: row.checked.good!.id,
    problems: [
      ...(conflictsWith === undefined ? [] : [keyConflict(run, lines.get(conflictsWith)!)]),
      ...(differsFrom === undefined ? [] : [recordConflict(run.feed, differsFrom)]),
    ],
  }));
  // Named with its record, it would be among what was ever said of that, and hold as soon as something above it falls.
  const late = overtaken.map((row): Settled => ({ row, outcome: 'stale', targetId: null, problems: [] }));
  return [...settled, ...refused, ...late];
}

/** A record of another region must not be taken over by its key. */
const isForeign = ({ within }: FileRun, record: Pick<Current, 'scopeOrd'> | undefined): boolean =>
  within !== undefined && record !== undefined && !holds(within, record.scopeOrd);

/** A correction that was made of a version which holds no more: what came meanwhile must be looked at first. */
const isOvertaken = ({ overVersion }: IngestFile, record: Pick<Current, 'version'> | undefined): boolean =>
  overVersion !== null && record?.version !== overVersion;

/** As {@link apply}, but when the database refuses a set, each half by itself, down to the row that it refuses. */
async function applyBisecting(
  client: pg.ClientBase,
  run: FileRun,
  rows: readonly PreparedRow[],
  context: BatchContext,
): Promise<Settled[]> {
  if (rows.length === 0) return [];
  await client.query('savepoint part');
  try {
    const settled = await apply(client, run, rows, context);
    await client.query('release savepoint part');
    return settled;
  } catch (error) {
    if (!isRowError(error)) throw error;
    await client.query('rollback to savepoint part');
    if (rows.length === 1) {
      const row = rows[0]!;
      return [{ row, outcome: 'quarantined', targetId: row.checked.good!.id, problems: [refusedByDatabase(error)] }];
    }
    const middle = rows.length >> 1;
    const before = await applyBisecting(client, run, rows.slice(0, middle), context);
    return [...before, ...(await applyBisecting(client, run, rows.slice(middle), context))];
  }
}

/** Which of these records an earlier row of the file found unchanged, and which row. */
async function unchangedEarlier(
  client: pg.ClientBase,
  fileId: bigint,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; rowNo: number }>(
    // Target and file are compared together, for the index that begins with the target: the other would go through the whole file.
    `select t.id, r.row_no as "rowNo" from unnest($2::uuid[]) t(id) cross join lateral (
       select min(r.row_no) as row_no from ingest_row r
       where (r.target_id, r.file_id) >= (t.id, $1::bigint) and (r.target_id, r.file_id) <= (t.id, $1::bigint) and r.outcome in ('unchanged', 'duplicate', 'stale') and r.outcome = 'unchanged'
     ) r where r.row_no is not null`,
    [fileId, ids],
  );
  return new Map(rows.map(({ id, rowNo }) => [id, rowNo]));
}

/** The lines of the rows that others are in conflict with: of this batch, or of an earlier one. */
async function linesOf(
  client: pg.ClientBase,
  { fileId, batch }: BatchContext,
  decisions: readonly Decision[],
): Promise<Map<number, number>> {
  const wanted = decisions.flatMap(({ conflictsWith }) => conflictsWith ?? []);
  if (wanted.length === 0) return new Map();
  const lines = new Map(batch.rows.map((row) => [row.rowNo, row.raw.line]));
  const { rows } = await client.query<{ rowNo: number; line: number }>(
    'select row_no as "rowNo", line from ingest_row where file_id = $1 and row_no = any($2::int[])',
    [fileId, wanted],
  );
  for (const { rowNo, line } of rows) lines.set(rowNo, line);
  return lines;
}

const COPY_LEDGER =
  'copy ingest_row (file_id, row_no, line, byte_from, byte_to, outcome, target_id, amount_fen) from stdin';

async function insertLedger(
  client: pg.ClientBase,
  run: FileRun,
  fileId: bigint,
  settled: readonly Settled[],
): Promise<void> {
  if (settled.length === 0) return;
  if (await run.writer.mayCopy(client)) {
    const lines = settled.map(
      ({ row, outcome, targetId }) =>
        `${fileId}\t${row.rowNo}\t${row.raw.line}\t${row.raw.from}\t${row.raw.to}\t${outcome}\t${targetId ?? '\\N'}\t${row.checked.amountFen ?? '\\N'}\n`,
    );
    return copyIn(client, COPY_LEDGER, Buffer.from(lines.join(''), 'latin1'));
  }
  await client.query(
    `insert into ingest_row (file_id, row_no, line, byte_from, byte_to, outcome, target_id, amount_fen)
     select $1, * from unnest($2::int[], $3::int[], $4::bigint[], $5::bigint[], $6::text[], $7::uuid[], $8::bigint[])`,
    [
      fileId,
      ...[
        settled.map(({ row }) => row.rowNo),
        settled.map(({ row }) => row.raw.line),
        settled.map(({ row }) => row.raw.from),
        settled.map(({ row }) => row.raw.to),
        settled.map(({ outcome }) => outcome),
        settled.map(({ targetId }) => targetId),
        settled.map(({ row }) => row.checked.amountFen),
      ].map((column) => arrayLiteral(column, false)),
    ],
  );
}

/** Delivered again, these rows need not be read: see pipeline/known-blocks. Only where most of them are now what the table has. */
async function remember(
  client: pg.ClientBase,
  { blocks: { reading } }: FileRun,
  { fileId, batch: { digest, from, rows } }: BatchContext,
  settled: readonly Settled[],
): Promise<void> {
  if (reading === undefined || digest === undefined) return;
  const written = settled.filter(({ outcome }) => outcome === 'loaded' || outcome === 'updated').length;
  if (written < rows.length / 2) return;
  await rememberBlock(client, reading, digest, { fileId, rowFrom: from.row, rows: rows.length });
}

/** Moves the checkpoint behind the batch and adds up; the last batch finishes the file. */
async function advance(
  client: pg.ClientBase,
  run: FileRun,
  { file, epoch, batch, changed, passed }: BatchContext,
  settled: readonly Settled[],
): Promise<IngestFile> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Counts;
  let sumFen = passed?.sumFen ?? 0n;
  counts.unchanged = passed?.count ?? 0;
  for (const { outcome, row } of settled) {
    counts[outcome] += 1;
    if (row.checked.amountFen !== null) sumFen += BigInt(row.checked.amountFen);
  }
  const wrote = changed || counts.loaded + counts.updated > 0;
  const scopeOrd = scopeAfter(run, file, settled, passed?.scopes ?? []);
  const { rows } = await client.query<{ balanced: boolean }>(
    `update ingest_file set
       n_read = n_read + $2, n_loaded = n_loaded + $3, n_updated = n_updated + $4, n_unchanged = n_unchanged + $5, n_duplicate = n_duplicate + $6,
       n_stale = n_stale + $7, n_quarantined = n_quarantined + $8, sum_fen = sum_fen + $9,
       next_row = $10, next_byte = $11, next_line = $12, attempts = 0, last_error = null,
       epoch_first = coalesce(epoch_first, $13), epoch_last = coalesce($13, epoch_last), scope_ord = $14,
       lines_aside = lines_aside + $16, declared_rows = coalesce($17, declared_rows), declared_fen = coalesce($18, declared_fen),
       status = case when $15 then 'done' else status end, finished_at = case when $15 then clock_timestamp() end,
       lease_token = case when $15 then null else lease_token end, lease_until = case when $15 then null else lease_until end
     where id = $1
     returning n_read = n_loaded + n_updated + n_unchanged + n_duplicate + n_stale + n_quarantined and n_read = next_row - 1 as balanced`,
    [
      file.id,
      batch.next.row - batch.from.row,
      ...outcomes.map((outcome) => counts[outcome]),
      sumFen,
      batch.next.row,
      batch.next.byte,
      batch.next.line,
      wrote ? epoch : null,
      scopeOrd,
      batch.isLast,
      batch.aside,
      batch.declared.rows ?? null,
      batch.declared.fen ?? null,
    ],
  );
  if (!rows[0]!.balanced)
    throw new Error(
      `batch #${file.id}: the outcomes of its rows do not add up to the rows read; nothing of this step is kept`,
    );
  // Lines whose region could not be read belong to whoever the file belongs to.
  if (batch.isLast && scopeOrd !== run.reference.root.lo)
    await client.query('update quarantine set scope_ord = $2 where file_id = $1 and scope_ord = $3', [
      file.id,
      scopeOrd,
      run.reference.root.lo,
    ]);
  return lockFile(client, file.id);
}

/** The ordinal of the smallest region that holds all rows so far; the province's as long as no row's region is known. */
function scopeAfter(
  { reference }: FileRun,
  file: IngestFile,
  settled: readonly Settled[],
  passed: readonly bigint[],
): bigint {
  const { root } = reference;
  const known = file.scopeOrd !== root.lo || file.read > file.counts.quarantined;
  const ordinals = [...settled.flatMap(({ row }) => row.checked.scopeOrd ?? []), ...passed];
  if (known) ordinals.push(file.scopeOrd);
  if (ordinals.length === 0) return root.lo;
  ordinals.sort((a, b) => (a < b ? -1 : 1));
  return commonRegion(reference, ordinals[0]!, ordinals.at(-1)!).lo;
}

function keyConflict(run: FileRun, line: number): Problem {
  const [header] = Object.keys(run.feed.key.columns);
  const column = run.feed.column(header!)!;
  return {
    code: 'E_KEY_CONFLICT',
    column: column.header,
    what: { zh: `与第 ${line} 行主键相同而内容不同`, en: `the same key as on line ${line} with other content` },
    expected: {
      zh: `每个主键在文件中只出现一次，更正须带更高的 rev；${expectedOf(column).zh}`,
      en: `each key once in a file, a correction with a higher rev; ${expectedOf(column).en}`,
    },
  };
}

/** The database's own words may hold the row's values, so only its code and the name of the constraint or column are kept. */
function refusedByDatabase(error: unknown): Problem {
  const { code, constraint, column } = error as { code: string; constraint?: string; column?: string };
  const place = constraint ?? column ?? '-';
  return {
    code: `E_DB_${code}`,
    what: {
      zh: `数据库拒绝了该行（SQLSTATE ${code}，${place}）`,
      en: `the database refused the row (SQLSTATE ${code}, ${place})`,
    },
    expected: {
      zh: '符合数据库约束的内容；请联系系统管理员',
      en: 'values that satisfy the database; tell the operator',
    },
  };
}

const sqlState = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

/** Errors that a row's content can cause: data exceptions, constraints, limits, our triggers. Not a lost connection, not a full disk. */
const isRowError = (error: unknown): boolean => /^(22|23|54|P0)...$/.test(sqlState(error));

/** Errors that go away by doing it again: a lost race, a deadlock. */
const mayRetry = (error: unknown): boolean => error instanceof LostRace || /^40...$/.test(sqlState(error));
