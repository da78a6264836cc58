import { Empty } from 'antd';
import { useNavigate } from 'react-router';
import { Chart } from '../../../parts/chart/chart.js';
import { percent } from '../../../parts/chart/scale.js';
import { useWords } from '../../../words/use-words.js';
import { figureIn, fractionOf, type Group, isOfDays, type RateName, type Row } from './rates.js';
import { useGroupName } from './use-group-name.js';
import { words } from './words.js';

interface Props {
  rows: readonly Row[];
  by: Group;
  rate: RateName;
}

/** As many bars as can be told apart. */
const MOST = 40;

/** One rate of all groups: months as a line, all else as bars, the lowest first; progress against the calendar. */
export function RateChart({ rows, by, rate }: Props) {
  const t = useWords(words);
  const called = useGroupName();
  const open = useNavigate();
  const some = rows.filter((row) => figureIn(row[rate], rate) !== null);
  const ordered =
    by === 'MONTH'
      ? some
      : some.toSorted((one, other) => figureIn(one[rate], rate)! - figureIn(other[rate], rate)!).slice(0, MOST);
  if (ordered.length === 0) return <Empty description={t('nothing')} />;
  const calendar = rate === 'spendingProgress' ? ordered.map((row) => Number(row.calendarProgress) * 100) : undefined;
  const isCrowded = ordered.length > 12;
  const said = (value: number) => (isOfDays(rate) ? t('days', { days: value }) : `${value.toFixed(2)}%`);
  return (
    <Chart<Row>
      title={t(rate)}
      height={320}
      option={{
        grid: { left: 60, right: 24, top: 40, bottom: isCrowded ? 70 : 30 },
        legend: calendar ? { top: 0 } : undefined,
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: said },
        xAxis: {
          type: 'category',
          data: ordered.map((row) => called(row, by)),
          axisLabel: { rotate: isCrowded ? 40 : 0 },
        },
        yAxis: { type: 'value', name: isOfDays(rate) ? t('dayAxis') : '%' },
        series: [
          {
            name: t(rate),
            type: by === 'MONTH' ? 'line' : 'bar',
            barMaxWidth: 32,
            data: ordered.map((row) => figureIn(row[rate], rate)),
          },
          ...(calendar
            ? [
                {
                  name: t('calendarProgress'),
                  type: 'line',
                  symbol: 'none',
                  lineStyle: { type: 'dashed' },
                  data: calendar,
                },
              ]
            : []),
        ],
      }}
      {...(by === 'REGION' && {
        onPick: ({ dataIndex }) =>
          open(`/performance?${new URLSearchParams({ region: ordered[dataIndex]!.region!, by: 'MONTH', rate })}`),
      })}
      table={{
        rows: ordered,
        rowKey: (row) => called(row, by),
        columns: [
          { title: t(by), key: 'group', render: (_, row) => called(row, by) },
          {
            title: t(rate),
            key: 'rate',
            align: 'right',
            render: (_, row) => (isOfDays(rate) ? row[rate]?.rate : percent(row[rate]?.rate)),
          },
          {
            title: t('fraction'),
            key: 'fraction',
            align: 'right',
            render: (_, row) => row[rate] && fractionOf(row[rate]),
          },
        ],
      }}
    />
  );
}
