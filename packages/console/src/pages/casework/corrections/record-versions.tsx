import { Card, Checkbox, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Choice } from '../../../parts/choice.js';
import { RecordLink } from '../../../parts/record-link.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import type { MatterOf } from '../matter-page.js';
import { type ComparedField, compareVersions } from './compare-versions.js';
import { type OneCorrectionQuery, RecordVersionsDocument, type RecordVersionsQuery } from './operations.js';
import { words } from './words.js';

interface Props {
  record: { id: string; __typename?: string };
  /** The version that was corrected, and the one that came of it; none before. */
  before: number | null;
  after: number | null;
}

/** What a column of a source line is called: as the field that it fills, as far as they are called alike; else by its heading. */
function useColumnNames(kind: string | undefined): (header: string) => string {
  const { field } = useNames();
  return (header) => {
    const name = header.replace(/_key$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const called = kind ? field(kind as KindName, name === 'key' ? 'sourceKey' : name) : name;
    return called === name ? header : called;
  };
}

type Version = NonNullable<RecordVersionsQuery['provenance']>[number];

/** The record in doubt as its lines have it: before and after the correction, or as it stands. */
export function RecordVersions({ record, before, after }: Props) {
  const t = useWords(words);
  const [result, ask] = useQuery({ query: RecordVersionsDocument, variables: { id: record.id } });
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t(after === null ? 'present' : 'versions')}</h2>}
      extra={<RecordLink to={record}>{t('openRecord')}</RecordLink>}
    >
      <Answer of={result} onRetry={ask}>
        {({ provenance }) => {
          const versions = provenance ?? [];
          const at = (version: number | null) => versions.find((each) => each.version === version);
          const [old, fresh] = [at(before), at(after)];
          const now = versions.find(({ current }) => current);
          return old && fresh ? (
            <SideBySide kind={record.__typename} before={old} after={fresh} />
          ) : (
            <AsItStands kind={record.__typename} of={now} />
          );
        }}
      </Answer>
    </Card>
  );
}

function SideBySide({ kind, before, after }: { kind: string | undefined; before: Version; after: Version }) {
  const t = useWords(words);
  const called = useColumnNames(kind);
  const [onlyChanged, setOnlyChanged] = useState(true);
  const fields = compareVersions(before, after);
  return (
    <Flex vertical gap="small">
      <Flex justify="space-between" wrap>
        <Typography.Text type="secondary">{t('masked')}</Typography.Text>
        <Checkbox checked={onlyChanged} onChange={({ target }) => setOnlyChanged(target.checked)}>
          {t('onlyChanged')}
        </Checkbox>
      </Flex>
      <Table<ComparedField>
        size="small"
        rowKey="header"
        dataSource={onlyChanged ? fields.filter(({ differs }) => differs) : fields}
        pagination={false}
        scroll={{ y: 320 }}
        onRow={() => ({ tabIndex: 0 })}
        columns={[
          { title: t('field'), dataIndex: 'header', width: '24%', render: called },
          { title: t('before', { version: before.version }), dataIndex: 'before' },
          {
            title: t('after', { version: after.version }),
            dataIndex: 'after',
            render: (value, { differs }) => (
              <Flex gap="small">
                <span>{value}</span>
                {differs && <Tag color="green">{t('changed')}</Tag>}
              </Flex>
            ),
          },
        ]}
      />
    </Flex>
  );
}

function AsItStands({ kind, of }: { kind: string | undefined; of: Version | undefined }) {
  const t = useWords(words);
  const called = useColumnNames(kind);
  if (!of?.cells) return <Typography.Text type="secondary">{t('unreadable')}</Typography.Text>;
  return (
    <Flex vertical gap="small">
      <Typography.Text type="secondary">{t('masked')}</Typography.Text>
      <Table
        size="small"
        rowKey="header"
        dataSource={of.cells}
        pagination={false}
        scroll={{ y: 320 }}
        onRow={() => ({ tabIndex: 0 })}
        columns={[
          { title: t('field'), dataIndex: 'header', width: '32%', render: called },
          { title: t('now', { version: of.version }), dataIndex: 'value' },
        ]}
      />
    </Flex>
  );
}

/** The warning that gave cause and the case that waits, as the engine judges them now. */
export function JudgedWarnings({ matter: { warning } }: { matter: MatterOf<OneCorrectionQuery> }) {
  const t = useWords(words);
  const { either } = useNames();
  if (!warning) return null;
  return (
    <Card size="small" title={<h2 className="card-title">{t('warnings')}</h2>}>
      <Flex vertical gap="small">
        <Flex gap="small" wrap align="center">
          <RecordLink to={{ id: warning.id, __typename: 'Warning' }}>{warning.warningNo}</RecordLink>
          <Choice name="Severity" value={warning.severity} />
          <Choice name="WarningState" value={warning.state} />
          <span>{either(warning.messageZh, warning.messageEn)}</span>
          {warning.case && (
            <>
              <RecordLink to={{ id: warning.case.id, __typename: 'Case' }}>
                {t('case')} {warning.case.caseNo}
              </RecordLink>
              <Choice name="CaseState" value={warning.case.state} />
            </>
          )}
        </Flex>
        <Typography.Text type="secondary">{t('evaluated')}</Typography.Text>
      </Flex>
    </Card>
  );
}
