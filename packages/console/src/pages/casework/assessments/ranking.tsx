import { Card, Flex, Segmented, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Chart } from '../../../parts/chart/chart.js';
import { inLanguage, useLanguage } from '../../../words/language.js';
import { useNames, useWords } from '../../../words/use-words.js';
import type { MatterOf } from '../matter-page.js';
import type { OneAssessmentQuery } from './operations.js';
import { broughtBy, type DimensionScore, dimensions, ofHundredths } from './score.js';
import { dimensionWords, words } from './words.js';
import { Working } from './working.js';

type Assessment = MatterOf<OneAssessmentQuery>;
export type Score = Assessment['scores']['nodes'][number];

/** As many as can be told apart in a picture; the table has all. */
const DRAWN = 40;
const BAR_PX = 22;

const dimensionOf = ({ dimensions: all }: Score, dimension: string): DimensionScore | undefined =>
  (all as DimensionScore[]).find((each) => each.dimension === dimension);

/** The regions of a level by their places: what each dimension brings, and how it was reckoned. */
export function Ranking({ matter: { scores } }: { matter: Assessment }) {
  const t = useWords(words);
  const { choice } = useNames();
  const { language } = useLanguage();
  const levels = [...new Set(scores.nodes.flatMap(({ region }) => region?.level ?? []))].toSorted();
  const [chosen, setLevel] = useState<string>();
  const level = chosen ?? levels[0];
  const rows = scores.nodes.filter(({ region }) => region?.level === level);
  const ranked = rows.filter(({ totalCenti }) => totalCenti !== null);
  const drawn = ranked.slice(0, DRAWN).toReversed();
  const called = (dimension: string) => inLanguage(language, dimensionWords[dimension]!);
  const columns = [
    { title: t('rank'), dataIndex: 'rank', width: 60, align: 'right' as const },
    { title: t('region'), key: 'region', width: 110, render: (_: unknown, { region }: Score) => region?.name },
    {
      title: t('total'),
      dataIndex: 'totalCenti',
      width: 80,
      align: 'right' as const,
      render: (centi: number | null) => (centi === null ? t('notApplicable') : <strong>{ofHundredths(centi)}</strong>),
    },
    ...dimensions.map((dimension) => ({
      title: called(dimension),
      key: dimension,
      width: 108,
      align: 'right' as const,
      render: (_: unknown, score: Score) => {
        const centi = dimensionOf(score, dimension)?.scoreCenti;
        return centi === null || centi === undefined ? (
          <Typography.Text type="secondary">{t('notApplicable')}</Typography.Text>
        ) : (
          ofHundredths(centi)
        );
      },
    })),
  ];
  return (
    <>
      {ranked.length > 0 && (
        <Chart<Score>
          title={t('contribution')}
          height={Math.max(160, drawn.length * BAR_PX + 70)}
          option={{
            grid: { left: 110, right: 60, top: 34, bottom: 10 },
            legend: { top: 0, type: 'scroll' },
            tooltip: {
              trigger: 'axis',
              axisPointer: { type: 'shadow' },
              valueFormatter: (value: number) => value?.toFixed(2),
            },
            xAxis: { type: 'value', max: 100, show: false },
            yAxis: { type: 'category', data: drawn.map(({ region }) => region?.name ?? '') },
            series: dimensions.map((dimension, at) => ({
              name: called(dimension),
              type: 'bar',
              stack: 'total',
              barMaxWidth: 16,
              data: drawn.map((score) => {
                const of = dimensionOf(score, dimension);
                return of ? broughtBy(of) : 0;
              }),
              ...(at === dimensions.length - 1 && {
                label: {
                  show: true,
                  position: 'right',
                  formatter: ({ dataIndex }: { dataIndex: number }) => ofHundredths(drawn[dataIndex]!.totalCenti!),
                },
              }),
            })),
          }}
          table={{ columns, rows: ranked, rowKey: ({ id }) => id }}
        />
      )}
      <Card
        size="small"
        title={<h2 className="card-title">{t('ranking')}</h2>}
        extra={
          levels.length > 1 && (
            <Segmented
              size="small"
              aria-label={t('level')}
              value={level!}
              onChange={setLevel}
              options={levels.map((value) => ({ value, label: choice('RegionLevel', value) }))}
            />
          )
        }
      >
        <Flex vertical gap="small">
          <Typography.Text type="secondary">{t('naNote')}</Typography.Text>
          <Table<Score>
            size="small"
            rowKey="id"
            dataSource={[...ranked, ...rows.filter(({ totalCenti }) => totalCenti === null)]}
            pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 'max-content' }}
            expandable={{ expandedRowRender: (score) => <Working of={score} /> }}
            columns={[
              ...columns,
              {
                title: t('objection'),
                key: 'objection',
                width: 90,
                render: (_, { objection, objectionUpheld }) =>
                  objection && (
                    <Tag color={objectionUpheld === null ? 'orange' : 'default'}>
                      {t(objectionUpheld === null ? 'unanswered' : objectionUpheld ? 'upheld' : 'notUpheld')}
                    </Tag>
                  ),
              },
            ]}
          />
        </Flex>
      </Card>
    </>
  );
}
