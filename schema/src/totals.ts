import type pg from 'pg';
import { lastClosedEpoch } from './epochs.js';
import { inTransaction } from './pools.js';
import { keyOf, keyOfRow, type Total, totals } from './totals-described.js';
import { publish } from './totals-published.js';

/** Refreshes take turns by this advisory lock; nobody else waits for it. */
const TOTALS_LOCK = 0x71_71_74_74; // 'qqtt'

/** A published cell is about five at least, unless said otherwise. */
const LEAST_HEADS = 5;

/** What became of one roll-up. */
export interface TotalRefreshed {
  name: string;
  epoch: bigint;
  /** From nothing; only the cells that changes touch; nothing had changed. */
  how: 'whole' | 'touched' | 'unchanged';
  /** Cells that were made anew. */
  cells: number;
  ms: number;
}

export interface RefreshOptions {
  signal?: AbortSignal;
  /** Told of each roll-up. */
  log?(refreshed: TotalRefreshed): void;
  /** How many persons, payees or subjects a published cell is about at least, 1 to 20; the same as last time when not given, 5 at first. */
  leastHeads?: number;
}

/**
 * Carries all totals on to the last closed epoch, each in a transaction of its own together with its line in `totals_state`: whoever
 * reads sees the former state or the new one, and a process that is killed leaves the former. It reads rows and locks none of them, so
 * ingest goes on beside it; of two at once the second waits, and finds nothing left to do. Before the first closed epoch it does nothing.
 */
export async function refreshTotals(
  pool: pg.Pool,
  { signal, log, leastHeads }: RefreshOptions = {},
): Promise<TotalRefreshed[]> {
  if (leastHeads !== undefined && !(Number.isInteger(leastHeads) && leastHeads >= 1 && leastHeads <= 20))
    throw new RangeError(`leastHeads is a whole number from 1 to 20, such as ${LEAST_HEADS}, not ${leastHeads}`);
  const all: TotalRefreshed[] = [];
  for (const total of totals) {
    signal?.throwIfAborted();
    const refreshed = await refresh(pool, total, { leastHeads, signal });
    if (!refreshed) break;
    all.push(refreshed);
    log?.(refreshed);
  }
  return all;
}

type Made = Pick<TotalRefreshed, 'how' | 'cells'>;

interface State {
  epoch: bigint;
  leastHeads: number;
}

async function refresh(
  pool: pg.Pool,
  total: Total,
  wish: { leastHeads: number | undefined; signal: AbortSignal | undefined },
): Promise<TotalRefreshed | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [TOTALS_LOCK]);
    const began = performance.now();
    const finer = totals.find(({ name }) => name === total.of);
    const epoch = finer ? (await stateOf(client, finer))?.epoch : await lastClosedEpoch(client);
    if (epoch === undefined) return undefined;
    const state = await stateOf(client, total);
    const leastHeads = wish.leastHeads ?? state?.leastHeads ?? LEAST_HEADS;
    // A lost hash join would compare each touched cell with each row: the planner takes cells of seven columns for far fewer than they are.
    await client.query('set local enable_nestloop = off; set local enable_mergejoin = off');
    const made = finer
      ? await gatherCells(client, total, finer, state, epoch)
      : await makeCells(client, total, state, epoch);
    wish.signal?.throwIfAborted();
    const isSame = made.how === 'unchanged' && state?.leastHeads === leastHeads;
    if (!isSame && total.published) await publish(client, total, total.published, leastHeads);
    await client.query(
      `insert into totals_state (name, epoch, refreshed_at, least_heads, suppressed) values ($1, $2, clock_timestamp(), $3, $4)
       on conflict (name) do update set epoch = $2, refreshed_at = clock_timestamp(), least_heads = $3, suppressed = $4`,
      [total.name, epoch, leastHeads, total.published ? await suppressed(client, total, total.published.table) : null],
    );
    return { name: total.name, epoch, ...made, ms: performance.now() - began };
  });
}

async function stateOf(client: pg.ClientBase, { name }: Total): Promise<State | undefined> {
  const { rows } = await client.query<State>(
    'select epoch, least_heads as "leastHeads" from totals_state where name = $1',
    [name],
  );
  return rows[0];
}

/** Rows that no published cell holds. */
async function suppressed(client: pg.ClientBase, total: Total, published: string): Promise<bigint> {
  const { rows } = await client.query<{ left: bigint }>(
    `select (coalesce((select sum(n) from ${total.table}), 0) - coalesce((select sum(n) from ${published}), 0))::bigint as left`,
  );
  return rows[0]!.left;
}

async function makeCells(client: pg.ClientBase, total: Total, state: State | undefined, epoch: bigint): Promise<Made> {
  if (!state || !total.versioned) {
    await client.query(`create temp table fresh on commit drop as ${cellsSql(total, rowsAt(total, epoch))}`);
    await client.query(`delete from ${total.table}`);
    return { how: 'whole', cells: await takeFresh(client, total) };
  }
  if (state.epoch >= epoch) return { how: 'unchanged', cells: 0 };
  const where = await findTouched(client, total, state.epoch, epoch);
  if (!where) return { how: 'unchanged', cells: 0 };
  const touched = `exists (select from touched c where ${sameCell(total, keyOfRow(total), 'c')})`;
  await client.query(
    `create temp table fresh on commit drop as ${cellsSql(total, rowsAt(total, epoch, where), touched)}`,
  );
  await client.query(
    `delete from ${total.table} t using touched c where ${sameCell(
      total,
      keyOf(total).map((column) => `t.${column}`),
      'c',
    )}`,
  );
  return { how: 'touched', cells: await takeFresh(client, total) };
}

