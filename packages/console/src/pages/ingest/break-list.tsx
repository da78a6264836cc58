import { type TableColumnsType, Typography } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Choice } from '../../parts/choice.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useAddress } from '../../parts/use-address.js';
import type { ReconciliationBreakFilter } from '../../schema/filters.js';
import { useNames, useWords } from '../../words/use-words.js';
import { BreakListDocument, type BreakListQuery } from './operations.js';
import { words } from './words.js';

type Row = RowOf<BreakListQuery>;

const DEFAULTS = { kind: '', status: 'OPEN' };

/** Where systems do not agree: control totals, the chain of the budget, special accounts; each waits for its reason (Art. 13). */
export default function BreakList() {
  const t = useWords(words);
  const { field, either } = useNames();
  const [asked, ask] = useAddress(DEFAULTS);
  const filter: ReconciliationBreakFilter = {
    ...(asked.kind && { breakKind: { eq: asked.kind as Row['breakKind'] } }),
    ...(asked.status && { status: { eq: asked.status as Row['status'] } }),
  };
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      {
        title: field('ReconciliationBreak', 'breakKind'),
        dataIndex: 'breakKind',
        width: 120,
        render: (value) => <Choice name="BreakKind" value={value} />,
      },
      {
        title: t('what'),
        key: 'what',
        width: 430,
        render: (_, { messageZh, messageEn }) => (
          <Typography.Text style={{ whiteSpace: 'normal' }}>{either(messageZh, messageEn)}</Typography.Text>
        ),
      },
      {
        title: t('batch'),
        key: 'batch',
        width: 160,
        ellipsis: true,
        render: (_, { batch }) =>
          batch && <Link to={`/ingest/batches/${encodeURIComponent(batch.id)}`}>{batch.name}</Link>,
      },
      {
        title: field('ReconciliationBreak', 'status'),
        dataIndex: 'status',
        width: 90,
        render: (value) => <Choice name="BreakStatus" value={value} />,
      },
      { title: field('ReconciliationBreak', 'dueOn'), dataIndex: 'dueOn', width: 110 },
      {
        title: t('settled'),
        key: 'settled',
        width: 170,
        ellipsis: true,
        render: (_, { settledBy, reason }) => [settledBy, reason].filter(Boolean).join(' · '),
      },
    ],
    [t, field, either],
  );
  return (
    <Page title={t('breaks')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <ChoiceFilter
          label={field('ReconciliationBreak', 'breakKind')}
          name="BreakKind"
          value={asked.kind}
          onChange={(kind) => ask({ kind })}
        />
        <ChoiceFilter
          label={field('ReconciliationBreak', 'status')}
          name="BreakStatus"
          value={asked.status}
          onChange={(status) => ask({ status })}
        />
      </Filters>
      <QueryTable label={t('breaks')} query={BreakListDocument} variables={{ filter }} columns={columns} />
    </Page>
  );
}
