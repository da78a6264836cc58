import type { TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Amount } from '../../parts/amount.js';
import { Answer } from '../../parts/answer.js';
import { Chart } from '../../parts/chart/chart.js';
import { percent } from '../../parts/chart/scale.js';
import { tooltipOf } from '../../parts/chart/tooltip.js';
import { useScale } from '../../parts/chart/use-scale.js';
import { daysOf } from '../../parts/days-of-month.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { useWords } from '../../words/use-words.js';
import { type Asked, filtersOf, type Lists } from './asked.js';
import { calendarProgress } from './calendar.js';
import { Leading } from './figures.js';
import { OverviewSpendingDocument, type OverviewSpendingQuery } from './operations.js';
import { words } from './words.js';

interface Props {
  asked: Asked;
  lists: Lists;
}

/** What was paid in each month of the year, and how far spending had come by its end beside the calendar. */
export function SpendingChart({ asked, lists }: Props) {
  const { region, from, to, hasRecords } = asked;
  const [result, again] = useFreshQuery({
    query: OverviewSpendingDocument,
    variables: { region, from, to, hasRecords, paid: filtersOf(asked).paid },
  });
  return (
    <Answer of={result} onRetry={again}>
      {(data) => <Picture data={data} asked={asked} lists={lists} />}
    </Answer>
  );
}

interface Row {
  month: string;
  paid: string;
  /** Of the year, by the end of the month; null where nothing is told of it. */
  spending: string | null;
  calendar: number | null;
}

function rowsOf({ performance, paymentStats }: OverviewSpendingQuery, { year, to }: Asked): Row[] {
  return Array.from({ length: 12 }, (_, nth) => `${year}-${String(nth + 1).padStart(2, '0')}`).map((month) => {
    const rates = performance?.find((each) => each.month === month);
    return {
      month,
      paid: paymentStats.find((each) => each.month === month)?.sumAmount ?? '0.00',
      spending: rates?.spendingProgress?.rate ?? null,
      // The month that is under way has come as far as today.
      calendar: month > to.slice(0, 7) ? null : calendarProgress(daysOf(month).to < to ? daysOf(month).to : to),
    };
  });
}

function Picture({ data, asked, lists }: Props & { data: OverviewSpendingQuery }) {
  const { year, hasRecords } = asked;
  const t = useWords(words);
  const open = useNavigate();
  const rows = useMemo(() => rowsOf(data, asked), [data, asked]);
  const scale = useScale(rows.map(({ paid }) => paid));
  const behind = ({ month }: Row) => lists.payments(daysOf(month));
  const columns: TableColumnsType<Row> = [
    { title: t('month'), dataIndex: 'month', width: 84 },
    {
      title: t('paidInMonth'),
      key: 'paid',
      align: 'right',
      width: 136,
      render: (_, row) => (
        <Leading to={behind(row)}>
          <Amount yuan={row.paid} />
        </Leading>
      ),
    },
    ...(hasRecords
      ? [
          {
            title: t('cumulated'),
            key: 'spending',
            align: 'right' as const,
            width: 100,
            render: (_: unknown, { spending }: Row) => percent(spending),
          },
        ]
      : []),
    {
      title: t('calendar'),
      key: 'calendar',
      align: 'right',
      width: 100,
      render: (_, { calendar }) => percent(calendar),
    },
  ];
  const option = useMemo(() => {
    const line = { type: 'line', yAxisIndex: 1, symbolSize: 6 };
    const rate = (value: string | null) => (value === null ? null : Number(value));
    return {
      legend: { top: 0, right: 0, itemWidth: 18, itemHeight: 10 },
      grid: { left: 8, right: 8, top: 56, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: ([{ dataIndex }]: [{ dataIndex: number }]) => {
          const { month, paid, spending, calendar } = rows[dataIndex]!;
          return tooltipOf(month, [
            [t('paidInMonth'), scale.exact(paid)],
            ...(spending ? [[t('cumulated'), percent(spending)] as const] : []),
            ...(calendar === null ? [] : [[t('calendar'), percent(calendar)] as const]),
          ]);
        },
      },
      xAxis: { type: 'category', data: rows.map(({ month }) => month.slice(5)), axisTick: { show: false } },
      yAxis: [
        scale.axis,
        {
          type: 'value',
          min: 0,
          max: 1,
          splitLine: { show: false },
          axisLabel: { formatter: (value: number) => percent(value, 0) },
        },
      ],
      series: [
        {
          type: 'bar',
          name: t('paidInMonth'),
          barMaxWidth: 26,
          color: '#8fc4c6',
          data: rows.map(({ paid }) => Number(paid)),
        },
        ...(hasRecords
          ? [
              {
                ...line,
                name: t('cumulated'),
                color: '#0b6e75',
                symbol: 'circle',
                data: rows.map(({ spending }) => rate(spending)),
              },
            ]
          : []),
        {
          ...line,
          name: t('calendar'),
          color: '#5c6670',
          lineStyle: { type: 'dashed' },
          symbol: 'diamond',
          data: rows.map(({ calendar }) => calendar),
        },
      ],
    };
  }, [rows, scale, t, hasRecords]);
  return (
    <Chart
      title={t(hasRecords ? 'againstCalendar' : 'paidByMonth', { year })}
      option={option}
      isEmpty={rows.every(({ paid, spending }) => Number(paid) === 0 && spending === null)}
      onPick={({ dataIndex }) => {
        const to = behind(rows[dataIndex!]!);
        if (to) void open(to);
      }}
      table={{ columns, rows, rowKey: ({ month }) => month }}
    />
  );
}
