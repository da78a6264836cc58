import { Card, type TableColumnsType, Tabs } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { gql, type TypedDocumentNode } from 'urql';
import { readsDetails } from '../../../app/posts.js';
import { useSession } from '../../../app/session.js';
import { QueryTable } from '../../../parts/query-table.js';
import { RecordLink } from '../../../parts/record-link.js';
import { recordPath } from '../../../parts/record-path.js';
import { type RecordKind, recordKinds } from '../../../schema/records.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import { type AnyRecord, listQuery, nameOf } from './kinds.js';
import { Value } from './value.js';
import { words } from './words.js';

interface Props {
  record: AnyRecord;
  kind: RecordKind;
}

/** The budget chain, which leadership reads without what hangs on it. */
const BUDGET: ReadonlySet<string> = new Set([
  'Agency',
  'Allocation',
  'Fund',
  'FundTargetRegion',
  'Indicator',
  'IndicatorAdjustment',
  'IndicatorDoc',
  'Plan',
  'Project',
]);

/** The lists of a record, one a tab, asked for when it is opened. */
export function RecordLists({ record, kind }: Props) {
  const t = useWords(words);
  const { field } = useNames();
  const { viewer } = useSession();
  const isOpen = (of: string) => readsDetails(viewer) || BUDGET.has(of);
  const lists = kind.lists.filter((list) => isOpen(list.kind));
  if (lists.length === 0) return null;
  return (
    <Card size="small" title={<h2 className="card-title">{t('lists')}</h2>}>
      <Tabs
        size="small"
        destroyOnHidden
        items={lists.map((list) => {
          const label = field(record.__typename as KindName, list.name);
          return {
            key: list.name,
            label,
            children: <RecordList of={record} list={list.name} kind={list.kind} label={label} />,
          };
        })}
      />
    </Card>
  );
}

interface ListProps {
  of: Pick<AnyRecord, 'id' | '__typename'>;
  list: string;
  /** Of the rows. */
  kind: string;
  label: string;
  height?: number;
}

/** One list of a record. */
export function RecordList({ of, list, kind: kindName, label, height = 320 }: ListProps) {
  const kind = recordKinds[kindName]!;
  const open = useNavigate();
  const query = useMemo(
    () =>
      gql(listQuery(of.__typename, list, kind.row)) as TypedDocumentNode<
        object,
        { id: string; first: number; after?: string | null }
      >,
    [of.__typename, list, kind],
  );
  const columns = useColumns(kindName as KindName, of.__typename);
  return (
    <QueryTable<object, { id: string; first: number; after?: string | null }, AnyRecord>
      label={label}
      query={query}
      variables={{ id: of.id }}
      columns={columns}
      height={height}
      onOpen={(row) => open(recordPath(row.__typename, row.id))}
    />
  );
}

const widths: Readonly<Record<string, number>> = { Money: 140, LocalDate: 110, Int: 90 };

function useColumns(kindName: KindName, from: string): TableColumnsType<AnyRecord> {
  const { field, kind: titleOf } = useNames();
  return useMemo(() => {
    const kind = recordKinds[kindName]!;
    const byName = new Map(kind.fields.map((each) => [each.name, each]));
    return [
      ...kind.columns.map((name) => {
        const told = byName.get(name)!;
        return {
          key: name,
          title: field(kindName, name),
          width: widths[told.type] ?? (told.isChoice ? 120 : 190),
          ellipsis: true,
          ...(told.type === 'Money' && { align: 'right' as const }),
          render: (_: unknown, row: AnyRecord) => <Value of={row} field={told} />,
        };
      }),
      // Back to where one is leads nowhere new.
      ...kind.links
        .filter(({ name, kind: to }) => kind.rowLinks.includes(name) && to !== from)
        .map(({ name }) => ({
          key: name,
          title: field(kindName, name),
          width: 190,
          ellipsis: true,
          render: (_: unknown, row: AnyRecord) => {
            const linked = row[name] as AnyRecord | null;
            return (
              linked && (
                <RecordLink to={linked}>
                  {nameOf(linked, recordKinds[linked.__typename], titleOf(linked.__typename as KindName))}
                </RecordLink>
              )
            );
          },
        })),
    ];
  }, [kindName, from, field, titleOf]);
}
