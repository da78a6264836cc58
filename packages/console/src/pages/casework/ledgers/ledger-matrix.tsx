import { Card, Flex, Segmented, Table, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { recordPath } from '../../../parts/record-path.js';
import { useRegions } from '../../../parts/region-names.js';
import { useAllPages } from '../../../parts/use-all-pages.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { type Figure, figures, sumOf } from './balance.js';
import { BalanceLine } from './balance-line.js';
import { type MatrixRow, matrixOf } from './matrix.js';
import { LastMonthDocument, LedgerMatrixDocument } from './operations.js';
import { words } from './words.js';

/** The ledgers of a month as city × county × category: of the month that is asked for, else of the last that was closed. */
export function LedgerMatrix() {
  const t = useWords(words);
  const [params] = useSearchParams();
  const [result, ask] = useQuery({ query: LastMonthDocument });
  return (
    <Answer of={result} onRetry={ask}>
      {({ monthCloses }) => {
        const month = params.get('month') || monthCloses.nodes[0]?.month;
        return month ? (
          <MatrixOfMonth key={month} month={month} />
        ) : (
          <Typography.Text type="secondary">{t('noMonth')}</Typography.Text>
        );
      }}
    </Answer>
  );
}

function MatrixOfMonth({ month }: { month: string }) {
  const t = useWords(words);
  const { options } = useNames();
  const regions = useRegions();
  const [figure, setFigure] = useState<Figure>('closing');
  const [result, ask] = useAllPages(LedgerMatrixDocument, { month }, ({ ledgerLines }) => ledgerLines);
  const rows = useMemo(() => matrixOf(result.data ?? [], regions), [result.data, regions]);
  const cell = (value: number | undefined) => value || <Typography.Text type="secondary">0</Typography.Text>;
  return (
    <Card size="small" title={<h2 className="card-title">{t('byRegion', { month })}</h2>}>
      <Answer of={result} onRetry={ask}>
        {(lines) => (
          <Flex vertical gap="small">
            <BalanceLine of={sumOf(lines)} />
            <Segmented
              style={{ alignSelf: 'start', maxWidth: '100%', overflow: 'auto' }}
              size="small"
              aria-label={t('figure')}
              value={figure}
              onChange={setFigure}
              options={figures.map((value) => ({ value, label: t(value) }))}
            />
            <Table<MatrixRow>
              // Rows are there when regions are known: then those above counties are opened.
              key={`${month} ${rows.length}`}
              size="small"
              dataSource={rows}
              pagination={false}
              defaultExpandedRowKeys={rows.flatMap(({ key, children = [] }) => [
                key,
                ...children.slice(0, 2).map((child) => child.key),
              ])}
              scroll={{ y: 320, x: 'max-content' }}
              columns={[
                {
                  title: t('region'),
                  dataIndex: 'name',
                  width: 220,
                  render: (name, { ledgerId }) =>
                    ledgerId ? <Link to={recordPath('Ledger', ledgerId)}>{name}</Link> : name,
                },
                ...options('WarningCategory').map(({ value, label }) => ({
                  title: label,
                  key: value,
                  width: 92,
                  align: 'right' as const,
                  render: (_: unknown, { byCategory }: MatrixRow) => cell(byCategory[value]?.[figure]),
                })),
                {
                  title: t('total'),
                  key: 'total',
                  width: 80,
                  align: 'right',
                  render: (_, { total }) => <strong>{total[figure]}</strong>,
                },
              ]}
            />
          </Flex>
        )}
      </Answer>
    </Card>
  );
}
