import { Alert, Button, Card, Descriptions, Flex, Form, Input, Modal, Select, Table, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type CombinedError, useMutation } from 'urql';
import { Answer } from '../../parts/answer.js';
import { Choice } from '../../parts/choice.js';
import { Failure } from '../../parts/failure.js';
import { formatInstant, Instant } from '../../parts/instant.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { common } from '../../words/common.js';
import { useNames, useWords } from '../../words/use-words.js';
import {
  FixRowDocument,
  QuarantinedRowPageDocument,
  type QuarantinedRowPageQuery,
  RejectRowDocument,
  ReopenRowDocument,
  ResubmitRowsDocument,
  RouteRowDocument,
} from './operations.js';
import { useFeedName } from './use-feeds.js';
import { words } from './words.js';

type Row = Extract<NonNullable<QuarantinedRowPageQuery['node']>, { reasonCode: string }>;
type Line = NonNullable<QuarantinedRowPageQuery['quarantinedLine']>;
type Problem = Line['problems'][number];

export default function QuarantinedRowPage() {
  const { id } = useParams();
  const [result, refetch] = useFreshQuery({ query: QuarantinedRowPageDocument, variables: { id: id! } });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ node, quarantinedLine }) =>
        node && 'reasonCode' in node ? (
          // A row that has moved on has its form anew.
          <RowDesk key={node.status} row={node} line={quarantinedLine} />
        ) : (
          <NotThere />
        )
      }
    </Answer>
  );
}

