import type { Viewer } from '../../../app/session.js';
import type { CaseFilter, CorrectionFilter, WorkOrderFilter } from '../../../schema/filters.js';
import { owedWithin } from '../queue/clock.js';

/** Why a case waits for somebody. */
export type TaskGroup = 'mine' | 'department' | 'second' | 'supervision' | 'overdue' | 'soon' | 'waiting';

export type TaskFilters = Partial<Record<TaskGroup, CaseFilter>>;
type Posted = Pick<Viewer, 'username' | 'role' | 'regionCode' | 'departmentKinds'>;

/** From today to the last day that is soon. */
interface Days {
  today: string;
  soon: string;
}

/**
 * The cases that wait for a user, by why they do: for staff those of their own department, for supervision and audit those of all their regions.
 * What somebody did himself waits for another, so that it is not among his (Art. 10).
 */
export function taskFilters(viewer: Posted, { today, soon }: Days): TaskFilters {
  const { username, role, regionCode, departmentKinds } = viewer;
  const overdue = owedWithin({ lt: today });
  const dueSoon = owedWithin({ gte: today, lte: soon });
  if (role !== 'STAFF')
    return {
      ...(role === 'SUPERVISOR' && { supervision: { state: { eq: 'CHECKED' } } }),
      overdue,
      soon: dueSoon,
      waiting: waits,
    };
  const ours: CaseFilter = { regionCode: { eq: regionCode }, departmentKind: { in: departmentKinds } };
  return {
    mine: { assignee: { eq: username }, state: { ne: 'CLOSED' } },
    department: { ...ours, state: { eq: 'ASSIGNED' }, assignee: { isNull: true } },
    second: {
      ...ours,
      or: [
        { state: { eq: 'NORMAL' }, verdictBy: { ne: username } },
        { state: { eq: 'RECTIFIED' }, verdictBy: { ne: username }, rectifiedBy: { ne: username } },
      ],
    },
    overdue: { ...ours, ...overdue },
    soon: { ...ours, ...dueSoon },
    waiting: { ...ours, ...waits },
  };
}

/** Nothing can be done for now: their clock stands still, or their data are being corrected. */
const waits: CaseFilter = {
  state: { ne: 'CLOSED' },
  or: [{ pausedOn: { isNull: false } }, { state: { eq: 'DATA_ISSUE' } }],
};

/** Orders that wait for a user: for the reply of his department, or for him to judge the reply. */
export const ordersFor = ({ role, regionCode, departmentKinds }: Posted): WorkOrderFilter =>
  role === 'STAFF'
    ? {
        regionCode: { eq: regionCode },
        departmentKind: { in: departmentKinds },
        state: { in: ['ISSUED', 'ACKNOWLEDGED', 'RETURNED'] },
      }
    : { state: { eq: 'REPLIED' }, issuer: { code: { eq: regionCode } } };

/** Doubts about data that a user's department has in hand, or, of supervision, all that are not settled. */
export const correctionsFor = ({ role, regionCode, departmentKinds }: Posted): CorrectionFilter => ({
  state: { ne: 'CLOSED' },
  ...(role === 'STAFF' && {
    handlerRegionCode: { eq: regionCode },
    handlerDepartmentKind: { in: departmentKinds },
  }),
});
