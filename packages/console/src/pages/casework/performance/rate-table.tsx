import { Card, Table, Tag, Tooltip, Typography } from 'antd';
import { Link } from 'react-router';
import { percent } from '../../../parts/chart/scale.js';
import { useWords } from '../../../words/use-words.js';
import { listOf, type Period } from './lists.js';
import { fractionOf, type Group, isOfDays, type RateName, type Row } from './rates.js';
import { useGroupName } from './use-group-name.js';
import { words } from './words.js';

interface Props {
  rows: readonly Row[];
  by: Group;
  rates: readonly RateName[];
  period: Period;
}

/** All rates of all groups, each with its fraction behind it and leading to what it was counted from. */
export function RateTable({ rows, by, rates, period }: Props) {
  const t = useWords(words);
  const called = useGroupName();
  return (
    <Card size="small" title={<h2 className="card-title">{t('table')}</h2>}>
      <Table<Row>
        size="small"
        rowKey={(row) => called(row, by)}
        dataSource={rows}
        pagination={false}
        scroll={{ y: 360, x: 'max-content' }}
        columns={[
          { title: t(by), key: 'group', fixed: 'left', width: 130, render: (_, row) => called(row, by) },
          ...(rates.includes('spendingProgress')
            ? [
                {
                  title: t('calendarProgress'),
                  dataIndex: 'calendarProgress',
                  width: 96,
                  align: 'right' as const,
                  render: (share: string) => percent(share),
                },
              ]
            : []),
          ...rates.map((rate) => ({
            title: t(rate),
            key: rate,
            width: 112,
            align: 'right' as const,
            render: (_: unknown, row: Row) => <RateCell of={row} rate={rate} list={listOf(rate, row, period)} />,
          })),
        ]}
      />
    </Card>
  );
}

function RateCell({ of, rate, list }: { of: Row; rate: RateName; list: string | undefined }) {
  const t = useWords(words);
  const value = of[rate];
  if (!value?.rate) return <Typography.Text type="secondary">–</Typography.Text>;
  const said = isOfDays(rate) ? Number(value.rate).toFixed(2) : percent(value.rate);
  const isBehind = rate === 'spendingProgress' && Number(value.rate) < Number(of.calendarProgress);
  return (
    <Tooltip title={fractionOf(value)}>
      {list ? (
        <Link to={list} className="amount">
          {said}
        </Link>
      ) : (
        <span className="amount">{said}</span>
      )}
      {isBehind && (
        <Tag color="orange" style={{ marginInlineStart: 4, marginInlineEnd: 0 }} title={t('behind')}>
          ↓
        </Tag>
      )}
    </Tooltip>
  );
}
