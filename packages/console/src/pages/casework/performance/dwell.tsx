import { Empty } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Chart } from '../../../parts/chart/chart.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { groupBy } from '../group-by.js';
import { casesOf } from './lists.js';
import { DwellOfDocument, type DwellOfQuery } from './operations.js';
import type { Group } from './rates.js';
import { useGroupName } from './use-group-name.js';
import { words } from './words.js';

type Stay = DwellOfQuery['caseDwell'][number];

interface Props {
  from: string;
  to: string;
  region: string;
  /** What stays are told apart by; nothing of months. */
  by: Exclude<Group, 'MONTH'> | undefined;
}

const nodes = ['VERIFY', 'RECTIFY', 'CHECK', 'WAIT'] as const;

/** 平均处理天数: where the time of cases goes, step by step, and how many stand there now. */
export function Dwell({ from, to, region, by }: Props) {
  const t = useWords(words);
  const variables = useMemo(
    () => ({ from, to, filter: region ? { regionUnder: region } : {}, groupBy: by ? [by] : [] }),
    [from, to, region, by],
  );
  const [result, ask] = useQuery({ query: DwellOfDocument, variables });
  return (
    <Answer of={result} onRetry={ask}>
      {({ caseDwell }) =>
        caseDwell.length === 0 ? (
          <Empty description={t('noDwell')} />
        ) : (
          <DwellChart of={caseDwell} by={by} region={region} />
        )
      }
    </Answer>
  );
}

function DwellChart({ of, by, region }: { of: readonly Stay[] } & Pick<Props, 'by' | 'region'>) {
  const t = useWords(words);
  const { choice } = useNames();
  const called = useGroupName();
  const groups = [...groupBy(of, (stay) => called(stay, by))];
  const figure = (stays: readonly Stay[], node: string, name: 'averageWorkdays' | 'standing') =>
    stays.find((stay) => stay.node === node)?.[name] ?? 0;
  return (
    <Chart<Stay>
      title={t('dwell')}
      height={320}
      option={{
        grid: [
          { left: 60, right: '54%', top: 64, bottom: 70 },
          { left: '54%', right: 24, top: 64, bottom: 70 },
        ],
        legend: { top: 0 },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: [0, 1].map((gridIndex) => ({
          gridIndex,
          type: 'category',
          data: groups.map(([name]) => name),
          axisLabel: { rotate: groups.length > 5 ? 40 : 0 },
        })),
        yAxis: [
          { gridIndex: 0, type: 'value', name: t('average') },
          { gridIndex: 1, type: 'value', name: t('standing') },
        ],
        series: (['averageWorkdays', 'standing'] as const).flatMap((name, axis) =>
          nodes.map((node) => ({
            name: choice('CaseNode', node),
            type: 'bar',
            stack: name,
            barMaxWidth: 28,
            xAxisIndex: axis,
            yAxisIndex: axis,
            data: groups.map(([, stays]) => figure(stays, node, name)),
          })),
        ),
      }}
      table={{
        rows: of,
        rowKey: (stay) => `${called(stay, by)} ${stay.node}`,
        columns: [
          ...(by ? [{ title: t(by), key: 'group', render: (_: unknown, stay: Stay) => called(stay, by) }] : []),
          { title: t('node'), dataIndex: 'node', render: (node) => choice('CaseNode', node) },
          { title: t('cases'), dataIndex: 'cases', align: 'right' },
          { title: t('average'), dataIndex: 'averageWorkdays', align: 'right' },
          {
            title: t('standing'),
            dataIndex: 'standing',
            align: 'right',
            render: (value, stay) => <Link to={casesOf({ ...stay, region: stay.region ?? region })}>{value}</Link>,
          },
        ],
      }}
    />
  );
}
