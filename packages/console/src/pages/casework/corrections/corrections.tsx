import { byOn, leadsTo, written } from '../../../parts/facts.js';
import type { RowOf } from '../../../parts/query-table.js';
import { RecordLink } from '../../../parts/record-link.js';
import { Due } from '../../../parts/workdays/due.js';
import type { CorrectionFilter } from '../../../schema/filters.js';
import { correctionsFor } from '../../warnings/tasks/groups.js';
import { KindTold } from '../kind-told.js';
import { matterList } from '../matter-list.js';
import { type MatterOf, matterPage } from '../matter-page.js';
import {
  CorrectionListDocument,
  type CorrectionListQuery,
  OneCorrectionDocument,
  type OneCorrectionQuery,
} from './operations.js';
import { JudgedWarnings, RecordVersions } from './record-versions.js';

/** 疑问数据: doubts about records, whose matter they are, and what became of them. */
export const CorrectionList = matterList<RowOf<CorrectionListQuery>, CorrectionFilter>({
  kind: 'Correction',
  title: ['疑问数据', 'Doubtful data'],
  query: CorrectionListDocument,
  choices: [
    { field: 'state', choice: 'CorrectionState' },
    { field: 'class', choice: 'CorrectionClass' },
    { field: 'handlerDepartmentKind', choice: 'DepartmentKind' },
  ],
  switches: [
    { name: 'waiting', title: ['待办', 'To do'], where: correctionsFor },
    {
      name: 'overdue',
      title: ['逾期', 'Overdue'],
      where: (_, today) => ({ state: { eq: 'NOTIFIED' }, ...(today && { dueOn: { lt: today } }) }),
    },
  ],
  columns: [
    { field: 'correctionNo', title: ['编号', 'No.'], width: 70, align: 'right' },
    { field: 'state', choice: 'CorrectionState', width: 140 },
    { field: 'class', choice: 'CorrectionClass', width: 130 },
    { field: 'record', title: ['数据', 'Record'], width: 110, show: ({ record }) => <KindTold of={record} /> },
    { field: 'question', width: 260, ellipsis: true },
    { field: 'handlerRegion', width: 90 },
    { field: 'handlerDepartmentKind', choice: 'DepartmentKind', width: 120 },
    { field: 'raisedOn', width: 110 },
    { field: 'dueOn', width: 180, show: ({ dueOn, state }) => <Due on={dueOn} isOwed={state === 'NOTIFIED'} /> },
  ],
});

type Correction = MatterOf<OneCorrectionQuery>;

export const CorrectionPage = matterPage<OneCorrectionQuery>({
  kind: 'Correction',
  query: OneCorrectionDocument,
  states: 'CorrectionState',
  title: ({ correctionNo, region }) => [correctionNo, region?.name],
  due: { on: ({ dueOn }) => dueOn, while: ['NOTIFIED'] },
  attachments: 'correction',
  facts: [
    { field: 'correctionNo' },
    { field: 'class', choice: 'CorrectionClass' },
    { field: 'outcome', choice: 'CorrectionOutcome' },
    written('question'),
    {
      field: 'record',
      show: ({ record }) =>
        record && (
          <RecordLink to={record}>
            <KindTold of={record} />
          </RecordLink>
        ),
    },
    leadsTo<Correction, 'case'>('case', 'Case', ({ caseNo }) => caseNo),
    byOn('raisedBy', 'raisedOn'),
    { field: 'handlerRegion' },
    { field: 'handlerDepartmentKind', choice: 'DepartmentKind' },
    { field: 'ownerDepartmentKind', choice: 'DepartmentKind' },
    { field: 'noticeOn' },
    { field: 'dueOn' },
    byOn('answeredBy', 'answeredOn'),
    written('answer'),
    { field: 'documentNo' },
    byOn('correctedBy', 'correctedOn'),
    leadsTo<Correction, 'batch'>('batch', 'Batch', ({ name }) => name),
    { field: 'verifiedBy' },
    { field: 'heldOff', show: ({ heldOff }) => heldOff || null },
    { field: 'undone' },
    { field: 'closedOn' },
  ],
  Also: CorrectionData,
});

function CorrectionData({ matter }: { matter: Correction }) {
  return (
    <>
      {matter.record && (
        <RecordVersions record={matter.record} before={matter.versionBefore} after={matter.versionAfter} />
      )}
      <JudgedWarnings matter={matter} />
    </>
  );
}
