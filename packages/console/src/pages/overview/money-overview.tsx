import { Breadcrumb, Col, Flex, Row, Select } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { useBusinessDate } from '../../parts/business-date.js';
import { Failure } from '../../parts/failure.js';
import { formatInstant } from '../../parts/instant.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { RegionSelect } from '../../parts/region-select.js';
import { useAddress } from '../../parts/use-address.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { Waiting } from '../../parts/waiting.js';
import { useWords } from '../../words/use-words.js';
import { type Asked, askedOf, useHere, useLists } from './asked.js';
import { CaseStates } from './case-states.js';
import { Awaited } from './figures.js';
import { LiveNotice } from './live-notice.js';
import { isLowest, type Measure, measures } from './measures.js';
import { Allocated, Monitored, moneyVariables, OneCard, Received, Spent } from './money-figures.js';
import {
  OverviewMoneyDocument,
  OverviewPlaceDocument,
  type OverviewPlaceQuery,
  OverviewStateDocument,
  OverviewWarningsDocument,
} from './operations.js';
import { RegionMap } from './region-map.js';
import { SpendingChart } from './spending-chart.js';
import { ByCategory, Trend } from './warning-charts.js';
import { Handled, OpenWarnings, Overdue, warningVariables } from './warning-figures.js';
import { words } from './words.js';

const DEFAULTS = { region: '', year: '', measure: 'openCount' };
const GAP: [number, number] = [12, 12];
/** Heights of pictures: a map needs room, a county's few townships do not. */
const [TALL, SMALL] = [480, 300];

/** Money and warnings of a region in a year; region, year and measure stand in the address. */
export function MoneyOverview() {
  const t = useWords(words);
  const { viewer } = useSession();
  const today = useBusinessDate();
  const [chosen] = useAddress(DEFAULTS);
  const region = chosen.region || viewer.regionCode;
  const [place, again] = useQuery({
    query: OverviewPlaceDocument,
    variables: { region },
    requestPolicy: 'cache-first',
  });
  if (!today) return <Waiting />;
  return (
    <Answer of={place} onRetry={again}>
      {({ regions: { nodes } }) => {
        const [here] = nodes;
        if (here?.code !== region) return place.fetching ? <Waiting /> : <NotThere />;
        const year = Number(chosen.year) || Number(today.slice(0, 4));
        const asked = askedOf(region, here.level, year, today, readsDetails(viewer));
        const measure = (chosen.measure in measures ? chosen.measure : DEFAULTS.measure) as Measure;
        return (
          <Page title={t('overview')} beside={<Trail here={here} />} actions={<Choosers asked={asked} today={today} />}>
            <Figures key={`${region} ${year}`} asked={asked} measure={measure} today={today} />
          </Page>
        );
      }}
    </Answer>
  );
}

type Place = OverviewPlaceQuery['regions']['nodes'][number];

/** The regions above on the fiscal tree, as far as the reader's own; each leads to its overview. */
function Trail({ here }: { here: Place }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const addressOf = useHere();
  const trail: { code: string; name: string }[] = [];
  for (let at: (Partial<Place> & { code: string; name: string }) | null | undefined = here; at; ) {
    trail.unshift(at);
    if (at.code === viewer.regionCode) break;
    at = at.fiscalParent as typeof at;
  }
  return (
    <Breadcrumb
      aria-label={t('trail')}
      items={trail.map(({ code, name }, nth) => ({
        key: code,
        title:
          nth === trail.length - 1 ? <strong>{name}</strong> : <Link to={addressOf({ region: code })}>{name}</Link>,
      }))}
    />
  );
}

function Choosers({ asked: { region, year }, today }: { asked: Asked; today: string }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const go = useNavigate();
  const here = useHere();
  const [{ data }] = useQuery({ query: OverviewStateDocument });
  const present = Number(today.slice(0, 4));
  const years = useMemo(() => {
    const known = data?.indicatorStats.flatMap(({ fiscalYear }) => fiscalYear ?? []) ?? [];
    return [...new Set([...known, year, present])]
      .filter((each) => each <= present)
      .toSorted((one, other) => other - one);
  }, [data, year, present]);
  return (
    <>
      <RegionSelect value={region} onChange={(code) => go(here({ region: code === viewer.regionCode ? '' : code }))} />
      <Select
        aria-label={t('year')}
        style={{ width: 110 }}
        value={year}
        onChange={(next) => go(here({ year: next === present ? '' : next }))}
        options={years.map((value) => ({ value, label: t('yearOf', { year: value }) }))}
      />
    </>
  );
}

