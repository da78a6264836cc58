import { Link } from 'react-router';
import type { RowOf } from '../../../parts/query-table.js';
import type { MonthStateFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { Closes } from './closes.js';
import { MonthStateListDocument, type MonthStateListQuery } from './operations.js';

/** 月结: closed months, what the next close would freeze, and how regions stood at their ends. */
export const Months = matterList<RowOf<MonthStateListQuery>, MonthStateFilter>({
  kind: 'MonthState',
  title: ['月结', 'Months'],
  query: MonthStateListDocument,
  hasMonth: true,
  opens: false,
  height: 420,
  Above: Closes,
  choices: [{ field: 'phase', choice: 'EscalationPhase' }],
  switches: [{ name: 'problem', title: ['只看有问题的', 'With problems'], where: () => ({ problem: { eq: true } }) }],
  columns: [
    { field: 'month', width: 90 },
    { field: 'region', width: 170 },
    { field: 'problem', width: 130 },
    { field: 'streak', width: 90, align: 'right' },
    {
      field: 'openCases',
      width: 130,
      align: 'right',
      show: ({ openCases, regionCode }) =>
        openCases > 0 ? <Link to={`/cases?${new URLSearchParams({ region: regionCode })}`}>{openCases}</Link> : 0,
    },
    { field: 'overdueCases', width: 110, align: 'right' },
    {
      field: 'newWarnings',
      width: 110,
      align: 'right',
      show: ({ newWarnings, regionCode, month }) =>
        newWarnings > 0 ? <Link to={`/warnings?${newIn(month, regionCode)}`}>{newWarnings}</Link> : 0,
    },
    { field: 'redWarnings', width: 110, align: 'right' },
    { field: 'phase', choice: 'EscalationPhase', width: 140 },
  ],
});

/** The warnings that were opened in a month, whatever has become of them. */
function newIn(month: string, region: string): URLSearchParams {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
  return new URLSearchParams({ region, state: '', from: `${month}-01`, to: last });
}
