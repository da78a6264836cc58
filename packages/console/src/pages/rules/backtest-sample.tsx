import { Card, Table, type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../../words/use-words.js';
import type { Backtest } from './backtest.js';
import { useRegionNames } from './region-names.js';
import { words } from './words.js';

type Found = NonNullable<Backtest['added']>[number];

interface Props {
  title: string;
  empty: string;
  found: readonly Found[];
}

/** Some findings that only one of the two brings, with the way to what they are about. */
export function BacktestSample({ title, empty, found }: Props) {
  const t = useWords(words);
  const nameOf = useRegionNames(found.map(({ regionCode }) => regionCode));
  const columns: TableColumnsType<Found> = [
    { title: t('firstFound'), dataIndex: 'month' },
    { title: t('county'), key: 'county', render: (_, { regionCode }) => nameOf(regionCode) },
    {
      title: t('record'),
      key: 'subject',
      render: (_, { subjectId }) => <Link to={`/records/${encodeURIComponent(subjectId)}`}>{t('toRecord')}</Link>,
    },
    {
      title: t('warning'),
      key: 'warning',
      render: (_, { warningId }) =>
        warningId ? <Link to={`/warnings/${encodeURIComponent(warningId)}`}>{t('toWarning')}</Link> : t('noWarningYet'),
    },
    {
      title: t('fingerprint'),
      dataIndex: 'fingerprint',
      render: (fingerprint: string) => <Typography.Text code>{fingerprint.slice(0, 12)}</Typography.Text>,
    },
  ];
  return (
    <Card size="small" title={<h2 className="card-title">{title}</h2>}>
      <Table
        size="small"
        rowKey="fingerprint"
        pagination={false}
        columns={columns}
        dataSource={found}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: empty }}
      />
    </Card>
  );
}
