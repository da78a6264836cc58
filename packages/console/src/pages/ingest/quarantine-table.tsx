import { Button, type TableColumnsType, Tag } from 'antd';
import { type Key, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { Choice } from '../../parts/choice.js';
import { Failure } from '../../parts/failure.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import type { QuarantinedRowFilter } from '../../schema/filters.js';
import { useNames, useWords } from '../../words/use-words.js';
import { QuarantineListDocument, type QuarantineListQuery, ResubmitRowsDocument } from './operations.js';
import { useFeedName } from './use-feeds.js';
import { words } from './words.js';

type Row = RowOf<QuarantineListQuery>;

interface Props {
  filter: QuarantinedRowFilter;
  height?: number;
  /** Whether corrected rows can be ticked and handed in again together. */
  canResubmit?: boolean;
}

/** Rejected rows with what is wrong with each, in whose hands they are and until when. */
export function QuarantineTable({ filter, height, canResubmit = false }: Props) {
  const t = useWords(words);
  const { field, either } = useNames();
  const feedName = useFeedName();
  const open = useNavigate();
  const [chosen, setChosen] = useState<Key[]>([]);
  const [{ fetching, error }, resubmit] = useMutation(ResubmitRowsDocument);
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      { title: t('file'), key: 'file', width: 170, ellipsis: true, render: (_, { batch }) => batch?.name },
      {
        title: t('feed'),
        key: 'feed',
        width: 100,
        ellipsis: true,
        render: (_, { batch }) => batch && feedName(batch.feed),
      },
      { title: field('QuarantinedRow', 'line'), dataIndex: 'line', align: 'right', width: 70 },
      { title: t('column'), dataIndex: 'column', width: 120, ellipsis: true },
      {
        title: t('what'),
        key: 'what',
        width: 290,
        ellipsis: true,
        render: (_, { messageZh, messageEn }) => either(messageZh, messageEn),
      },
      {
        title: field('QuarantinedRow', 'level'),
        dataIndex: 'level',
        width: 90,
        render: (value) => <Choice name="QuarantineLevel" value={value} />,
      },
      {
        title: field('QuarantinedRow', 'status'),
        dataIndex: 'status',
        width: 90,
        render: (value) => <Choice name="QuarantineStatus" value={value} />,
      },
      {
        title: field('QuarantinedRow', 'dueOn'),
        key: 'due',
        width: 160,
        render: (_, { dueOn, overdue }) => (
          <>
            {dueOn} {overdue && <Tag color="red">{t('overdue')}</Tag>}
          </>
        ),
      },
    ],
    [t, field, either, feedName],
  );

  async function resubmitChosen() {
    const { data } = await resubmit({ ids: chosen as string[] });
    if (data) setChosen([]);
  }

  return (
    <>
      {error && <Failure error={error} />}
      {canResubmit && chosen.length > 0 && (
        <div>
          <Button type="primary" loading={fetching} onClick={() => void resubmitChosen()}>
            {t('resubmitAll', { count: chosen.length })}
          </Button>
        </div>
      )}
      <QueryTable
        label={t('quarantine')}
        query={QuarantineListDocument}
        variables={{ filter }}
        columns={columns}
        onOpen={({ id }) => open(`/ingest/quarantine/${encodeURIComponent(id)}`)}
        {...(height && { height })}
        {...(canResubmit && {
          selection: {
            selectedRowKeys: chosen,
            onChange: setChosen,
            getCheckboxProps: ({ status }: Row) => ({ disabled: status !== 'FIXED' }),
          },
        })}
      />
    </>
  );
}
