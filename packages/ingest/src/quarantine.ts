import { quarantinePlace, WorkdayCalendar } from '@qingqu/schema';
import type pg from 'pg';
import type { IngestFile } from './batch-file.js';
import type { Settled } from './commit-batch.js';
import { takeOver } from './desk/take-over.js';
import type { FileRun } from './file-run.js';
import { recordConflict } from './marks/record-conflict.js';
import { type PreparedRow, rawText } from './prepare-batch.js';
import { messageOf, type Problem } from './problem.js';

/** Working days within which a questionable record is to be corrected (Art. 16), counted from the day the file came. */
const CORRECTION_WORKDAYS = 5;

/** A row that is put aside, of whatever file, and why. */
export interface Rejected {
  file: IngestFile;
  row: PreparedRow;
  problems: readonly Problem[];
}

/** Puts a batch's rejected rows aside. */
export async function insertQuarantine(
  client: pg.ClientBase,
  run: FileRun,
  file: IngestFile,
  settled: readonly Settled[],
): Promise<void> {
  const rejected = settled.filter(({ outcome }) => outcome === 'quarantined');
  if (rejected.length === 0) return;
  await putAside(
    client,
    run,
    rejected.map(({ row, problems }) => ({ file, row, problems })),
  );
  if (file.kind === 'correction') await takeOver(client, file.id);
}

/** Puts rows aside that were taken in before, since a row of `file` says something else of equal standing. */
export async function insertDoubtful(
  client: pg.ClientBase,
  run: FileRun,
  file: IngestFile,
  doubtful: readonly Omit<Rejected, 'problems'>[],
): Promise<void> {
  await putAside(
    client,
    run,
    doubtful.map((row) => ({ ...row, problems: [recordConflict(run.feed, file.id)] })),
  );
}

/** Each with its reasons, its owner and a day by which it is to be corrected. */
async function putAside(client: pg.ClientBase, run: FileRun, rejected: readonly Rejected[]): Promise<void> {
  const rows = rejected.map(({ file, row, problems }) => {
    const first = problems[0]!;
    const message = messageOf(row.raw.line, problems);
    return {
      file_id: String(file.id),
      row_no: row.rowNo,
      line: row.raw.line,
      column_name: first.column ?? null,
      reason_code: first.code,
      message_zh: message.zh,
      message_en: message.en,
      expected: first.expected.zh,
      raw_sealed: `\\x${run.vault.seal(rawText(row.raw, file.encoding), quarantinePlace(file.id, row.rowNo)).toString('hex')}`,
      // Who enters is responsible (Art. 7): the row's own organisation, else whoever brought the file.
      owner_org: row.checked.enteredOrg ?? file.receivedBy,
      scope_ord: String(row.checked.scopeOrd ?? run.reference.root.lo),
    };
  });
  await client.query(
    `insert into quarantine (file_id, row_no, line, column_name, reason_code, message_zh, message_en, expected, raw_sealed, status, owner_org, due_on, scope_ord)
     select n.file_id, n.row_no, n.line, n.column_name, n.reason_code, n.message_zh, n.message_en, n.expected, n.raw_sealed, 'open', n.owner_org, $2, n.scope_ord
     from json_to_recordset($1::json) as n(file_id bigint, row_no int, line int, column_name text, reason_code text, message_zh text, message_en text,
       expected text, raw_sealed bytea, owner_org text, scope_ord bigint)`,
    [JSON.stringify(rows), await run.dueOn(client)],
  );
}

/** The day by which rows of a file received (or routed) on `day` are to be corrected; null where no calendar is loaded for it. */
export async function dueOn(
  client: pg.ClientBase,
  day: string,
  workdays = CORRECTION_WORKDAYS,
): Promise<string | null> {
  const { rows } = await client.query<{ date: string; version: number; isWorkday: boolean }>(
    `select day as date, version, is_workday as "isWorkday" from calendar_day where day >= $1 and day < $1::date + 60`,
    [day],
  );
  try {
    return WorkdayCalendar.from(rows).addWorkdays(day, workdays);
  } catch {
    return null;
  }
}
