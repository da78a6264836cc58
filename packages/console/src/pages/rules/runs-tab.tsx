import { Flex, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../parts/answer.js';
import { Chart } from '../../parts/chart/chart.js';
import { Choice } from '../../parts/choice.js';
import { Instant } from '../../parts/instant.js';
import { useNames, useWords } from '../../words/use-words.js';
import { RunsOfDocument, type RunsOfQuery } from './operations.js';
import { words } from './words.js';

type Run = RunsOfQuery['sweepTasks']['nodes'][number];

/** The last runs of one rule: how long each took, and what came of it. */
export function RunsTab({ ruleId }: { ruleId: string }) {
  const [result, again] = useQuery({ query: RunsOfDocument, variables: { ruleId } });
  return (
    <Answer of={result} onRetry={again}>
      {({ sweepTasks }) => <Runs runs={sweepTasks.nodes} />}
    </Answer>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  const t = useWords(words);
  const { field } = useNames();
  const open = useNavigate();
  const done = useMemo(() => runs.filter(({ durationMs }) => durationMs !== null).reverse(), [runs]);
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: done.map(({ sweep }) => sweep?.sweepNo) },
      yAxis: { type: 'value', name: 'ms' },
      series: [{ type: 'bar', barMaxWidth: 24, name: t('duration'), data: done.map(({ durationMs }) => durationMs) }],
    }),
    [done, t],
  );
  const columns: TableColumnsType<Run> = [
    {
      title: t('sweep'),
      key: 'sweep',
      render: (_, { sweep }) =>
        sweep && <Link to={`/sweeps/${encodeURIComponent(sweep.id)}`}>{t('sweepNo', { no: sweep.sweepNo })}</Link>,
    },
    { title: t('asOf'), key: 'asOf', render: (_, { sweep }) => sweep?.asOf },
    { title: t('state'), dataIndex: 'status', render: (value) => <Choice name="TaskStatus" value={value} /> },
    {
      title: field('SweepTask', 'mode'),
      dataIndex: 'mode',
      render: (value) => <Choice name="TaskMode" value={value} />,
    },
    { title: t('selfTest'), dataIndex: 'canary', render: (value) => <Choice name="Canary" value={value} /> },
    { title: field('SweepTask', 'durationMs'), dataIndex: 'durationMs', align: 'right' },
    { title: t('raised'), dataIndex: 'raised', align: 'right' },
    { title: t('cleared'), dataIndex: 'cleared', align: 'right' },
    {
      title: field('SweepTask', 'finishedAt'),
      dataIndex: 'finishedAt',
      render: (at) => <Instant at={at} />,
    },
  ];
  return (
    <Flex vertical gap="middle">
      {done.length > 1 && (
        <Chart
          title={t('durations')}
          option={option}
          height={200}
          onPick={({ dataIndex }) => {
            const { sweep } = done[dataIndex]!;
            if (sweep) void open(`/sweeps/${encodeURIComponent(sweep.id)}`);
          }}
          table={{
            rows: done,
            rowKey: ({ id }) => id,
            columns: columns.filter((_, at) => [0, 1, 5].includes(at)),
          }}
        />
      )}
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={runs}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('noRuns') }}
      />
    </Flex>
  );
}
