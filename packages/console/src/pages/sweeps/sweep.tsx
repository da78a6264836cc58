import { Card, Checkbox, Col, Descriptions, Flex, Progress, Row, Table, type TableColumnsType } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery, useSubscription } from 'urql';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { Chart } from '../../parts/chart/chart.js';
import { Choice } from '../../parts/choice.js';
import { Instant } from '../../parts/instant.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { useAddress } from '../../parts/use-address.js';
import { useFollow } from '../../parts/use-follow.js';
import { useNames, useWords } from '../../words/use-words.js';
import { useSayFailure } from '../rules/say-failure.js';
import { SweepDocument, SweepProgressDocument, type SweepQuery } from './operations.js';
import { useSayReason } from './reasons.js';
import { Took } from './sweep-list.js';
import { words } from './words.js';

type Sweep = Extract<NonNullable<SweepQuery['node']>, { sweepNo: string }>;
type Task = Sweep['tasks']['nodes'][number];

/** As many bars as can be told apart. */
const SHOWN = 12;
const DEFAULTS = { failed: '' };

export default function SweepPage() {
  const { id } = useParams();
  const [result, again] = useQuery({ query: SweepDocument, variables: { id: id! } });
  const node = result.data?.node;
  const goesOn = Boolean(node && 'sweepNo' in node && node.status === 'RUNNING');
  const [{ data: told }] = useSubscription({
    query: SweepProgressDocument,
    variables: { id: id! },
    pause: !goesOn,
  });
  useFollow({ told, isOpen: goesOn, result, again });
  return (
    <Answer of={result} onRetry={again}>
      {({ node: found }) => (found && 'sweepNo' in found ? <Shown sweep={found} /> : <NotThere />)}
    </Answer>
  );
}

/** One sweep: its rules as they end, one by one, and what each did. */
function Shown({ sweep }: { sweep: Sweep }) {
  const t = useWords(words);
  const { viewer } = useSession();
  const say = useSayReason();
  const isRunning = sweep.status === 'RUNNING';
  const { nodes: tasks } = sweep.tasks;
  const done = tasks.filter(({ status }) => status === 'DONE' || status === 'FAILED').length;
  const counts = [
    ['raised', sweep.raised],
    ['changed', sweep.evidenceChanged],
    ['reopened', sweep.reopened],
    ['cleared', sweep.cleared],
  ] as const;

  return (
    <Page title={t('sweepNo', { no: sweep.sweepNo })} beside={<Choice name="SweepStatus" value={sweep.status} />}>
      <Card size="small">
        {isRunning && (
          <div role="status" style={{ marginBottom: 8 }}>
            {t('progress', { done, all: tasks.length })}
            <Progress
              percent={tasks.length === 0 ? 0 : Math.floor((100 * done) / tasks.length)}
              aria-label={t('tasks')}
            />
          </div>
        )}
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2, xl: 4 }}
          items={[
            { key: 'asOf', label: t('asOf'), children: sweep.asOf },
            { key: 'reason', label: t('why'), children: say(sweep.reason) },
            { key: 'by', label: t('startedBy'), children: say(sweep.startedBy) },
            { key: 'epoch', label: t('epoch'), children: sweep.epoch },
            { key: 'at', label: t('startedAt'), children: <Instant at={sweep.startedAt} /> },
            { key: 'took', label: t('took'), children: <Took of={sweep} /> },
            ...(readsDetails(viewer)
              ? counts.map(([key, count]) => ({
                  key,
                  label: t(key),
                  children: <span className="amount">{(count ?? 0).toLocaleString()}</span>,
                }))
              : []),
          ]}
        />
      </Card>
      {!isRunning && <Charts sweep={sweep} />}
      <Tasks tasks={tasks} />
    </Page>
  );
}

