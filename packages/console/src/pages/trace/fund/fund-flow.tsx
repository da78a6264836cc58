import { Empty, Segmented, Typography } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { Amount } from '../../../parts/amount.js';
import { Chart } from '../../../parts/chart/chart.js';
import { tooltipOf } from '../../../parts/chart/tooltip.js';
import { useScale } from '../../../parts/chart/use-scale.js';
import { yuanOf } from '../../../parts/fen.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { factsOf } from './facts.js';
import { type FlowLink, type FlowNode, flowOf, LEVELS, levelOf } from './flow.js';
import { type Context, linkHref, nodeHref } from './links.js';
import type { FundFlowQuery } from './operations.js';
import { words } from './words.js';

export type Ends = 'payeeKind' | 'project';

interface Props {
  data: FundFlowQuery;
  context: Context;
  ends: Ends;
  onEnds: (ends: Ends) => void;
}

/** So many of a column are told apart, the others stand together. */
const MOST = 10;
const ROW = 34;

/** Units are told apart where the region looked at is a county, or below. */
export const isByUnit = (region: string): boolean => LEVELS.indexOf(levelOf(region)) >= LEVELS.indexOf('COUNTY');

/** A fund's way as a Sankey picture; every node and link opens the list behind it. */
export function FundFlow({ data, context, ends, onEnds }: Props) {
  const t = useWords(words);
  const open = useNavigate();
  const nameOf = useNodeNames();
  const flow = useMemo(
    () => flowOf(factsOf(data, ends), { focus: context.region, isByUnit: isByUnit(context.region), most: MOST }),
    [data, ends, context.region],
  );
  const nodes = useMemo(() => new Map(flow.nodes.map((node) => [node.key, node])), [flow]);
  const scale = useScale(flow.nodes.map(({ fen }) => yuanOf(fen)));
  // Columns that nothing stands in are left out.
  const stages = [...new Set(flow.nodes.map(({ stage }) => stage))].toSorted((one, other) => one - other);
  const tallest = Math.max(...stages.map((stage) => flow.nodes.filter((node) => node.stage === stage).length), 0);

  const option = useMemo(
    () => ({
      tooltip: {
        trigger: 'item',
        formatter: ({ data: item }: { data: { key?: string; source?: string; target?: string; yuan: string } }) =>
          item.key
            ? tooltipOf(nameOf(nodes.get(item.key)!), [[t('amount'), scale.exact(item.yuan)]])
            : tooltipOf(`${nameOf(nodes.get(item.source!)!)} → ${nameOf(nodes.get(item.target!)!)}`, [
                [t('amount'), scale.exact(item.yuan)],
              ]),
      },
      series: [
        {
          type: 'sankey',
          top: 8,
          bottom: 8,
          left: 4,
          right: 150,
          nodeGap: 10,
          nodeWidth: 14,
          draggable: false,
          layoutIterations: 32,
          emphasis: { focus: 'adjacency' },
          labelLayout: { hideOverlap: true },
          lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
          label: {
            formatter: ({ name, value }: { name: string; value: number }) =>
              `${shortened(nameOf(nodes.get(name)!))} ${scale.axis.axisLabel.formatter(value)}`,
          },
          data: flow.nodes.map(({ key, stage, fen, kind }) => ({
            name: key,
            key,
            depth: stages.indexOf(stage),
            yuan: yuanOf(fen),
            ...(colours[kind] && { itemStyle: { color: colours[kind] } }),
          })),
          links: flow.links.map(({ from, to, fen }) => ({
            source: from,
            target: to,
            value: Number(fen) / 100,
            yuan: yuanOf(fen),
          })),
        },
      ],
    }),
    [flow, nodes, scale, nameOf, t],
  );

  const picker = (
    <Segmented<Ends>
      size="small"
      aria-label={t('pickedBy')}
      value={ends}
      onChange={onEnds}
      options={[
        { value: 'payeeKind', label: t('byKind') },
        { value: 'project', label: t('byProject') },
      ]}
    />
  );
  if (flow.nodes.length === 0) return <Empty description={t('noFlow')} />;
  const href = ({ from, to }: FlowLink) => linkHref(nodes.get(from)!, nodes.get(to)!, context, ends);
  return (
    <Chart<FlowLink>
      title={t('flow')}
      height={Math.min(720, Math.max(320, tallest * ROW))}
      option={option}
      extra={picker}
      note={<Typography.Text type="secondary">{t('flowNote', { unit: scale.axis.name })}</Typography.Text>}
      onPick={({ data: item }) => {
        const picked = item as { key?: string; source?: string; target?: string };
        if (picked.key) void open(nodeHref(nodes.get(picked.key)!, context, ends));
        else if (picked.source && picked.target) void open(href({ from: picked.source, to: picked.target, fen: 0n }));
      }}
      table={{
        rows: flow.links,
        rowKey: ({ from, to }) => `${from} ${to}`,
        columns: [
          { title: t('from'), key: 'from', render: (_, { from }) => nameOf(nodes.get(from)!) },
          { title: t('to'), key: 'to', render: (_, { to }) => nameOf(nodes.get(to)!) },
          { title: t('amount'), key: 'amount', align: 'right', render: (_, { fen }) => <Amount yuan={yuanOf(fen)} /> },
          { title: t('open'), key: 'open', render: (_, link) => <Link to={href(link)}>{t('open')}</Link> },
        ],
      }}
    />
  );
}

/** The whole name stands in the tooltip and the table. */
const LONGEST = 9;
const shortened = (name: string): string => {
  const most = /[\u4e00-\u9fff]/.test(name) ? LONGEST : 2 * LONGEST;
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
};

/** Rests are pale, what has to be looked at stands out; everything else takes its turn in the palette. */
const colours: Partial<Record<FlowNode['kind'], string>> = { rest: '#9aa5ab', excess: '#b3261e', sideways: '#c77700' };

function useNodeNames() {
  const t = useWords(words);
  const { choice } = useNames();
  return useMemo(() => {
    const others: Readonly<Record<string, 'othersRegion' | 'othersUnit'>> = {
      region: 'othersRegion',
      unit: 'othersUnit',
    };
    return ({ kind, code, name, count }: FlowNode): string => {
      switch (kind) {
        case 'source':
          return code === 'RETURNED' ? t('returned') : t('source', { source: choice('IndicatorSource', code) });
        case 'units':
          return t('unitsOf', { level: choice('RegionLevel', code) });
        case 'paid':
          return code === '' ? t('noProject') : name === code ? choice('PayeeKind', code) : name;
        case 'rest':
          return t(code as 'unpaid');
        case 'excess':
          return t('excess');
        case 'sideways':
          return t(code === 'in' ? 'sidewaysIn' : 'sidewaysOut');
        case 'others':
          return t(others[code.split(':')[0]!] ?? 'othersPaid', { count });
        default:
          return name;
      }
    };
  }, [t, choice]);
}
