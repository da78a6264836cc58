import { type TableColumnsType, Tag } from 'antd';
import { gql } from 'urql';
import { List } from '../list.js';
import { useWords, type Word } from '../words.js';

const BATCHES = gql`
  query Batches($first: Int!, $after: String) {
    batches(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        feed
        status
        receivedAt
        read
        loaded
        updated
        unchanged
        duplicate
        stale
        quarantined
        lastError
      }
    }
  }
`;

const counts = [
  'read',
  'loaded',
  'updated',
  'unchanged',
  'duplicate',
  'stale',
  'quarantined',
] as const satisfies Word[];

interface Batch extends Record<(typeof counts)[number], number> {
  id: string;
  name: string;
  feed: string;
  status: string;
  receivedAt: string;
  lastError: string | null;
}

/** Every file taken in, with what became of each of its rows. */
export function Batches() {
  const { t, named } = useWords();
  const columns: TableColumnsType<Batch> = [
    { title: t('file'), dataIndex: 'name' },
    { title: t('feed'), dataIndex: 'feed' },
    {
      title: t('state'),
      dataIndex: 'status',
      render: (status: string, { lastError }) => (
        <Tag
          color={status === 'DONE' ? 'green' : status === 'LOADING' ? 'blue' : 'orange'}
          title={lastError ?? undefined}
        >
          {named('batch', status)}
        </Tag>
      ),
    },
    { title: t('received'), dataIndex: 'receivedAt', render: (at: string) => at.slice(0, 19).replace('T', ' ') },
    ...counts.map((count) => ({
      title: t(count),
      dataIndex: count,
      align: 'right' as const,
      render: (n: number) => n.toLocaleString(),
    })),
  ];
  return <List<Batch> query={BATCHES} columns={columns} />;
}
