import { Button, Card, Descriptions, Flex, Table, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Instant } from '../../../parts/instant.js';
import { type RecordKind, recordKinds } from '../../../schema/records.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import { type Compared, compared } from './compared.js';
import { type AnyRecord, nameOf } from './kinds.js';
import { ProvenanceDocument, type ProvenanceQuery } from './operations.js';
import { Value } from './value.js';
import { words } from './words.js';

interface Props {
  record: AnyRecord;
  kind: RecordKind;
}

type Origin = NonNullable<ProvenanceQuery['provenance']>[number];

/** From the record back to its file, sheet and line, version by version, with the line as it came beside what was recorded of it. */
export function Provenance({ record, kind }: Props) {
  const t = useWords(words);
  const [withLine, setWithLine] = useState(false);
  const [result, refetch] = useQuery({ query: ProvenanceDocument, variables: { id: record.id, withLine } });
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('origin')}</h2>}
      extra={
        withLine ? null : (
          <Flex gap="small" align="center" wrap>
            <Typography.Text type="secondary">{t('lineLogged')}</Typography.Text>
            <Button size="small" onClick={() => setWithLine(true)}>
              {t('showLine')}
            </Button>
          </Flex>
        )
      }
    >
      <Answer of={result} onRetry={refetch}>
        {({ provenance }) =>
          provenance ? (
            <Flex vertical gap="middle">
              {provenance.map((origin) => (
                <Version key={origin.version} origin={origin} record={record} kind={kind} withLine={withLine} />
              ))}
            </Flex>
          ) : (
            <Typography.Text type="secondary">{t('noOrigin')}</Typography.Text>
          )
        }
      </Answer>
    </Card>
  );
}

function Version({ origin, record, kind, withLine }: Props & { origin: Origin; withLine: boolean }) {
  const t = useWords(words);
  const { choice } = useNames();
  const { file, line, current, version, epoch, epochTo } = origin;
  const items = [
    ['file', file && <Link to={`/ingest/batches/${encodeURIComponent(file.batchId)}`}>{file.name}</Link>],
    ['part', file?.part],
    [
      'line',
      line &&
        `${line}${origin.byteFrom === null ? '' : `（${t('bytes', { from: origin.byteFrom, to: origin.byteTo ?? '' })}）`}`,
    ],
    [
      'received',
      file && (
        <>
          {file.receivedBy} · <Instant at={file.receivedAt} /> · {choice('BatchKind', file.kind)}
        </>
      ),
    ],
    [
      'entered',
      [origin.enteredOrg, origin.enteredBy].some(Boolean) && (
        <>
          {[origin.enteredOrg, origin.enteredBy].filter(Boolean).join(' · ')} <Instant at={origin.enteredAt} />
        </>
      ),
    ],
    ['source', [origin.sourceSystem, file?.source].filter(Boolean).join(' · ')],
    ['sourceKey', origin.sourceKey],
    ['definition', file?.definition],
    [
      'digest',
      file && (
        <Typography.Text copyable ellipsis style={{ maxWidth: 280 }}>
          {file.sha256}
        </Typography.Text>
      ),
    ],
  ] as const;
  return (
    <Flex vertical gap="small">
      <Flex gap="small" align="center" wrap>
        <Typography.Text strong>
          {t('version')} {version}
        </Typography.Text>
        <Tag color={current ? 'green' : 'default'}>{t(current ? 'current' : 'former')}</Tag>
        <Typography.Text type="secondary">
          {t('epochs')} {epoch} – {epochTo ?? ''}
        </Typography.Text>
      </Flex>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, xl: 3 }}
        items={items.flatMap(([key, children]) => (children ? [{ key, label: t(key), children }] : []))}
      />
      {withLine && (origin.cells ? <SideBySide origin={origin} record={record} kind={kind} /> : t('unreadable'))}
    </Flex>
  );
}

/** The cells of the line beside the fields that they fill. */
function SideBySide({ origin, record, kind }: Props & { origin: Origin }) {
  const t = useWords(words);
  const { choice, field, kind: titleOf } = useNames();
  const rows = useMemo(() => compared(origin.cells ?? [], origin.fields ?? []), [origin]);
  const byName = useMemo(() => new Map(kind.fields.map((each) => [each.name, each])), [kind]);
  const name = record.__typename as KindName;

  const recorded = (each: string) => {
    const told = byName.get(each);
    if (told) return <Value of={record} field={told} />;
    // Who entered it, when and under which key stands with the version, not in the record.
    if (each in origin)
      return each === 'enteredAt' ? <Instant at={origin.enteredAt} /> : String(origin[each as keyof Origin] ?? '');
    const linked = record[each] as AnyRecord | null | undefined;
    return typeof linked === 'object' && linked
      ? nameOf(linked, recordKinds[linked.__typename], titleOf(linked.__typename as KindName))
      : null;
  };
  return (
    <Table<Compared>
      size="small"
      rowKey="key"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      columns={[
        { title: t('header'), key: 'header', render: (_, { from }) => from.map(({ header }) => header).join(' + ') },
        {
          title: t('raw'),
          key: 'raw',
          render: (_, { from }) => <code>{from.map(({ value }) => value).join(' | ')}</code>,
        },
        { title: t('readAs'), key: 'kind', render: (_, { kind: how }) => choice('OriginKind', how) },
        {
          title: t('field'),
          key: 'field',
          render: (_, { fields }) => fields.map((each) => field(name, each)).join('、'),
        },
        {
          title: t('parsed'),
          key: 'parsed',
          render: (_, { fields }) =>
            origin.current ? fields.map((each) => <div key={each}>{recorded(each)}</div>) : t('formerValue'),
        },
      ]}
    />
  );
}
