import type { TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Answer } from '../../parts/answer.js';
import { Chart } from '../../parts/chart/chart.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { useNames, useWords } from '../../words/use-words.js';
import type { Lists } from './asked.js';
import { Leading } from './figures.js';
import { OverviewCasesDocument, type OverviewCasesQuery } from './operations.js';
import { words } from './words.js';

/** The states of a case in the order of its way. */
const states = {
  ASSIGNED: 'assigned',
  VERIFYING: 'verifying',
  DATA_ISSUE: 'dataIssue',
  NORMAL: 'normal',
  RECTIFYING: 'rectifying',
  RECTIFIED: 'rectified',
  CHECKED: 'checked',
  CLOSED: 'closed',
} as const;

type State = keyof typeof states;
const order = Object.keys(states) as State[];

interface Props {
  region: string;
  lists: Lists;
}

/** How many cases stand at each step of their way. */
export function CaseStates({ region, lists }: Props) {
  const variables = useMemo(
    () =>
      Object.fromEntries(
        order.map((state) => [states[state], { regionUnder: region, state: { eq: state } }]),
      ) as Record<(typeof states)[State], { regionUnder: string; state: { eq: State } }>,
    [region],
  );
  const [result, again] = useFreshQuery({ query: OverviewCasesDocument, variables });
  return (
    <Answer of={result} onRetry={again}>
      {(data) => <Picture data={data} lists={lists} />}
    </Answer>
  );
}

interface Row {
  state: State;
  count: number;
}

function Picture({ data, lists }: { data: OverviewCasesQuery; lists: Lists }) {
  const t = useWords(words);
  const { choice } = useNames();
  const open = useNavigate();
  const rows = order.map((state): Row => ({ state, count: data[state].totalCount }));
  const behind = ({ state }: Row) => lists.cases({ state });
  const columns: TableColumnsType<Row> = [
    { title: t('state'), key: 'state', width: 130, render: (_, { state }) => choice('CaseState', state) },
    {
      title: t('cases'),
      key: 'count',
      align: 'right',
      width: 80,
      render: (_, row) => (
        <Leading to={behind(row)}>
          <span className="amount">{row.count.toLocaleString('en')}</span>
        </Leading>
      ),
    },
  ];
  const option = {
    grid: { left: 8, right: 40, top: 8, bottom: 8, containLabel: true },
    tooltip: { trigger: 'item' },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ state }) => choice('CaseState', state)),
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        name: t('cases'),
        barMaxWidth: 18,
        label: { show: true, position: 'right' },
        data: rows.map(({ count }) => count),
      },
    ],
  };
  return (
    <Chart
      title={t('caseStates')}
      option={option}
      isEmpty={rows.every(({ count }) => count === 0)}
      onPick={({ dataIndex }) => {
        const to = behind(rows[dataIndex!]!);
        if (to) void open(to);
      }}
      table={{ columns, rows, rowKey: ({ state }) => state }}
    />
  );
}
