import type pg from 'pg';
import type { IngestFile } from '../batch-file.js';
import { failpoint } from '../failpoint.js';
import type { FileRun } from '../file-run.js';
import { yuanOf } from './yuan.js';

/** A figure that a file declares of itself. */
interface Total {
  measure: 'rows' | 'fen';
  declared: bigint;
  computed: bigint;
}

/**
 * Compares what a finished file declares of itself with what was read of it (控制总数), in the transaction that finishes it. A difference is a
 * break that somebody has to explain; until then nothing is taken for settled that the file could have changed.
 */
export async function compareTotals(client: pg.ClientBase, run: FileRun, file: IngestFile): Promise<void> {
  const totals = totalsOf(run, file);
  if (totals.length === 0) return;
  for (const { measure, declared, computed } of totals)
    await client.query(
      `insert into control_total (file_id, measure, declared, computed, status, scope_ord)
       values ($1, $2, $3, $4, case when $3::bigint = $4::bigint then 'ok' else 'break' end, $5)`,
      [file.id, measure, declared, computed, file.scopeOrd],
    );
  const breaks = totals.filter(({ declared, computed }) => declared !== computed);
  for (const total of breaks) await openBreak(client, run, file, total);
  failpoint('commit:totals');
}

/** A file that declares no amount has none to compare; neither has a feed without one. */
function totalsOf({ feed }: FileRun, { declaredRows, declaredFen, read, sumFen }: IngestFile): Total[] {
  return [
    ...(declaredRows === null
      ? []
      : [{ measure: 'rows' as const, declared: BigInt(declaredRows), computed: BigInt(read) }]),
    ...(declaredFen === null || feed.total === undefined
      ? []
      : [{ measure: 'fen' as const, declared: declaredFen, computed: sumFen }]),
  ];
}

async function openBreak(client: pg.ClientBase, run: FileRun, file: IngestFile, total: Total): Promise<void> {
  const { measure, declared, computed } = total;
  const [zh, en] =
    measure === 'rows'
      ? [`声明 ${declared} 行，读取 ${computed} 行`, `it declares ${declared} rows, ${computed} were read`]
      : [
          `声明合计 ${yuanOf(declared)} 元，读取合计 ${yuanOf(computed)} 元`,
          `it declares ${yuanOf(declared)} yuan in all, ${yuanOf(computed)} were read`,
        ];
  await client.query(
    `insert into reconciliation_break (kind, subject, file_id, declared, computed, message_zh, message_en, feeds, status, owner_org, due_on,
       opened_epoch, scope_ord)
     values ('control-total', $1, $2, $3, $4, $5, $6, $7, 'open', coalesce((select owner_org from source where id = $8), $9), $10,
       (select n from epoch where closed_at is null), $11)`,
    [
      `file:${file.id}:${measure}`,
      file.id,
      declared,
      computed,
      `批次 #${file.id}（${file.name}）：${zh}`,
      `batch #${file.id} (${file.name}): ${en}`,
      [file.feed],
      file.sourceId,
      file.receivedBy,
      await run.dueOn(client),
      file.scopeOrd,
    ],
  );
}
