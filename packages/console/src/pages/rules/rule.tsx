import { Alert, Button, Descriptions, Flex, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { Choice } from '../../parts/choice.js';
import { formatInstant } from '../../parts/instant.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { useAddress } from '../../parts/use-address.js';
import { useFreshQuery } from '../../parts/use-fresh-query.js';
import { Waiting } from '../../parts/waiting.js';
import { useNames, useWords } from '../../words/use-words.js';
import { ChangeTable } from './change-table.js';
import { LifeTab } from './life-tab.js';
import { RulePageDocument, type RulePageQuery } from './operations.js';
import { ParametersTab } from './parameters-tab.js';
import { RuleBacktests } from './rule-backtests.js';
import { RunsTab } from './runs-tab.js';
import { WhitelistTab } from './whitelist-tab.js';
import { words } from './words.js';

export type Versions = RulePageQuery['rules']['nodes'];

/** Markdown is only needed where a page is read. */
const Written = lazy(() => import('./written.js'));

const DEFAULTS = { tab: 'about' };

export default function RulePage() {
  const { ruleId } = useParams();
  const [result, again] = useFreshQuery({ query: RulePageDocument, variables: { ruleId: ruleId! } });
  return (
    <Answer of={result} onRetry={again}>
      {({ rules, rulePage }) => {
        const current = rules.nodes.find((version) => version.package?.enabled) ?? rules.nodes[0];
        return current ? <Shown rule={current} versions={rules.nodes} page={rulePage} /> : <NotThere />;
      }}
    </Answer>
  );
}

interface Props {
  rule: Versions[number];
  versions: Versions;
  page: RulePageQuery['rulePage'];
}

function Shown({ rule, versions, page }: Props) {
  const t = useWords(words);
  const { field, either, choice } = useNames();
  const { viewer } = useSession();
  const [{ tab }, ask] = useAddress(DEFAULTS);
  const { ruleId } = rule;
  const [hold] = rule.holds.nodes;
  const seesDetails = readsDetails(viewer);

  const tabs = [
    {
      key: 'about',
      label: t('about'),
      children: page ? (
        <Suspense fallback={<Waiting />}>
          <Written text={either(page.zh, page.en)} />
        </Suspense>
      ) : (
        <Alert type="info" showIcon title={t('noPage')} />
      ),
    },
    { key: 'parameters', label: t('parameters'), children: <ParametersTab ruleId={ruleId} /> },
    { key: 'whitelist', label: t('whitelist'), children: <WhitelistTab ruleId={ruleId} /> },
    { key: 'life', label: t('life'), children: <LifeTab rule={rule} versions={versions} /> },
    ...(seesDetails ? [{ key: 'backtests', label: t('backtests'), children: <RuleBacktests ruleId={ruleId} /> }] : []),
    { key: 'runs', label: t('runs'), children: <RunsTab ruleId={ruleId} /> },
    {
      key: 'changes',
      label: t('changes'),
      children: <ChangeTable filter={{ about: { eq: ruleId } }} height={420} />,
    },
  ];

  return (
    <Page
      title={either(rule.titleZh, rule.titleEn)}
      beside={<Choice name="RuleStatus" value={rule.status} />}
      actions={
        seesDetails && (
          <Link to={`/warnings?rule=${encodeURIComponent(ruleId)}`}>
            <Button>{t('seeWarnings')}</Button>
          </Link>
        )
      }
    >
      {hold && (
        <Alert
          type="warning"
          showIcon
          title={`${choice('HoldCause', hold.cause)} · ${t('heldSince', { since: formatInstant(hold.since) })}`}
          description={
            <Flex vertical gap={4}>
              {hold.detail}
              <Link to="/rules/holds">{t('holds')}</Link>
            </Flex>
          }
        />
      )}
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2, xl: 4 }}
        items={[
          {
            key: 'category',
            label: field('Rule', 'category'),
            children: <Choice name="WarningCategory" value={rule.category} />,
          },
          {
            key: 'severity',
            label: field('Rule', 'severity'),
            children: <Choice name="Severity" value={rule.severity} />,
          },
          {
            key: 'department',
            label: t('handledBy'),
            children: choice('DepartmentKind', rule.departmentKind),
          },
          {
            key: 'package',
            label: t('package'),
            children: rule.package && `${rule.package.name} ${rule.package.packageVersion}`,
          },
        ]}
      />
      <Tabs activeKey={tab} onChange={(next) => ask({ tab: next })} items={tabs} destroyOnHidden />
    </Page>
  );
}
