import { Card, Col, Flex, Row, Statistic, Tag } from 'antd';
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { readsDetails } from '../../../app/posts.js';
import { useSession } from '../../../app/session.js';
import { Amount } from '../../../parts/amount.js';
import { Answer } from '../../../parts/answer.js';
import { useBusinessDate } from '../../../parts/business-date.js';
import { percent } from '../../../parts/chart/scale.js';
import { Choice } from '../../../parts/choice.js';
import { yuanOf } from '../../../parts/fen.js';
import { Filters } from '../../../parts/filters.js';
import { NotThere } from '../../../parts/not-there.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { Waiting } from '../../../parts/waiting.js';
import { useWords } from '../../../words/use-words.js';
import { YearFilter } from '../lists/controls.js';
import { words as recordWords } from '../record/words.js';
import { factsOf } from './facts.js';
import { totalOf } from './flow.js';
import { type Ends, FundFlow, isByUnit } from './fund-flow.js';
import { FundTree } from './fund-tree.js';
import { FundFlowDocument, type FundFlowQuery, FundHeadDocument, type FundHeadQuery } from './operations.js';
import { shareOf } from './totals.js';
import { words } from './words.js';

type Fund = Extract<FundHeadQuery['node'], { code: string }>;

/** One fund in a year and region: its figures, its way as a picture, and the tree from document to household. */
export default function FundPage() {
  const { id = '' } = useParams();
  const { viewer } = useSession();
  // The way to single payees is not for leadership: what is recorded of the fund is.
  return readsDetails(viewer) ? <Known id={id} /> : <Navigate to={`/records/${encodeURIComponent(id)}`} replace />;
}

function Known({ id }: { id: string }) {
  const today = useBusinessDate();
  const [result, refetch] = useQuery({ query: FundHeadDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ node }) => {
        if (!node || !('code' in node)) return <NotThere />;
        return today ? <Shown fund={node} thisYear={today.slice(0, 4)} /> : <Waiting />;
      }}
    </Answer>
  );
}

function Shown({ fund, thisYear }: { fund: Fund; thisYear: string }) {
  const t = useWords(words, recordWords);
  const { viewer } = useSession();
  const [asked, ask] = useAddress({ region: '', year: '' });
  const region = asked.region || viewer.regionCode;
  const year = asked.year || thisYear;
  const { code, monitoredFrom, monitoredTo } = fund;
  const list = new URLSearchParams({ fund: code, year, ...(asked.region && { region: asked.region }) });
  return (
    <Page
      title={fund.name}
      beside={
        <>
          <Tag>{code}</Tag>
          <Choice name="FundOrigin" value={fund.originLevel} />
          <Choice name="FundCategory" value={fund.category} />
          {monitoredFrom && <Tag>{`${t('monitored')} ${monitoredFrom} – ${monitoredTo ?? t('openEnd')}`}</Tag>}
        </>
      }
      actions={
        <Flex gap="middle" wrap>
          <Link to={`/indicators?${list}`}>{t('allIndicators')}</Link>
          <Link to={`/allocations?${list}`}>{t('allAllocations')}</Link>
          <Link to={`/payments?${list}`}>{t('allPayments')}</Link>
          {fund.isPersonal && <Link to={`/subsidy-lines?${list}`}>{t('allLines')}</Link>}
          <Link to={`/records/${encodeURIComponent(fund.id)}`}>{t('inFull')}</Link>
        </Flex>
      }
    >
      <Filters>
        <RegionSelect value={asked.region} onChange={(next) => ask({ region: next })} />
        <YearFilter value={year} onChange={(next) => ask({ year: next })} isNeeded />
      </Filters>
      <FundWay fund={fund} region={region} year={year} />
      <FundTree key={`${fund.id} ${region} ${year}`} fund={fund.id} year={Number(year)} region={region} />
    </Page>
  );
}

function FundWay({ fund, region, year }: { fund: Fund; region: string; year: string }) {
  const [ends, setEnds] = useState<Ends>('payeeKind');
  const isApart = isByUnit(region);
  const [result, refetch] = useQuery({
    query: FundFlowDocument,
    variables: {
      fund: fund.id,
      year: Number(year),
      region,
      allocationGroups: ['KIND', 'FROM_REGION', 'REGION', ...(isApart ? (['TO_AGENCY'] as const) : [])],
      paymentGroups: [
        'REGION',
        ...(isApart ? (['AGENCY'] as const) : []),
        ends === 'project' ? 'PROJECT' : 'PAYEE_KIND',
      ],
    },
  });
  return (
    <Answer of={result} onRetry={refetch}>
      {(data) => (
        <>
          <Figures data={data} region={region} />
          <FundFlow data={data} context={{ fund: fund.code, year, region }} ends={ends} onEnds={setEnds} />
        </>
      )}
    </Answer>
  );
}

function Figures({ data, region }: { data: FundFlowQuery; region: string }) {
  const t = useWords(words);
  const { entered, toUnits, paid } = totalOf(factsOf(data, 'payeeKind'), region);
  const figures = [
    ['entered', entered, null],
    ['toUnits', toUnits, shareOf(toUnits, entered)],
    ['paid', paid, shareOf(paid, entered)],
    ['rest', entered - paid, null],
  ] as const;
  return (
    <Row gutter={[16, 16]}>
      {figures.map(([key, fen, share]) => (
        <Col key={key} xs={12} xl={6}>
          <Card size="small">
            <Statistic
              title={t(key)}
              valueRender={() => (
                <Flex gap="small" align="baseline" wrap>
                  <Amount yuan={yuanOf(fen)} />
                  {share !== null && <span style={{ fontSize: 14 }}>{percent(share, 1)}</span>}
                </Flex>
              )}
            />
          </Card>
        </Col>
      ))}
    </Row>
  );
}
