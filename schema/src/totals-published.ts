import type pg from 'pg';
import { keyOf, type Published, type Total } from './totals-described.js';

/** The fiscal tree has five levels, so a cell moves up four times at most. */
const MOVES_UP = 4;

/**
 * Makes the published cells of a roll-up. A cell that is about fewer than `leastHeads` gives up one of its columns after the other and joins
 * what has the same key then, until it is about enough; what is not even at the top of the tree is left out. So the published cells are
 * disjoint sets of rows, each about enough, and every answer is a sum of whole cells: neither an answer nor what one has more than
 * another that it contains can be about fewer.
 */
export async function publish(
  client: pg.ClientBase,
  total: Total,
  { table, merges }: Published,
  leastHeads: number,
): Promise<void> {
  // Lots are never more than heads, so a cell of enough lots is about enough.
  const isSmall = `bit_count(heads::bit(64)) < ${leastHeads}`;
  const keys = keyOf(total);
  const steps = [
    ...merges.map((merged) => givingUp(keys, merged, isSmall)),
    ...Array.from({ length: MOVES_UP }, () => movingUp(keys, isSmall)),
  ];
  const numbers = 'n, sum_fen, heads';
  const stages = [
    `s0 as (select ${keys.join(', ')}, ${numbers} from ${total.table})`,
    ...steps.map((step, at) => `s${at + 1} as materialized (${step(`s${at}`)})`),
  ];
  await client.query(`delete from ${table}`);
  await client.query(`
    insert into ${table} (${keys.join(', ')}, n, sum_fen)
    with ${stages.join(',\n')}
    select ${keys.join(', ')}, n, sum_fen from s${steps.length} where not ${isSmall}`);
  await client.query(`analyze ${table}`);
}

type Step = (from: string) => string;

const givingUp =
  (keys: readonly string[], merged: string, isSmall: string): Step =>
  (from) =>
    mergedSql(
      keys.map((key) => (key === merged ? `case when not ${isSmall} then ${key} end as ${key}` : key)),
      keys,
      from,
    );

const movingUp =
  (keys: readonly string[], isSmall: string): Step =>
  (from) => {
    const parent: Record<string, string> = { scope_ord: 'p.scope_lo', region_code: 'p.code' };
    return mergedSql(
      keys.map((key) =>
        parent[key]
          ? `case when ${isSmall} and p.code is not null then ${parent[key]} else c.${key} end as ${key}`
          : key,
      ),
      keys,
      `${from} c left join region r on r.code = c.region_code left join region p on p.code = r.fiscal_parent`,
    );
  };

function mergedSql(shown: readonly string[], keys: readonly string[], from: string): string {
  return `select ${keys.join(', ')}, sum(n)::bigint as n, sum(sum_fen)::bigint as sum_fen, bit_or(heads) as heads
    from (select ${shown.join(', ')}, n, sum_fen, heads from ${from}) m group by ${keys.join(', ')}`;
}