/** One rejected row: as it came and as it is to be, column beside column, and what may be done with it. */
function RowDesk({ row, line }: { row: Row; line: Line | null }) {
  const t = useWords(common, words);
  const { field, either, choice } = useNames();
  const feedName = useFeedName();
  const title = `${row.batch?.name ?? ''} ${t('row', { line: row.line })}`;
  return (
    <Page
      title={title}
      beside={<Choice name="QuarantineStatus" value={row.status} />}
      actions={line && <RowActs row={row} line={line} />}
    >
      <Alert type="warning" showIcon title={either(row.messageZh, row.messageEn)} />
      {line?.settledByBatchId && (
        <Alert
          type="info"
          showIcon
          title={t('settledBy')}
          action={<Link to={`/ingest/batches/${encodeURIComponent(line.settledByBatchId)}`}>{t('batch')}</Link>}
        />
      )}
      <Card size="small">
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2, xl: 3 }}
          items={[
            {
              key: 'batch',
              label: t('batch'),
              children: row.batch && (
                <Link to={`/ingest/batches/${encodeURIComponent(row.batch.id)}`}>{row.batch.name}</Link>
              ),
            },
            { key: 'feed', label: t('feed'), children: row.batch && feedName(row.batch.feed) },
            { key: 'owner', label: field('QuarantinedRow', 'ownerOrg'), children: row.ownerOrg },
            {
              key: 'level',
              label: field('QuarantinedRow', 'level'),
              children: <Choice name="QuarantineLevel" value={row.level} />,
            },
            {
              key: 'due',
              label: field('QuarantinedRow', 'dueOn'),
              children: `${row.dueOn ?? '—'} ${row.overdue ? t('overdue') : ''}`,
            },
            { key: 'at', label: field('QuarantinedRow', 'createdAt'), children: <Instant at={row.createdAt} /> },
            ...(row.resolution
              ? [{ key: 'resolution', label: field('QuarantinedRow', 'resolution'), children: row.resolution }]
              : []),
          ]}
        />
      </Card>
      {line?.masked && <Alert type="info" showIcon title={t('masked')} />}
      {line && <Correction row={row} line={line} />}
      <Card size="small" title={<h2 className="card-title">{t('history')}</h2>}>
        {row.events.nodes.length === 0 && <Typography.Text type="secondary">{t('none')}</Typography.Text>}
        <Timeline
          items={row.events.nodes.map(({ id, act, actor, at, reason, level }) => ({
            key: id,
            title: formatInstant(at),
            content: [choice('QuarantineAct', act), choice('QuarantineLevel', level), actor, reason]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      </Card>
    </Page>
  );
}

/** What was typed goes to the server as it stands there: only the columns that were filled in. */
function Correction({ row, line }: { row: Row; line: Line }) {
  const t = useWords(words);
  const [form] = Form.useForm<Record<string, string>>();
  const [{ fetching, error }, fix] = useMutation(FixRowDocument);
  const [wrong, setWrong] = useState<readonly Problem[]>();
  const mayFix = !line.masked && (row.status === 'OPEN' || row.status === 'FIXED');

  async function submit(values: Record<string, string>) {
    const cells = (line.cells ?? [])
      .map(({ header }, at) => ({ header, value: values[at] }))
      .filter((cell): cell is { header: string; value: string } => cell.value !== undefined && cell.value !== '');
    const { data } = await fix({
      id: row.id,
      seen: row.status,
      ...(line.cells ? { cells } : { line: values.line ?? '' }),
    });
    setWrong(data?.fixQuarantinedRow.problems);
  }

  return (
    <Card size="small" title={<h2 className="card-title">{t('fixed')}</h2>}>
      <Form form={form} onFinish={submit} disabled={!mayFix}>
        {line.cells ? (
          <Table
            size="small"
            rowKey="at"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={line.cells.map((cell, at) => ({ ...cell, at }))}
            columns={[
              { title: t('column'), dataIndex: 'header', width: 170 },
              {
                title: t('raw'),
                dataIndex: 'raw',
                width: 220,
                render: (raw: string, { problems }) => (
                  <Typography.Text type={problems.length > 0 ? 'danger' : undefined}>{raw || '—'}</Typography.Text>
                ),
              },
              {
                title: t('fixed'),
                key: 'fixed',
                width: 240,
                render: (_, { header, fixed, at }) => (
                  <Form.Item name={String(at)} initialValue={fixed ?? undefined} noStyle>
                    <Input aria-label={`${t('fixed')} ${header}`} allowClear />
                  </Form.Item>
                ),
              },
              {
                title: t('what'),
                key: 'what',
                render: (_, { header, problems }) => (
                  <Problems of={wrong?.filter(({ column }) => column === header) ?? problems} />
                ),
              },
            ]}
          />
        ) : (
          <>
            <Typography.Paragraph>{t('wholeLineHint')}</Typography.Paragraph>
            <Typography.Paragraph code>{line.line}</Typography.Paragraph>
            <Form.Item name="line" label={t('wholeLine')} initialValue={line.fixedLine ?? line.line ?? undefined}>
              <Input.TextArea rows={3} />
            </Form.Item>
          </>
        )}
        <Problems of={(wrong ?? line.problems).filter(({ column }) => !column)} />
        {error && <Failure error={error} />}
        {wrong && (
          <Alert
            role="status"
            style={{ marginTop: 8 }}
            showIcon
            type={wrong.length > 0 ? 'warning' : 'success'}
            title={t(wrong.length > 0 ? 'stillWrong' : 'inOrder')}
          />
        )}
        {mayFix && (
          <Flex align="center" gap="small" style={{ marginTop: 12 }}>
            <Button type="primary" htmlType="submit" loading={fetching}>
              {t('fix')}
            </Button>
            <Typography.Text type="secondary">{t('fixHint')}</Typography.Text>
          </Flex>
        )}
      </Form>
    </Card>
  );
}

function Problems({ of }: { of: readonly Problem[] }) {
  const t = useWords(words);
  const { either } = useNames();
  return of.map(({ code, column, whatZh, whatEn, expectedZh, expectedEn }) => (
    <div key={`${column} ${code}`}>
      <Typography.Text type="danger">{either(whatZh, whatEn)}</Typography.Text>{' '}
      <Typography.Text type="secondary">
        {t('expected')} {either(expectedZh, expectedEn)}
      </Typography.Text>
    </div>
  ));
}

/** Handing in again, routing, giving up, taking up again: the server decides who may, and says why not. */
function RowActs({ row, line }: { row: Row; line: Line }) {
  const t = useWords(words);
  const [asked, setAsked] = useState<'route' | 'reject' | 'reopen'>();
  const [resubmitted, resubmit] = useMutation(ResubmitRowsDocument);
  const [routed, route] = useMutation(RouteRowDocument);
  const [rejected, reject] = useMutation(RejectRowDocument);
  const [reopened, reopen] = useMutation(ReopenRowDocument);
  const isOpen = row.status === 'OPEN' || row.status === 'FIXED';

  async function act({ reason, to }: Wish) {
    const given = { id: row.id, reason, seen: row.status };
    const { data } =
      asked === 'route' ? await route({ ...given, to: to! }) : await (asked === 'reject' ? reject : reopen)(given);
    if (data) setAsked(undefined);
  }

  return (
    <>
      {resubmitted.error && <Failure error={resubmitted.error} />}
      {row.status === 'FIXED' && (
        <Button type="primary" loading={resubmitted.fetching} onClick={() => void resubmit({ ids: [row.id] })}>
          {t('resubmit')}
        </Button>
      )}
      {isOpen && line.routes.length > 0 && <Button onClick={() => setAsked('route')}>{t('route')}</Button>}
      {isOpen && <Button onClick={() => setAsked('reject')}>{t('reject')}</Button>}
      {row.status === 'REJECTED' && <Button onClick={() => setAsked('reopen')}>{t('reopen')}</Button>}
      {asked && (
        <WishForm
          title={t(asked)}
          routes={asked === 'route' ? line.routes : undefined}
          busy={routed.fetching || rejected.fetching || reopened.fetching}
          error={{ route: routed, reject: rejected, reopen: reopened }[asked].error}
          onCancel={() => setAsked(undefined)}
          onWish={(wish) => void act(wish)}
        />
      )}
    </>
  );
}

interface Wish {
  reason: string;
  to?: Line['routes'][number];
}

interface WishFormProps {
  title: string;
  routes: Line['routes'] | undefined;
  busy: boolean;
  error: CombinedError | undefined;
  onCancel: () => void;
  onWish: (wish: Wish) => void;
}

function WishForm({ title, routes, busy, error, onCancel, onWish }: WishFormProps) {
  const t = useWords(common, words);
  const { options } = useNames();
  const [form] = Form.useForm<Wish>();
  return (
    <Modal
      open
      title={title}
      onCancel={onCancel}
      onOk={form.submit}
      okText={title}
      confirmLoading={busy}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" onFinish={onWish}>
        {routes && (
          <Form.Item name="to" label={t('routeTo')} rules={[{ required: true }]} initialValue={routes[0]}>
            <Select options={options('QuarantineLevel', routes)} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
      {error && <Failure error={error} />}
    </Modal>
  );
}
