import { Card, Checkbox, Table } from 'antd';
import { useState } from 'react';
import { isOfDepartment } from '../../../app/posts.js';
import { Amount } from '../../../parts/amount.js';
import { byOn, written } from '../../../parts/facts.js';
import { yuanOf } from '../../../parts/fen.js';
import { DocumentButton } from '../../../parts/print/print-button.js';
import type { RowOf } from '../../../parts/query-table.js';
import type { CircularFilter } from '../../../schema/filters.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { matterList } from '../matter-list.js';
import { type MatterOf, matterPage } from '../matter-page.js';
import { type Figures, figuresOf, isBusy, type RegionFigures } from './figures.js';
import {
  CircularListDocument,
  type CircularListQuery,
  OneCircularDocument,
  type OneCircularQuery,
} from './operations.js';
import { words } from './words.js';

/** 通报 of a closed month: drafted, reviewed, issued, delivered, acknowledged. */
export const CircularList = matterList<RowOf<CircularListQuery>, CircularFilter>({
  kind: 'Circular',
  title: ['通报', 'Circulars'],
  query: CircularListDocument,
  hasMonth: true,
  hasRegion: false,
  choices: [
    { field: 'stream', choice: 'CircularStream' },
    { field: 'state', choice: 'CircularState' },
  ],
  begin: {
    act: 'draftCircular',
    isFor: (viewer) => viewer.role === 'STAFF' && isOfDepartment('AGRI', 'IT')(viewer),
    given: ({ departmentKinds }) => ({ stream: departmentKinds.includes('IT') ? 'IT' : 'AGRI' }),
  },
  columns: [
    { field: 'circularNo', title: ['编号', 'No.'], width: 70, align: 'right' },
    { field: 'state', choice: 'CircularState', width: 100 },
    { field: 'month', width: 90 },
    { field: 'stream', choice: 'CircularStream', width: 190 },
    { field: 'title', width: 350, ellipsis: true },
    { field: 'documentNo', width: 170, ellipsis: true },
    { field: 'issuedOn', width: 110 },
  ],
});

type Circular = MatterOf<OneCircularQuery>;

export const CircularPage = matterPage<OneCircularQuery>({
  kind: 'Circular',
  query: OneCircularDocument,
  states: 'CircularState',
  title: ({ title }) => title,
  given: ({ title, remarks }) => ({ redraftCircular: { title, remarks } }),
  buttons: ({ downloadUrl }) => downloadUrl && <DocumentButton url={downloadUrl} />,
  facts: [
    { field: 'circularNo' },
    { field: 'stream', choice: 'CircularStream' },
    { field: 'month' },
    { field: 'region' },
    { field: 'documentNo' },
    byOn('draftedBy', 'draftedOn'),
    byOn('reviewedBy', 'reviewedOn'),
    byOn('issuedBy', 'issuedOn'),
    written('remarks'),
  ],
  Also: CircularFigures,
});

function CircularFigures({ matter: { facts, deliveries } }: { matter: Circular }) {
  const t = useWords(words);
  return (
    <>
      <FiguresTable of={facts} />
      {deliveries.nodes.length > 0 && (
        <Card size="small" title={<h2 className="card-title">{t('deliveries')}</h2>}>
          <Deliveries of={deliveries.nodes} />
        </Card>
      )}
    </>
  );
}

/** What it tells of each region, frozen as it was drafted. */
function FiguresTable({ of: { stream, regions } }: { of: Figures }) {
  const t = useWords(words);
  const [onlyBusy, setOnlyBusy] = useState(true);
  const rows = onlyBusy ? regions.filter(isBusy) : regions;
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('figures')}</h2>}
      extra={
        <Checkbox checked={onlyBusy} onChange={({ target }) => setOnlyBusy(target.checked)}>
          {t('onlyBusy')}
        </Checkbox>
      }
    >
      <Table<RegionFigures>
        size="small"
        rowKey="name"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ y: 360, x: 'max-content' }}
        // What is scrolled is reached by the keyboard.
        onRow={() => ({ tabIndex: 0 })}
        columns={[
          { title: t('region'), dataIndex: 'name', fixed: 'left', width: 140 },
          ...figuresOf[stream].map((figure) => ({
            title: t(figure),
            dataIndex: figure,
            width: 80,
            align: 'right' as const,
          })),
          ...(stream === 'agri'
            ? [
                {
                  title: t('recovered'),
                  dataIndex: 'recoveredFen',
                  width: 110,
                  align: 'right' as const,
                  render: (fen: string) => <Amount yuan={yuanOf(BigInt(fen))} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

function Deliveries({ of }: { of: Circular['deliveries']['nodes'] }) {
  const { field } = useNames();
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={of}
      pagination={false}
      scroll={{ y: 300, x: 'max-content' }}
      onRow={() => ({ tabIndex: 0 })}
      columns={[
        { title: field('CircularDelivery', 'region'), key: 'region', render: (_, { region }) => region?.name },
        { title: field('CircularDelivery', 'addressee'), dataIndex: 'addressee' },
        { title: field('CircularDelivery', 'deliveredOn'), dataIndex: 'deliveredOn' },
        { title: field('CircularDelivery', 'acknowledgedBy'), dataIndex: 'acknowledgedBy' },
        { title: field('CircularDelivery', 'acknowledgedOn'), dataIndex: 'acknowledgedOn' },
      ]}
    />
  );
}
