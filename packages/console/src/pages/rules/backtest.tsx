import { Alert, Button, Card, Col, Descriptions, Flex, Progress, Row, Statistic } from 'antd';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useSubscription } from 'urql';
import { useSession } from '../../app/session.js';
import { Answer } from '../../parts/answer.js';
import { Choice } from '../../parts/choice.js';
import { Failure } from '../../parts/failure.js';
import { Instant } from '../../parts/instant.js';
import { NotThere } from '../../parts/not-there.js';
import { Page } from '../../parts/page.js';
import { useFollow } from '../../parts/use-follow.js';
import { useLanguage } from '../../words/language.js';
import { useNames, useWords } from '../../words/use-words.js';
import { BacktestCharts } from './backtest-charts.js';
import { BacktestSample } from './backtest-sample.js';
import { useMarks } from './marks.js';
import {
  BacktestDocument,
  BacktestProgressDocument,
  type BacktestQuery,
  CancelBacktestDocument,
} from './operations.js';
import { mayChange } from './rights.js';
import { useSayFailure } from './say-failure.js';
import { useSayValue } from './values.js';
import { words } from './words.js';

export type Backtest = Extract<NonNullable<BacktestQuery['node']>, { ruleId: string }>;

const isOpen = (state: string) => state === 'WAITING' || state === 'RUNNING';

/** One backtest: what was tried, how far it is, and what it came to. */
export default function BacktestPage() {
  const { id } = useParams();
  const [result, again] = useQuery({ query: BacktestDocument, variables: { id: id! } });
  const node = result.data?.node;
  const goesOn = Boolean(node && 'state' in node && isOpen(node.state));
  const [{ data: told }] = useSubscription({
    query: BacktestProgressDocument,
    variables: { id: id! },
    pause: !goesOn,
  });
  useFollow({ told, isOpen: goesOn, result, again });
  return (
    <Answer of={result} onRetry={again}>
      {({ node: found }) => (found && 'ruleId' in found ? <Shown backtest={found} /> : <NotThere />)}
    </Answer>
  );
}

function Shown({ backtest }: { backtest: Backtest }) {
  const t = useWords(words);
  const { either, field } = useNames();
  const { viewer } = useSession();
  const say = useSayValue();
  const { colon, bracketed } = useMarks();
  const [{ fetching, error }, cancel] = useMutation(CancelBacktestDocument);
  const { rule, parameters } = backtest;

  return (
    <Page
      title={`${t('backtest')}${colon}${either(rule?.titleZh ?? backtest.ruleId, rule?.titleEn ?? backtest.ruleId)}`}
      beside={<Choice name="BacktestState" value={backtest.state} />}
      actions={
        <>
          {isOpen(backtest.state) && backtest.requestedBy === viewer.username && (
            <Button loading={fetching} onClick={() => void cancel({ id: backtest.id })}>
              {t('cancelIt')}
            </Button>
          )}
          {backtest.state === 'DONE' &&
            mayChange(viewer, 'PARAMETER') &&
            parameters.map((one) => (
              <Link key={one.name} to={proposalOf(backtest, one)}>
                <Button type="primary">
                  {t('proposeThis')}
                  {parameters.length > 1 && bracketed(either(one.labelZh, one.labelEn))}
                </Button>
              </Link>
            ))}
        </>
      }
    >
      {error && <Failure error={error} />}
      {isOpen(backtest.state) && (
        <Card size="small" role="status">
          {t(backtest.state === 'RUNNING' ? 'running' : 'queued')}
          <Progress percent={backtest.percent} aria-label={t('running')} />
        </Card>
      )}
      {backtest.state === 'FAILED' && <Problem text={backtest.problem ?? ''} />}
      <Card size="small">
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2, xl: 3 }}
          items={[
            {
              key: 'rule',
              label: t('rule'),
              children: (
                <Link to={`/rules/${encodeURIComponent(backtest.ruleId)}`}>{either(rule?.titleZh, rule?.titleEn)}</Link>
              ),
            },
            { key: 'region', label: field('Backtest', 'region'), children: backtest.region?.name },
            {
              key: 'months',
              label: t('months'),
              children: t('period3', { from: backtest.from.slice(0, 7), to: backtest.to.slice(0, 7) }),
            },
            {
              key: 'trial',
              label: t('trialValues'),
              children:
                parameters.length === 0 ? (
                  t('onlyInForce')
                ) : (
                  <Flex vertical>
                    {parameters.map((one) => (
                      <span key={one.name}>
                        {`${either(one.labelZh, one.labelEn)}${colon}${say(one, one.inForce)} → `}
                        <b>{say(one, one.trial)}</b>
                      </span>
                    ))}
                  </Flex>
                ),
            },
            { key: 'reason', label: field('Backtest', 'reason'), children: backtest.reason },
            { key: 'by', label: t('requestedBy'), children: backtest.requestedBy },
            { key: 'at', label: t('createdAt'), children: <Instant at={backtest.createdAt} /> },
            { key: 'end', label: field('Backtest', 'finishedAt'), children: <Instant at={backtest.finishedAt} /> },
            { key: 'epoch', label: field('Backtest', 'epoch'), children: backtest.epoch },
          ]}
        />
      </Card>
      {backtest.months && <Outcome backtest={backtest} months={backtest.months} />}
    </Page>
  );
}

/** Where the proposal of what was tried begins. */
function proposalOf({ ruleId, regionCode }: Backtest, { name, trial }: Backtest['parameters'][number]): string {
  const address = new URLSearchParams({ tab: 'parameters', propose: name, value: trial, region: regionCode });
  return `/rules/${encodeURIComponent(ruleId)}?${address.toString()}`;
}

function Problem({ text }: { text: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [zh, en] = text.split(' / ');
  return <Alert type="error" showIcon title={t('failed')} description={language === 'zh' ? zh : (en ?? zh)} />;
}

function Outcome({ backtest, months }: { backtest: Backtest; months: NonNullable<Backtest['months']> }) {
  const t = useWords(words);
  const sayFailure = useSayFailure();
  const { semicolon } = useMarks();
  const failed = months.filter(({ failure }) => failure);
  const totals = [
    ['added', backtest.addedTotal, backtest.addedConfirmed, backtest.addedDismissed],
    ['gone', backtest.goneTotal, backtest.goneConfirmed, backtest.goneDismissed],
    ['same', backtest.sameTotal],
  ] as const;
  return (
    <Flex vertical gap="middle">
      {months.some(({ recorded }) => !recorded) && backtest.knownSince && (
        <Alert type="info" showIcon title={t('knownSince', { day: backtest.knownSince })} />
      )}
      {failed.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={failed
            .map(({ month, failure }) => t('monthFailed', { month, why: sayFailure(failure!) }))
            .join(semicolon)}
        />
      )}
      <Row gutter={[16, 16]}>
        {totals.map(([key, count, confirmed, dismissed]) => (
          <Col key={key} xs={24} md={8}>
            <Card size="small" style={{ height: '100%' }}>
              <Statistic title={t(key)} value={count ?? 0} />
              {confirmed !== undefined && t('confirmedOf', { confirmed: confirmed ?? 0, dismissed: dismissed ?? 0 })}
            </Card>
          </Col>
        ))}
      </Row>
      <BacktestCharts months={months} />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={12}>
          <BacktestSample title={t('addedSample')} empty={t('nothingAdded')} found={backtest.added ?? []} />
        </Col>
        <Col xs={24} xl={12}>
          <BacktestSample title={t('goneSample')} empty={t('nothingGone')} found={backtest.gone ?? []} />
        </Col>
      </Row>
    </Flex>
  );
}
