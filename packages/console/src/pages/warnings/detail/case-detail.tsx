import { Collapse, Flex, Tabs, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Acts } from '../../../parts/acts/acts.js';
import { Amount } from '../../../parts/amount.js';
import { Answer } from '../../../parts/answer.js';
import { Attachments } from '../../../parts/attachments/attachments.js';
import { Choice } from '../../../parts/choice.js';
import { type Fact, Facts } from '../../../parts/facts.js';
import { NotThere } from '../../../parts/not-there.js';
import { recordPath } from '../../../parts/record-path.js';
import { useFreshQuery } from '../../../parts/use-fresh-query.js';
import { Due } from '../../../parts/workdays/due.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { owedOf } from '../queue/clock.js';
import { type CaseOf, caseOf } from './case-of.js';
import { Handling } from './handling.js';
import { Matters } from './matters.js';
import { CaseDetailDocument } from './operations.js';
import { Related } from './related.js';
import { WarningFacts } from './warning-facts.js';
import { Why } from './why.js';
import { words } from './words.js';

interface Props {
  id: string;
  /** In what it stands: on a page, or in the panel beside a list. */
  frame: (title: string, of: CaseOf, content: ReactNode) => ReactNode;
}

/** A case with all that is needed to handle it. */
export function CaseDetail({ id, frame }: Props) {
  const t = useWords(words);
  const [result, askAgain] = useFreshQuery({ query: CaseDetailDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={askAgain}>
      {(data) => {
        const of = caseOf(data);
        if (!of) return <NotThere />;
        return frame(
          t('case', { no: of.caseNo }),
          of,
          <Flex vertical gap="middle">
            <Standing of={of} />
            <Acts id={of.id} version={of.version} onDone={() => askAgain({ requestPolicy: 'network-only' })} />
            <Sections of={of} />
          </Flex>,
        );
      }}
    </Answer>
  );
}

const facts = (t: (key: keyof typeof words, values?: Record<string, number>) => string): readonly Fact<CaseOf>[] => [
  { field: 'category', choice: 'WarningCategory' },
  { field: 'region', show: ({ region, regionCode }) => region?.name ?? regionCode },
  {
    field: 'department',
    show: ({ department, departmentKind }) =>
      department?.name ?? <Choice name="DepartmentKind" value={departmentKind} />,
  },
  { field: 'assignee' },
  { field: 'amount', show: ({ amount }) => (amount === null ? null : <Amount yuan={amount} />) },
  {
    field: 'openedOn',
    show: ({ openedOn, openings }) => (openings > 1 ? `${openedOn} · ${t('openings', { count: openings })}` : openedOn),
  },
  { field: 'verifyDueOn', show: (of) => <Term of={of} what="verify" /> },
  { field: 'rectifyDueOn', show: (of) => <Term of={of} what="rectify" /> },
];

function Term({ of, what }: { of: CaseOf; what: 'verify' | 'rectify' }) {
  const owed = owedOf(of);
  const on = what === 'verify' ? of.verifyDueOn : of.rectifyDueOn;
  return on && <Due on={on} isOwed={owed?.what === what && owed.isRunning} always />;
}

/** What it is about, whose it is, and what is due when. */
function Standing({ of }: { of: CaseOf }) {
  const t = useWords(words);
  const { either } = useNames();
  return (
    <Flex vertical gap="small">
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {either(of.rule?.titleZh, of.rule?.titleEn)}
      </Typography.Title>
      {of.pausedOn && (
        <Tag color="gold" style={{ whiteSpace: 'normal' }}>
          {t('pausedSince', { day: of.pausedOn, reason: of.pauseReason ?? '' })}
        </Tag>
      )}
      <Facts kind="Case" of={of} facts={facts(t)} />
      {of.pausedWorkdays > 0 && (
        <Typography.Text type="secondary">{t('pausedDays', { days: of.pausedWorkdays })}</Typography.Text>
      )}
    </Flex>
  );
}

function Sections({ of }: { of: CaseOf }) {
  const t = useWords(words);
  const [first] = of.warnings.nodes;
  const matters = [of.workOrders, of.inspections, of.interviews, of.corrections];
  return (
    <Tabs
      size="small"
      items={[
        { key: 'warnings', label: t('warningsTab', { count: of.warningCount }), children: <Warnings of={of} /> },
        ...(first
          ? [
              {
                key: 'why',
                label: t('whyTab'),
                children: <Why warningId={first.id} ruleId={of.ruleId} regionCode={of.regionCode} />,
              },
            ]
          : []),
        { key: 'handling', label: t('handlingTab'), children: <Handling of={of} /> },
        {
          key: 'matters',
          label: t('mattersTab', { count: matters.reduce((sum, { nodes }) => sum + nodes.length, 0) }),
          children: <Matters of={of} />,
        },
        { key: 'files', label: t('filesTab'), children: <Attachments matter="case" id={of.id} /> },
        ...(first
          ? [
              {
                key: 'related',
                label: t('relatedTab'),
                children: <Related id={first.id} subject={first.subject} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Warnings({ of }: { of: CaseOf }) {
  const t = useWords(words);
  const { either } = useNames();
  const { nodes } = of.warnings;
  const [opened, setOpened] = useState<string[]>(nodes.slice(0, 1).map(({ id }) => id));
  return (
    <Flex vertical gap="small">
      <Collapse
        size="small"
        // The head holds a link: only the arrow opens it, so that no button holds another.
        collapsible="icon"
        activeKey={opened}
        onChange={(keys) => setOpened([...keys])}
        items={nodes.map((warning) => ({
          key: warning.id,
          label: (
            <Flex gap="small" align="center" wrap>
              <Link to={recordPath('Warning', warning.id)} onClick={(event) => event.stopPropagation()}>
                {t('warning', { no: warning.warningNo })}
              </Link>
              <Choice name="Severity" value={warning.severity} />
              <Choice name="WarningState" value={warning.state} />
              {!opened.includes(warning.id) && (
                <Typography.Text type="secondary">{either(warning.messageZh, warning.messageEn)}</Typography.Text>
              )}
            </Flex>
          ),
          children: <WarningFacts of={warning} />,
        }))}
      />
      {nodes.length < of.warningCount && (
        <Typography.Text type="secondary">
          {t('firstOnly', { shown: nodes.length, count: of.warningCount })}
        </Typography.Text>
      )}
    </Flex>
  );
}
