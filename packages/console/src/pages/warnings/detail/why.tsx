import { Button, Collapse, Descriptions, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useClient, useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { useNames, useWords } from '../../../words/use-words.js';
import {
  ReplayWarningDocument,
  type ReplayWarningQuery,
  WarningWhyDocument,
  type WarningWhyQuery,
} from './operations.js';
import { type Replayed, ReplayOutcome } from './replay-outcome.js';
import { words } from './words.js';

interface Props {
  warningId: string;
  ruleId: string;
  regionCode: string;
}

type Explanation = NonNullable<WarningWhyQuery['explainWarning']>;

/** Why a warning is there: law, rule, parameters, data; and whether the same comes out again. */
export function Why({ warningId, ruleId, regionCode }: Props) {
  const [result, askAgain] = useQuery({ query: WarningWhyDocument, variables: { id: warningId, ruleId, regionCode } });
  return (
    <Answer of={result} onRetry={askAgain}>
      {({ explainWarning, parametersInForce }) =>
        explainWarning && (
          <Flex vertical gap="middle">
            <Rule of={explainWarning} />
            <Parameters of={explainWarning.params} now={parametersInForce} />
            <Replay warningId={warningId} />
            <Query sql={explainWarning.sql} />
          </Flex>
        )
      }
    </Answer>
  );
}

function Rule({ of }: { of: Explanation }) {
  const t = useWords(words);
  const { either } = useNames();
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={[
        {
          key: 'rule',
          label: t('rulePage'),
          children: <Link to={`/rules/${encodeURIComponent(of.ruleId)}`}>{either(of.titleZh, of.titleEn)}</Link>,
        },
        {
          key: 'basis',
          label: t('basis'),
          children: (
            <Flex vertical gap={2}>
              {of.basis.map((article) => (
                <span key={article}>{article}</span>
              ))}
            </Flex>
          ),
        },
        { key: 'judged', label: t('judged'), children: t('judgedOn', { day: of.asOf, epoch: of.epoch }) },
        {
          key: 'version',
          label: t('version'),
          children: (
            <Flex gap="small" wrap>
              <span>{of.package}</span>
              <Typography.Text code copyable={{ text: of.ruleDigest }}>
                {of.ruleDigest.slice(0, 12)}
              </Typography.Text>
              <Tag>{t(of.inForce ? 'inForce' : 'notInForce')}</Tag>
            </Flex>
          ),
        },
        { key: 'signed', label: t('signed'), children: of.signedBy ?? t('platformSigned') },
      ]}
    />
  );
}

interface ParametersProps {
  of: Explanation['params'];
  now: WarningWhyQuery['parametersInForce'];
}

function Parameters({ of, now }: ParametersProps) {
  const t = useWords(words);
  const { either } = useNames();
  return (
    <Table
      size="small"
      rowKey="name"
      pagination={false}
      title={() => <h3 style={{ margin: 0, fontSize: 14 }}>{t('params')}</h3>}
      dataSource={of}
      locale={{ emptyText: <Typography.Text type="secondary">{t('noParams')}</Typography.Text> }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('param'), key: 'label', render: (_, { labelZh, labelEn }) => either(labelZh, labelEn) },
        { title: t('thenValue'), dataIndex: 'value', align: 'right' },
        {
          title: t('nowValue'),
          key: 'now',
          align: 'right',
          render: (_, { name }) => now?.find((each) => each.name === name)?.value,
        },
        { title: t('usual'), dataIndex: 'usual', align: 'right' },
      ]}
    />
  );
}

function Replay({ warningId }: { warningId: string }) {
  const t = useWords(words);
  const client = useClient();
  const [isRunning, setRunning] = useState(false);
  const [replayed, setReplayed] = useState<Replayed>();

  async function replay() {
    setRunning(true);
    const { data, error } = await client
      .query<ReplayWarningQuery>(ReplayWarningDocument, { id: warningId }, { requestPolicy: 'network-only' })
      .toPromise();
    setRunning(false);
    setReplayed({ outcome: data?.replayWarning ?? null, error });
  }

  return (
    <Flex vertical gap="small">
      <Flex gap="small" align="center" wrap>
        <Button onClick={() => void replay()} loading={isRunning}>
          {t('replay')}
        </Button>
        <Typography.Text type="secondary">{t('replayAbout')}</Typography.Text>
      </Flex>
      {replayed && <ReplayOutcome of={replayed} />}
    </Flex>
  );
}

function Query({ sql }: { sql: string }) {
  const t = useWords(words);
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'sql',
          label: t('query'),
          children: (
            <pre style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 12 }}>{sql}</pre>
          ),
        },
      ]}
    />
  );
}
