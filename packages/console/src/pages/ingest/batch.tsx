import { Alert, Button, Card, Descriptions, Flex, Progress, Table, Tag, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { useMutation, useSubscription } from 'urql';
import { Answer } from '../../parts/answer.js';
import { Choice } from '../../parts/choice.js';
import { Failure } from '../../parts/failure.js';
import { Instant } from '../../parts/instant.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { useFollow } from '../../parts/use-follow.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { useNames, useWords } from '../../words/use-words.js';
import { taken } from './batch-list.js';
import { Measured } from './measured.js';
import { BatchDocument, BatchLiveDocument, type BatchQuery, RetryBatchDocument } from './operations.js';
import { QuarantineTable } from './quarantine-table.js';
import { useFeedName } from './use-feeds.js';
import { words } from './words.js';

type Batch = Extract<NonNullable<BatchQuery['node']>, { feed: string }>;

const isLoading = (status: Batch['status']) => status === 'RECEIVED' || status === 'LOADING';
const COUNTS = ['read', 'loaded', 'updated', 'unchanged', 'duplicate', 'stale', 'quarantined', 'linesAside'] as const;

export default function BatchPage() {
  const { id } = useParams();
  const [result, refetch] = useFreshQuery({ query: BatchDocument, variables: { id: id! } });
  const found = result.data?.node;
  const isOpen = Boolean(found && 'feed' in found && isLoading(found.status));
  const [{ data: told }] = useSubscription({ query: BatchLiveDocument, variables: { id: id! }, pause: !isOpen });
  useFollow({ told, isOpen, result, again: refetch });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ node }) => (node && 'feed' in node ? <BatchShown batch={node} /> : <NotThere />)}
    </Answer>
  );
}

/** One batch: how far it is, what its file declared against what was found, and what was set aside. */
function BatchShown({ batch }: { batch: Batch }) {
  const t = useWords(words);
  const { field, either } = useNames();
  const feedName = useFeedName();
  const [{ fetching, error }, retry] = useMutation(RetryBatchDocument);

  return (
    <Page
      title={`${t('batch')} ${batch.name}`}
      beside={<Choice name="BatchStatus" value={batch.status} />}
      actions={
        batch.status === 'PARKED' && (
          <Button type="primary" loading={fetching} onClick={() => void retry({ id: batch.id })}>
            {t('retry')}
          </Button>
        )
      }
    >
      {error && <Failure error={error} />}
      {isLoading(batch.status) && <Alert type="info" role="status" showIcon title={t('live')} />}
      {batch.lastError && <Alert type="warning" showIcon title={t('refusal')} description={batch.lastError} />}
      <Card size="small">
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2, xl: 3 }}
          items={[
            { key: 'feed', label: t('feed'), children: feedName(batch.feed) },
            { key: 'received', label: field('Batch', 'receivedAt'), children: <Instant at={batch.receivedAt} /> },
            { key: 'by', label: field('Batch', 'receivedBy'), children: batch.receivedBy },
            { key: 'asOf', label: field('Batch', 'asOf'), children: batch.asOf ?? '—' },
            { key: 'finished', label: field('Batch', 'finishedAt'), children: <Instant at={batch.finishedAt} /> },
            {
              key: 'encoding',
              label: field('Batch', 'encoding'),
              children: <Choice name="FileEncoding" value={batch.encoding} />,
            },
            {
              key: 'bytes',
              label: field('Batch', 'bytes'),
              children: t('bytes', { size: Number(batch.bytes).toLocaleString() }),
            },
            {
              key: 'source',
              label: t('source'),
              children: batch.source ? either(batch.source.titleZh, batch.source.titleEn) : '—',
            },
            {
              key: 'sha256',
              label: field('Batch', 'sha256'),
              children: (
                <Typography.Text code copyable={{ text: batch.sha256 }}>
                  {batch.sha256.slice(0, 16)}…
                </Typography.Text>
              ),
            },
          ]}
        />
      </Card>
      <Card size="small" title={<h2 className="card-title">{t('counts')}</h2>}>
        <Progress percent={taken(batch)} aria-label={t('taken')} />
        <Descriptions
          size="small"
          column={{ xs: 2, md: 4, xl: 8 }}
          layout="vertical"
          items={COUNTS.map((name) => ({
            key: name,
            label: field('Batch', name),
            children: <span className="amount">{batch[name].toLocaleString()}</span>,
          }))}
        />
      </Card>
      <Card size="small" title={<h2 className="card-title">{t('controlTotals')}</h2>}>
        {batch.controlTotals.nodes.length === 0 ? (
          <Typography.Text type="secondary">{t('noControlTotals')}</Typography.Text>
        ) : (
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={batch.controlTotals.nodes}
            columns={[
              {
                title: t('measure'),
                dataIndex: 'measure',
                render: (value) => t(value === 'FEN' ? 'sum' : 'rows'),
              },
              { title: t('declared'), align: 'right', render: (_, row) => <Measured {...row} value={row.declared} /> },
              { title: t('computed'), align: 'right', render: (_, row) => <Measured {...row} value={row.computed} /> },
              {
                title: field('ControlTotal', 'status'),
                dataIndex: 'status',
                render: (status) => (
                  <Tag color={status === 'OK' ? 'green' : 'red'}>{t(status === 'OK' ? 'agrees' : 'differs')}</Tag>
                ),
              },
            ]}
          />
        )}
        <Flex vertical gap="small" style={{ marginTop: 8 }}>
          {batch.breaks.nodes.map(({ id, messageZh, messageEn, status, dueOn }) => (
            <Alert
              key={id}
              type={status === 'OPEN' ? 'warning' : 'info'}
              showIcon
              title={either(messageZh, messageEn)}
              description={dueOn && `${field('ReconciliationBreak', 'dueOn')} ${dueOn}`}
              action={<Link to="/ingest/breaks">{t('breaks')}</Link>}
            />
          ))}
        </Flex>
      </Card>
      {batch.quarantined > 0 && (
        <Card size="small" title={<h2 className="card-title">{t('quarantined')}</h2>}>
          <QuarantineTable filter={{ batch: { id: { eq: batch.id } } }} height={320} />
        </Card>
      )}
    </Page>
  );
}
