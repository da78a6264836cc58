import { Button, Progress, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Choice } from '../../../parts/choice.js';
import { useSayMessage } from '../../../parts/failure.js';
import { Instant } from '../../../parts/instant.js';
import { Page } from '../../../parts/page.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { useDownload } from '../../../parts/use-download.js';
import { common } from '../../../words/common.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import { ExportListDocument, type ExportListQuery } from './operations.js';
import { words } from './words.js';

type Row = RowOf<ExportListQuery>;

/** What was exported and can still be fetched, also after the dialogue that asked for it was closed. */
export default function Exports() {
  const t = useWords(common, words);
  const { choice, field, kind } = useNames();
  const sayMessage = useSayMessage();
  const [fetchFile, said] = useDownload();
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      { title: t('kind'), dataIndex: 'entity', width: 140, render: (entity: KindName) => kind(entity) },
      {
        title: field('ExportJob', 'format'),
        dataIndex: 'format',
        width: 90,
        render: (value) => choice('ExportFormat', value),
      },
      {
        title: field('ExportJob', 'status'),
        dataIndex: 'status',
        width: 90,
        render: (value) => <Choice name="ExportStatus" value={value} />,
      },
      {
        title: field('ExportJob', 'rowsDone'),
        key: 'rows',
        width: 150,
        render: (_, { percent, rowsDone, status }) =>
          status === 'RUNNING' ? (
            <Progress percent={percent} size="small" aria-label={field('ExportJob', 'percent')} />
          ) : (
            <span className="amount">{rowsDone.toLocaleString('en')}</span>
          ),
      },
      {
        title: field('ExportJob', 'purpose'),
        key: 'purpose',
        width: 220,
        ellipsis: true,
        render: (_, { purpose, problem }) => (problem ? sayMessage(problem) : purpose),
      },
      { title: field('ExportJob', 'username'), dataIndex: 'username', width: 100, ellipsis: true },
      {
        title: field('ExportJob', 'createdAt'),
        dataIndex: 'createdAt',
        width: 140,
        render: (at) => <Instant at={at} />,
      },
      {
        title: field('ExportJob', 'expiresAt'),
        dataIndex: 'expiresAt',
        width: 140,
        render: (at) => <Instant at={at} />,
      },
      {
        title: t('download'),
        key: 'download',
        width: 90,
        render: (_, { downloadUrl }) =>
          downloadUrl && (
            <Button size="small" onClick={() => fetchFile(downloadUrl)}>
              {t('download')}
            </Button>
          ),
      },
    ],
    [t, choice, field, kind, sayMessage, fetchFile],
  );
  return (
    <Page title={t('exports')}>
      {said}
      <QueryTable label={t('exports')} query={ExportListDocument} columns={columns} />
    </Page>
  );
}
