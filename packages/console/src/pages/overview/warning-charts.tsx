import type { TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart, severityColours } from '../../parts/chart/chart.js';
import { daysOf } from '../../parts/days-of-month.js';
import { useNames, useWords } from '../../words/use-words.js';
import type { Lists } from './asked.js';
import { Leading } from './figures.js';
import type { OverviewWarningsQuery } from './operations.js';
import { severities } from './warning-figures.js';
import { words } from './words.js';

/** A category or a month, with its warnings by severity; under `all` where severities are not told apart. */
interface Row {
  key: string | null;
  all: number;
  counts: Partial<Record<string, number>>;
}

type Group = { severity: string | null; count: number };

function rowsOf<Of extends Group>(groups: readonly Of[], keyOf: (group: Of) => string | null): Row[] {
  const rows = new Map<string | null, Row>();
  for (const group of groups) {
    const key = keyOf(group);
    const { all, counts } = rows.get(key) ?? { all: 0, counts: {} };
    const own = group.severity ? { ...counts, [group.severity]: group.count } : counts;
    rows.set(key, { key, all: all + group.count, counts: own });
  }
  return [...rows.values()];
}

interface Behind {
  rows: readonly Row[];
  /** What a row is of, and what it is called. */
  of: string;
  name: (key: string | null) => string;
  /** The list behind a part of a row. */
  behind: (key: string, severity?: string) => string | undefined;
}

/** The table of rows by severity: every number leads to its list. */
function useColumns({ rows, of, name, behind }: Behind): TableColumnsType<Row> {
  const t = useWords(words);
  const { choice } = useNames();
  const shown = severities.filter((severity) => rows.some(({ counts }) => counts[severity]));
  const cell = (key: string | null, count: number | undefined, severity?: string) =>
    count ? (
      <Leading to={key === null ? undefined : behind(key, severity)}>
        <span className="amount">{count.toLocaleString('en')}</span>
      </Leading>
    ) : null;
  return [
    { title: of, key: 'of', width: 84, render: (_, { key }) => name(key) },
    ...shown.map((severity) => ({
      title: choice('Severity', severity),
      key: severity,
      align: 'right' as const,
      width: 52,
      render: (_: unknown, { key, counts }: Row) => cell(key, counts[severity], severity),
    })),
    { title: t('total'), key: 'all', align: 'right', width: 52, render: (_, { key, all }) => cell(key, all) },
  ];
}

/** The stacks of rows by severity, from red on; one stack of all where severities are not told apart. */
function useStacks(rows: readonly Row[]) {
  const t = useWords(words);
  const { choice } = useNames();
  return useMemo(() => {
    const shown = severities.filter((severity) => rows.some(({ counts }) => counts[severity]));
    const stack = { type: 'bar', stack: 'all', barMaxWidth: 22 };
    const series =
      shown.length === 0
        ? [{ ...stack, name: t('total'), data: rows.map(({ all }) => all) }]
        : shown.map((severity) => ({
            ...stack,
            name: choice('Severity', severity),
            color: severityColours[severity],
            itemStyle: { borderColor: '#fff', borderWidth: 1 },
            label: { show: true, color: '#fff', formatter: ({ value }: { value: number | null }) => value || '' },
            labelLayout: { hideOverlap: true },
            data: rows.map(({ counts }) => counts[severity] ?? null),
          }));
    return { shown, series, legend: { show: shown.length > 0, top: 0, right: 0, itemWidth: 14, itemHeight: 10 } };
  }, [rows, t, choice]);
}

interface Props {
  data: OverviewWarningsQuery;
  lists: Lists;
  height: number;
}

export function ByCategory({ data: { byCategory }, lists, height }: Props) {
  const t = useWords(words);
  const { choice } = useNames();
  const open = useNavigate();
  const rows = useMemo(
    () => rowsOf(byCategory, ({ category }) => category).toSorted((one, other) => other.all - one.all),
    [byCategory],
  );
  const name = (key: string | null) => (key === null ? t('others') : choice('WarningCategory', key));
  const behind = (category: string, severity?: string) => lists.warnings({ category, severity });
  const columns = useColumns({ rows, of: t('category'), name, behind });
  const { shown, series, legend } = useStacks(rows);
  const option = {
    legend,
    grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ key }) => name(key)), axisTick: { show: false } },
    series,
  };
  return (
    <Chart
      title={t(shown.length > 0 ? 'byCategory' : 'byCategoryAlone')}
      height={height}
      option={option}
      onPick={({ dataIndex, seriesIndex }) => {
        const key = rows[dataIndex!]?.key;
        const to = key && behind(key, shown[seriesIndex!]);
        if (to) void open(to);
      }}
      table={{ columns, rows, rowKey: ({ key }) => key ?? '' }}
    />
  );
}

export function Trend({ data: { raised }, lists, year, height }: Props & { year: number }) {
  const t = useWords(words);
  const open = useNavigate();
  const rows = useMemo(() => {
    const found = rowsOf(raised, ({ month }) => month);
    return Array.from({ length: 12 }, (_, nth) => `${year}-${String(nth + 1).padStart(2, '0')}`).map(
      (month) => found.find(({ key }) => key === month) ?? { key: month, all: 0, counts: {} },
    );
  }, [raised, year]);
  const name = (key: string | null) => key ?? '';
  const behind = (month: string, severity?: string) => lists.warnings({ state: '', severity, ...daysOf(month) });
  const columns = useColumns({ rows, of: t('month'), name, behind });
  const { shown, series, legend } = useStacks(rows);
  const option = {
    legend,
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: rows.map(({ key }) => key!.slice(5)), axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1 },
    series,
  };
  return (
    <Chart
      title={t('trend', { year })}
      height={height}
      option={option}
      isEmpty={rows.every(({ all }) => all === 0)}
      onPick={({ dataIndex, seriesIndex }) => {
        const to = behind(rows[dataIndex!]!.key!, shown[seriesIndex!]);
        if (to) void open(to);
      }}
      table={{ columns, rows, rowKey: ({ key }) => key ?? '' }}
    />
  );
}
