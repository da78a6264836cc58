import { severityColours } from '../../parts/chart/chart.js';
import { useNames, useWords } from '../../words/use-words.js';
import { type Asked, filtersOf, type Lists } from './asked.js';
import { Bar, Figure, Percent, Sum } from './figures.js';
import type { OverviewWarningsQuery, OverviewWarningsQueryVariables } from './operations.js';
import { words } from './words.js';

export function warningVariables(asked: Asked): OverviewWarningsQueryVariables {
  const { open, raised, cases } = filtersOf(asked);
  const { region, from, to, hasRecords } = asked;
  // Of more groups at once less would be published to leadership.
  const groups = hasRecords ? (['CATEGORY', 'SEVERITY'] as const) : (['CATEGORY'] as const);
  const trend = hasRecords ? (['MONTH', 'SEVERITY'] as const) : (['MONTH'] as const);
  return { region, from, to, open, raised, groups: [...groups], trend: [...trend], overdue: cases, hasRecords };
}

/** From what has to be rectified at once to what is a matter of data. */
export const severities = ['RED', 'ORANGE', 'YELLOW', 'BLUE'] as const;

interface Props {
  data: OverviewWarningsQuery;
  lists: Lists;
}

export function OpenWarnings({ data: { open, bySeverity, byState }, lists }: Props) {
  const t = useWords(words);
  const { choice } = useNames();
  const of = (severity: string | null) => bySeverity.find((each) => each.severity === severity)?.count;
  const isMerged = of(null) !== undefined;
  const said = (count: number | undefined) => t('warningsCount', { count: (count ?? 0).toLocaleString('en') });
  return (
    <Figure
      title={t('openWarnings')}
      value={said(open[0]?.count)}
      to={lists.warnings()}
      lines={[
        // Of published totals those that are not told apart stand together.
        ...severities
          .filter((severity) => !isMerged || of(severity) !== undefined)
          .map((severity) => ({
            name: <Severity severity={severity} name={choice('Severity', severity)} />,
            value: said(of(severity)),
            to: lists.warnings({ severity }),
          })),
        isMerged && { name: t('others'), value: said(of(null)) },
        { name: t('amount'), value: <Sum yuan={open[0]?.sumAmount} />, to: lists.warnings() },
        {
          name: t('cleared'),
          value: said(byState.find(({ state }) => state === 'CLEARED')?.count),
          to: lists.warnings({ state: 'CLEARED' }),
        },
      ]}
    />
  );
}

const Severity = ({ severity, name }: { severity: string; name: string }) => (
  <>
    <i className="swatch" style={{ background: severityColours[severity] }} />
    {name}
  </>
);

/** A red case owes both from the start, so that the two need not add up to all. */
export function Overdue({ data: { overdueCases, overdueToVerify, overdueToRectify }, lists }: Props) {
  const t = useWords(words);
  const said = (of: { totalCount: number } | undefined) =>
    t('casesCount', { count: (of?.totalCount ?? 0).toLocaleString('en') });
  return (
    <Figure
      title={t('overdue')}
      value={said(overdueCases)}
      to={lists.cases({ overdue: 1 })}
      lines={[
        { name: t('toVerify'), value: said(overdueToVerify), to: lists.cases({ overdue: 'verify' }) },
        { name: t('toRectify'), value: said(overdueToRectify), to: lists.cases({ overdue: 'rectify' }) },
      ]}
    />
  );
}

export function Handled({ data: { performance }, lists }: Props) {
  const t = useWords(words);
  const { handlingRate: rate, rectificationRate, verifyDays } = performance?.[0] ?? {};
  const said = (count: string | undefined) => t('casesCount', { count: Number(count ?? 0).toLocaleString('en') });
  return (
    <Figure
      title={t('handled')}
      value={<Percent rate={rate?.rate} />}
      to={lists.rates('handlingRate')}
      under={rate && <Bar part={rate.rate} label={t('handled')} />}
      lines={[
        { name: t('due'), value: said(rate?.denominator), to: lists.rates('handlingRate') },
        { name: t('found'), value: said(rate?.numerator), to: lists.rates('handlingRate') },
        {
          name: t('rectification'),
          value: <Percent rate={rectificationRate?.rate} />,
          to: lists.rates('rectificationRate'),
        },
        {
          name: t('verifyTime'),
          value: verifyDays?.rate ? t('workdays', { days: Number(verifyDays.rate).toFixed(1) }) : t('nothing'),
          to: lists.rates('verifyDays'),
        },
      ]}
    />
  );
}
