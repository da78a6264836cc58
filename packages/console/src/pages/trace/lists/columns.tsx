import type { TableColumnsType } from 'antd';
import { Amount } from '../../../parts/amount.js';
import { Instant } from '../../../parts/instant.js';
import { type Told, useTold } from '../../../parts/told.js';
import type { KindName } from '../../../words/use-words.js';

export interface ColumnSpec<Row> extends Told<Row> {
  width: number;
  /** An amount in yuan, or an instant. */
  as?: 'amount' | 'instant' | 'number';
}

/** Columns of a list of records: the API's own words, amounts at the right, what is too long cut off. */
export function useColumns<Row extends { id: string }>(
  kind: KindName,
  specs: readonly ColumnSpec<Row>[],
): TableColumnsType<Row> {
  const { title, value } = useTold<Row>(kind);
  return specs.map((spec) => ({
    key: spec.field,
    title: title(spec),
    width: spec.width,
    ellipsis: true,
    ...(spec.as && spec.as !== 'instant' && { align: 'right' as const }),
    render: (_: unknown, row: Row) => {
      const plain = (row as Record<string, unknown>)[spec.field] as string | null;
      if (spec.as === 'amount') return <Amount yuan={plain} />;
      return spec.as === 'instant' ? <Instant at={plain} /> : value(spec, row);
    },
  }));
}
