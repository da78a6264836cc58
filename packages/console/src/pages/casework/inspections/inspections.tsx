import { isOneOf } from '../../../app/posts.js';
import { Choice } from '../../../parts/choice.js';
import { byOn, leadsTo, written } from '../../../parts/facts.js';
import type { RowOf } from '../../../parts/query-table.js';
import type { InspectionFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { type MatterOf, matterPage } from '../matter-page.js';
import {
  InspectionListDocument,
  type InspectionListQuery,
  OneInspectionDocument,
  type OneInspectionQuery,
} from './operations.js';

/** 专项督查 of municipal and county finance, after three months of problems or for another reason. */
export const InspectionList = matterList<RowOf<InspectionListQuery>, InspectionFilter>({
  kind: 'Inspection',
  title: ['专项督查', 'Inspections'],
  query: InspectionListDocument,
  choices: [{ field: 'state', choice: 'InspectionState' }],
  switches: [
    {
      name: 'due',
      title: ['因连续三个月存在问题', 'After months of problems'],
      where: () => ({ dueSince: { isNull: false } }),
    },
  ],
  begin: { act: 'orderInspection', isFor: isOneOf('SUPERVISOR') },
  columns: [
    { field: 'inspectionNo', title: ['编号', 'No.'], width: 70, align: 'right' },
    { field: 'state', choice: 'InspectionState', width: 100 },
    { field: 'region', width: 130 },
    { field: 'scope', width: 330, ellipsis: true },
    { field: 'documentNo', width: 180, ellipsis: true },
    { field: 'dueSince', width: 120 },
    { field: 'orderedOn', width: 110 },
    { field: 'reportedOn', width: 110 },
  ],
});

type Inspection = MatterOf<OneInspectionQuery>;

export const InspectionPage = matterPage<OneInspectionQuery>({
  kind: 'Inspection',
  query: OneInspectionDocument,
  states: 'InspectionState',
  title: ({ region, inspectionNo }) => [region?.name, inspectionNo],
  prints: true,
  attachments: 'inspection',
  facts: [
    { field: 'inspectionNo' },
    { field: 'documentNo' },
    { field: 'region' },
    { field: 'dueSince' },
    {
      field: 'escalations',
      show: ({ escalations }) =>
        escalations.nodes[0] && <Choice name="EscalationPhase" value={escalations.nodes[0].phase} />,
    },
    byOn('orderedBy', 'orderedOn'),
    leadsTo<Inspection, 'case'>('case', 'Case', ({ caseNo }) => caseNo),
    written('scope'),
    written('reason'),
    { field: 'team' },
    { field: 'startedOn' },
    byOn('reportedBy', 'reportedOn'),
    written('findings'),
    written('requirements'),
  ],
});
