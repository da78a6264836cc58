import { Alert, Card, Checkbox, Col, Flex, Row, Statistic, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../../app/session.js';
import { BeginButton } from '../../../parts/acts/begin-button.js';
import { Answer } from '../../../parts/answer.js';
import { Choice } from '../../../parts/choice.js';
import { useRegionNames } from '../../../parts/region-names.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ClosesDocument, type ClosesQuery } from './operations.js';
import { ParametersTold } from './parameters.js';
import { words } from './words.js';

type Preview = NonNullable<ClosesQuery['monthPreview']>;
type State = Preview['states'][number];

/** The closed months, and what the close of the next would freeze. */
export function Closes() {
  const t = useWords(words);
  const [result, ask] = useQuery({ query: ClosesDocument });
  return (
    <Answer of={result} onRetry={ask}>
      {({ monthCloses, monthPreview }) => (
        <Row gutter={[16, 16]}>
          <Col xs={24} xl={10}>
            <Card size="small" title={<h2 className="card-title">{t('closes')}</h2>}>
              <ClosedMonths of={monthCloses.nodes} />
            </Card>
          </Col>
          <Col xs={24} xl={14}>
            {monthPreview ? (
              <NextMonth of={monthPreview} onClosed={() => ask({ requestPolicy: 'network-only' })} />
            ) : (
              <Alert type="info" showIcon title={t('nothing')} />
            )}
          </Col>
        </Row>
      )}
    </Answer>
  );
}

function ClosedMonths({ of }: { of: ClosesQuery['monthCloses']['nodes'] }) {
  const t = useWords(words);
  const { field } = useNames();
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={of}
      pagination={false}
      scroll={{ y: 260, x: 'max-content' }}
      expandable={{ expandedRowRender: ({ parameters }) => <ParametersTold of={parameters} /> }}
      columns={[
        {
          title: field('MonthClose', 'month'),
          dataIndex: 'month',
          render: (month) => <Link to={`/months?month=${month}`}>{month}</Link>,
        },
        { title: field('MonthClose', 'closedOn'), dataIndex: 'closedOn' },
        { title: field('MonthClose', 'closedBy'), dataIndex: 'closedBy' },
        { title: field('MonthClose', 'epoch'), dataIndex: 'epoch', align: 'right' },
        {
          title: t('ledger'),
          key: 'ledgers',
          render: (_, { month }) => <Link to={`/ledgers?month=${month}`}>{t('ledger')}</Link>,
        },
      ]}
    />
  );
}

function NextMonth({ of, onClosed }: { of: Preview; onClosed: () => void }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const [onlyProblems, setOnlyProblems] = useState(true);
  const { month, isOver, parameters, states } = of;
  const problems = states.filter(({ problem }) => problem);
  const moved = states.filter(({ phase, wouldBe }) => phase !== wouldBe);
  const sum = (figure: 'openCases' | 'newWarnings' | 'redWarnings') =>
    states.reduce((total, state) => total + state[figure], 0);
  const figures = [
    ['problemRegions', problems.length],
    ['wouldMove', moved.length],
    ['openCases', sum('openCases')],
    ['newWarnings', sum('newWarnings')],
  ] as const;
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('preview', { month })}</h2>}
      extra={
        isOver &&
        viewer.role === 'SUPERVISOR' && (
          <BeginButton act="closeMonth" given={{ month }} type="primary" onDone={onClosed} />
        )
      }
    >
      <Flex vertical gap="small">
        <Alert
          type={isOver ? 'warning' : 'info'}
          showIcon
          title={t(isOver ? 'over' : 'notOver', { month })}
          description={t('frozen')}
        />
        <Row gutter={16}>
          {figures.map(([name, value]) => (
            <Col key={name} xs={12} md={6}>
              <Statistic title={t(name)} value={value} styles={{ content: { fontSize: 20 } }} />
            </Col>
          ))}
        </Row>
        <ParametersTold of={parameters} />
        <Checkbox checked={onlyProblems} onChange={({ target }) => setOnlyProblems(target.checked)}>
          {t('onlyProblems')}
        </Checkbox>
        <PreviewedStates
          of={onlyProblems ? states.filter(({ problem, phase, wouldBe }) => problem || phase !== wouldBe) : states}
        />
      </Flex>
    </Card>
  );
}

function PreviewedStates({ of }: { of: readonly State[] }) {
  const t = useWords(words);
  const nameOf = useRegionNames();
  const count = (title: string, dataIndex: keyof State) => ({ title, dataIndex, align: 'right' as const, width: 90 });
  return (
    <Table<State>
      size="small"
      rowKey="regionCode"
      dataSource={of}
      pagination={false}
      virtual={of.length > 60}
      scroll={{ y: 260, x: 620 }}
      columns={[
        { title: t('region'), dataIndex: 'regionCode', width: 120, render: nameOf },
        count(t('streak'), 'streak'),
        {
          ...count(t('openCases'), 'openCases'),
          render: (value: number, { regionCode }) =>
            value > 0 ? <Link to={`/cases?${new URLSearchParams({ region: regionCode })}`}>{value}</Link> : value,
        },
        count(t('newWarnings'), 'newWarnings'),
        count(t('red'), 'redWarnings'),
        {
          title: t('would'),
          key: 'would',
          width: 190,
          render: (_, { phase, wouldBe }) =>
            phase === wouldBe ? (
              <Choice name="EscalationPhase" value={phase} />
            ) : (
              <Flex align="center">
                <Choice name="EscalationPhase" value={phase} />
                <Typography.Text style={{ marginInlineEnd: 8 }}>→</Typography.Text>
                <Choice name="EscalationPhase" value={wouldBe} />
              </Flex>
            ),
        },
      ]}
    />
  );
}