interface FiguresProps {
  asked: Asked;
  measure: Measure;
  today: string;
}

const moneyCards = { Monitored, Received, Allocated, Spent, OneCard };
const warningCards = { OpenWarnings };
const caseCards = { Overdue, Handled };

/** The figures first, map and pictures after them. */
function Figures({ asked, measure, today }: FiguresProps) {
  const lists = useLists(asked);
  const { hasRecords, region, level, year } = asked;
  const tall = isLowest(level) ? SMALL : TALL;
  const width = { xs: 24, sm: 12, xl: hasRecords ? 6 : 8 };
  const [money, moneyAgain] = useFreshQuery({ query: OverviewMoneyDocument, variables: moneyVariables(asked) });
  const [warned, warnedAgain] = useFreshQuery({ query: OverviewWarningsDocument, variables: warningVariables(asked) });
  return (
    <>
      <DataState
        epoch={money.data?.paymentStats[0]?.epoch}
        suppressed={money.data?.paymentStats[0]?.suppressed}
        asked={asked}
        today={today}
      />
      {money.error && !money.data && <Failure error={money.error} onRetry={moneyAgain} />}
      <Row gutter={GAP}>
        {Object.entries(moneyCards).map(([name, Card]) => (
          <Col key={name} {...width}>
            {money.data ? <Card data={money.data} asked={asked} lists={lists} /> : <Awaited />}
          </Col>
        ))}
        {Object.entries(hasRecords ? { ...warningCards, ...caseCards } : warningCards).map(([name, Card]) => (
          <Col key={name} {...width}>
            {warned.data ? <Card data={warned.data} lists={lists} /> : <Awaited />}
          </Col>
        ))}
      </Row>
      <Row gutter={GAP}>
        <Col xs={24} xl={14}>
          <RegionMap asked={asked} measure={measure} today={today} lists={lists} height={tall} />
        </Col>
        <Col xs={24} xl={10}>
          <Answer of={warned} onRetry={warnedAgain}>
            {(data) => <ByCategory data={data} lists={lists} height={tall} />}
          </Answer>
        </Col>
        <Col xs={24} xl={hasRecords ? 10 : 12}>
          <SpendingChart asked={asked} lists={lists} />
        </Col>
        <Col xs={24} md={12} xl={hasRecords ? 8 : 12}>
          {warned.data && <Trend data={warned.data} lists={lists} year={year} height={SMALL} />}
        </Col>
        {hasRecords && (
          <Col xs={24} md={12} xl={6}>
            <CaseStates region={region} lists={lists} />
          </Col>
        )}
      </Row>
    </>
  );
}

interface DataStateProps {
  asked: Asked;
  epoch: string | undefined;
  suppressed: number | null | undefined;
  today: string;
}

/** Of when the figures are, and what is to be known of them. */
function DataState({ asked, epoch, suppressed, today }: DataStateProps) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [{ data }] = useQuery({ query: OverviewStateDocument });
  const closedAt = data?.epochs.nodes.find(({ number }) => number === epoch)?.closedAt;
  const said = [
    epoch && t('asOf', { epoch }),
    closedAt && t('sealedAt', { at: formatInstant(closedAt) }),
    t('businessDate', { day: today }),
    suppressed ? t('suppressed', { count: suppressed.toLocaleString('en') }) : undefined,
    viewer.role === 'STAFF' ? t('ownDepartment') : undefined,
  ];
  return (
    <Flex wrap align="center" gap="small" className="overview-state">
      {said.filter(Boolean).join(' · ')}
      {asked.hasRecords && <LiveNotice asked={asked} />}
    </Flex>
  );
}
