import { Tooltip } from 'antd';
import { Instant } from '../../../parts/instant.js';
import { DocumentButton } from '../../../parts/print/print-button.js';
import type { RowOf } from '../../../parts/query-table.js';
import { RecordLink } from '../../../parts/record-link.js';
import type { ReportFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { ReportListDocument, type ReportListQuery } from './operations.js';

/** So many figures of a digest tell documents apart; the whole of it stands behind. */
const DIGEST_SHOWN = 12;

/** 文书 as they were made: of which data, and by what they are known again. */
export const DocumentList = matterList<RowOf<ReportListQuery>, ReportFilter>({
  kind: 'Report',
  title: ['文书', 'Documents'],
  query: ReportListDocument,
  opens: false,
  choices: [{ field: 'kind', choice: 'ReportKind' }],
  columns: [
    { field: 'kind', choice: 'ReportKind', width: 90 },
    {
      field: 'title',
      width: 290,
      ellipsis: true,
      show: ({ title, matter }) => <RecordLink to={matter}>{title}</RecordLink>,
    },
    { field: 'region', width: 90 },
    { field: 'matterVersion', width: 80, align: 'right' },
    { field: 'epoch', width: 70, align: 'right' },
    {
      field: 'contentDigest',
      width: 130,
      show: ({ contentDigest }) => (
        <Tooltip title={contentDigest}>
          <code>{contentDigest.slice(0, DIGEST_SHOWN)}…</code>
        </Tooltip>
      ),
    },
    { field: 'madeBy', width: 90 },
    { field: 'madeAt', width: 140, show: ({ madeAt }) => <Instant at={madeAt} /> },
    {
      field: 'downloadUrl',
      title: ['下载', 'Download'],
      width: 110,
      show: ({ downloadUrl }) => downloadUrl && <DocumentButton url={downloadUrl} isSmall />,
    },
  ],
});
