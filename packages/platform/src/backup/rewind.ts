import { businessTables } from '@qingqu/schema';
import type pg from 'pg';
import { BackupError } from './errors.js';
import { columnList, quoted, tablesOfKind } from './tables.js';

/** What rests on a record that the epoch does not have yet; the files that came later stand in `later_file`. */
const judgedLater: Record<string, (n: bigint) => string> = {
  sweep: (n) => `epoch > ${n}`,
  backtest: (n) => `epoch > ${n}`,
  case_file: (n) => `rechecked_epoch > ${n}`,
  correction: () => 'file_id in (select id from later_file)',
  ledger: (n) => `epoch > ${n}`,
  month_close: (n) => `epoch > ${n}`,
  circular: (n) => `epoch > ${n}`,
  assessment: (n) => `epoch > ${n}`,
  report: (n) => `epoch > ${n}`,
};

/** Matters that rest on no record: they stay when all others go. */
const RESTS_ON_NOTHING = "matter = 'exchange'";

/**
 * Takes restored records back to what they were when an epoch was closed, in the transaction of the restore, whose triggers are off.
 *
 * - Records: every version that the epoch had, and its past, exactly. Nothing of a later one.
 * - Files: those of later epochs go, with their rows, rejected rows and control totals; their sources are asked from the beginning again, and what
 *   comes a second time changes nothing.
 * - Sweeps, warnings, cases and what follows from them stay only when none of it rests on a later epoch: what people did in between cannot be taken
 *   back by halves. Otherwise it is refused, or left out as a whole (`recordsOnly`).
 * - Users, rules, settings and the audit log do not depend on records and stay as they were in the backup.
 *
 * @throws BackupError
 */
export async function rewind(
  client: pg.ClientBase,
  { to, recordsOnly }: { to: bigint; recordsOnly: boolean },
): Promise<void> {
  await nameLaterFiles(client, to);
  await expectNoFileAcross(client, to);
  const later = await judgementsLater(client, to);
  if (later.length > 0 && !recordsOnly) throw restsOnLater(later, to);
  if (recordsOnly) await leaveJudgementsOut(client);
  await rewindRecords(client, to);
  await cutIntake(client, to);
  await client.query(`truncate ${columnList(tablesOfKind('total'))}`);
}

async function nameLaterFiles(client: pg.ClientBase, to: bigint): Promise<void> {
  // A file that changed nothing bears no epoch; it came later when it was done later.
  await client.query(
    `create temp table later_file on commit drop as
     select f.id, f.source_id from ingest_file f cross join (select closed_at from epoch where n = ${to}) e
     where f.epoch_first > ${to} or (f.epoch_first is null and coalesce(f.finished_at, f.received_at) > e.closed_at)`,
  );
}

async function expectNoFileAcross(client: pg.ClientBase, to: bigint): Promise<void> {
  const { rows } = await client.query<{ id: bigint; last: bigint }>(
    `select id, epoch_last as last from ingest_file where epoch_first <= ${to} and epoch_last > ${to} order by id limit 1`,
  );
  if (!rows[0]) return;
  const { id, last } = rows[0];
  throw new BackupError({
    zh: `纪元 ${to} 关闭时批次 ${id} 正在接入，无法准确恢复到该时点；请另选纪元，例如 --to-epoch ${last}`,
    en: `batch ${id} was being taken in when epoch ${to} was closed, so that state cannot be had exactly; choose another, for example --to-epoch ${last}`,
  });
}

/** As `sweep 3`, for each kind of which there is any. */
async function judgementsLater(client: pg.ClientBase, to: bigint): Promise<string[]> {
  const found: string[] = [];
  for (const [table, condition] of Object.entries(judgedLater)) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${table} where ${condition(to)}`,
    );
    if (rows[0]!.n > 0) found.push(`${table} ${rows[0]!.n}`);
  }
  return found;
}

function restsOnLater(later: readonly string[], to: bigint): BackupError {
  const list = later.join(', ');
  return new BackupError({
    zh: `纪元 ${to} 之后已有扫描、案件或文书（${list}），其办理过程无法部分撤回；请恢复纪元 ${to} 当时的备份，或加 --records-only 只恢复记录、不含预警与案件`,
    en: `sweeps, cases or documents rest on later epochs (${list}), and what people did cannot be taken back by halves; restore a backup made while epoch ${to} was the last, or add --records-only to restore the records without warnings and cases`,
  });
}

async function leaveJudgementsOut(client: pg.ClientBase): Promise<void> {
  const mixed = ['attachment', 'casework_step'];
  const whole = tablesOfKind('judgement').filter((name) => !mixed.includes(name));
  await client.query(`truncate ${columnList(whole)}`);
  for (const name of mixed) await client.query(`delete from ${name} where not (${RESTS_ON_NOTHING})`);
}

/** A version is current from its `epoch_from` up to, and not in, its `epoch_to`. */
async function rewindRecords(client: pg.ClientBase, to: bigint): Promise<void> {
  for (const name of businessTables.keys()) {
    const [current, history] = [quoted(name), quoted(`${name}_history`)];
    const { rows } = await client.query<{ columns: string[] }>(
      `select array_agg(attname::text order by attnum) as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [current],
    );
    const columns = columnList(rows[0]!.columns);
    await client.query(`delete from ${current} where epoch_from > ${to}`);
    await client.query(
      `insert into ${current} (${columns}) select ${columns} from ${history} where epoch_from <= ${to} and epoch_to > ${to}`,
    );
    await client.query(`delete from ${history} where epoch_to > ${to}`);
  }
}

async function cutIntake(client: pg.ClientBase, to: bigint): Promise<void> {
  const later = 'select id from later_file';
  await client.query(
    `delete from quarantine_event where quarantine_id in (select id from quarantine where file_id in (${later}))`,
  );
  for (const name of ['quarantine', 'ingest_row', 'ingest_block', 'control_total', 'record_mark'])
    await client.query(`delete from ${name} where file_id in (${later})`);
  // Rejected rows whose correction came later wait for it again, as when a correction is refused as a whole.
  await client.query(
    `update quarantine set status = 'fixed', resubmitted_as = null, resolved_by = null, resolved_at = null where resubmitted_as in (${later})`,
  );
  await client.query(
    `update expected_delivery set status = 'due', file_id = null, arrived_at = null, noticed_at = null where file_id in (${later})`,
  );
  await client.query(
    `delete from reconciliation_break where coalesce(opened_epoch > ${to}, opened_at > (select closed_at from epoch where n = ${to}))`,
  );
  await client.query(
    `update reconciliation_break set status = 'open', settled_at = null, settled_by = null, reason = null
     where status = 'resolved' and settled_at > (select closed_at from epoch where n = ${to})`,
  );
  await client.query(
    'update source set "position" = null where id in (select source_id from later_file where source_id is not null)',
  );
  await client.query(`delete from ingest_file where id in (${later})`);
  await client.query(`delete from epoch where n > ${to}`);
  await client.query(`insert into epoch (n) values (${to + 1n})`);
}
