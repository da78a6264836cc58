import type pg from 'pg';
import { arrayLiteral } from '../array-literal.js';
import type { IngestFile } from '../batch-file.js';
import type { FileRun } from '../file-run.js';
import type { PreparedBatch } from '../prepare-batch.js';
import type { KnownRows } from './packed-batch.js';

/** Rows of a batch that were found to be so already without being read. */
export interface Passed {
  count: number;
  sumFen: bigint;
  /** The least and the greatest ordinal of their regions. */
  scopes: bigint[];
  /** Whether this row is one of them. */
  has(rowNo: number): boolean;
}

/** Too much has changed since these rows were taken in: they are read after all. */
export class NotKnown extends Error {
  override name = 'NotKnown';
}

/** Below this share of rows that are as they were, looking is a waste. */
const WORTH_LOOKING = 0.8;

const said = `outcome in ('unchanged', 'duplicate', 'stale')`;

/**
 * Writes the ledger for those of the rows whose records are still the very ones that an earlier file made of the same bytes: each is `unchanged`.
 * Records with marks, and those of which this file has said something, are left to be looked at one by one.
 * @throws NotKnown when that is no gain
 */
export async function passKnown(
  client: pg.ClientBase,
  run: FileRun,
  file: IngestFile,
  { from, next }: PreparedBatch,
  { blocks, places }: KnownRows,
): Promise<Passed> {
  const rows = next.row - from.row;
  const numbers = (values: ArrayLike<number | bigint>) => arrayLiteral(Array.from<number | bigint>(values), false);
  let first = from.row;
  const firsts = blocks.map((block) => {
    first += block.rows;
    return first - block.rows;
  });
  const placesOf = (which: number) => numbers(places.filter((_, at) => at % 3 === which));
  // Nothing is known yet of the sizes of what is being written. So each look-up is a subquery with a limit, and compares target and file
  // together, so that it is done by its index whatever the planner believes of the sizes; places are taken from their
  // arrays by number for the same reason.
  const found = await client.query<{ count: number; sumFen: string; lo: bigint; hi: bigint; passed: number[] | null }>(
    `with known as materialized (
       select b.first + o.row_no - b.row_from as row_no, b.first + o.row_no - b.row_from - $11::int + 1 as nth, o.line, o.target_id, o.amount_fen, t.scope_ord
       from unnest($1::bigint[], $2::int[], $3::int[], $4::int[]) b(file_id, row_from, rows, first)
       cross join lateral (select * from ingest_row o where o.file_id = b.file_id and o.row_no >= b.row_from and o.row_no < b.row_from + b.rows limit b.rows) o
       cross join lateral (select t.scope_ord from ${run.feed.table.name} t where t.id = o.target_id and t.file_id = o.file_id and t.row_no = o.row_no limit 1) t
       where (select m.kind from record_mark m where m.feed = $5 and m.record_id = o.target_id limit 1) is null
         and (select e.row_no from ingest_row e where (e.target_id, e.file_id) >= (o.target_id, $6) and (e.target_id, e.file_id) <= (o.target_id, $6) and e.${said} limit 1) is null),
     noted as (
       insert into ingest_row (file_id, row_no, line, byte_from, byte_to, outcome, target_id, amount_fen)
       select $6, k.row_no, case when $10 then ($7::int[])[k.nth] else k.line end, ($8::bigint[])[k.nth], ($9::bigint[])[k.nth], 'unchanged', k.target_id, k.amount_fen
       from known k)
     select count(*)::int as count, coalesce(sum(amount_fen), 0)::text as "sumFen", min(scope_ord) as lo, max(scope_ord) as hi,
       case when count(*) < $12 then array_agg(row_no) end as passed from known`,
    [
      numbers(blocks.map(({ fileId }) => fileId)),
      numbers(blocks.map(({ rowFrom }) => rowFrom)),
      numbers(blocks.map((block) => block.rows)),
      numbers(firsts),
      run.feed.name,
      file.id,
      placesOf(0),
      placesOf(1),
      placesOf(2),
      // Of cells, the place that people know is written in the row itself.
      file.reading.kind === 'delimited',
      from.row,
      rows,
    ],
  );
  const { count, sumFen, lo, hi, passed } = found.rows[0]!;
  if (count < rows * WORTH_LOOKING) throw new NotKnown(`batch #${file.id}: most of its rows have changed since`);
  const some = passed && new Set(passed);
  return { count, sumFen: BigInt(sumFen), scopes: [lo, hi], has: (rowNo) => !some || some.has(rowNo) };
}
