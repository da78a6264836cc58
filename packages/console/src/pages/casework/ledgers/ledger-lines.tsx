import { Card, Flex, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Amount } from '../../../parts/amount.js';
import { Choice } from '../../../parts/choice.js';
import { useNames, useWords } from '../../../words/use-words.js';
import type { MatterOf } from '../matter-page.js';
import { beside, comesIn, type Figure, figures, goesOut, sumOf } from './balance.js';
import { BalanceLine } from './balance-line.js';
import type { OneLedgerQuery } from './operations.js';
import { words } from './words.js';

type Ledger = MatterOf<OneLedgerQuery>;
type Line = Ledger['lines']['nodes'][number];

const amounts = ['returned', 'rebooked', 'otherAmount'] as const;

/** The lines of a ledger by category and severity, with their balance. */
export function LedgerLines({ matter: { lines, regionCode } }: { matter: Ledger }) {
  const t = useWords(words);
  const { field } = useNames();
  const [part, setPart] = useState<Line['part']>('OWN');
  const shown = lines.nodes.filter((line) => line.part === part);
  const sum = sumOf(shown);

  /** What stands at the end of the month leads to the cases that are open now. */
  const count = (figure: Figure) => ({
    title: t(figure),
    dataIndex: figure,
    width: 72,
    align: 'right' as const,
    render: (value: number, { category, severity }: Line) =>
      figure === 'closing' && value > 0 ? (
        <Link to={`/cases?${new URLSearchParams({ region: regionCode, category, severity })}`}>{value}</Link>
      ) : (
        value
      ),
  });

  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('lines')}</h2>}
      extra={
        <Segmented
          size="small"
          aria-label={t('whose')}
          value={part}
          onChange={setPart}
          options={[
            { value: 'OWN', label: t('own') },
            { value: 'ALL', label: t('all') },
          ]}
        />
      }
    >
      <Flex vertical gap="small">
        <BalanceLine of={sum} />
        <Table<Line>
          size="small"
          rowKey="id"
          dataSource={shown}
          pagination={false}
          // What scrolls is reached by its rows; where there are none, nothing need scroll.
          {...(shown.length > 0 && { scroll: { x: 'max-content' } })}
          onRow={() => ({ tabIndex: 0 })}
          columns={[
            {
              title: field('LedgerLine', 'category'),
              dataIndex: 'category',
              width: 100,
              render: (value) => <Choice name="WarningCategory" value={value} />,
            },
            {
              title: field('LedgerLine', 'severity'),
              dataIndex: 'severity',
              width: 72,
              render: (value) => <Choice name="Severity" value={value} />,
            },
            ...[...comesIn, ...goesOut, ...beside].map(count),
            ...amounts.map((name) => ({
              title: field('LedgerLine', name),
              dataIndex: name,
              width: 100,
              align: 'right' as const,
              render: (yuan: string) => <Amount yuan={yuan} />,
            })),
          ]}
          summary={() => (
            <Table.Summary.Row>
              <Table.Summary.Cell index={0} colSpan={2}>
                <strong>{t('total')}</strong>
              </Table.Summary.Cell>
              {figures.map((figure, at) => (
                <Table.Summary.Cell key={figure} index={at + 2} align="right">
                  <strong>{sum[figure]}</strong>
                </Table.Summary.Cell>
              ))}
              <Table.Summary.Cell index={figures.length + 2} colSpan={amounts.length} />
            </Table.Summary.Row>
          )}
        />
      </Flex>
    </Card>
  );
}
