import { Card, Col, Empty, Row, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Chart } from '../../parts/chart/chart.js';
import { useWords } from '../../words/use-words.js';
import type { Backtest } from './backtest.js';
import { words } from './words.js';

type Month = NonNullable<Backtest['months']>[number];
type Figure = Exclude<keyof Month, 'month' | 'asOf' | 'recorded' | 'failure' | '__typename'>;

/** Month by month: how many each finds, what one finds alone, and what people have said of them. */
export function BacktestCharts({ months }: { months: readonly Month[] }) {
  const t = useWords(words);
  const charts = useMemo(() => {
    const grid = { left: 8, right: 16, top: 32, bottom: 8, containLabel: true };
    const base = {
      grid,
      tooltip: { trigger: 'axis' },
      legend: { type: 'scroll', top: 0, left: 0 },
      xAxis: { type: 'category', data: months.map(({ month }) => month) },
      yAxis: { type: 'value', minInterval: 1 },
    };
    const bar = (figure: Figure, name: string, more: object = {}) => ({
      type: 'bar',
      barMaxWidth: 28,
      name,
      data: months.map((month) => month[figure]),
      ...more,
    });
    return [
      {
        title: t('byMonth'),
        figures: [
          ['inForce', t('inForce')],
          ['trial', t('trial')],
        ],
        option: { ...base, series: [bar('inForce', t('inForce')), bar('trial', t('trial'))] },
      },
      {
        title: t('difference'),
        figures: [
          ['added', t('more')],
          ['gone', t('less')],
          ['same', t('asBefore')],
        ],
        option: {
          ...base,
          series: [
            bar('same', t('asBefore'), { stack: 'all' }),
            bar('added', t('more'), { stack: 'all' }),
            bar('gone', t('less'), { stack: 'all' }),
          ],
        },
      },
      {
        title: t('byVerdict'),
        figures: [
          ['inForceConfirmed', t('inForceConfirmed')],
          ['inForceDismissed', t('inForceDismissed')],
          ['trialConfirmed', t('trialConfirmed')],
          ['trialDismissed', t('trialDismissed')],
        ],
        option: {
          ...base,
          series: [
            bar('inForceConfirmed', t('inForceConfirmed'), { stack: 'inForce' }),
            bar('inForceDismissed', t('inForceDismissed'), { stack: 'inForce' }),
            bar('trialConfirmed', t('trialConfirmed'), { stack: 'trial' }),
            bar('trialDismissed', t('trialDismissed'), { stack: 'trial' }),
          ],
        },
      },
    ] as const;
  }, [months, t]);
  return (
    <Row gutter={[16, 16]}>
      {charts.map(({ title, option, figures }) => (
        <Col key={title} xs={24} xl={8}>
          {hasNone(months, figures) ? (
            <Card size="small" title={<h2 className="card-title">{title}</h2>} style={{ height: '100%' }}>
              <Empty description={t('noneSuch')} />
            </Card>
          ) : (
            <Chart
              title={title}
              option={option}
              height={260}
              table={{
                rows: months,
                rowKey: ({ month }) => month,
                columns: [
                  { title: t('month'), dataIndex: 'month' },
                  ...figures.map(([key, name]) => ({ title: name, dataIndex: key, align: 'right' as const })),
                ] satisfies TableColumnsType<Month>,
              }}
            />
          )}
        </Col>
      ))}
    </Row>
  );
}

const hasNone = (months: readonly Month[], figures: readonly (readonly [Figure, string])[]): boolean =>
  months.every((month) => figures.every(([key]) => !month[key]));
