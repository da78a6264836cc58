import { useMemo } from 'react';
import { Chart } from '../../parts/chart/chart.js';
import { useWords } from '../../words/use-words.js';
import { type PartsProps, useParts } from './use-parts.js';
import { words } from './words.js';

/** Nothing is drawn of townships: they stand in a row, the highest first. */
export function TownshipBars(props: PartsProps & { height: number }) {
  const { rows, measure, region, chosen, onDrill, height } = props;
  const t = useWords(words);
  const parts = useParts(props);
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 72, top: 8, bottom: 24, containLabel: true },
      tooltip: { trigger: 'item', valueFormatter: (value: number) => parts.said(value) },
      xAxis: parts.unit === 'amount' ? { ...parts.scale.axis, nameLocation: 'end' } : { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: rows.map(parts.name) },
      series: [
        {
          type: 'bar',
          name: t(measure),
          barMaxWidth: 18,
          data: rows.map(({ value }) => value),
          label: { show: true, position: 'right', formatter: ({ value }: { value: number }) => parts.short(value) },
        },
      ],
    }),
    [rows, parts, t, measure],
  );
  return (
    <Chart
      title={t('townships', { measure: t(measure) })}
      height={height}
      extra={chosen}
      option={option}
      onPick={({ dataIndex }) => {
        const row = rows[dataIndex!];
        if (row?.code && row.code !== region) onDrill(row.code);
      }}
      table={{ columns: parts.columns, rows, rowKey: ({ code }) => code ?? '' }}
    />
  );
}
