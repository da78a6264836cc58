import { Progress, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Amount } from '../../parts/amount.js';
import { Choice } from '../../parts/choice.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Instant } from '../../parts/instant.js';
import { Page } from '../../parts/page.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { RegionSelect } from '../../parts/region-select.js';
import { useAddress } from '../../parts/use-address.js';
import { useNames, useWords } from '../../words/use-words.js';
import { FeedSelect } from './feed-select.js';
import { BatchListDocument, type BatchListQuery } from './operations.js';
import { useFeedName } from './use-feeds.js';
import { words } from './words.js';

type Row = RowOf<BatchListQuery>;

const DEFAULTS = { feed: '', status: '', region: '' };

/** What of a batch's rows is in, of those that were read. */
export const taken = ({ read, quarantined }: { read: number; quarantined: number }): number =>
  read === 0 ? 100 : Math.floor(((read - quarantined) / read) * 1000) / 10;

export default function BatchList() {
  const t = useWords(words);
  const { field } = useNames();
  const feedName = useFeedName();
  const open = useNavigate();
  const [asked, ask] = useAddress(DEFAULTS);
  const filter = {
    ...(asked.feed && { feed: { eq: asked.feed } }),
    ...(asked.status && { status: { eq: asked.status as Row['status'] } }),
    ...(asked.region && { regionUnder: asked.region }),
  };
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      { title: t('file'), dataIndex: 'name', width: 210, ellipsis: true },
      { title: t('feed'), dataIndex: 'feed', width: 130, ellipsis: true, render: feedName },
      {
        title: field('Batch', 'status'),
        dataIndex: 'status',
        width: 90,
        render: (value) => <Choice name="BatchStatus" value={value} />,
      },
      {
        title: field('Batch', 'receivedAt'),
        dataIndex: 'receivedAt',
        width: 140,
        render: (at) => <Instant at={at} />,
      },
      { title: field('Batch', 'receivedBy'), dataIndex: 'receivedBy', width: 100, ellipsis: true },
      { title: field('Batch', 'read'), dataIndex: 'read', align: 'right', width: 80 },
      {
        title: t('taken'),
        key: 'taken',
        width: 120,
        render: (_, row) => <Progress percent={taken(row)} size="small" aria-label={t('taken')} />,
      },
      { title: t('quarantined'), dataIndex: 'quarantined', align: 'right', width: 80 },
      {
        title: field('Batch', 'sum'),
        dataIndex: 'sum',
        align: 'right',
        width: 130,
        render: (yuan) => <Amount yuan={yuan} />,
      },
    ],
    [t, field, feedName],
  );
  return (
    <Page title={t('batches')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <FeedSelect value={asked.feed} onChange={(feed) => ask({ feed })} />
        <ChoiceFilter
          label={field('Batch', 'status')}
          name="BatchStatus"
          value={asked.status}
          onChange={(status) => ask({ status })}
        />
      </Filters>
      <QueryTable
        label={t('batches')}
        query={BatchListDocument}
        variables={{ filter }}
        columns={columns}
        onOpen={({ id }) => open(`/ingest/batches/${encodeURIComponent(id)}`)}
      />
    </Page>
  );
}
