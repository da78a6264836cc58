import { WorkdayCalendar } from '@qingqu/schema';
import type pg from 'pg';
import type { IngestFile } from './batch-file.js';
import type { Settled } from './commit-batch.js';
import type { FileRun } from './file-run.js';
import { rawText } from './prepare-batch.js';
import { messageOf } from './problem.js';

/** Working days within which a questionable record is to be corrected (Art. 16), counted from the day the file came. */
const CORRECTION_WORKDAYS = 5;

/** Where the raw line of a quarantined row is sealed to: `Vault.open(raw_sealed, quarantinePlace(…))`. */
export const quarantinePlace = (fileId: bigint, rowNo: number): string => `quarantine|raw|${fileId}:${rowNo}`;

/** Puts rejected rows aside, each with its reasons, its owner and a day by which it is to be corrected. */
export async function insertQuarantine(
  client: pg.ClientBase,
  run: FileRun,
  file: IngestFile,
  settled: readonly Settled[],
): Promise<void> {
  const rejected = settled.filter(({ outcome }) => outcome === 'quarantined');
  if (rejected.length === 0) return;
  const rows = rejected.map(({ row, problems }) => {
    const first = problems[0]!;
    const message = messageOf(row.raw.line, problems);
    return {
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
     select $2, n.row_no, n.line, n.column_name, n.reason_code, n.message_zh, n.message_en, n.expected, n.raw_sealed, 'open', n.owner_org, $3, n.scope_ord
     from json_to_recordset($1::json) as n(row_no int, line int, column_name text, reason_code text, message_zh text, message_en text, expected text,
       raw_sealed bytea, owner_org text, scope_ord bigint)`,
    [JSON.stringify(rows), file.id, await run.dueOn(client)],
  );
}

/** The day by which rows of a file received on `day` are to be corrected; null where no calendar is loaded for it. */
export async function dueOn(client: pg.ClientBase, day: string): Promise<string | null> {
  const { rows } = await client.query<{ date: string; version: number; isWorkday: boolean }>(
    `select day as date, version, is_workday as "isWorkday" from calendar_day where day >= $1 and day < $1::date + 60`,
    [day],
  );
  try {
    return WorkdayCalendar.from(rows).addWorkdays(day, CORRECTION_WORKDAYS);
  } catch {
    return null;
  }
}
