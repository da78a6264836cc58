import { isOneOf } from '../../../app/posts.js';
import { Choice } from '../../../parts/choice.js';
import { leadsTo, written } from '../../../parts/facts.js';
import type { RowOf } from '../../../parts/query-table.js';
import type { InterviewFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { type MatterOf, matterPage } from '../matter-page.js';
import {
  InterviewListDocument,
  type InterviewListQuery,
  OneInterviewDocument,
  type OneInterviewQuery,
} from './operations.js';

/** 约谈 of the heads of municipal and county finance by leadership above. */
export const InterviewList = matterList<RowOf<InterviewListQuery>, InterviewFilter>({
  kind: 'Interview',
  title: ['约谈', 'Interviews'],
  query: InterviewListDocument,
  choices: [{ field: 'state', choice: 'InterviewState' }],
  begin: { act: 'conveneInterview', isFor: isOneOf('SUPERVISOR', 'LEADER') },
  columns: [
    { field: 'interviewNo', title: ['编号', 'No.'], width: 70, align: 'right' },
    { field: 'state', choice: 'InterviewState', width: 100 },
    { field: 'region', width: 130 },
    { field: 'interviewee', width: 220, ellipsis: true },
    { field: 'interviewer', width: 160, ellipsis: true },
    { field: 'documentNo', width: 180, ellipsis: true },
    { field: 'convenedFor', width: 110 },
    { field: 'heldOn', width: 110 },
  ],
});

type Interview = MatterOf<OneInterviewQuery>;

export const InterviewPage = matterPage<OneInterviewQuery>({
  kind: 'Interview',
  query: OneInterviewDocument,
  states: 'InterviewState',
  title: ({ region, interviewNo }) => [region?.name, interviewNo],
  prints: true,
  attachments: 'interview',
  facts: [
    { field: 'interviewNo' },
    { field: 'documentNo' },
    { field: 'region' },
    { field: 'dueSince' },
    {
      field: 'escalations',
      show: ({ escalations }) =>
        escalations.nodes[0] && <Choice name="EscalationPhase" value={escalations.nodes[0].phase} />,
    },
    { field: 'interviewee' },
    { field: 'interviewer' },
    { field: 'convenedBy' },
    { field: 'convenedFor' },
    { field: 'place' },
    leadsTo<Interview, 'case'>('case', 'Case', ({ caseNo }) => caseNo),
    written('reason'),
    { field: 'heldOn' },
    { field: 'recordedBy' },
    written('minutes'),
    written('requirements'),
  ],
});
