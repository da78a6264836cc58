import type { RelationSource } from './mapping.js';

/**
 * The rows of a relation as of epoch `n`, as a query to COPY: every version that was current in some closed epoch ≤ n, with the epochs in which
 * it was. What was written after `n` is left out, and the version it superseded counts as current.
 */
export function fullQuery(source: RelationSource, n: bigint): string {
  if (!source.versioned) return `select ${expressions(source)} from ${source.from}`;
  return versions(source, n, '');
}

/** The same for the ids alone that changed after epoch `base`, with all their versions. */
export function deltaQuery(source: RelationSource, base: bigint, n: bigint): string {
  const table = source.source;
  // A version's `epoch_to` is never before its `epoch_from`, so `epoch_to > base` finds both kinds of change by its index.
  return `with changed as materialized (
      select id from ${table} where epoch_from > ${base} and epoch_from <= ${n}
      union
      select id from ${table}_history
      where epoch_to > ${base} and (epoch_to <= ${n} or (epoch_from > ${base} and epoch_from <= ${n}))
    ) ${versions(source, n, 'and t.id in (select id from changed)')}`;
}

// A version that began and ended in the same epoch was never part of a closed state.
const versions = (source: RelationSource, n: bigint, only: string) =>
  `select ${expressions(source)}, t.epoch_from, null::bigint from ${source.source} t where t.epoch_from <= ${n} ${only}
   union all
   select ${expressions(source)}, t.epoch_from, case when t.epoch_to <= ${n} then t.epoch_to end
   from ${source.source}_history t where t.epoch_from <= ${n} and t.epoch_to > t.epoch_from ${only}`;

const expressions = (source: RelationSource) => source.columns.map((column) => column.sql).join(', ');

/** The days on which the epochs up to `n` were closed: what was known when. */
export const epochQuery = (n: bigint) =>
  `select n, (closed_at at time zone 'Asia/Shanghai')::date from epoch where closed_at is not null and n <= ${n} order by n`;

/** The region intervals that the engine needs to tell in which subtree a subject lies. */
export const regionIntervalQuery = 'select code, scope_lo, scope_hi from region';
