import { Flex, type TableColumnsType, Typography } from 'antd';
import { Instant } from '../../../parts/instant.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { useWords } from '../../../words/use-words.js';
import { SealListDocument, type SealListQuery } from './operations.js';
import { words } from './words.js';

type Row = RowOf<SealListQuery>;

/** The seals of the log: which run of entries each holds, and its hash. */
export function Seals() {
  const t = useWords(words);
  const columns: TableColumnsType<Row> = [
    { title: t('sealedAt'), dataIndex: 'sealedAt', width: 160, render: (at) => <Instant at={at} /> },
    {
      title: t('runOf'),
      key: 'run',
      width: 200,
      className: 'amount',
      render: (_, { firstSeq, lastSeq }) => `${firstSeq} – ${lastSeq}`,
    },
    { title: t('count'), dataIndex: 'entries', width: 100, align: 'right' },
    {
      title: t('hash'),
      dataIndex: 'hash',
      width: 560,
      render: (hash) => <Typography.Text code>{hash}</Typography.Text>,
    },
  ];
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{t('sealsAbout')}</Typography.Text>
      <QueryTable label={t('seals')} query={SealListDocument} columns={columns} empty={t('noSeals')} />
    </Flex>
  );
}
