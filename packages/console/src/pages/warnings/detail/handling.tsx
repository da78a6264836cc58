import { Flex, Table, Typography } from 'antd';
import { useQuery } from 'urql';
import { Amount } from '../../../parts/amount.js';
import { Answer } from '../../../parts/answer.js';
import { Choice } from '../../../parts/choice.js';
import { byOn, type Fact, Facts, written } from '../../../parts/facts.js';
import { Instant } from '../../../parts/instant.js';
import { Steps } from '../../../parts/steps.js';
import { useWords } from '../../../words/use-words.js';
import type { CaseOf } from './case-of.js';
import { CaseStaysDocument } from './operations.js';
import { words } from './words.js';

const amount = (field: 'returned' | 'rebooked' | 'otherAmount'): Fact<CaseOf> => ({
  field,
  show: (of) => (of[field] === null ? null : <Amount yuan={of[field]} />),
});

const facts: readonly Fact<CaseOf>[] = [
  byOn('assignee', 'assignedOn'),
  { field: 'verdict', choice: 'CaseVerdict' },
  byOn('verdictBy', 'verdictOn'),
  { field: 'violationName' },
  { field: 'confirmedBy' },
  byOn('rectifiedBy', 'rectifiedOn'),
  amount('returned'),
  amount('rebooked'),
  amount('otherAmount'),
  { field: 'recheck', choice: 'Recheck' },
  byOn('checkedBy', 'checkedOn'),
  byOn('sampledBy', 'sampledOn'),
  { field: 'reportedAt', show: ({ reportedAt }) => reportedAt && <Instant at={reportedAt} /> },
  { field: 'outcome', choice: 'CaseOutcome' },
  { field: 'closedOn' },
  written('verdictReason'),
];

/** What was determined and put right, step by step, and how long it took. */
export function Handling({ of }: { of: CaseOf }) {
  const t = useWords(words);
  const title = (key: 'facts' | 'steps' | 'stays') => (
    <Typography.Title level={3} style={{ fontSize: 14, margin: '0 0 8px' }}>
      {t(key)}
    </Typography.Title>
  );
  return (
    <Flex vertical gap="middle">
      {of.steps.nodes.length > 1 && (
        <div>
          {title('facts')}
          <Facts kind="Case" of={of} facts={facts} />
        </div>
      )}
      <div>
        {title('steps')}
        <Steps of={of.steps.nodes} />
      </div>
      <div>
        {title('stays')}
        <Stays id={of.id} key={of.version} />
      </div>
    </Flex>
  );
}

function Stays({ id }: { id: string }) {
  const t = useWords(words);
  const [result, askAgain] = useQuery({ query: CaseStaysDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={askAgain}>
      {({ caseStays }) => (
        <Table
          size="small"
          rowKey={({ state, since, node }) => `${state} ${since} ${node}`}
          pagination={false}
          dataSource={caseStays ?? []}
          columns={[
            { title: t('node'), dataIndex: 'node', render: (node) => <Choice name="CaseNode" value={node} /> },
            { title: t('since'), dataIndex: 'since' },
            { title: t('until'), dataIndex: 'until', render: (until) => until ?? t('ongoing') },
            { title: t('days'), dataIndex: 'workdays', align: 'right' },
          ]}
        />
      )}
    </Answer>
  );
}
