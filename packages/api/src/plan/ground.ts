import { type Published, type Total } from '@qingqu/schema';
import type { Col, Entity } from '../model/entity.js';
import type { Source } from './statement.js';

/** What statistics are counted from: the records as they are now, or the cells of a roll-up as of its epoch. */
export interface Ground {
  table: string;
  source: Source;
  /** The column that stands for one of the entity's. */
  col: Col;
  month(column: string): string;
  count: string;
  aggregate(kind: 'sum' | 'min' | 'max', column: string): string;
  /** How many different values a column has. */
  distinct(column: string): string;
  /** Of which epoch the numbers are, and how many rows are in none of its cells. */
  epoch: string;
  suppressed: string;
  /** Holds once there is such a ground; absent = there always is. */
  isThere?: string;
}

export function recordsGround(entity: Entity, source: Source): Ground {
  return {
    table: entity.table,
    source,
    col: source.col,
    // Without a time zone, and a number rather than a text: a third of the time of to_char on a date.
    month: (column) => `date_trunc('month', ${source.col(column)}::timestamp)`,
    count: 'count(*)',
    aggregate: (kind, column) => `${kind}(${source.col(column)})`,
    distinct: (column) => `count(distinct ${source.col(column)})`,
    epoch: '(select e.n from epoch e where e.closed_at is null)',
    suppressed: 'null::int',
  };
}

/** A roll-up, or what is published of it: there the least and the greatest, which are each one row's, are left out. */
export function totalGround(total: Total, published: Published | undefined, source: Source): Ground {
  const state = (column: string) => `(select s.${column} from totals_state s where s.name = '${total.name}')`;
  return {
    table: published?.table ?? total.table,
    source,
    // A period in whole months holds of the first day of a month where it holds of all its days.
    col: (column) => source.col(column === total.monthOf ? 'month' : column),
    month: () => source.col('month'),
    count: `coalesce(sum(${source.col('n')}), 0)`,
    aggregate: (kind) => (published && kind !== 'sum' ? 'null::bigint' : `${kind}(${source.col(`${kind}_fen`)})`),
    distinct: () => {
      throw new Error('a roll-up does not count different values');
    },
    epoch: state('epoch'),
    suppressed: published ? `${state('suppressed')}::int` : 'null::int',
    isThere: `exists (select from totals_state s where s.name = '${total.name}')`,
  };
}
