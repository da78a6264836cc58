import { Select } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { useWords } from '../../words/use-words.js';
import { type Asked, filtersOf, type Lists, useHere } from './asked.js';
import { CountyMap } from './county-map.js';
import { isLowest, isOffered, type Measure, measuredOf, measures } from './measures.js';
import { OverviewMeasuredDocument, OverviewOutlinedDocument } from './operations.js';
import { TownshipBars } from './township-bars.js';
import { words } from './words.js';

interface Props {
  asked: Asked;
  measure: Measure;
  today: string;
  lists: Lists;
  height: number;
}

/** The parts of a region by a chosen measure: a map of counties, or bars where nothing is drawn below, each leading one level down. */
export function RegionMap({ asked, measure: wanted, today, lists, height }: Props) {
  const t = useWords(words);
  const { viewer } = useSession();
  const go = useNavigate();
  const here = useHere();
  const { region, level, hasRecords } = asked;
  const measure = isOffered(wanted, level, hasRecords) ? wanted : 'openCount';
  const filters = useMemo(() => filtersOf(asked), [asked]);
  const groups: ('PREFECTURE' | 'COUNTY' | 'REGION')[] = isLowest(level) ? ['REGION'] : ['PREFECTURE', 'COUNTY'];
  const [outlined] = useQuery({
    query: OverviewOutlinedDocument,
    variables: { region: viewer.regionCode },
    requestPolicy: 'cache-first',
  });
  const [result, again] = useFreshQuery({
    query: OverviewMeasuredDocument,
    variables: {
      ...{ region, from: asked.from, to: asked.to, open: filters.open, paid: filters.paid },
      ...{ warningGroups: groups, paymentGroups: groups },
      ofWarnings: measure === 'openCount' || measure === 'openAmount',
      ofPayments: measure === 'paidAmount',
      ofReceipt: measure === 'receiptRate',
      ofAllocation: measure === 'allocationProgress',
      ofSpending: measure === 'spendingProgress',
      ofHandling: measure === 'handlingRate',
    },
  });
  const regions = useMemo(
    () => new Map(outlined.data?.regions.nodes.map((each) => [each.code, each])),
    [outlined.data],
  );
  const rows = useMemo(
    () => (result.data ? measuredOf(measure, result.data, region, !hasRecords) : []),
    [measure, result.data, region, hasRecords],
  );
  const drill = (code: string) => go(here({ region: code }));
  const chosen = (
    <Select
      size="small"
      aria-label={t('measure')}
      style={{ width: 180 }}
      value={measure}
      onChange={(next) => go(here({ measure: next }), { replace: true })}
      options={(Object.keys(measures) as Measure[])
        .filter((each) => isOffered(each, level, hasRecords))
        .map((value) => ({ value, label: t(value) }))}
    />
  );
  const shared = { rows, measure, regions, region, lists, chosen, onDrill: drill, height };
  return (
    <Answer of={result} onRetry={again}>
      {() => (isLowest(level) ? <TownshipBars {...shared} /> : <CountyMap {...shared} level={level} today={today} />)}
    </Answer>
  );
}
