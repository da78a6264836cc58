import { Alert, Col, Flex, Row, Table, type TableColumnsType, Tag } from 'antd';
import dayjs from 'dayjs';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { useBusinessDate } from '../../parts/business-date.js';
import { Chart } from '../../parts/chart/chart.js';
import { Choice } from '../../parts/choice.js';
import { Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { RegionSelect } from '../../parts/region-select.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useNames, useWords } from '../../words/use-words.js';
import { Day } from './day.js';
import { RuleHealthDocument, type RuleHealthQuery } from './operations.js';
import { words } from './words.js';

type Health = RuleHealthQuery['ruleHealth'][number];

const DEFAULTS = { from: '', to: '', region: '' };
/** As many bars as can be told apart. */
const SHOWN = 12;

/** How the rules are doing: what they cost, what they raise, what people make of it, which are silent. */
export default function HealthPage() {
  const t = useWords(words);
  const [asked, ask] = useAddress(DEFAULTS);
  const today = useBusinessDate();
  const to = asked.to || today;
  const from = asked.from || (today && dayjs(today).subtract(1, 'year').add(1, 'day').format('YYYY-MM-DD'));
  return (
    <Page title={t('health')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <Day
          aria-label={t('periodStart')}
          style={{ width: 150 }}
          allowClear={false}
          value={from ?? null}
          most={to}
          onChange={(day) => ask({ from: day ?? '' })}
        />
        <Day
          aria-label={t('periodEnd')}
          style={{ width: 150 }}
          allowClear={false}
          value={to ?? null}
          least={from}
          onChange={(day) => ask({ to: day ?? '' })}
        />
      </Filters>
      {from && to ? <Told from={from} to={to} region={asked.region} /> : <Waiting />}
    </Page>
  );
}

function Told({ from, to, region }: { from: string; to: string; region: string }) {
  const [result, again] = useQuery({
    query: RuleHealthDocument,
    variables: { from, to, regionCode: region || null },
  });
  return (
    <Answer of={result} onRetry={again}>
      {({ ruleHealth }) => <Figures rows={ruleHealth} period={{ from, to, region }} />}
    </Answer>
  );
}

interface FiguresProps {
  rows: Health[];
  period: { from: string; to: string; region: string };
}

function Figures({ rows, period }: FiguresProps) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const seesDetails = readsDetails(viewer);
  const titleOf = ({ titleZh, titleEn }: Health) => either(titleZh, titleEn);
  const title: TableColumnsType<Health>[number] = { title: t('rule'), key: 'title', render: (_, row) => titleOf(row) };
  const shareOf = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)}%`);

  const raised = mostOf(rows, ({ raised: count }) => count ?? 0);
  const judged = mostOf(rows, ({ verdicts }) => verdicts ?? 0);
  const slow = mostOf(rows, ({ medianMs }) => medianMs ?? 0);
  const bars = (of: Health[], series: object[], more: object = {}) => ({
    grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis' },
    legend: { top: 0, right: 0 },
    xAxis: { type: 'value' },
    yAxis: {
      type: 'category',
      inverse: true,
      data: of.map(titleOf),
      axisLabel: { width: 200, overflow: 'truncate' },
    },
    series,
    ...more,
  });
  const ofWarnings = ({ dataIndex }: { dataIndex: number }, of: Health[]) =>
    void open(
      `/warnings?${new URLSearchParams({
        rule: of[dataIndex]!.ruleId,
        state: '',
        from: period.from,
        to: period.to,
        ...(period.region && { region: period.region }),
      }).toString()}`,
    );

  const columns: TableColumnsType<Health> = [
    {
      ...title,
      fixed: 'start',
      width: 260,
      render: (_, row) => <Link to={`/rules/${encodeURIComponent(row.ruleId)}?tab=runs`}>{titleOf(row)}</Link>,
    },
    {
      title: t('state'),
      key: 'status',
      width: 140,
      render: (_, { status, hold }) => (
        <>
          <Choice name="RuleStatus" value={status} />
          {hold && <Tag color="orange">{t('onHold')}</Tag>}
        </>
      ),
    },
    { title: t('runs'), dataIndex: 'runs', align: 'right', width: 70, sorter: (a, b) => a.runs - b.runs },
    { title: t('failures'), dataIndex: 'failures', align: 'right', width: 70 },
    { title: t('selfTest'), dataIndex: 'canary', width: 90, render: (value) => <Choice name="Canary" value={value} /> },
    {
      title: t('medianMs'),
      key: 'ms',
      align: 'right',
      width: 100,
      sorter: (a, b) => (a.medianMs ?? 0) - (b.medianMs ?? 0),
      render: (_, { medianMs }) => (medianMs === null ? '' : Math.round(medianMs).toLocaleString()),
    },
    {
      title: t('peakMemory'),
      key: 'memory',
      align: 'right',
      width: 100,
      render: (_, { peakMemoryBytes }) => (peakMemoryBytes ? Math.round(Number(peakMemoryBytes) / 2 ** 20) : ''),
    },
    ...(seesDetails
      ? ([
          {
            title: t('raised'),
            dataIndex: 'raised',
            align: 'right',
            width: 80,
            sorter: (a, b) => (a.raised ?? 0) - (b.raised ?? 0),
            defaultSortOrder: 'descend',
          },
          { title: t('cleared'), dataIndex: 'cleared', align: 'right', width: 70 },
          { title: t('stillOpen'), dataIndex: 'open', align: 'right', width: 80 },
          { title: t('verdicts'), dataIndex: 'verdicts', align: 'right', width: 80 },
          {
            title: t('rectifiedShare'),
            key: 'rectified',
            align: 'right',
            width: 80,
            render: (_, { rectifiedShare }) => shareOf(rectifiedShare),
          },
          {
            title: t('dismissedShare'),
            key: 'dismissed',
            align: 'right',
            width: 80,
            render: (_, { dismissedShare }) => shareOf(dismissedShare),
          },
          { title: t('medianOpenDays'), dataIndex: 'medianOpenDays', align: 'right', width: 110 },
          {
            title: t('silentDays'),
            key: 'silent',
            align: 'right',
            width: 90,
            render: (_, { silentDays }) => silentDays ?? t('neverRaised'),
          },
        ] satisfies TableColumnsType<Health>)
      : []),
  ];

  return (
    <Flex vertical gap="middle">
      <Row gutter={[16, 16]}>
        {seesDetails && (
          <Col xs={24} xl={12}>
            <Chart
              title={t('mostRaised')}
              option={bars(raised, [
                { type: 'bar', name: t('raised'), data: raised.map((row) => row.raised ?? 0) },
                { type: 'bar', name: t('stillOpen'), data: raised.map((row) => row.open ?? 0) },
              ])}
              onPick={(event) => ofWarnings(event as never, raised)}
              table={{
                rows: raised,
                rowKey: ({ ruleId }) => ruleId,
                columns: [
                  title,
                  { title: t('raised'), dataIndex: 'raised', align: 'right' },
                  { title: t('stillOpen'), dataIndex: 'open', align: 'right' },
                ],
              }}
            />
          </Col>
        )}
        {seesDetails && judged.length > 0 && (
          <Col xs={24} xl={12}>
            <Chart
              title={t('shares')}
              option={bars(
                judged,
                [
                  { type: 'bar', name: t('rectified'), data: judged.map((row) => percent(row.rectifiedShare)) },
                  { type: 'bar', name: t('dismissed'), data: judged.map((row) => percent(row.dismissedShare)) },
                ],
                { xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } } },
              )}
              table={{
                rows: judged,
                rowKey: ({ ruleId }) => ruleId,
                columns: [
                  title,
                  { title: t('verdicts'), dataIndex: 'verdicts', align: 'right' },
                  { title: t('rectified'), align: 'right', render: (_, row) => shareOf(row.rectifiedShare) },
                  { title: t('dismissed'), align: 'right', render: (_, row) => shareOf(row.dismissedShare) },
                ],
              }}
            />
          </Col>
        )}
        <Col xs={24} xl={seesDetails ? 12 : 24}>
          {seesDetails && judged.length === 0 && (
            <Alert type="info" showIcon title={t('noVerdicts')} style={{ marginBottom: 16 }} />
          )}
          {slow.length === 0 ? (
            <Alert type="info" showIcon title={t('noRunsInPeriod')} />
          ) : (
            <Chart
              title={t('slowest')}
              option={bars(slow, [
                { type: 'bar', name: t('medianMs'), data: slow.map((row) => Math.round(row.medianMs ?? 0)) },
              ])}
              onPick={({ dataIndex }) => void open(`/rules/${encodeURIComponent(slow[dataIndex]!.ruleId)}?tab=runs`)}
              table={{
                rows: slow,
                rowKey: ({ ruleId }) => ruleId,
                columns: [
                  title,
                  { title: t('medianMs'), align: 'right', render: (_, row) => Math.round(row.medianMs ?? 0) },
                ],
              }}
            />
          )}
        </Col>
      </Row>
      <Table<Health>
        size="small"
        rowKey="ruleId"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </Flex>
  );
}

const percent = (share: number | null): number => Math.round((share ?? 0) * 100);

/** Those with the most of something, the most first; none that have none of it. */
const mostOf = (rows: Health[], of: (row: Health) => number): Health[] =>
  rows
    .filter((row) => of(row) > 0)
    .sort((a, b) => of(b) - of(a))
    .slice(0, SHOWN);
