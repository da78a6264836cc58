import { byOn } from '../../../parts/facts.js';
import type { RowOf } from '../../../parts/query-table.js';
import { Due } from '../../../parts/workdays/due.js';
import type { LedgerFilter } from '../../../schema/filters.js';
import { matterList } from '../matter-list.js';
import { matterPage } from '../matter-page.js';
import { LedgerLines } from './ledger-lines.js';
import { LedgerMatrix } from './ledger-matrix.js';
import { LedgerListDocument, type LedgerListQuery, OneLedgerDocument, type OneLedgerQuery } from './operations.js';

/** States in which somebody is still to act. */
const pending = ['DRAFT', 'CONFIRMED'] as const;
const isPending = (state: string) => pending.some((each) => each === state);

/** 分类台账 of closed months: one a region, confirmed, reported, compiled. */
export const LedgerList = matterList<RowOf<LedgerListQuery>, LedgerFilter>({
  kind: 'Ledger',
  title: ['分类台账', 'Ledgers'],
  query: LedgerListDocument,
  hasMonth: true,
  choices: [{ field: 'state', choice: 'LedgerState' }],
  switches: [
    {
      name: 'overdue',
      title: ['逾期未办', 'Overdue'],
      where: (_, today) => ({ state: { in: [...pending] }, ...(today && { dueOn: { lt: today } }) }),
    },
  ],
  Above: LedgerMatrix,
  height: 360,
  columns: [
    { field: 'month', width: 100 },
    { field: 'region', width: 180 },
    { field: 'state', choice: 'LedgerState', width: 110 },
    { field: 'dueOn', width: 200, show: ({ dueOn, state }) => <Due on={dueOn} isOwed={isPending(state)} /> },
    { field: 'confirmedOn', width: 130 },
    { field: 'reportedOn', width: 130 },
    { field: 'compiledOn', width: 130 },
  ],
});

export const LedgerPage = matterPage<OneLedgerQuery>({
  kind: 'Ledger',
  query: OneLedgerDocument,
  states: 'LedgerState',
  title: ({ region, month }) => [region?.name, month],
  due: { on: ({ dueOn }) => dueOn, while: pending },
  prints: true,
  facts: [
    { field: 'region' },
    { field: 'month' },
    { field: 'epoch' },
    { field: 'dueOn' },
    byOn('confirmedBy', 'confirmedOn'),
    byOn('reportedBy', 'reportedOn'),
    byOn('compiledBy', 'compiledOn'),
  ],
  Also: LedgerLines,
});
