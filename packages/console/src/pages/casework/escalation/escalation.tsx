import type { RowOf } from '../../../parts/query-table.js';
import { RecordLink } from '../../../parts/record-link.js';
import type { EscalationFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { DueActs } from './due-acts.js';
import { EscalationListDocument, type EscalationListQuery } from './operations.js';
import { WouldBeDue } from './would-be-due.js';

/** 预警升级: who would be due for an inspection or an interview, and where everybody stands on that way. */
export const EscalationList = matterList<RowOf<EscalationListQuery>, EscalationFilter>({
  kind: 'Escalation',
  title: ['预警升级', 'Escalation'],
  query: EscalationListDocument,
  opens: false,
  height: 420,
  Above: WouldBeDue,
  choices: [{ field: 'phase', choice: 'EscalationPhase' }],
  switches: [
    { name: 'moved', title: ['只看非正常', 'Not normal'], where: () => ({ phase: { ne: 'NORMAL' } }) },
    {
      name: 'due',
      title: ['应督查或约谈', 'Due now'],
      where: () => ({ phase: { in: ['INSPECTION_DUE', 'INTERVIEW_DUE'] } }),
    },
  ],
  columns: [
    { field: 'region', width: 140 },
    { field: 'phase', choice: 'EscalationPhase', width: 150 },
    { field: 'streak', width: 90, align: 'right' },
    { field: 'since', width: 110 },
    { field: 'month', width: 120 },
    {
      field: 'inspection',
      width: 100,
      show: ({ inspection }) =>
        inspection && (
          <RecordLink to={{ id: inspection.id, __typename: 'Inspection' }}>{inspection.inspectionNo}</RecordLink>
        ),
    },
    {
      field: 'interview',
      width: 90,
      show: ({ interview }) =>
        interview && (
          <RecordLink to={{ id: interview.id, __typename: 'Interview' }}>{interview.interviewNo}</RecordLink>
        ),
    },
    {
      field: 'acts',
      title: ['办理', 'To do'],
      width: 260,
      show: ({ regionCode, phase, month, streak, monthState }) => (
        <DueActs of={{ regionCode, phase, month, streak, openCases: monthState?.openCases ?? 0 }} />
      ),
    },
  ],
});
