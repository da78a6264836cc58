import type { TableColumnsType } from 'antd';
import { gql } from 'urql';
import { List } from '../list.js';
import { useWords } from '../words.js';

const QUARANTINED = gql`
  query Quarantined($first: Int!, $after: String) {
    quarantinedRows(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        line
        column
        reasonCode
        messageZh
        messageEn
        expected
        batch {
          name
        }
      }
    }
  }
`;

interface QuarantinedRow {
  id: string;
  line: number;
  column: string | null;
  reasonCode: string;
  messageZh: string;
  messageEn: string;
  expected: string | null;
  batch: { name: string } | null;
}

/** Rejected rows: where they stand, why, and what was expected. */
export function Quarantine() {
  const { language, t } = useWords();
  const columns: TableColumnsType<QuarantinedRow> = [
    { title: t('file'), key: 'file', render: (_, row) => row.batch?.name },
    { title: t('line'), dataIndex: 'line', align: 'right' },
    { title: t('column'), dataIndex: 'column' },
    {
      title: t('reason'),
      key: 'reason',
      render: (_, row) => `${row.reasonCode} ${language === 'zh' ? row.messageZh : row.messageEn}`,
    },
    { title: t('expected'), dataIndex: 'expected' },
  ];
  return <List<QuarantinedRow> query={QUARANTINED} columns={columns} />;
}
