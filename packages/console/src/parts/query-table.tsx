import { Empty, Flex, type GetRef, Table, type TableColumnsType, type TableProps, Typography } from 'antd';
import { type Key, type UIEvent, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from 'urql';
import { useChanges } from '../app/changes.js';
import { common } from '../words/common.js';
import { useLanguage } from '../words/language.js';
import { useWords } from '../words/use-words.js';
import { Failure } from './failure.js';

interface Connection<Row> {
  nodes: Row[];
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The row type of a query whose only field is a connection. */
export type RowOf<Data> = Data extends { __typename?: unknown } & Record<string, infer Field>
  ? Field extends { nodes: (infer Row)[] }
    ? Row
    : never
  : never;

interface Props<Data, Variables extends AnyVariables, Row> {
  /** What the table is of, for those who hear it. */
  label: string;
  /** A query whose only field is a connection (or `node` with one) with `nodes { id … }`, `pageInfo` and, where the count is to be shown, `totalCount`; takes `$first` and `$after`. */
  query: TypedDocumentNode<Data, Variables>;
  variables?: Omit<Variables, 'first' | 'after'>;
  columns: TableColumnsType<Row>;
  onOpen?: ((row: Row) => void) | undefined;
  selection?: TableProps<Row>['rowSelection'] & { onChange: (keys: Key[], rows: Row[]) => void };
  /** Height of the rows' window in pixels; the rest of the page's when not said. */
  height?: number;
  empty?: string;
  /** The row that is open beside the list: it is marked, and scrolled to when another one becomes it. */
  current?: string | undefined;
  /** Told of the rows that are loaded, in their order. */
  onRows?: ((rows: readonly Row[]) => void) | undefined;
}

type TableRef = GetRef<typeof Table>;

interface Loaded<Row> {
  rows: Row[];
  total: number | undefined;
  next: string | null;
}

const PAGE = 200;
/** The most that is asked anew at once after a change; what was beyond is loaded again by scrolling. */
const MOST_AGAIN = 1_000;
/** Pixels above the end at which the next page is asked for. */
const AHEAD = 600;
const WIDTH = 140;

/** The connection of an answer, or of the record that it is of; a record that is not there has no rows. */
function connectionOf(data: Record<string, unknown>): Connection<never> {
  const fields = Object.values(data).filter((field) => typeof field === 'object' && field !== null);
  const all = [...fields, ...fields.flatMap((field) => Object.values(field as object))];
  const found = all.find((field): field is Connection<never> => Boolean(field) && Array.isArray(field.nodes));
  return found ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
}

/**
 * A list of any length: the rows in view are drawn, pages follow by cursor as one scrolls, and after a change of this user's the list is
 * asked anew in place. Rows can be walked with Tab and opened with Enter.
 */
export function QueryTable<
  Data,
  Variables extends AnyVariables,
  Row extends { id: string } = RowOf<Data> & { id: string },
>({
  label,
  query,
  variables,
  columns,
  onOpen,
  selection,
  height,
  empty,
  current,
  onRows,
}: Props<Data, Variables, Row>) {
  const t = useWords(common);
  const { language } = useLanguage();
  const client = useClient();
  const changed = useChanges();
  const [loaded, setLoaded] = useState<Loaded<Row>>();
  const [failure, setFailure] = useState<CombinedError>();
  const [loading, setLoading] = useState(true);
  // An answer to a question that is no longer asked is not shown.
  const latest = useRef(0);
  const answered = useRef('');
  const asked = JSON.stringify(variables ?? {});

  async function load(after: string | null, before: Row[], first = PAGE) {
    const mine = ++latest.current;
    setLoading(true);
    const given = { ...JSON.parse(asked), first, after } as Variables;
    const { data, error } = await client.query(query, given, { requestPolicy: 'network-only' }).toPromise();
    if (mine !== latest.current) return;
    setLoading(false);
    setFailure(error);
    if (!data) {
      // What answered another question is none to this one.
      if (answered.current !== asked) setLoaded(undefined);
      return;
    }
    answered.current = asked;
    const connection = connectionOf(data as Record<string, unknown>);
    setLoaded({
      rows: [...before, ...connection.nodes],
      total: connection.totalCount,
      next: connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null,
    });
  }

  const question = useRef('');
  useEffect(() => {
    const isSame = question.current === asked;
    question.current = asked;
    // A new question starts from the first page; after a change what is in view is asked again.
    void load(null, [], isSame ? Math.min(MOST_AGAIN, Math.max(PAGE, loaded?.rows.length ?? 0)) : PAGE);
  }, [asked, changed]);

  useEffect(() => {
    if (loaded) onRows?.(loaded.rows);
  }, [loaded]);
  const table = useRef<TableRef>(null);
  useEffect(() => {
    if (current && loaded?.rows.some(({ id }) => id === current)) table.current?.scrollTo({ key: current });
  }, [current, loaded === undefined]);

  function onScroll({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent<HTMLElement>) {
    if (!loading && loaded?.next && scrollTop + clientHeight > scrollHeight - AHEAD)
      void load(loaded.next, loaded.rows);
  }

  if (failure && !loaded) return <Failure error={failure} onRetry={() => void load(null, [])} />;
  const wide = columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : WIDTH), 0);
  const count = loaded?.total ?? (loaded && !loaded.next ? loaded.rows.length : undefined);
  return (
    <Flex
      vertical
      gap="small"
      role="region"
      aria-label={label}
      aria-busy={loading}
      {...(loading && { 'data-waiting': true })}
    >
      {failure && <Failure error={failure} onRetry={() => void load(null, [])} />}
      <Table<Row>
        ref={table}
        virtual
        rowClassName={({ id }) => (id === current ? 'current' : '')}
        size="small"
        rowKey="id"
        loading={loading && !loaded}
        columns={columns}
        dataSource={loaded?.rows ?? []}
        pagination={false}
        scroll={{ x: wide, y: height ?? Math.max(320, window.innerHeight - 300) }}
        onScroll={onScroll}
        locale={{ emptyText: loading ? ' ' : <Empty description={empty ?? t('none')} /> }}
        {...(selection && { rowSelection: { columnWidth: 40, preserveSelectedRowKeys: false, ...selection } })}
        {...(onOpen && {
          onRow: (row: Row) => ({
            tabIndex: 0,
            style: { cursor: 'pointer' },
            onClick: () => onOpen(row),
            onKeyDown: (event: React.KeyboardEvent) => {
              if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
            },
          }),
        })}
      />
      <Typography.Text type="secondary" aria-live="polite">
        {loaded &&
          [
            count !== undefined && t('total', { count: count.toLocaleString(language) }),
            loaded.next && t('moreThan', { shown: loaded.rows.length.toLocaleString(language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
      </Typography.Text>
    </Flex>
  );
}
