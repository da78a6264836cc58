import { Alert, Button, Empty, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { type DocumentInput, useClient } from 'urql';
import { useWords } from './words.js';

export interface Connection<Row> {
  nodes: Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Props<Row> {
  /** A query whose only field is a connection; it takes `$first`, `$after` and what `variables` holds. */
  query: DocumentInput;
  variables?: Record<string, unknown>;
  columns: TableColumnsType<Row>;
  onRow?: (row: Row) => void;
}

interface Loaded<Row> {
  rows: Row[];
  total: number;
  next: string | null;
}

const PAGE = 50;

/** A connection as a table that loads page after page; the states empty, loading and failed included. */
export function List<Row extends { id: string }>({ query, variables = {}, columns, onRow }: Props<Row>) {
  const { t } = useWords();
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded<Row>>();
  const [failure, setFailure] = useState<string>();
  const [loading, setLoading] = useState(true);
  const asked = JSON.stringify(variables);

  async function load(after: string | null, before: Row[]) {
    setLoading(true);
    const { data, error } = await client
      .query<Record<string, Connection<Row>>>(query, { ...JSON.parse(asked), first: PAGE, after })
      .toPromise();
    setLoading(false);
    if (error || !data) {
      setFailure(error?.networkError ? t('noConnection') : (error?.graphQLErrors[0]?.message ?? t('failed')));
      return;
    }
    const [connection] = Object.values(data);
    setFailure(undefined);
    setLoaded({
      rows: [...before, ...connection!.nodes],
      total: connection!.totalCount,
      next: connection!.pageInfo.hasNextPage ? connection!.pageInfo.endCursor : null,
    });
  }

  // A new question starts from the first page.
  useEffect(() => {
    void load(null, []);
  }, [asked]);

  if (failure) {
    return (
      <Alert
        type="error"
        showIcon
        title={failure}
        action={<Button onClick={() => void load(null, [])}>{t('retry')}</Button>}
      />
    );
  }
  return (
    <Flex vertical gap="small">
      <Table<Row>
        size="small"
        rowKey="id"
        loading={loading}
        columns={columns}
        dataSource={loaded?.rows ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: loading ? ' ' : <Empty description={t('none')} /> }}
        {...(onRow && {
          onRow: (row: Row) => ({
            tabIndex: 0,
            style: { cursor: 'pointer' },
            onClick: () => onRow(row),
            onKeyDown: (event: React.KeyboardEvent) => event.key === 'Enter' && onRow(row),
          }),
        })}
      />
      <Flex justify="space-between">
        <Typography.Text type="secondary">
          {loaded && `${loaded.rows.length} / ${t('total')} ${loaded.total.toLocaleString()}`}
        </Typography.Text>
        {loaded?.next && (
          <Button loading={loading} onClick={() => void load(loaded.next, loaded.rows)}>
            {t('more')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
