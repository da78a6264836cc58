import { Alert, Flex, Table, Typography } from 'antd';
import { inLanguage, type Pair, useLanguage } from '../../../words/language.js';
import { useWords } from '../../../words/use-words.js';
import type { Score } from './ranking.js';
import { type DimensionScore, figureOf, fractions, ofHundredths, type PartScore, type PenaltyScore } from './score.js';
import { dimensionWords, inputWords, partWords, words } from './words.js';

/** How a region's score was reckoned: every rate as its fraction, weights and where they went, what was deducted, what was objected. */
export function Working({ of }: { of: Score }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const said = (table: Readonly<Record<string, Pair>>, name: string) => inLanguage(language, table[name]!);
  const scores = of.dimensions as DimensionScore[];
  const penalties = of.penalties as PenaltyScore[];
  const counted = scores.filter(({ scoreCenti }) => scoreCenti !== null);
  const sum = counted
    .map(
      ({ scoreCenti, effectiveWeightCenti }) => `${ofHundredths(scoreCenti!)} × ${ofHundredths(effectiveWeightCenti)}%`,
    )
    .join(' + ');
  return (
    <Flex vertical gap="small">
      <Table<DimensionScore>
        size="small"
        rowKey="dimension"
        dataSource={scores}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('dimension'), dataIndex: 'dimension', width: 150, render: (name) => said(dimensionWords, name) },
          { title: t('weight'), key: 'weight', width: 140, align: 'right', render: (_, row) => <Weight of={row} /> },
          {
            title: t('working'),
            key: 'working',
            render: (_, { dimension, parts, inputs }) => (
              <Flex vertical gap={2}>
                {dimension === 'one_card' && <Typography.Text type="secondary">{t('product')}</Typography.Text>}
                {parts.map((part) => (
                  <Rate key={part.part} of={part} inputs={inputs} />
                ))}
                {penalties
                  .filter((penalty) => penalty.dimension === dimension)
                  .map(({ what, count, deductedCenti }) => (
                    <Typography.Text key={what} type="danger">
                      {t('penalty', { what: said(inputWords, what), count, points: ofHundredths(deductedCenti) })}
                    </Typography.Text>
                  ))}
              </Flex>
            ),
          },
          {
            title: t('score'),
            dataIndex: 'scoreCenti',
            width: 90,
            align: 'right',
            render: (centi: number | null) =>
              centi === null ? t('notApplicable') : <strong>{ofHundredths(centi)}</strong>,
          },
        ]}
      />
      {of.totalCenti !== null && (
        <Typography.Text className="amount" style={{ whiteSpace: 'normal' }}>
          {t('totalIs', { sum, total: ofHundredths(of.totalCenti) })}
        </Typography.Text>
      )}
      {of.objection && <Objection of={of} />}
    </Flex>
  );
}

/** A weight, and what became of it where others are not applicable. */
function Weight({ of: { weightCenti, effectiveWeightCenti } }: { of: DimensionScore | PartScore }) {
  const weights = [...new Set([weightCenti, effectiveWeightCenti])];
  return <span className="amount">{weights.map((centi) => `${ofHundredths(centi)}%`).join(' → ')}</span>;
}

/** `按时接收率 100.00% = 按时接收金额 6,879,600.00 ÷ 应接收金额 6,879,600.00` */
function Rate({ of, inputs }: { of: PartScore; inputs: DimensionScore['inputs'] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const fraction = fractions[of.part];
  const figure = (name: string) => `${inLanguage(language, inputWords[name]!)} ${figureOf(name, inputs[name] ?? '0')}`;
  const working = fraction && `${fraction.isMissing ? '1 − ' : ''}${figure(fraction.of)} ÷ ${figure(fraction.base)}`;
  return (
    <span>
      {inLanguage(language, partWords[of.part]!)}{' '}
      <strong>{of.rateCenti === null ? t('notApplicable') : `${ofHundredths(of.rateCenti)}%`}</strong>{' '}
      <Typography.Text type="secondary">
        {working && `= ${working} · `}
        {t('weight')} <Weight of={of} />
      </Typography.Text>
    </span>
  );
}

function Objection({ of }: { of: Score }) {
  const t = useWords(words);
  const { objection, objectedBy, objectedOn, objectionAnswer: answer, objectionUpheld } = of;
  const outcome = t(objectionUpheld ? 'upheld' : 'notUpheld');
  return (
    <Alert
      type={answer ? 'info' : 'warning'}
      showIcon
      title={t('objected', { text: objection ?? '' })}
      description={
        <>
          {t('objectedBy', { by: objectedBy ?? '', on: objectedOn ?? '' })}
          <br />
          {answer ? t('answered', { outcome, answer }) : t('unanswered')}
        </>
      }
    />
  );
}
