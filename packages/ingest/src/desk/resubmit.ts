import { inTransaction } from '@qingqu/schema';
import { insertFile, type Outcome } from '../batch-file.js';
import { type Blob, storeBlob } from '../blob-store.js';
import { loadFile } from '../ingest-file.js';
import type { DeskDeps } from './desk-deps.js';
import { expectPossible, heldOf, readRows, type SealedRow } from './desk-row.js';
import { writeEvent } from './events.js';
import { refuseCorrector } from './fix.js';
import { cellsOf, lineOf } from './line.js';
import { type OpenBatch, openBatch } from './open-batch.js';
import { type Clerk, clerkOf, expectReached } from './people.js';
import { refuse } from './refused.js';
import { correcting, type Grant } from './rules.js';
import { fixedLine } from './sealed-lines.js';

/** What came of a resubmitted row. */
export interface Resubmitted {
  id: bigint;
  /** The batch of its corrected line. */
  batch: bigint;
  /** Whether it had been resubmitted before; then nothing was done. */
  already: boolean;
  /** How the line ended; null when it has not been loaded yet (its batch waits or is parked). */
  outcome: Outcome | null;
  /** The row that takes over, when it was rejected once more. */
  quarantinedAs: bigint | null;
}

/** As many as a page of a list has. */
const MOST = 500;

/**
 * Hands corrected lines in again, through the ordinary ingest: those of one file together as a batch of their own, read as that file was. Each
 * once, however often it is asked for; of several either all are handed in or none.
 * @throws DeskRefused
 */
export async function resubmitRows(
  deps: DeskDeps,
  { ids, by }: { ids: readonly bigint[]; by: string },
): Promise<Resubmitted[]> {
  if (ids.length === 0 || ids.length > MOST)
    refuse(
      'BAD_INPUT',
      `一次重报 1 至 ${MOST} 条，而不是 ${ids.length} 条`,
      `1 to ${MOST} rows at a time, not ${ids.length}`,
    );
  const clerk = await clerkOf(deps.pool, by);
  const rows = await readRows(deps.pool, [...new Set(ids)]);
  for (const row of rows) expectReached(clerk, row, await heldOf(deps.pool, row));
  const corrections: Correction[] = [];
  for (const group of byBatch(rows.filter(({ status }) => status !== 'resubmitted')))
    corrections.push(await correctionOf(deps, clerk, group));
  const batches = await inTransaction(deps.pool, async (client) => {
    const registered: bigint[] = [];
    const now = await readRows(client, idsOf(rows), { lock: true });
    // Of two who ask for the same at once the second finds it done.
    if (now.every(({ status }) => status === 'resubmitted')) return registered;
    for (const correction of corrections) registered.push(await register(client, correction, clerk));
    return registered;
  });
  // From here on the lines are safe: whatever stops this, the worker goes on with the batches.
  for (const batch of batches) await loadFile(deps, batch, {});
  return outcomesOf(deps, idsOf(rows), batches);
}

const idsOf = (rows: readonly SealedRow[]) => rows.map(({ id }) => id);

/** The corrected lines of one file as a file. */
interface Correction {
  batch: OpenBatch;
  rows: readonly SealedRow[];
  grant: Grant;
  blob: Blob;
}

function byBatch(rows: readonly SealedRow[]): SealedRow[][] {
  const groups = new Map<bigint, SealedRow[]>();
  for (const row of rows) groups.set(row.fileId, [...(groups.get(row.fileId) ?? []), row]);
  return [...groups.values()];
}

async function correctionOf(deps: DeskDeps, clerk: Clerk, rows: readonly SealedRow[]): Promise<Correction> {
  const granted: Grant[] = [];
  for (const row of rows) {
    granted.push(correcting(clerk.grants, await heldOf(deps.pool, row)) ?? refuseCorrector(clerk.username, row));
    await expectPossible(deps.pool, 'resubmit', row, {});
  }
  const batch = await openBatch(deps, rows[0]!.fileId);
  const { reading } = batch.file;
  const lines = [...batch.head, ...rows.map((row) => cellsOf(fixedLine(deps, row)!, reading)!)];
  const text = lines.map((cells, at) => `${lineOf(cells, reading, at + 1)}\n`);
  const grant = granted.reduce((widest, each) => (each.hi - each.lo > widest.hi - widest.lo ? each : widest));
  return { batch, rows, grant, blob: await storeBlob(deps.blobDir, Buffer.from(text.join(''))) };
}

/** Registers the batch and settles its rows in one step. */
async function register(
  client: Parameters<typeof insertFile>[0],
  { batch: { file }, rows, grant, blob }: Correction,
  { username }: Clerk,
): Promise<bigint> {
  const { id } = await insertFile(client, {
    feed: file.feed,
    definitionId: file.definitionId,
    sourceId: file.sourceId,
    name: file.name,
    // The same line may be handed in again when the world has changed: it is another correction.
    part: `correction ${rows.map((row) => row.id).join(' ')}`.slice(0, 200),
    originSha256: blob.sha256,
    sha256: blob.sha256,
    bytes: blob.bytes,
    encoding: 'utf-8',
    reading: file.reading,
    kind: 'correction',
    asOf: file.asOf,
    declared: {},
    receivedBy: username,
    withinRegion: grant.code,
    scopeOrd: grant.lo,
  });
  for (const before of rows) {
    const [row] = await readRows(client, [before.id], { lock: true });
    await expectPossible(client, 'resubmit', row!, before);
    await client.query(
      `update quarantine set status = 'resubmitted', resubmitted_as = $2, resolved_by = $3, resolved_at = clock_timestamp() where id = $1`,
      [before.id, id, username],
    );
    await writeEvent(client, row!, { kind: 'resubmitted', actor: username });
  }
  return id;
}

async function outcomesOf(
  deps: DeskDeps,
  ids: readonly bigint[],
  registered: readonly bigint[],
): Promise<Resubmitted[]> {
  const { rows } = await deps.pool.query<Omit<Resubmitted, 'already'>>(
    `select o.id, o.batch, r.outcome, n.id as "quarantinedAs"
     from (select id, resubmitted_as as batch, row_number() over (partition by resubmitted_as order by id) as row_no
           from quarantine where resubmitted_as in (select resubmitted_as from quarantine where id = any($1::bigint[]))) o
     left join ingest_row r on r.file_id = o.batch and r.row_no = o.row_no
     left join quarantine n on n.file_id = o.batch and n.row_no = o.row_no
     where o.id = any($1::bigint[]) order by o.id`,
    [ids],
  );
  if (rows.length < ids.length)
    refuse(
      'CONFLICT',
      '重报批次被整体拒收，数据仍为「已修正」，原因见批次',
      'the batch was refused as a whole, and the rows stand as corrected; the batch says why',
    );
  return rows.map((row) => ({ ...row, already: !registered.includes(row.batch) }));
}
