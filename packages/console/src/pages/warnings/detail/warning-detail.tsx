import { Flex, Table, Tabs, Timeline, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Acts } from '../../../parts/acts/acts.js';
import { Amount } from '../../../parts/amount.js';
import { Answer } from '../../../parts/answer.js';
import { Choice } from '../../../parts/choice.js';
import { type Fact, Facts } from '../../../parts/facts.js';
import { Instant } from '../../../parts/instant.js';
import { NotThere } from '../../../parts/not-there.js';
import { recordPath } from '../../../parts/record-path.js';
import { useFreshQuery } from '../../../parts/use-fresh-query.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { type WarningOf, warningOf } from './case-of.js';
import { Corrections } from './matters.js';
import { WarningDetailDocument } from './operations.js';
import { Related } from './related.js';
import { WarningFacts } from './warning-facts.js';
import { Why } from './why.js';
import { words } from './words.js';

interface Props {
  id: string;
  /** In what it stands: on a page, or in the panel beside a list. */
  frame: (title: string, of: WarningOf, content: ReactNode) => ReactNode;
}

/** A warning: what was found, why, what became of it, and the case that it is handled in. */
export function WarningDetail({ id, frame }: Props) {
  const t = useWords(words);
  const [result, askAgain] = useFreshQuery({ query: WarningDetailDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={askAgain}>
      {(data) => {
        const of = warningOf(data);
        if (!of) return <NotThere />;
        return frame(
          t('warning', { no: of.warningNo }),
          of,
          <Flex vertical gap="middle">
            <Standing of={of} />
            {of.case && (
              <Acts
                id={of.case.id}
                version={of.case.version}
                onDone={() => askAgain({ requestPolicy: 'network-only' })}
              />
            )}
            <Tabs
              size="small"
              items={[
                { key: 'evidence', label: t('evidenceTab'), children: <WarningFacts of={of} /> },
                {
                  key: 'why',
                  label: t('whyTab'),
                  children: <Why warningId={of.id} ruleId={of.ruleId} regionCode={of.regionCode} />,
                },
                { key: 'history', label: t('historyTab'), children: <History of={of} /> },
                { key: 'related', label: t('relatedTab'), children: <Related id={of.id} subject={of.subject} /> },
              ]}
            />
          </Flex>,
        );
      }}
    </Answer>
  );
}

const facts: readonly Fact<WarningOf>[] = [
  { field: 'category', choice: 'WarningCategory' },
  { field: 'region', show: ({ region, regionCode }) => region?.name ?? regionCode },
  {
    field: 'responsibleDepartment',
    show: ({ responsibleDepartment, departmentKind }) =>
      responsibleDepartment?.name ?? <Choice name="DepartmentKind" value={departmentKind} />,
  },
  { field: 'amount', show: ({ amount }) => (amount === null ? null : <Amount yuan={amount} />) },
  { field: 'openedAsOf' },
  { field: 'lastSeenAsOf' },
  { field: 'verifyDueOn' },
  { field: 'rectifyDueOn' },
  { field: 'case', show: ({ case: of }) => of && <CaseLink of={of} /> },
];

function CaseLink({ of }: { of: NonNullable<WarningOf['case']> }) {
  const t = useWords(words);
  return (
    <Flex gap="small" align="center">
      <Link to={recordPath('Case', of.id)}>{t('case', { no: of.caseNo })}</Link>
      <Choice name="CaseState" value={of.state} />
    </Flex>
  );
}

function Standing({ of }: { of: WarningOf }) {
  const { either } = useNames();
  return (
    <Flex vertical gap="small">
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {either(of.rule?.titleZh, of.rule?.titleEn)}
      </Typography.Title>
      <Facts kind="Warning" of={of} facts={facts} />
    </Flex>
  );
}

/** What happened to it, what people decided, and which data were doubted. */
function History({ of }: { of: WarningOf }) {
  const t = useWords(words);
  const { choice, field } = useNames();
  return (
    <Flex vertical gap="middle">
      <section aria-label={t('events')}>
        <Timeline
          items={of.events.nodes.map(({ id, eventKind, asOf, at, reason }) => ({
            key: id,
            content: (
              <Flex vertical gap={2}>
                <Typography.Text strong>{choice('WarningEventKind', eventKind)}</Typography.Text>
                <Typography.Text type="secondary">
                  {asOf} · <Instant at={at} />
                </Typography.Text>
                {reason && <Typography.Text>{reason}</Typography.Text>}
              </Flex>
            ),
          }))}
        />
      </section>
      {of.verdicts.nodes.length > 0 && (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          title={() => <h3 style={{ margin: 0, fontSize: 14 }}>{t('verdicts')}</h3>}
          dataSource={of.verdicts.nodes}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: field('WarningVerdict', 'verdict'),
              dataIndex: 'verdict',
              render: (verdict) => <Choice name="Verdict" value={verdict} />,
            },
            { title: field('WarningVerdict', 'decidedBy'), dataIndex: 'decidedBy' },
            { title: field('WarningVerdict', 'reason'), dataIndex: 'reason' },
            { title: field('WarningVerdict', 'rectifiedOn'), dataIndex: 'rectifiedOn' },
            { title: field('WarningVerdict', 'at'), dataIndex: 'at', render: (at) => <Instant at={at} /> },
          ]}
        />
      )}
      <Corrections of={of.corrections.nodes} />
    </Flex>
  );
}
