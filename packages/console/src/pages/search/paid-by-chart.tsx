import { Empty } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { Amount } from '../../parts/amount.js';
import { Chart } from '../../parts/chart/chart.js';
import { tooltipOf } from '../../parts/chart/tooltip.js';
import { useScale } from '../../parts/chart/use-scale.js';
import { yuanOf } from '../../parts/fen.js';
import { useWords } from '../../words/use-words.js';
import type { PaidBy } from './paid-by.js';
import { words } from './words.js';

interface Props {
  rows: readonly PaidBy[];
  /** The list behind a unit's payments. */
  href: (row: PaidBy, year?: number) => string;
}

const ROW = 30;

/** Who paid, and how much, year by year. */
export function PaidByChart({ rows, href }: Props) {
  const t = useWords(words);
  const open = useNavigate();
  const scale = useScale(rows.map(({ fen }) => yuanOf(fen)));
  const years = useMemo(() => [...new Set(rows.flatMap((row) => [...row.years.keys()]))].toSorted(), [rows]);
  const nameOf = ({ code, name }: PaidBy) => (code === null ? t('others', { count: name }) : name);
  const option = useMemo(
    () => ({
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: { dataIndex: number; seriesName: string; value: number }[]) =>
          tooltipOf(
            nameOf(rows[items[0]!.dataIndex]!),
            items.map(({ seriesName, value }) => [seriesName, scale.exact(value)]),
          ),
      },
      legend: { show: years.length > 1, top: 0 },
      grid: { top: years.length > 1 ? 28 : 8, left: 8, right: 52, bottom: 8, containLabel: true },
      xAxis: { ...scale.axis, nameLocation: 'end' },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(nameOf),
        axisLabel: { width: 180, overflow: 'truncate' },
      },
      series: years.map((year) => ({
        type: 'bar',
        name: String(year),
        stack: 'all',
        barMaxWidth: 18,
        data: rows.map((row) => Number(row.years.get(year) ?? 0n) / 100),
      })),
    }),
    [rows, years, scale, t],
  );
  if (rows.length === 0) return <Empty description={t('noPayments')} />;
  return (
    <Chart<PaidBy>
      title={t('byAgency')}
      height={Math.max(110, rows.length * ROW + 50)}
      option={option}
      onPick={({ dataIndex, seriesName }) => open(href(rows[dataIndex]!, Number(seriesName)))}
      table={{
        rows,
        rowKey: ({ code }) => code ?? '',
        columns: [
          { title: t('agency'), key: 'agency', render: (_, row) => <Link to={href(row)}>{nameOf(row)}</Link> },
          ...years.map((year) => ({
            title: String(year),
            key: String(year),
            align: 'right' as const,
            render: (_: unknown, row: PaidBy) => <Amount yuan={yuanOf(row.years.get(year) ?? 0n)} />,
          })),
          { title: t('count'), key: 'count', align: 'right', render: (_, { count }) => count },
          { title: t('amount'), key: 'amount', align: 'right', render: (_, { fen }) => <Amount yuan={yuanOf(fen)} /> },
        ],
      }}
    />
  );
}