/** Makes the cells of a coarser roll-up of those of the finer one. */
async function gatherCells(
  client: pg.ClientBase,
  total: Total,
  finer: Total,
  state: State | undefined,
  epoch: bigint,
): Promise<Made> {
  if (state && state.epoch >= epoch) return { how: 'unchanged', cells: 0 };
  const keys = keyOf(total).join(', ');
  await client.query(`create temp table fresh on commit drop as
    select ${keys}, sum(n)::bigint as n, sum(sum_fen)::bigint as sum_fen, min(min_fen) as min_fen, max(max_fen) as max_fen, bit_or(heads) as heads
    from ${finer.table} group by ${keys}`);
  await client.query(`delete from ${total.table}`);
  return { how: 'whole', cells: await takeFresh(client, total) };
}

/** An INSERT reads with one process only, the making of a table with several: so the cells are made first and moved then. */
async function takeFresh(client: pg.ClientBase, { table }: Total): Promise<number> {
  const { rowCount } = await client.query(`insert into ${table} select * from fresh`);
  await client.query(`drop table fresh`);
  await client.query(`analyze ${table}`);
  return rowCount ?? 0;
}

/**
 * Notes the cells that a version which began or ended in (last, epoch] lies in. Returns a condition that the rows of these cells meet and
 * an index knows; undefined when there are none.
 */
async function findTouched(
  client: pg.ClientBase,
  total: Total,
  last: bigint,
  epoch: bigint,
): Promise<string | undefined> {
  const columns = rowColumns(total);
  await client.query(`
    create temp table touched on commit drop as
    select distinct ${keyOfRow(total)
      .map((sql, at) => `${sql} as ${keyOf(total)[at]}`)
      .join(', ')} from (
      select ${columns} from ${total.source} where epoch_from > ${last} and epoch_from <= ${epoch}
      union all
      select ${columns} from ${total.source}_history
      where epoch_to > ${last} and epoch_from <= ${epoch} and (epoch_to <= ${epoch} or epoch_from > ${last})) r;
    analyze touched`);
  const { rows } = await client.query<{ scopes: string; first: string | null; last: string | null; undated: boolean }>(
    `select array_agg(distinct scope_ord)::text as scopes, min(month) as first, (max(month) + interval '1 month')::date as last,
       bool_or(month is null) as undated
     from touched having count(*) > 0`,
  );
  const [reach] = rows;
  if (!reach) return undefined;
  const inMonths = [
    ...(reach.first ? [`${total.monthOf} >= '${reach.first}' and ${total.monthOf} < '${reach.last}'`] : []),
    ...(reach.undated ? [`${total.monthOf} is null`] : []),
  ];
  return `scope_ord = any('${reach.scopes}'::bigint[]) and (${inMonths.join(' or ')})`;
}

const rowColumns = ({ monthOf, columns, measure, about }: Total): string =>
  [...new Set(['scope_ord', 'region_code', monthOf, ...columns, measure, ...about])].join(', ');

/** The rows as they were when the epoch was closed: all of one statement, so that none moves to history half-way. */
function rowsAt(total: Total, epoch: bigint, where = 'true'): string {
  const columns = rowColumns(total);
  if (!total.versioned) return `select ${columns} from ${total.source} where ${where}`;
  return `select ${columns} from ${total.source} where epoch_from <= ${epoch} and ${where}
    union all
    select ${columns} from ${total.source}_history where epoch_from <= ${epoch} and epoch_to > ${epoch} and ${where}`;
}

function cellsSql(total: Total, rows: string, where = 'true'): string {
  const { measure } = total;
  const keys = keyOfRow(total).map((sql, at) => `${sql} as ${keyOf(total)[at]}`);
  return `select ${keys.join(', ')}, count(*) as n, sum(${measure})::bigint as sum_fen, min(${measure}) as min_fen, max(${measure}) as max_fen,
      bit_or(1::bigint << (uuid_hash_extended(coalesce(${total.about.join(', ')}), 0) & 63)::int) as heads
    from (${rows}) r where ${where} group by ${keys.map((_, at) => at + 1).join(', ')}`;
}

/** Whether expressions make the key of a cell; null is like null. */
function sameCell(total: Total, expressions: readonly string[], cell: string): string {
  return keyOf(total)
    .map((column, at) => {
      const nothing = nullStandIn[column];
      if (!nothing) return `${expressions[at]} = ${cell}.${column}`;
      return `coalesce(${expressions[at]}, ${nothing}) = coalesce(${cell}.${column}, ${nothing})`;
    })
    .join(' and ');
}

/** Values that do not occur, for the columns that may be null: a hash join knows no `is not distinct from`. */
const nullStandIn: Readonly<Record<string, string>> = { month: "date '0001-01-01'", func_code: "''" };

/** A roll-up that is not what its records say. */
export interface TotalDifference {
  name: string;
  /** Cells that are missing, too many or different. */
  cells: number;
}

/** Counts all records as of the epoch of each roll-up and compares; empty = all is as it should be. For checks: it reads everything. */
export async function totalsDiffer(pool: pg.Pool): Promise<TotalDifference[]> {
  const differences: TotalDifference[] = [];
  for (const total of totals) {
    const cells = await inTransaction(
      pool,
      async (client) => {
        const state = await stateOf(client, total);
        if (!state) return 0;
        const counted = cellsSql(total, rowsAt(total, state.epoch));
        const { rows } = await client.query<{ cells: number }>(
          `with counted as materialized (${counted}), kept as (select * from ${total.table})
           select count(*)::int as cells from
             ((select * from counted except select * from kept) union all (select * from kept except select * from counted)) d`,
        );
        return rows[0]!.cells;
      },
      'begin isolation level repeatable read read only',
    );
    if (cells > 0) differences.push({ name: total.name, cells });
  }
  return differences;
}
