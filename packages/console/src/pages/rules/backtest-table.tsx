import { Progress, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Choice } from '../../parts/choice.js';
import { Instant } from '../../parts/instant.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useNames, useWords } from '../../words/use-words.js';
import { useMarks } from './marks.js';
import { BacktestListDocument, type BacktestListQuery } from './operations.js';
import { useSayValue } from './values.js';
import { words } from './words.js';

type Row = RowOf<BacktestListQuery>;

/** Backtests, of one rule or of all: what was tried where, and what it came to. */
export function BacktestTable({ ruleId, height }: { ruleId?: string; height?: number }) {
  const t = useWords(words);
  const { field, either } = useNames();
  const say = useSayValue();
  const { semicolon } = useMarks();
  const open = useNavigate();
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      ...(ruleId
        ? []
        : [
            {
              title: t('rule'),
              key: 'rule',
              width: 150,
              ellipsis: true,
              render: (_: unknown, { rule, ruleId: id }: Row) => either(rule?.titleZh ?? id, rule?.titleEn ?? id),
            },
          ]),
      {
        title: t('trialValues'),
        key: 'trial',
        width: 230,
        ellipsis: true,
        render: (_, { parameters }) =>
          parameters.length === 0
            ? t('onlyInForce')
            : parameters
                .map((one) => `${either(one.labelZh, one.labelEn)} ${say(one, one.inForce)} → ${say(one, one.trial)}`)
                .join(semicolon),
      },
      { title: field('Backtest', 'region'), key: 'region', width: 80, render: (_, { region }) => region?.name },
      {
        title: t('months'),
        key: 'months',
        width: 140,
        render: (_, { from, to }) => t('period3', { from: from.slice(0, 7), to: to.slice(0, 7) }),
      },
      {
        title: t('state'),
        key: 'state',
        width: 95,
        render: (_, { state, percent }) =>
          state === 'RUNNING' ? (
            <Progress percent={percent} size="small" aria-label={t('running')} />
          ) : (
            <Choice name="BacktestState" value={state} />
          ),
      },
      {
        title: t('result'),
        key: 'result',
        width: 175,
        render: (_, { addedTotal, goneTotal, sameTotal }) =>
          addedTotal !== null && t('addedGoneSame', { added: addedTotal, gone: goneTotal!, same: sameTotal! }),
      },
      { title: t('requestedBy'), dataIndex: 'requestedBy', width: 80 },
      { title: t('createdAt'), dataIndex: 'createdAt', width: 130, render: (at) => <Instant at={at} /> },
    ],
    [ruleId, t, field, either, say, semicolon],
  );
  return (
    <QueryTable
      label={t('backtests')}
      query={BacktestListDocument}
      variables={{ filter: ruleId ? { ruleId: { eq: ruleId } } : null }}
      columns={columns}
      empty={t('noBacktests')}
      onOpen={({ id }) => open(`/rules/backtests/${encodeURIComponent(id)}`)}
      {...(height !== undefined && { height })}
    />
  );
}
