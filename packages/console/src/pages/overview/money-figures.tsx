import { yuanOf } from '../../parts/fen.js';
import { useNames, useWords } from '../../words/use-words.js';
import { type Asked, filtersOf, type Lists } from './asked.js';
import { calendarProgress } from './calendar.js';
import { Bar, Figure, Percent, Sum } from './figures.js';
import type { OverviewMoneyQuery, OverviewMoneyQueryVariables, RateShownFragment } from './operations.js';
import { words } from './words.js';

export function moneyVariables(asked: Asked): OverviewMoneyQueryVariables {
  const { entered, paid, credited, uncredited } = filtersOf(asked);
  const { region, from, to, hasRecords } = asked;
  return { region, from, to, entered, paid, credited, uncredited, hasRecords };
}

interface Props {
  data: OverviewMoneyQuery;
  asked: Asked;
  lists: Lists;
}

/** Of the region's money in the year: what came in, from where; received, allocated; what is paid of it. */
export function Monitored({ data: { indicatorStats: sources }, lists, asked: { year } }: Props) {
  const t = useWords(words);
  const { choice } = useNames();
  const fen = sources.reduce((sum, { sumAmount }) => sum + BigInt((sumAmount ?? '0.00').replace('.', '')), 0n);
  return (
    <Figure
      title={t('monitored')}
      value={<Sum yuan={yuanOf(fen)} />}
      to={lists.indicators({ year, entered: 1 })}
      lines={sources.map(({ source, sumAmount }) => ({
        name: choice('IndicatorSource', source),
        value: <Sum yuan={sumAmount} />,
        to: lists.indicators({ year, entered: 1, source: source ?? undefined }),
      }))}
    />
  );
}

export function Received({ data: { performance }, lists, asked: { from, to } }: Props) {
  const t = useWords(words);
  const rate = performance[0]?.receiptRate;
  return (
    <Figure
      title={t('received')}
      value={<Percent rate={rate?.rate} />}
      to={lists.rates('receiptRate')}
      under={rate?.rate && <Bar part={rate.rate} label={t('received')} />}
      lines={[
        { name: t('sentDown'), value: <Fen of={rate?.denominator} />, to: lists.allocations({ kind: 'TO_REGION' }) },
        {
          name: t('receivedOf'),
          value: <Fen of={rate?.numerator} />,
          to: lists.indicators({ source: 'SUPERIOR', from, to }),
        },
        { name: t('notReceived'), value: <Fen of={restOf(rate)} />, to: lists.warnings({ category: 'RECEIPT' }) },
      ]}
    />
  );
}

export function Allocated({ data: { performance }, lists, asked: { from, to } }: Props) {
  const t = useWords(words);
  const { allocationProgress: rate, allocationDays: days } = performance[0] ?? {};
  return (
    <Figure
      title={t('allocated')}
      value={<Percent rate={rate?.rate} />}
      to={lists.rates('allocationProgress')}
      under={rate?.rate && <Bar part={rate.rate} label={t('allocated')} />}
      lines={[
        { name: t('allocatedOf'), value: <Fen of={rate?.numerator} />, to: lists.allocations() },
        { name: t('rest'), value: <Fen of={restOf(rate)} />, to: lists.indicators({ held: 'pending', from, to }) },
        {
          name: t('daysTaken'),
          value: days?.rate ? t('workdays', { days: Number(days.rate).toFixed(1) }) : t('nothing'),
          to: lists.rates('allocationDays'),
        },
      ]}
    />
  );
}

/** Beside the share of the year that has passed 序时进度; leadership is told what was paid, not of what. */
export function Spent({ data: { performance, paymentStats }, lists, asked: { year, to, hasRecords } }: Props) {
  const t = useWords(words);
  const rate = performance[0]?.spendingProgress;
  const paid = paymentStats[0];
  const passed = calendarProgress(to);
  const calendar = { name: t('calendar'), value: <Percent rate={passed} /> };
  if (!hasRecords)
    return (
      <Figure
        title={t('paid')}
        value={<Sum yuan={paid?.sumAmount} />}
        lines={[
          { name: t('payments'), value: t('lines', { count: (paid?.count ?? 0).toLocaleString('en') }) },
          calendar,
        ]}
      />
    );
  const points = (Number(rate?.rate) - passed) * 100;
  const stands = t(points < 0 ? 'behind' : 'ahead', { points: Math.abs(points).toFixed(2) });
  return (
    <Figure
      title={t('spent')}
      value={<Percent rate={rate?.rate} />}
      to={lists.rates('spendingProgress')}
      under={rate?.rate && <Bar part={rate.rate} mark={passed} label={stands} />}
      lines={[
        calendar,
        rate?.rate ? { name: stands, value: '' } : undefined,
        { name: t('netPaid'), value: <Fen of={rate?.numerator} />, to: lists.payments() },
        {
          name: t('ofIndicators'),
          value: <Fen of={rate?.denominator} />,
          to: lists.indicators({ year, held: 'agency' }),
        },
      ]}
    />
  );
}

export function OneCard({ data: { performance, credited, uncredited }, lists, asked: { year, hasRecords } }: Props) {
  const t = useWords(words);
  const { choice } = useNames();
  const rate = performance[0]?.oneCardRate;
  const lines = [
    {
      name: t('credited'),
      value: t('lines', { count: (credited[0]?.count ?? 0).toLocaleString('en') }),
      to: lists.subsidies({ status: 'SUCCESS', from: `${year}-01-01`, to: `${year}-12-31` }),
    },
    ...uncredited.map(({ status, count }) => ({
      name: choice('SubsidyLineStatus', status),
      value: t('lines', { count: count.toLocaleString('en') }),
      to: lists.subsidies({ status: status ?? undefined }),
    })),
  ];
  return !hasRecords ? (
    <Figure title={t('oneCard')} value={<Sum yuan={credited[0]?.sumAmount} />} lines={lines} />
  ) : (
    <Figure
      title={t('oneCard')}
      value={<Percent rate={rate?.rate} />}
      to={lists.rates('oneCardRate')}
      under={rate?.rate && <Bar part={rate.rate} label={t('byOneCard')} />}
      lines={lines}
    />
  );
}

const Fen = ({ of }: { of: string | undefined }) => <Sum yuan={yuanOf(BigInt(of ?? 0))} />;

const restOf = (rate: RateShownFragment | null | undefined): string =>
  rate ? String(BigInt(rate.denominator) - BigInt(rate.numerator)) : '0';