function Charts({ sweep }: { sweep: Sweep }) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const titleOf = ({ rule, ruleId }: Task) => either(rule?.titleZh ?? ruleId, rule?.titleEn ?? ruleId);
  const charts = [
    ...(readsDetails(viewer)
      ? [
          {
            key: 'mostRaised' as const,
            figure: t('raised'),
            of: (task: Task) => task.raised ?? 0,
            to: ({ ruleId }: Task) =>
              `/warnings?${new URLSearchParams({ rule: ruleId, state: '', from: sweep.asOf, to: sweep.asOf }).toString()}`,
          },
        ]
      : []),
    {
      key: 'slowest' as const,
      figure: t('ms'),
      of: (task: Task) => task.durationMs ?? 0,
      to: ({ ruleId }: Task) => `/rules/${encodeURIComponent(ruleId)}?tab=runs`,
    },
  ];
  return (
    <Row gutter={[16, 16]}>
      {charts.map(({ key, figure, of, to }) => {
        const rows = sweep.tasks.nodes
          .filter((task) => of(task) > 0)
          .sort((a, b) => of(b) - of(a))
          .slice(0, SHOWN);
        return (
          <Col key={key} xs={24} xl={charts.length > 1 ? 12 : 24}>
            {rows.length === 0 ? (
              <Card size="small" title={<h2 className="card-title">{t(key)}</h2>}>
                {t('noRaised')}
              </Card>
            ) : (
              <Chart
                title={t(key)}
                option={{
                  grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
                  tooltip: { trigger: 'axis' },
                  xAxis: { type: 'value', minInterval: 1 },
                  yAxis: {
                    type: 'category',
                    inverse: true,
                    data: rows.map(titleOf),
                    axisLabel: { width: 200, overflow: 'truncate' },
                  },
                  series: [{ type: 'bar', barMaxWidth: 18, name: figure, data: rows.map(of) }],
                }}
                onPick={({ dataIndex }) => void open(to(rows[dataIndex]!))}
                table={{
                  rows,
                  rowKey: ({ id }) => id,
                  columns: [
                    { title: t('rule'), render: (_, task) => titleOf(task) },
                    { title: figure, align: 'right', render: (_, task) => of(task).toLocaleString() },
                  ],
                }}
              />
            )}
          </Col>
        );
      })}
    </Row>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  const t = useWords(words);
  const { either } = useNames();
  const { viewer } = useSession();
  const [{ failed }, ask] = useAddress(DEFAULTS);
  const seesCounts = readsDetails(viewer);
  const sayFailure = useSayFailure();
  const number = (name: 'raised' | 'evidenceChanged' | 'reopened' | 'cleared', title: string) => ({
    title,
    dataIndex: name,
    align: 'right' as const,
    sorter: (a: Task, b: Task) => (a[name] ?? 0) - (b[name] ?? 0),
  });
  const columns: TableColumnsType<Task> = [
    {
      title: t('rule'),
      key: 'rule',
      render: (_, { rule, ruleId }) => (
        <Link to={`/rules/${encodeURIComponent(ruleId)}`}>
          {either(rule?.titleZh ?? ruleId, rule?.titleEn ?? ruleId)}
        </Link>
      ),
    },
    { title: t('state'), dataIndex: 'status', render: (value) => <Choice name="TaskStatus" value={value} /> },
    { title: t('error'), key: 'error', render: (_, { errorCode }) => errorCode && sayFailure(errorCode) },
    { title: t('mode'), dataIndex: 'mode', render: (value) => <Choice name="TaskMode" value={value} /> },
    { title: t('selfTest'), dataIndex: 'canary', render: (value) => <Choice name="Canary" value={value} /> },
    { title: t('attempts'), dataIndex: 'attempts', align: 'right' },
    {
      title: t('ms'),
      dataIndex: 'durationMs',
      align: 'right',
      sorter: (a, b) => (a.durationMs ?? 0) - (b.durationMs ?? 0),
      render: (ms: number | null) => ms?.toLocaleString(),
    },
    ...(seesCounts
      ? [
          number('raised', t('raised')),
          number('evidenceChanged', t('changed')),
          number('reopened', t('reopened')),
          number('cleared', t('cleared')),
        ]
      : []),
  ];
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('tasks')}</h2>}
      extra={
        <Checkbox checked={failed === '1'} onChange={({ target }) => ask({ failed: target.checked ? '1' : '' })}>
          {t('onlyFailed')}
        </Checkbox>
      }
    >
      <Flex vertical>
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          columns={columns}
          dataSource={failed ? tasks.filter(({ status }) => status === 'FAILED') : tasks}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: t('noTasks') }}
        />
      </Flex>
    </Card>
  );
}
